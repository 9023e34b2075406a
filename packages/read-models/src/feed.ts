import { setTimeout as wait } from 'node:timers/promises';
import type { EventLog, RecordedEvent } from '@tiaokuai/event-log';

/** What this package needs of a log. */
export type LogReader = Pick<EventLog, 'readLog' | 'head'>;

/**
 * Where a projection's events come from: a log, whole and in order, from a position on and then as it grows.
 *
 * `handle` is called with one batch at a time; the next comes when it has resolved. Batches may repeat events, but never
 * leave one out.
 */
export interface Feed {
  follow(options: FollowOptions): Promise<Following>;
}

export interface FollowOptions {
  /** Whose cursor it is: `<schema>.<model>`. */
  readonly name: string;
  readonly log: string;
  /** Exclusive. */
  readonly after: bigint;
  /** Events per batch at most. */
  readonly batchSize: number;
  readonly handle: (events: readonly RecordedEvent[]) => Promise<void>;
}

export interface Following {
  /** Resolves when no `handle` runs any more and none will. */
  stop(): Promise<void>;
}

/**
 * A feed that asks the log itself, at most `everyMs` late (100 by default): for tools and stores without a bus. A log that
 * cannot be read is asked again at the next turn; `onError` is told.
 */
export const pollingFeed = (
  eventLog: LogReader,
  options: { readonly everyMs?: number; readonly onError?: (error: unknown) => void } = {},
): Feed => ({
  async follow({ log, after, batchSize, handle }) {
    const { everyMs = 100, onError } = options;
    const stopping = new AbortController();
    let cursor = after;
    const readOn = async () => {
      for await (const events of eventLog.readLog(log, { after: cursor, pageSize: batchSize })) {
        if (stopping.signal.aborted) return;
        await handle(events);
        cursor = events.at(-1)?.position ?? cursor;
      }
    };
    const loop = async () => {
      while (!stopping.signal.aborted) {
        await readOn().catch((error: unknown) => onError?.(error));
        await wait(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    };
    const ended = loop();
    return {
      async stop() {
        stopping.abort();
        await ended;
      },
    };
  },
});
