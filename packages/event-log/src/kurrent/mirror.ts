import { EventLogError } from '../errors.ts';
import { whileReachable } from '../reachable.ts';
import { asLogError, type KurrentConnection, kurrent } from './connection.ts';
import { createLogIndex, type LogIndex } from './log-index.ts';
import type { Snapshots } from './snapshots.ts';
import { indexedOf, isOwn, type Outgoing, positionOf, streamNameOf } from './wire.ts';

/**
 * One log's index, kept up with what stands in KurrentDB, whoever wrote it.
 *
 *   nothing ─▶ snapshot, if it fits what stands there ─▶ caught up ─▶ (own appends, catching up) ─▶ …
 *                                                           └─▶ damaged: events are missing; for good
 */
export interface Mirror {
  /** Whether there is an index already. */
  opened(): boolean;
  /** Caught up once at least. */
  index(): Promise<LogIndex>;
  /** The index with all that stood in KurrentDB when this was called. */
  caughtUp(): Promise<LogIndex>;
  /** Events that this process has just appended. */
  appended(events: readonly Outgoing[]): void;
  /** One try, without waiting for a server that is away. @throws as the connection does. */
  catchUpOnce(): Promise<void>;
  /** Keeps what a next start need not read again. */
  keep(): Promise<void>;
}

export interface MirrorOptions {
  readonly log: string;
  readonly connection: KurrentConnection;
  readonly patience: number;
  readonly snapshots: Snapshots | undefined;
}

const pageSize = 4_000;
/** Events between two snapshots. */
const snapshotEvery = 20_000;

export const createMirror = ({ log, connection, patience, snapshots }: MirrorOptions): Mirror => {
  const stream = streamNameOf(log);
  let index: LogIndex | undefined;
  let keptAt = 0;
  let reading: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  let damage: EventLogError | undefined;

  const damaged = (what: string): EventLogError => {
    damage = new EventLogError(
      'damaged',
      `log ${log}: ${what}; restore ${stream} in KurrentDB before anything is appended`,
    );
    return damage;
  };

  const open = async (): Promise<LogIndex> => {
    const dropped = await connection.droppedBySettings(stream);
    if (dropped) throw damaged(`the settings of its stream let KurrentDB drop events (${dropped})`);
    const kept = await snapshots?.load(log);
    if (kept && kept.last > 0) {
      const [standing] = (await connection.read(stream, BigInt(kept.last - 1), 1)) ?? [];
      // A snapshot of another server, or of what a restore took back, counts for nothing.
      if (standing && isOwn(standing) && standing.metadata.hash === kept.hash) {
        keptAt = kept.seen;
        return createLogIndex(kept);
      }
    }
    return createLogIndex();
  };

  const read = async (): Promise<void> => {
    if (damage) throw damage;
    index ??= await open();
    for (;;) {
      const from = index.seen;
      const page = await connection.read(stream, BigInt(from), pageSize);
      if (page === undefined && from > 0) throw damaged('its stream is gone');
      for (const event of page ?? [])
        try {
          if (isOwn(event)) index.take(indexedOf(event));
          else index.pass(positionOf(event));
        } catch (error) {
          if (error instanceof RangeError) throw damaged(error.message);
          throw error;
        }
      if ((page?.length ?? 0) < pageSize) break;
    }
    if (index.seen - keptAt >= snapshotEvery) await keep();
  };

  const keep = async (): Promise<void> => {
    if (!snapshots || !index || index.seen === keptAt) return;
    keptAt = index.seen;
    await snapshots.save(log, index.kept());
  };

  /** Whoever comes while somebody reads waits for the next reading: this one may have passed by what they ask for. */
  const share = (): Promise<void> => {
    if (!reading) {
      reading = read().finally(() => {
        reading = undefined;
      });
      return reading;
    }
    next ??= reading
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        return share();
      });
    return next;
  };

  const catchUpOnce = async (): Promise<void> => {
    try {
      await share();
    } catch (error) {
      throw asLogError(error, stream);
    }
  };

  const caughtUp = async (): Promise<LogIndex> => {
    await whileReachable(catchUpOnce, patience, kurrent);
    return index!;
  };

  return {
    opened: () => index !== undefined,
    index: async () => index ?? caughtUp(),
    caughtUp,
    appended(events) {
      for (const { indexed } of events) index!.take(indexed);
    },
    catchUpOnce,
    keep,
  };
};
