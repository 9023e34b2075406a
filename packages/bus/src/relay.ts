import { randomUUID } from 'node:crypto';
import type { EventLog } from '@tiaokuai/event-log';
import type { NatsConnection } from 'nats';
import type pg from 'pg';
import { waitBefore } from './backoff.ts';
import { lastStanding } from './last-standing.ts';
import type { BusMessage } from './message.ts';
import { createPublisher, type Publication, type Publisher } from './publisher.ts';
import { createSignal } from './signal.ts';
import { ensureStream } from './stream.ts';
import { bellOf, encodeBody, encodeHeaders, encodeReference, subjectOf } from './wire.ts';

/**
 * Carries one log onto the bus: in order, by one holder of its lease at a time, and again from where the bus has lost it.
 *
 *   waiting ─▶ leading ─▶ compared with the bus ─▶ published up to the head ─▶ (bell | polling floor) ─▶ published …
 *      ▲          │                ▲                     │
 *      └──────────┘                └─────────────────────┘ connection lost and found, now and then
 *   lease overtaken, or Postgres or the bus cannot be reached
 *
 * In order means in the stream too: each event is stored under a higher sequence than the one before it in its log. One
 * that is not, because something before it had been refused, is published once more behind that, under another id.
 *
 * An event that the server takes no message of its size for is published as a reference to the log, and reported.
 */
export interface RelayOptions {
  readonly log: string;
  readonly eventLog: EventLog;
  readonly nc: NatsConnection;
  /** Connected as the log's writer. */
  readonly pool: pg.Pool;
  /** Events per publication; 500 by default. */
  readonly batch?: number;
  /** How often to look without having been rung, in milliseconds; 1,000 by default. */
  readonly polling?: number;
  /** How often to note how far it is, in milliseconds; 200 by default. What was not noted is offered again after a crash. */
  readonly saving?: number;
  /** How long the lease is held without renewal, in milliseconds; 10,000 by default. */
  readonly lease?: number;
  readonly report?: (trouble: { readonly what: string; readonly error: unknown }) => void;
  /** The seam for tests of JetStream's answers. */
  readonly publisher?: Publisher;
}

export interface Relay {
  readonly log: string;
  /** Position up to which JetStream has acknowledged. */
  readonly published: () => bigint;
  /** Messages published since start. */
  readonly count: () => number;
  readonly leads: () => boolean;
  /** Resolves when everything up to `position` is acknowledged. */
  waitFor(position: bigint): Promise<void>;
  stop(): Promise<void>;
}

interface Lease {
  readonly token: string;
  /** By this process's clock; before it, nobody else can have taken the lease. */
  heldUntil: number;
  published: bigint;
  /** Under which sequence the event at `published` is stored; 0 when that is not known. */
  sequence: number;
  streamCreated: string;
  /** By this process's clock: when `published` was last noted in Postgres. */
  savedAt: number;
  saved: bigint;
  /** The last position of each lane, as far as it is known. */
  readonly lanes: Map<string, bigint>;
}

/** The lease was taken by another relay: whatever this one still wants to say is theirs to say. */
class Overtaken extends Error {}

/** The connection was lost: what the bus still holds must be seen before anything more is said. */
class Interrupted extends Error {}

