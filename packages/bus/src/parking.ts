import type { EventLog, RecordedEvent } from '@tiaokuai/event-log';
import type pg from 'pg';

/** An event that was set aside, or that waits behind one of its stream. */
export interface ParkedEvent {
  readonly consumer: string;
  readonly log: string;
  readonly position: bigint;
  readonly stream: string;
  readonly eventId: string;
  readonly state: 'poison' | 'waiting';
  readonly reason: string;
  readonly tries: number;
  readonly parkedAt: Date;
}

/** Thrown by a handler for an event that no repetition will help: it is parked at once. `message` holds no personal data. */
export class ParkNow extends Error {
  override readonly name = 'ParkNow';
}

/** One consumer's parked events, kept in Postgres, with its blocked streams in memory. */
export interface ParkingLot {
  isBlocked(event: RecordedEvent): boolean;
  park(event: RecordedEvent, state: ParkedEvent['state'], reason: string, tries: number): Promise<void>;
  list(): Promise<readonly ParkedEvent[]>;
  /**
   * Gives parked events to `handle` again, in the order of their log, and frees each stream whose events all succeed.
   *
   * @returns How many succeeded, and how many still stand.
   */
  redrive(handle: (event: RecordedEvent) => Promise<void>, stream?: string): Promise<Redriven>;
}

export interface Redriven {
  readonly succeeded: number;
  readonly remaining: number;
}

const columns = 'consumer, log, position, stream, event_id, state, reason, tries, parked_at';

interface Row {
  consumer: string;
  log: string;
  position: string;
  stream: string;
  event_id: string;
  state: ParkedEvent['state'];
  reason: string;
  tries: number;
  parked_at: Date;
}

const parkedOf = ({ event_id, parked_at, position, ...row }: Row): ParkedEvent => ({
  ...row,
  position: BigInt(position),
  eventId: event_id,
  parkedAt: parked_at,
});

/** All parked events that the pool's role may see: its own. */
export const listParked = async (pool: pg.Pool): Promise<readonly ParkedEvent[]> => {
  const { rows } = await pool.query<Row>(
    `select ${columns} from tiaokuai_bus.parked order by consumer, log, parked.position`,
  );
  return rows.map(parkedOf);
};

const keyOf = (event: Pick<RecordedEvent, 'log' | 'subject'>): string => `${event.log} ${event.subject}`;

export const openParkingLot = async (
  pool: pg.Pool,
  consumer: string,
  eventLog: Pick<EventLog, 'readLog'>,
): Promise<ParkingLot> => {
  const list = async () => (await listParked(pool)).filter((each) => each.consumer === consumer);
  const blocked = new Set((await list()).map(({ log, stream }) => `${log} ${stream}`));
  // Freeing a stream and parking behind it must not pass each other.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };

  const park: ParkingLot['park'] = (event, state, reason, tries) =>
    inTurn(async () => {
      await pool.query(
        `insert into tiaokuai_bus.parked (consumer, log, position, stream, event_id, state, reason, tries)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (owner, consumer, log, position) do update
            set state = excluded.state, reason = excluded.reason, tries = parked.tries + excluded.tries`,
        [consumer, event.log, event.position, event.subject, event.id, state, reason.slice(0, 2_000), tries],
      );
      blocked.add(keyOf(event));
    });

  const eventAt = async (log: string, position: bigint): Promise<RecordedEvent> => {
    for await (const [event] of eventLog.readLog(log, { after: position - 1n, until: position }))
      if (event) return event;
    throw new Error(`log ${log} has no event at ${position}`);
  };

  const next = async (log: string, stream: string): Promise<ParkedEvent | undefined> => {
    const { rows } = await pool.query<Row>(
      `select ${columns} from tiaokuai_bus.parked where consumer = $1 and log = $2 and stream = $3
        order by parked.position limit 1`,
      [consumer, log, stream],
    );
    return rows[0] && parkedOf(rows[0]);
  };

  const remove = async ({ log, position }: ParkedEvent): Promise<void> => {
    await pool.query('delete from tiaokuai_bus.parked where consumer = $1 and log = $2 and position = $3', [
      consumer,
      log,
      position,
    ]);
  };

  return {
    isBlocked: (event) => blocked.has(keyOf(event)),
    park,
    list,
    async redrive(handle, stream) {
      let succeeded = 0;
      const streams = new Map<string, { log: string; stream: string }>();
      for (const each of await list())
        if (stream === undefined || each.stream === stream) streams.set(`${each.log} ${each.stream}`, each);
      for (const [key, place] of streams) {
        for (;;) {
          const parked = await next(place.log, place.stream);
          if (!parked) {
            const free = await inTurn(async () => {
              if (await next(place.log, place.stream)) return false;
              return blocked.delete(key);
            });
            if (free) break;
            continue;
          }
          const event = await eventAt(parked.log, parked.position);
          try {
            await handle(event);
          } catch (error) {
            await park(event, 'poison', (error as Error).message, 1);
            break;
          }
          await remove(parked);
          succeeded += 1;
        }
      }
      return { succeeded, remaining: (await list()).length };
    },
  };
};
