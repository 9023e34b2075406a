import type { EventLog, RecordedEvent } from '@tiaokuai/event-log';
import type { NatsConnection } from 'nats';
import type pg from 'pg';
import { type Backoff, waitBefore } from './backoff.ts';
import { loadCursors, type Place, placeKey, saveCursors } from './cursors.ts';
import { openParkingLot, type ParkedEvent, ParkNow, type Redriven } from './parking.ts';
import { createSignal } from './signal.ts';
import { followLog, type Tail } from './tail.ts';

/** What a consumer follows, and on which subjects it travels where they are not its lane's. */
export interface Source extends Place {
  readonly subjects?: readonly string[] | undefined;
}

/**
 * A durable consumer that reacts: events of different keys at the same time, of one key in order, each at least once.
 * The cursor of a source is the position up to which everything is done; what lies above it is seen again after a crash,
 * so what a reaction writes carries ids that derive from the event's.
 */
export interface ReactorOptions {
  /** The consumer's name within the role that `pool` logs in as. */
  readonly name: string;
  readonly sources: readonly Source[];
  readonly nc: NatsConnection;
  readonly eventLog: EventLog;
  readonly pool: pg.Pool;
  readonly handle: (event: RecordedEvent) => Promise<void>;
  /** What must stay in order; the correlation id by default. */
  readonly keyOf?: (event: RecordedEvent) => string;
  /** Events under way at a time; 64 by default. */
  readonly concurrency?: number;
  /** Tries before an event is parked; 6 by default. */
  readonly tries?: number;
  readonly backoff?: Backoff;
  readonly polling?: number;
  readonly buffer?: number;
  /** How often cursors are saved, in milliseconds; 1,000 by default. */
  readonly saving?: number;
  /** Errors that say nothing about the event (a store out of reach): tried again without end, never parked. */
  readonly isPassing?: (error: unknown) => boolean;
  readonly report?: (trouble: { readonly what: string; readonly error: unknown }) => void;
}

export interface Reactor {
  readonly name: string;
  /** Position per source (`<log>` or `<log>/<lane>`) up to which everything is done or parked. */
  readonly positions: () => ReadonlyMap<string, bigint>;
  readonly handled: () => number;
  parked(): Promise<readonly ParkedEvent[]>;
  redrive(stream?: string): Promise<Redriven>;
  /** Lets what is under way end, and saves the cursors. */
  stop(): Promise<void>;
}

export const sourceKey: (source: Place) => string = placeKey;

export const startReactor = async (options: ReactorOptions): Promise<Reactor> => {
  const { name, sources, nc, eventLog, pool, handle, concurrency = 64, tries: most = 6, saving = 1_000 } = options;
  const { keyOf = (event) => event.correlationid, backoff = { first: 50, most: 5_000 } } = options;
  const isPassing = options.isPassing ?? (() => false);
  const report = options.report ?? (() => undefined);
  const lot = await openParkingLot(pool, name, eventLog);
  const stopping = createSignal();
  const chains = new Map<string, Promise<void>>();
  let underWay = 0;
  let handled = 0;
  let roomWaiters: (() => void)[] = [];

  const attempt = async (event: RecordedEvent): Promise<void> => {
    if (lot.isBlocked(event) && (await lot.parkBehind(event))) return;
    // Failures of its own count; those that pass only make the waits longer.
    for (let tries = 1, own = 0; ; tries += 1) {
      try {
        await handle(event);
        handled += 1;
        return;
      } catch (error) {
        if (stopping.closed) throw error;
        if (error instanceof ParkNow) return lot.park(event, error, own + 1);
        report({ what: `${name}: ${event.type} at ${event.log} ${event.position}, try ${tries}`, error });
        if (!isPassing(error)) own += 1;
        if (own === most) return lot.park(event, error, own);
        if (await stopping.wait(waitBefore(tries - 1, backoff))) throw error;
      }
    }
  };

  /** Parking itself may fail while Postgres is away; the event must not be taken for done. */
  const settle = async (event: RecordedEvent): Promise<boolean> => {
    for (let tries = 0; !stopping.closed; tries += 1) {
      try {
        await attempt(event);
        return true;
      } catch (error) {
        report({ what: `${name}: ${event.log} ${event.position} could not be settled`, error });
        await stopping.wait(waitBefore(tries, backoff));
      }
    }
    return false;
  };

  const cursors = await loadCursors(pool, name);
  const watermarks = sources.map((source) => createWatermark(cursors.get(sourceKey(source)) ?? 0n));

  const dispatch = async (event: RecordedEvent, watermark: Watermark): Promise<void> => {
    while (underWay >= concurrency && !stopping.closed) await new Promise<void>((wake) => roomWaiters.push(wake));
    if (stopping.closed) return;
    underWay += 1;
    watermark.begin(event.position);
    const key = keyOf(event);
    const done = (chains.get(key) ?? Promise.resolve()).then(async () => {
      if (await settle(event)) watermark.end(event.position);
      underWay -= 1;
      const wake = roomWaiters;
      roomWaiters = [];
      for (const each of wake) each();
      if (chains.get(key) === done) chains.delete(key);
    });
    chains.set(key, done);
  };

  const tails: readonly Tail[] = sources.map((source, index) =>
    followLog({
      nc,
      eventLog,
      log: source.log,
      lane: source.lane,
      subjects: source.subjects,
      after: watermarks[index]!.position(),
      report,
      ...(options.polling === undefined ? {} : { polling: options.polling }),
      ...(options.buffer === undefined ? {} : { buffer: options.buffer }),
      deliver: async (events) => {
        for (const event of events) await dispatch(event, watermarks[index]!);
      },
    }),
  );

  const saved = new Map(cursors);
  const save = async () => {
    const moved = sources.flatMap((source, index) => {
      const position = watermarks[index]!.position();
      return saved.get(sourceKey(source)) === position ? [] : [{ source, position }];
    });
    await saveCursors(
      pool,
      name,
      moved.map(({ source, position }) => ({ place: source, position })),
    );
    for (const { source, position } of moved) saved.set(sourceKey(source), position);
  };
  const keepSaving = async () => {
    const tick = createSignal();
    stopTicking = () => tick.close();
    while (!tick.closed) {
      await tick.wait(saving);
      await save().catch((error) => report({ what: `${name}: saving cursors`, error }));
    }
  };
  let stopTicking = () => {};
  const savingLoop = keepSaving();

  return {
    name,
    positions: () => new Map(sources.map((source, index) => [sourceKey(source), watermarks[index]!.position()])),
    handled: () => handled,
    parked: lot.list,
    redrive: (stream) => lot.redrive(handle, stream),
    async stop() {
      stopping.close();
      for (const wake of roomWaiters) wake();
      await Promise.all(tails.map((tail) => tail.stop()));
      await Promise.all(chains.values());
      stopTicking();
      await savingLoop;
      await save().catch((error) => report({ what: `${name}: saving cursors`, error }));
    },
  };
};

interface Watermark {
  readonly position: () => bigint;
  begin(position: bigint): void;
  end(position: bigint): void;
}

/** The position up to which everything that was begun has ended. */
const createWatermark = (start: bigint): Watermark => {
  let low = start;
  const open: bigint[] = [];
  const ended = new Set<bigint>();
  return {
    position: () => low,
    begin: (position) => void open.push(position),
    end(position) {
      ended.add(position);
      let done = 0;
      while (done < open.length && ended.delete(open[done]!)) {
        low = open[done]!;
        done += 1;
      }
      open.splice(0, done);
    },
  };
};
