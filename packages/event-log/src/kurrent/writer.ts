import { setTimeout as delay } from 'node:timers/promises';
import { MaxAppendSizeExceededError } from '@eventstore/db-client';
import type { CheckedEntry } from '../entries.ts';
import { EventLogError } from '../errors.ts';
import type { AppendOutcome } from '../port.ts';
import { whileReachable } from '../reachable.ts';
import { asLogError, type KurrentConnection, kurrent } from './connection.ts';
import type { LogIndex } from './log-index.ts';
import type { Mirror } from './mirror.ts';
import { type Outgoing, outgoing, streamNameOf } from './wire.ts';

/**
 * Appends to one log, one call under way at a time: what comes meanwhile goes together in the next (group commit).
 *
 *   gathered ─▶ decided on the index ─▶ sent behind the last event known ─▶ appended: indexed, answered
 *                   ▲    └─ a conflict on what may be old: caught up, decided anew
 *                   ├─────── other events stand there: caught up, decided anew
 *                   └─────── no answer: it may stand; caught up, decided anew, and then it is found or written
 *
 * An append that was given up may still land, later. It stands behind the events that it was made for or not at all, so it
 * either comes first, and the next try finds its commands, or it comes too late and nothing of it stands.
 */
export interface Writer {
  append(entry: CheckedEntry): Promise<AppendOutcome>;
}

export interface WriterOptions {
  readonly log: string;
  readonly connection: KurrentConnection;
  readonly mirror: Mirror;
  readonly patience: number;
  /** Now, ISO 8601 with microseconds, UTC. */
  readonly now: () => string;
}

interface Waiting {
  readonly entry: CheckedEntry;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Bytes of one append, below the 1 MiB that KurrentDB takes unless it is told otherwise. */
const defaultMost = 1_000_000;
const mostEntries = 512;

export const createWriter = ({ log, connection, mirror, patience, now }: WriterOptions): Writer => {
  const stream = streamNameOf(log);
  let queue: Waiting[] = [];
  let running = false;
  let most = defaultMost;

  const takeBatch = (): Waiting[] => {
    let bytes = 0;
    let count = 0;
    for (const { entry } of queue) {
      bytes += entry.bytes;
      if (count > 0 && (bytes > most || count === mostEntries)) break;
      count += 1;
    }
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    return batch;
  };

  const commit = async (batch: readonly Waiting[]): Promise<void> => {
    const entries = batch.map(({ entry }) => entry);
    // A fresh index is one that was read after these commands had been gathered.
    let fresh = false;
    let sure = true;
    const attempt = async (): Promise<readonly AppendOutcome[]> => {
      for (let lost = 0; ; ) {
        if (!sure) {
          await mirror.catchUpOnce();
          [fresh, sure] = [true, true];
        }
        const index = await mirror.index();
        const plan = planOf(entries, index, { log, recorded: later(now(), index.recorded) });
        if (plan.conflicts && !fresh) {
          sure = false;
          continue;
        }
        if (plan.events.length === 0) return plan.outcomes;
        sure = false;
        const answer = await connection.append(
          stream,
          plan.events.map(({ data }) => data),
          index.seen,
        );
        if (answer === 'appended') {
          mirror.appended(plan.events);
          return plan.outcomes;
        }
        // Another process is as busy here: not at the same moment again.
        lost += 1;
        await delay(Math.random() * Math.min(2 ** lost, 64));
      }
    };
    try {
      const outcomes = await whileReachable(attempt, patience, kurrent);
      for (const [at, { resolve }] of batch.entries()) resolve(outcomes[at]!);
    } catch (error) {
      if (error instanceof MaxAppendSizeExceededError && batch.length > 1) {
        most = Math.min(most, error.maxAppendSize * 0.9, sizeOf(entries) * 0.9);
        queue = [...batch, ...queue];
        return;
      }
      const failure =
        error instanceof MaxAppendSizeExceededError
          ? new EventLogError('too-large', `KurrentDB takes ${error.maxAppendSize} bytes in one append`, {
              cause: error,
            })
          : asLogError(error, stream);
      for (const { reject } of batch) reject(failure);
    }
  };

  const run = async (): Promise<void> => {
    while (queue.length > 0) await commit(takeBatch());
    running = false;
  };

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        queue.push({ entry, resolve, reject });
        if (running) return;
        running = true;
        // What arrives in the same turn of the event loop goes together.
        setImmediate(() => void run());
      }),
  };
};

const sizeOf = (entries: readonly CheckedEntry[]): number => entries.reduce((sum, { bytes }) => sum + bytes, 0);

const later = (one: string, other: string): string => (one > other ? one : other);

interface Plan {
  readonly outcomes: readonly AppendOutcome[];
  readonly events: readonly Outgoing[];
  /** Whether an outcome is a conflict, which an old index may have made up. */
  readonly conflicts: boolean;
}

/** What becomes of each entry where the index is right, and the events that are to be sent for it. Pure. */
const planOf = (
  entries: readonly CheckedEntry[],
  index: LogIndex,
  { log, recorded }: { log: string; recorded: string },
): Plan => {
  const events: Outgoing[] = [];
  const versions = new Map<string, number>();
  const answered = new Map<string, AppendOutcome>();
  const ids = new Set<string>();
  let hashBefore = index.hash;
  let conflicts = false;

  const outcomeOf = (entry: CheckedEntry): AppendOutcome => {
    const { commandId, stream, expectedVersion } = entry;
    const inThisCall = answered.get(commandId);
    if (inThisCall?.kind === 'appended') return { ...inThisCall, repeated: true };
    const before = index.answerTo(commandId);
    if (before)
      return {
        kind: 'appended',
        firstPosition: BigInt(before.first),
        lastPosition: BigInt(before.last),
        version: before.version,
        repeated: true,
      };
    const taken = entry.events.find(({ id }) => ids.has(id) || index.holds(id));
    if (taken) return { kind: 'event-id-taken', eventId: taken.id };
    const standing = versions.get(stream) ?? index.versionOf(stream);
    if (expectedVersion !== 'any' && expectedVersion !== standing) {
      conflicts = true;
      return { kind: 'version-conflict', expected: expectedVersion, actual: standing };
    }
    const first = index.seen + events.length + 1;
    for (const [at, { id }] of entry.events.entries()) {
      const place = { log, position: first + at, version: standing + at + 1, recorded, hashBefore };
      const event = outgoing(entry, at, place);
      events.push(event);
      hashBefore = event.indexed.hash;
      ids.add(id);
    }
    const version = standing + entry.events.length;
    versions.set(stream, version);
    return {
      kind: 'appended',
      firstPosition: BigInt(first),
      lastPosition: BigInt(first + entry.events.length - 1),
      version,
      repeated: false,
    };
  };

  const outcomes = entries.map((entry) => {
    const outcome = outcomeOf(entry);
    answered.set(entry.commandId, outcome);
    return outcome;
  });
  return { outcomes, events, conflicts };
};
