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

export interface LogFeedOptions {
  /** The floor: how long a quiet log is left unasked; 1,000 by default. */
  readonly everyMs?: number;
  /**
   * Gives the feed something that rings when the log has grown (the bus's doorbell), so that it asks at once; answers how
   * to be rid of it. A ring that is lost costs `everyMs`, no event.
   */
  readonly bell?: (log: string, ring: () => void) => () => void;
  /** Told when the log cannot be read; it is asked again at the next turn. */
  readonly onError?: (error: unknown) => void;
}

/** A feed that reads the log itself, whenever the bell rings and at least every `everyMs`. */
export const logFeed = (eventLog: LogReader, options: LogFeedOptions = {}): Feed => ({
  async follow({ log, after, batchSize, handle }) {
    const { everyMs = 1_000, bell, onError } = options;
    let cursor = after;
    let stopping = false;
    let rung = false;
    let wake = () => {};
    const ring = () => {
      rung = true;
      wake();
    };
    const readOn = async () => {
      for await (const events of eventLog.readLog(log, { after: cursor, pageSize: batchSize })) {
        if (stopping) return;
        await handle(events);
        cursor = events.at(-1)?.position ?? cursor;
      }
    };
    const quiet = () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
        if (rung) wake();
      });
    const loop = async () => {
      while (!stopping) {
        rung = false;
        const failed = await readOn().then(
          () => false,
          (error: unknown) => {
            onError?.(error);
            return true;
          },
        );
        // A log that fails is not asked faster because it is rung for.
        if (failed) rung = false;
        await quiet();
      }
    };
    const hush = bell?.(log, ring);
    const ended = loop();
    return {
      async stop() {
        stopping = true;
        hush?.();
        ring();
        await ended;
      },
    };
  },
});
