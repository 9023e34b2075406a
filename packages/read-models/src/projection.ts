import { setTimeout as wait } from 'node:timers/promises';
import type { RecordedEvent } from '@tiaokuai/event-log';
import { applyToTable } from './apply.ts';
import { advanceCheckpoint, beginBatch, type Checkpoint, checkSame, readCheckpoint, readParked } from './checkpoint.ts';
import { withClient } from './connection.ts';
import type { ReadModel, RowShape } from './definition.ts';
import { ReadModelError } from './errors.ts';
import type { Feed, Following, LogReader } from './feed.ts';
import { readAhead } from './fill.ts';
import { type Decode, identity, type Parked, someConcern } from './fold.ts';
import {
  dropLeftovers,
  type RebuildOptions,
  type RebuildResult,
  rebuildIfNeeded,
  rebuildReadModel,
} from './rebuild.ts';
import { tableOf } from './table.ts';
import { type ReadModelVerification, verifyReadModel } from './verify.ts';
import { Waiters } from './waiters.ts';

/**
 * A live projection: the fold of one log, always a little behind its head.
 *
 *   start ─▶ no table, older version, or another log's history ─▶ rebuild, swap ─┐
 *        └─▶ same version ────────────────────────────────────────────────────────┴─▶ following ─▶ stopped
 *                                                                                      │   ▲
 *   each batch, one transaction: lock checkpoint, load rows, fold, write rows and      └───┘ store away: retried,
 *   checkpoint, commit. Events up to the checkpoint are skipped. A batch that              nothing skipped
 *   concerns no row needs no transaction; the checkpoint follows with a later one.
 *
 * Several processes may follow the same model: the checkpoint's lock lets each event be applied once.
 */

export interface ProjectionOptions<Row extends RowShape<Row>, Event> extends RebuildOptions<Row, Event> {
  /** Where the events come from: `busFeed(...)`, or `logFeed(eventLog)`. */
  readonly feed: Feed;
  /** Events per transaction at most; 1,000 by default. */
  readonly batchSize?: number;
  /** Told of each failed attempt at a batch (it is tried again), and of the end of a superseded projection. */
  readonly onError?: (error: Error, tries: number) => void;
  /** Told when events were parked. */
  readonly onParked?: (count: number) => void;
}

export interface Projection {
  readonly model: string;
  /** The last event that the table knows of, as far as this process has seen. */
  readonly position: bigint;
  /** Positions between the table and the log's head; in Postgres, events. */
  lag(): Promise<bigint>;
  /**
   * Resolves when the table knows of `position`.
   *
   * @throws ReadModelError `not-reached` after `timeoutMs`; `stopped` when the projection ends before.
   */
  waitFor(position: bigint, timeoutMs: number): Promise<void>;
  /** What stands still; empty for good code. Rebuilding with code that can digest it sets it going. */
  parked(): Promise<readonly Parked[]>;
  /** Builds anew beside and swaps; the projection goes on meanwhile. */
  rebuild(): Promise<RebuildResult>;
  verify(): Promise<ReadModelVerification>;
  /** Ends after the batch in hand. */
  stop(): Promise<void>;
}

/**
 * Brings the model's table into being (or up to its version), then follows the log. Resolves when the table can be
 * queried; it may still lag (`waitFor`).
 *
 * @throws ReadModelError `definition-changed`: columns changed, the version did not. `superseded`: this program is older
 *   than the table.
 */
export const startProjection = async <Row extends RowShape<Row>, Event>(
  options: ProjectionOptions<Row, Event>,
): Promise<Projection> => {
  const { model, pool, schema, district, eventLog, feed, batchSize = 1_000 } = options;
  const log = `${district}.${model.service}`;
  const built = await rebuildIfNeeded(options, (checkpoint) => needsRebuild(model, eventLog, log, checkpoint));
  if (!built) await dropLeftovers(pool, schema, model);

  const checkpoint = checkSame(model, await readCheckpoint(pool, schema, model.name));
  const follower = new Follower(options, log, checkpoint.position);
  const following = await feed.follow({
    name: `${schema}.${model.name}`,
    log,
    after: checkpoint.position,
    batchSize,
    handle: (events) => follower.handle(events),
  });
  follower.onEnd(following);

  return {
    model: model.name,
    get position() {
      return follower.position;
    },
    lag: async () => (await eventLog.head(log)).position - follower.position,
    waitFor: (position, timeoutMs) => follower.waiters.waitFor(position, timeoutMs),
    parked: () => readParked(pool, schema, model.name),
    rebuild: () => rebuildReadModel(options),
    verify: () => verifyReadModel(options),
    stop: () => follower.stop(following),
  };
};

