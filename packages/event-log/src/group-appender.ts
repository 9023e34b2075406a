import type { AppendEntry, AppendOutcome, EventLog } from './port.ts';

export interface GroupAppenderOptions {
  /** Entries in one call at most; 256 by default. */
  readonly maxBatch?: number;
  /** Calls under way at a time; 2 by default: one waits for the disk while the next is checked. */
  readonly maxInFlight?: number;
}

export interface GroupAppender {
  /** As `EventLog.append`, for one entry. */
  append(entry: AppendEntry): Promise<AppendOutcome>;
  /** Resolves when nothing is waiting or under way. */
  idle(): Promise<void>;
}

interface Waiting {
  readonly entry: AppendEntry;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Gathers concurrent entries for one log into few calls (group commit). Entries of one stream keep their order: one that
 * follows another on its way waits for the next call.
 */
export const createGroupAppender = (
  eventLog: Pick<EventLog, 'append'>,
  log: string,
  { maxBatch = 256, maxInFlight = 2 }: GroupAppenderOptions = {},
): GroupAppender => {
  let waiting: Waiting[] = [];
  const busyStreams = new Set<string>();
  let inFlight = 0;
  let scheduled = false;
  let idlers: (() => void)[] = [];

  const send = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await eventLog.append(
        log,
        batch.map(({ entry }) => entry),
      );
      for (const [index, each] of batch.entries()) each.resolve(outcomes[index]!);
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      // One entry that no log can hold must not take the others with it.
      else await Promise.all(batch.map((each) => send([each])));
    }
  };

  const flush = (): void => {
    scheduled = false;
    while (inFlight < maxInFlight && waiting.length > 0) {
      const batch: Waiting[] = [];
      const rest: Waiting[] = [];
      const held = new Set<string>();
      for (const each of waiting) {
        const { stream } = each.entry;
        if (batch.length < maxBatch && !busyStreams.has(stream) && !held.has(stream)) {
          batch.push(each);
          busyStreams.add(stream);
        } else {
          held.add(stream);
          rest.push(each);
        }
      }
      if (batch.length === 0) return;
      waiting = rest;
      inFlight += 1;
      void send(batch).finally(() => {
        inFlight -= 1;
        for (const { entry } of batch) busyStreams.delete(entry.stream);
        if (waiting.length > 0) flush();
        else if (inFlight === 0) {
          for (const wake of idlers) wake();
          idlers = [];
        }
      });
    }
  };

  return {
    append: (entry) =>
      new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject });
        if (scheduled) return;
        scheduled = true;
        // What arrives in the same turn of the event loop goes together.
        setImmediate(flush);
      }),
    idle: () =>
      waiting.length === 0 && inFlight === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve)),
  };
};
