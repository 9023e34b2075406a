import type { RecordedEvent as KurrentEvent } from '@eventstore/db-client';
import type { KurrentConnection } from './connection.ts';
import { isOwn, positionOf, streamNameOf } from './wire.ts';

/**
 * The last event of each lane of a log that this process reads and need not write: far less than an index. Looks back only
 * as far as a lane that was asked for lies, and forward at most once in a while, for all who ask.
 */
export interface LaneWatch {
  /** The last position of the log, or of a lane, or 0; as old as `age` at most. */
  last(lane?: string): Promise<bigint>;
}

export interface LaneWatchOptions {
  readonly log: string;
  readonly connection: Pick<KurrentConnection, 'read' | 'readLast'>;
  /** Milliseconds. */
  readonly age: number;
}

const pageSize = 2_000;

export const createLaneWatch = ({ log, connection, age }: LaneWatchOptions): LaneWatch => {
  const stream = streamNameOf(log);
  const lanes = new Map<string, number>();
  /** All events behind `from` and up to `to` have been seen. */
  let from = 0;
  let to = 0;
  let own = 0;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  let searching: Promise<void> | undefined;

  const note = (event: KurrentEvent): void => {
    if (!isOwn(event)) return;
    const position = positionOf(event);
    own = Math.max(own, position);
    lanes.set(event.metadata.lane, Math.max(position, lanes.get(event.metadata.lane) ?? 0));
  };

  const lookForward = async (): Promise<void> => {
    if (to === 0) {
      const [last] = (await connection.readLast(stream, 1)) ?? [];
      if (!last) return;
      to = positionOf(last);
      from = to - 1;
      note(last);
      return;
    }
    for (;;) {
      const page = (await connection.read(stream, BigInt(to), pageSize)) ?? [];
      for (const event of page) note(event);
      const last = page.at(-1);
      if (last) to = positionOf(last);
      if (page.length < pageSize) return;
    }
  };

  const lookBack = async (): Promise<void> => {
    const start = Math.max(0, from - pageSize);
    for (const event of (await connection.read(stream, BigInt(start), from - start)) ?? []) note(event);
    from = start;
  };

  const look = async (): Promise<void> => {
    if (performance.now() - lookedAt < age) return;
    looking ??= lookForward()
      .then(() => {
        lookedAt = performance.now();
      })
      .finally(() => {
        looking = undefined;
      });
    await looking;
  };

  return {
    async last(lane) {
      await look();
      const found = () => (lane === undefined ? own : lanes.get(lane)) || undefined;
      while (found() === undefined && from > 0) {
        searching ??= lookBack().finally(() => {
          searching = undefined;
        });
        await searching;
      }
      return BigInt(found() ?? 0);
    },
  };
};
