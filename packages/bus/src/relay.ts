import { randomUUID } from 'node:crypto';
import type { EventLog, RecordedEvent } from '@tiaokuai/event-log';
import type { NatsConnection } from 'nats';
import type pg from 'pg';
import { waitBefore } from './backoff.ts';
import type { BusMessage } from './message.ts';
import { createPublisher, type Publication, type Publisher } from './publisher.ts';
import { createSignal } from './signal.ts';
import { ensureStream } from './stream.ts';
import { bellOf, encodeBody, encodeHeaders, header, streamNameOf, subjectOf } from './wire.ts';

/**
 * Carries one log onto the bus: in order, by one holder of its lease at a time, and again from where the bus has lost it.
 *
 *   waiting ─▶ leading ─▶ published up to the head ─▶ (bell | polling floor | reconnected) ─▶ leading …
 *      ▲          │ lease overtaken, or the bus cannot be reached
 *      └──────────┘
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
  published: bigint;
  streamCreated: string;
}

/** The lease was taken by another relay: whatever this one still wants to say is theirs to say. */
class Overtaken extends Error {}

export const startRelay = (options: RelayOptions): Relay => {
  const { log, eventLog, nc, pool, batch = 500, polling = 1_000, lease: leaseTime = 10_000 } = options;
  const report = options.report ?? (() => undefined);
  const holder = randomUUID();
  const district = log.slice(0, log.indexOf('.'));
  const signal = createSignal();
  const publisher = options.publisher ?? createPublisher(nc);
  const bell = nc.subscribe(bellOf(log), { callback: () => signal.ring() });
  let reconnected = false;
  let leading: Lease | undefined;
  let count = 0;
  let waiters: { position: bigint; resolve: () => void }[] = [];

  const watchConnection = async () => {
    for await (const status of nc.status())
      if (status.type === 'reconnect') {
        reconnected = true;
        signal.ring();
      }
  };
  void watchConnection().catch(() => undefined);

  const takeLease = async (): Promise<Lease | undefined> => {
    const { rows } = await pool.query<{ token: string; published: string; stream_created: string }>(
      'select * from tiaokuai_bus.take_lease($1, $2, $3)',
      [log, holder, leaseTime / 1000],
    );
    const [row] = rows;
    return row && { token: row.token, published: BigInt(row.published), streamCreated: row.stream_created };
  };

  const save = async (lease: Lease): Promise<void> => {
    const { rows } = await pool.query<{ saved: boolean }>(
      'select tiaokuai_bus.save_published($1, $2, $3, $4, $5) as saved',
      [log, lease.token, lease.published, lease.streamCreated, leaseTime / 1000],
    );
    if (!rows[0]?.saved) throw new Overtaken();
    waiters = waiters.filter(({ position, resolve }) => {
      if (position > lease.published) return true;
      resolve();
      return false;
    });
  };

  /** Sets `published` back to what the bus really holds: nothing in a stream made anew, less after a lost tail. */
  const compareWithBus = async (lease: Lease): Promise<void> => {
    const { created } = await ensureStream(nc, district);
    if (created !== lease.streamCreated) {
      lease.published = 0n;
      lease.streamCreated = created;
    } else {
      lease.published = await lastStanding(nc, eventLog, log, lease.published);
    }
    await save(lease);
  };

  const publishAll = async (lease: Lease): Promise<void> => {
    const inLane = new Map<string, bigint>();
    let checkedLanesAt = lease.published;
    for await (const page of eventLog.readLog(log, { after: lease.published, pageSize: batch })) {
      if (signal.closed) return;
      const messages: BusMessage[] = [];
      for (const event of page) {
        if (!inLane.has(event.lane)) inLane.set(event.lane, await eventLog.lastInLane(log, event.lane, event.position));
        messages.push({
          event,
          previousInLog: checkedLanesAt,
          previousInLane: inLane.get(event.lane) ?? 0n,
        });
        inLane.set(event.lane, event.position);
        checkedLanesAt = event.position;
      }
      await publishPage(messages);
      lease.published = checkedLanesAt;
      count += page.length;
      await save(lease);
    }
  };

  /** Until each is stored: refused ones again, and those that JetStream takes for known without having them, renamed. */
  const publishPage = async (messages: readonly BusMessage[]): Promise<void> => {
    let left: readonly BusMessage[] = messages;
    for (let tries = 0; ; tries += 1) {
      const answers = await publisher.publish(
        left.map((message) => publicationOf(message, tries < 2 ? message.event.id : `${message.event.id}#${tries}`)),
      );
      const refused = left.filter((_, index) => !answers[index]!.stored);
      if (refused.length === 0) return;
      const reason = answers.find((answer) => !answer.stored);
      if (tries === 4) throw new Error(`${refused.length} events not stored: ${reason?.stored ? '' : reason?.reason}`);
      report({ what: `relay ${log}: ${refused.length} events not stored, trying again`, error: reason });
      left = refused;
      await signal.wait(waitBefore(tries, { first: 20, most: 500 }));
    }
  };

  const run = async () => {
    let compare = true;
    let nextComparison = 0;
    for (let failures = 0; !signal.closed; ) {
      try {
        leading ??= await takeLease();
        if (!leading) {
          await signal.wait(leaseTime / 3);
          compare = true;
          continue;
        }
        if (compare || reconnected || performance.now() > nextComparison) {
          reconnected = false;
          await compareWithBus(leading);
          nextComparison = performance.now() + 5 * polling;
          compare = false;
        }
        await publishAll(leading);
        failures = 0;
        if (!(await signal.wait(polling)) && !signal.closed) await save(leading);
      } catch (error) {
        if (!(error instanceof Overtaken)) {
          report({ what: `relay ${log}`, error });
          failures += 1;
        }
        leading = undefined;
        compare = true;
        await signal.wait(waitBefore(failures, { first: 50, most: 2_000 }));
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
      (leading?.published ?? -1n) >= position
        ? Promise.resolve()
        : new Promise((resolve) => waiters.push({ position, resolve })),
    async stop() {
      signal.close();
      await running;
      bell.unsubscribe();
      if (!options.publisher) publisher.close();
      if (leading)
        await pool.query('select tiaokuai_bus.release_lease($1, $2)', [log, leading.token]).catch(() => undefined);
    },
  };
};

const publicationOf = (message: BusMessage, id: string): Publication => ({
  subject: subjectOf(message.event),
  body: encodeBody(message.event),
  headers: encodeHeaders(message, id),
});

/**
 * The last position up to `published` that the stream still holds. JetStream loses from its end (it acknowledges before
 * it is on disk), so the last events of the log are asked for, one after the other, until one is found.
 */
const lastStanding = async (
  nc: NatsConnection,
  eventLog: EventLog,
  log: string,
  published: bigint,
): Promise<bigint> => {
  const district = log.slice(0, log.indexOf('.'));
  const manager = await nc.jetstreamManager({ checkAPI: false });
  let upTo = published;
  for (let step = 64n; upTo > 0n; step *= 2n) {
    const after = upTo > step ? upTo - step : 0n;
    const events: RecordedEvent[] = [];
    for await (const page of eventLog.readLog(log, { after, until: upTo })) events.push(...page);
    for (const event of events.reverse()) {
      const held = await manager.streams
        .getMessage(streamNameOf(district), { last_by_subj: subjectOf(event) })
        .catch((error: unknown) => {
          if (/no message found/i.test(String(error))) return undefined;
          throw error;
        });
      if (held && BigInt(held.header.get(header.position) || 0) >= event.position) return event.position;
    }
    upTo = after;
  }
  return 0n;
};