/** No table, an older version, or a table folded from events that the log does not (any longer) hold. */
const needsRebuild = async <Row extends RowShape<Row>, Event>(
  model: ReadModel<Row, Event>,
  eventLog: LogReader,
  log: string,
  checkpoint: Checkpoint | undefined,
): Promise<boolean> => {
  if (!checkpoint || checkpoint.version < model.version) return true;
  // Not this program's table: `checkSame` says so.
  if (checkpoint.version > model.version || checkpoint.fingerprint !== model.fingerprint) return false;
  if (checkpoint.position === 0n) return false;
  const { position, hash } = checkpoint;
  for await (const events of eventLog.readLog(log, { after: position - 1n, until: position, limit: 1 }))
    for (const event of events) if (event.position === position && event.hash === hash) return false;
  return true;
};

/** Positions that a start may have to read again because they concerned no row. */
const mostUnsaved = 2_000n;

/** Applies batches, tries again while the store is away, and tells those who wait. */
class Follower<Row extends RowShape<Row>, Event> {
  readonly waiters: Waiters;
  readonly #options: ProjectionOptions<Row, Event>;
  readonly #log: string;
  readonly #decode: Decode<Event>;
  readonly #stopping = new AbortController();
  #following: Following | undefined;
  #superseded = false;
  #position: bigint;
  /** The checkpoint as this process last left it; behind `#position` while nothing concerned a row. */
  #saved: bigint;

  constructor(options: ProjectionOptions<Row, Event>, log: string, position: bigint) {
    this.#options = options;
    this.#log = log;
    this.#decode = options.decode ?? identity<Event>();
    this.#position = position;
    this.#saved = position;
    this.waiters = new Waiters(options.model.name, position);
  }

  get position(): bigint {
    return this.#position;
  }

  /** Resolves when the batch is in the table. Rejects only while stopping: a store that is away is waited for. */
  async handle(events: readonly RecordedEvent[]): Promise<void> {
    for (let tries = 1; !this.#superseded; tries += 1) {
      try {
        this.#position = this.#mayPass(events) ? events.at(-1)!.position : await this.#apply(events);
        this.waiters.reached(this.#position);
        return;
      } catch (error) {
        this.#options.onError?.(error instanceof Error ? error : new Error(String(error)), tries);
        if (this.#isFinal(error)) return this.#endSuperseded();
        // 50 ms, doubling to 5 s; half of it by chance, so that many projections do not come back in step.
        const delay = Math.min(5_000, 50 * 2 ** Math.min(tries - 1, 7)) * (0.5 + Math.random() / 2);
        await wait(delay, undefined, { signal: this.#stopping.signal });
      }
    }
  }

  onEnd(following: Following): void {
    this.#following = following;
    if (this.#superseded) this.#stopLater(following);
  }

  async stop(following: Following): Promise<void> {
    this.#stopping.abort();
    await following.stop();
    this.waiters.end();
  }

  #isFinal(error: unknown): boolean {
    return error instanceof ReadModelError && (error.code === 'superseded' || error.code === 'definition-changed');
  }

  /** A newer program has swapped in its version: this one has nothing to write any more. */
  #endSuperseded(): void {
    this.#superseded = true;
    this.waiters.end();
    if (this.#following) this.#stopLater(this.#following);
  }

  /** Not awaited: the feed's `stop` waits for the batch that is asking for it. */
  #stopLater(following: Following): void {
    this.stop(following).catch((error: unknown) => {
      this.#options.onError?.(error instanceof Error ? error : new Error(String(error)), 1);
    });
  }

  /** Whether the table stays as it is and the checkpoint need not follow yet. */
  #mayPass(events: readonly RecordedEvent[]): boolean {
    const last = events.at(-1);
    if (!last || last.position - this.#saved > mostUnsaved) return false;
    return !someConcern(this.#options.model, this.#decode, events);
  }

  /** One batch in one transaction. Answers the table's position after it. */
  #apply(events: readonly RecordedEvent[]): Promise<bigint> {
    const { model, pool, schema, eventLog, onParked } = this.#options;
    const table = tableOf(model, schema, model.name);
    return withClient(pool, async (client) => {
      const checkpoint = await beginBatch(client, schema, model);
      let position = checkpoint.position;
      let parked = checkpoint.parked;
      const apply = async (batch: readonly RecordedEvent[]) => {
        const fresh = batch.filter((event) => event.position > position);
        const last = fresh.at(-1);
        if (!last) return;
        const newlyParked = await applyToTable(client, schema, table, model, this.#decode, fresh, parked);
        await advanceCheckpoint(client, schema, model.name, last, newlyParked);
        position = last.position;
        parked += newlyParked;
      };
      const first = events[0]?.position ?? position;
      // The store came back with less than it had (a crash before the last commits reached the disk, a restored backup):
      // what lies between is in the log.
      if (position < this.#saved)
        for await (const missed of readAhead(eventLog.readLog(this.#log, { after: position, until: first - 1n })))
          await apply(missed);
      await apply(events);
      await client.query('commit');
      this.#saved = position;
      if (parked > checkpoint.parked) onParked?.(parked - checkpoint.parked);
      return position;
    });
  }
}
