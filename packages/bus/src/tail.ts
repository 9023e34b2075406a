import type { EventLog, RecordedEvent } from '@tiaokuai/event-log';
import type { Msg, NatsConnection, Subscription } from 'nats';
import { waitBefore } from './backoff.ts';
import { createSignal } from './signal.ts';
import { decodeBody, placeOf } from './wire.ts';

/**
 * Follows a log, whole or one lane of it, from a position on and without end: each event once and in order.
 *
 *   behind ──read the log up to its head──▶ live ──a hole, an overflow, silence with a moved head──▶ behind
 *
 * Live events are what the relay publishes, seen as they pass (a core subscription): JetStream may lose all it has and
 * nothing is lost here. The subscription stands before the log is read, so nothing falls between the two.
 */
export interface TailOptions {
  readonly nc: NatsConnection;
  readonly eventLog: Pick<EventLog, 'readLog' | 'recent'>;
  readonly log: string;
  /** One lane; the whole log by default. */
  readonly lane?: string | undefined;
  /** What the whole log is published under; `evt.<district>.<service>.>` by default. */
  readonly subjects?: readonly string[] | undefined;
  /** Exclusive. */
  readonly after: bigint;
  /** Events per delivery at most; 500 by default. */
  readonly batch?: number;
  /** Messages held while a delivery is under way; more are left to the log. 5,000 by default. */
  readonly buffer?: number;
  /** After how long a silence the log is asked, in milliseconds; 1,000 by default. */
  readonly polling?: number;
  /** The next delivery comes when this one has resolved; one that rejects is repeated, later and later. */
  readonly deliver: (events: readonly RecordedEvent[]) => Promise<void>;
  readonly report?: (trouble: { readonly what: string; readonly error: unknown }) => void;
}

export interface Tail {
  /** The last position delivered. */
  readonly position: () => bigint;
  /** How often the log had to be read, since start. */
  readonly catchUps: () => number;
  stop(): Promise<void>;
}

export const followLog = (options: TailOptions): Tail => {
  const { nc, eventLog, log, lane, batch = 500, buffer: room = 5_000, polling = 1_000, deliver } = options;
  const report = options.report ?? (() => undefined);
  const district = log.slice(0, log.indexOf('.'));
  const subjects = lane ? [`evt.${district}.${lane}.*`] : (options.subjects ?? [`evt.${log}.>`]);
  const signal = createSignal();
  // A pause after a failure is not cut short by arriving messages.
  const pause = createSignal();
  let position = options.after;
  let behind = true;
  let catchUps = 0;
  let buffer: Msg[] = [];

  const take = (error: Error | null, message: Msg) => {
    if (error) report({ what: `hearing ${log}`, error });
    else if (buffer.length >= room) {
      buffer = [];
      behind = true;
    } else {
      buffer.push(message);
    }
    signal.ring();
  };
  const subscriptions: Subscription[] = subjects.map((subject) => nc.subscribe(subject, { callback: take }));

  const handOver = async (events: readonly RecordedEvent[]): Promise<void> => {
    for (let tries = 0; !signal.closed; tries += 1) {
      try {
        await deliver(events);
        position = events.at(-1)!.position;
        return;
      } catch (error) {
        report({ what: `delivery of ${log} from ${events[0]!.position}`, error });
        await pause.wait(waitBefore(tries, { first: 50, most: 5_000 }));
      }
    }
  };

  const catchUp = async (): Promise<void> => {
    catchUps += 1;
    behind = false;
    const lanes = lane ? { lanes: [lane] } : {};
    try {
      for await (const page of eventLog.readLog(log, { after: position, pageSize: batch, ...lanes })) {
        await handOver(page);
        if (signal.closed) return;
      }
    } catch (error) {
      behind = true;
      throw error;
    }
  };

  /** The next events that follow without a hole; sets `behind` at a hole, or at what cannot be read. */
  const takeContiguous = (): RecordedEvent[] => {
    const events: RecordedEvent[] = [];
    let last = position;
    let used = 0;
    for (const message of buffer) {
      if (events.length === batch) break;
      used += 1;
      const place = placeOf(message);
      if (place?.log !== log || place.position <= last) continue;
      const follows = (lane ? place.previousInLane : place.previousInLog) <= last;
      const event = follows ? readable(message) : undefined;
      if (!event) {
        // The log knows better. The message is done with: what is not in the log is not asked for again.
        behind = true;
        break;
      }
      events.push(event);
      last = place.position;
    }
    buffer = buffer.slice(used);
    return events;
  };

  const isBehind = async (): Promise<boolean> => (await eventLog.recent(log, lane)) > position;

  const run = async () => {
    for (let failures = 0; !signal.closed; ) {
      try {
        if (behind) await catchUp();
        const events = takeContiguous();
        if (events.length > 0) await handOver(events);
        else if (!behind && buffer.length === 0 && !(await signal.wait(polling))) behind = await isBehind();
        failures = 0;
      } catch (error) {
        report({ what: `following ${log}`, error });
        failures += 1;
        await pause.wait(waitBefore(failures, { first: 50, most: 5_000 }));
      }
    }
  };
  const running = run();

  return {
    position: () => position,
    catchUps: () => catchUps,
    async stop() {
      signal.close();
      pause.close();
      for (const subscription of subscriptions) subscription.unsubscribe();
      await running;
    },
  };
};

const readable = (message: Msg): RecordedEvent | undefined => {
  try {
    return decodeBody(message.data);
  } catch {
    return undefined;
  }
};