export const startRelay = (options: RelayOptions): Relay => {
  const { log, eventLog, nc, pool, batch = 500, polling = 1_000, saving = 200, lease: leaseTime = 10_000 } = options;
  const report = options.report ?? (() => undefined);
  const holder = randomUUID();
  const district = log.slice(0, log.indexOf('.'));
  const signal = createSignal();
  // Pauses are not cut short by the bell, and do not use it up.
  const pause = createSignal();
  const publisher = options.publisher ?? createPublisher(nc);
  const bell = nc.subscribe(bellOf(log), { callback: () => signal.ring() });
  const interrupts = new Set<() => void>();
  let connected = true;
  let compared = false;
  let leading: Lease | undefined;
  let token: string | undefined;
  let count = 0;
  let waiters: { position: bigint; resolve: () => void }[] = [];

  const watchConnection = async () => {
    for await (const { type } of nc.status())
      if (type === 'disconnect' || type === 'reconnect') {
        connected = type === 'reconnect';
        compared = false;
        for (const interrupt of interrupts) interrupt();
        signal.ring();
      }
  };
  void watchConnection().catch(() => undefined);
  /** What a lost connection had asked is never answered on the next. */
  const unlessInterrupted = <T>(asking: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const interrupt = () => reject(new Interrupted());
      interrupts.add(interrupt);
      void asking.then(resolve, reject).finally(() => interrupts.delete(interrupt));
    });

  const takeLease = async (): Promise<Lease | undefined> => {
    const heldUntil = performance.now() + leaseTime;
    const { rows } = await pool.query<{ token: string; published: string; sequence: string; stream_created: string }>(
      'select * from tiaokuai_bus.take_lease($1, $2, $3)',
      [log, holder, leaseTime / 1000],
    );
    const [row] = rows;
    token = row?.token;
    return (
      row && {
        token: row.token,
        heldUntil,
        published: BigInt(row.published),
        sequence: Number(row.sequence),
        streamCreated: row.stream_created,
        savedAt: heldUntil - leaseTime,
        saved: BigInt(row.published),
        lanes: new Map(),
      }
    );
  };

  const save = async (lease: Lease): Promise<void> => {
    const savedAt = performance.now();
    const { published } = lease;
    const { rows } = await pool.query<{ saved: boolean }>(
      'select tiaokuai_bus.save_published($1, $2, $3, $4, $5, $6) as saved',
      [log, lease.token, published, lease.sequence, lease.streamCreated, leaseTime / 1000],
    );
    if (!rows[0]?.saved) throw new Overtaken();
    Object.assign(lease, { heldUntil: savedAt + leaseTime, savedAt, saved: published });
  };

  const wake = (lease: Lease): void => {
    waiters = waiters.filter(({ position, resolve }) => {
      if (position > lease.published) return true;
      resolve();
      return false;
    });
  };

  /** Sets `published` back to what the bus really holds: nothing in a stream made anew, less after a lost tail. */
  const compareWithBus = async (lease: Lease): Promise<void> => {
    // First: a connection lost meanwhile takes it back.
    compared = true;
    const { created } = await unlessInterrupted(ensureStream(nc, district));
    const { published, sequence } = lease;
    const standing =
      created === lease.streamCreated
        ? await unlessInterrupted(lastStanding({ nc, eventLog, log, published, sequence }))
        : { published: 0n, sequence: 0 };
    Object.assign(lease, standing, { streamCreated: created });
    lease.lanes.clear();
    await save(lease);
    wake(lease);
  };

  const publishAll = async (lease: Lease): Promise<void> => {
    // Nobody else publishes while the lease is held, so what was published last in a lane need be asked once.
    const { lanes } = lease;
    let previousInLog = lease.published;
    for await (const page of eventLog.readLog(log, { after: lease.published, pageSize: batch })) {
      if (signal.closed) return;
      const messages: BusMessage[] = [];
      for (const event of page) {
        const { lane, position } = event;
        const previousInLane = lanes.get(lane) ?? (await eventLog.lastInLane(log, lane, position));
        messages.push({ event, previousInLog, previousInLane });
        lanes.set(lane, position);
        previousInLog = position;
      }
      const sequence = await publishPage(messages, lease);
      // Stored, it may be, where what came before it is lost: it counts for nothing until that has been seen.
      if (!compared) throw new Interrupted();
      Object.assign(lease, { published: previousInLog, sequence });
      count += page.length;
      wake(lease);
      if (performance.now() - lease.savedAt > saving) await save(lease);
    }
  };

  /** Until each is stored behind the one before it. Answers the last one's sequence. */
  const publishPage = async (messages: readonly BusMessage[], lease: Lease): Promise<number> => {
    let left: readonly Outgoing[] = messages.map((message) => ({ message, id: message.event.id }));
    let last = lease.sequence;
    for (let tries = 0; ; tries += 1) {
      if (performance.now() >= lease.heldUntil) await save(lease);
      if (!compared) throw new Interrupted();
      const answers = await publisher.publish(left.map((each) => publicationOf(each, mostBytes())));
      let inPlace = 0;
      for (const answer of answers) {
        if (!answer.stored || answer.sequence <= last) break;
        last = answer.sequence;
        inPlace += 1;
      }
      if (inPlace === left.length) return last;
      const [trouble] = answers.slice(inPlace);
      const reason = trouble?.stored ? `stored at ${trouble.sequence}, before what it follows` : trouble?.reason;
      if (tries === 4) throw new Error(`${left.length - inPlace} events not stored in order: ${reason}`);
      report({
        what: `relay ${log}: ${left.length - inPlace} events not stored in order, trying again`,
        error: reason,
      });
      // A message that is stored out of its place, or taken for known, gets in under another id only.
      left = left.slice(inPlace).map(({ message, id }, index) => {
        const answer = answers[inPlace + index]!;
        const renamed = answer.stored || answer.falselyKnown;
        return { message, id: renamed ? `${message.event.id}#${randomUUID().slice(0, 8)}` : id };
      });
      await pause.wait(waitBefore(tries, { first: 20, most: 500 }));
    }
  };

  const headersTake = 1_024;
  const mostBytes = (): number => (nc.info?.max_payload ?? Number.POSITIVE_INFINITY) - headersTake;

  const publicationOf = ({ message, id }: Outgoing, most: number): Publication => {
    const { event } = message;
    const whole = encodeBody(event);
    const fits = whole.length <= most;
    if (!fits)
      report({
        what: `relay ${log}: event ${event.id} at ${event.position} is published as a reference`,
        error: `it takes ${whole.length} bytes, the server's messages ${most}: raise max_payload`,
      });
    return {
      subject: subjectOf(event),
      body: fits ? whole : encodeReference(event),
      headers: encodeHeaders(message, id),
    };
  };

  const run = async () => {
    let nextComparison = 0;
    for (let failures = 0; !signal.closed; ) {
      try {
        if (!connected) {
          await signal.wait(polling);
          continue;
        }
        leading ??= await takeLease();
        if (!leading) {
          await pause.wait(leaseTime / 3);
          continue;
        }
        if (!compared || performance.now() > nextComparison) {
          await compareWithBus(leading);
          nextComparison = performance.now() + 5 * polling;
        }
        await publishAll(leading);
        failures = 0;
        const wait = leading.saved === leading.published ? polling : saving;
        if (!(await signal.wait(wait)) || signal.closed) await save(leading);
      } catch (error) {
        compared = false;
        if (error instanceof Interrupted) continue;
        leading = undefined;
        if (!(error instanceof Overtaken)) {
          report({ what: `relay ${log}`, error });
          failures += 1;
        }
        await pause.wait(waitBefore(failures, { first: 50, most: 2_000 }));
      }
    }
  };
  const running = run();

  return {
    log,
    published: () => leading?.published ?? 0n,
    count: () => count,
    leads: () => leading !== undefined,
    waitFor: (position) =>
      compared && leading && leading.published >= position
        ? Promise.resolve()
        : new Promise((resolve) => waiters.push({ position, resolve })),
    async stop() {
      signal.close();
      pause.close();
      await running;
      bell.unsubscribe();
      if (!options.publisher) publisher.close();
      if (token) await pool.query('select tiaokuai_bus.release_lease($1, $2)', [log, token]).catch(() => undefined);
    },
  };
};

interface Outgoing {
  readonly message: BusMessage;
  readonly id: string;
}
