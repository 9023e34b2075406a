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
  /** Sets an event aside for what it is itself; its stream is blocked from now on. */
  park(event: RecordedEvent, error: unknown, tries: number): Promise<void>;
  /** Sets an event aside because its stream is blocked; false when the stream has been freed in the meantime. */
  parkBehind(event: RecordedEvent): Promise<boolean>;
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

  const insert = (event: RecordedEvent, state: ParkedEvent['state'], reason: string, tries: number, again: string) =>
    pool.query(
      `insert into tiaokuai_bus.parked (consumer, log, position, stream, event_id, state, reason, tries)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (owner, consumer, log, position) do ${again}`,
      [consumer, event.log, event.position, event.subject, event.id, state, reason, tries],
    );

  const park: ParkingLot['park'] = (event, error, tries) =>
    inTurn(async () => {
      const reason = String((error as Error | undefined)?.message ?? error).slice(0, 2_000);
      const again =
        'update set state = excluded.state, reason = excluded.reason, tries = parked.tries + excluded.tries';
      await insert(event, 'poison', reason, tries, again);
      blocked.add(keyOf(event));
    });

  const parkBehind: ParkingLot['parkBehind'] = (event) =>
    inTurn(async () => {
      if (!blocked.has(keyOf(event))) return false;
      // It may be the poison itself that has come again after a crash: its reason stays.
      await insert(event, 'waiting', 'waits behind a parked event of its stream', 0, 'nothing');
      return true;
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

  /** Gives a stream's events to `handle` until it is free, or one fails. Answers how many succeeded. */
  const redriveStream = async (log: string, stream: string, handle: (event: RecordedEvent) => Promise<void>) => {
    for (let succeeded = 0; ; succeeded += 1) {
      const parked = await inTurn(async () => {
        const first = await next(log, stream);
        if (!first) blocked.delete(`${log} ${stream}`);
        return first;
      });
      if (!parked) return succeeded;
      const event = await eventAt(parked.log, parked.position);
      try {
        await handle(event);
      } catch (error) {
        await park(event, error, 1);
        return succeeded;
      }
      await remove(parked);
    }
  };

  const redrive: ParkingLot['redrive'] = async (handle, only) => {
    const places = new Map<string, ParkedEvent>();
    for (const each of await list())
      if (only === undefined || each.stream === only) places.set(`${each.log} ${each.stream}`, each);
    let succeeded = 0;
    for (const { log, stream } of places.values()) succeeded += await redriveStream(log, stream, handle);
    return { succeeded, remaining: (await list()).length };
  };
  // One at a time: two at once would hand out the same events.
  let driving: Promise<unknown> = Promise.resolve();

  return {
    isBlocked: (event) => blocked.has(keyOf(event)),
    park,
    parkBehind,
    list,
    redrive(handle, only) {
      const driven = driving.then(() => redrive(handle, only));
      driving = driven.catch(() => undefined);
      return driven;
    },
  };
};
