import type { RecordedEvent as KurrentEvent } from '@eventstore/db-client';
import { noHash, walkChain } from '../chain.ts';
import { checkedEntry } from '../entries.ts';
import { EventLogError } from '../errors.ts';
import { mergeLogs } from '../merge.ts';
import type { EventLog, LogHead, RecordedEvent, VerifyResult } from '../port.ts';
import { whileReachable } from '../reachable.ts';
import { districtOf } from '../row.ts';
import { kurrentCapabilities } from './capabilities.ts';
import { microseconds } from './clock.ts';
import { asLogError, connectKurrent, kurrent } from './connection.ts';
import { createLaneWatch, type LaneWatch } from './lane-watch.ts';
import { createMirror, type Mirror } from './mirror.ts';
import { runsOf } from './runs.ts';
import { snapshotsIn } from './snapshots.ts';
import { hashedFieldsOf, isOwn, positionOf, recordedOf, streamNameOf } from './wire.ts';
import { createWriter, type Writer } from './writer.ts';

export interface KurrentEventLogOptions {
  /** `kurrentdb://user:password@host:2113?tls=true`, or `esdb://…`. One event log serves a whole process. */
  readonly connectionString: string;
  /** The names of all logs: KurrentDB is told nothing of a log before its first event. */
  readonly logs: () => Promise<readonly string[]>;
  /** How long a call goes on trying while KurrentDB cannot be reached, in milliseconds; 30,000 by default. */
  readonly patience?: number;
  /** How long one try may take without an answer, in milliseconds; 5,000 by default. */
  readonly deadline?: number;
  /** How often logs that are written here are looked at for what others wrote, in milliseconds; 2,000 by default. */
  readonly following?: number;
  /** A folder of this process's own, in which indexes are kept so that the next start need not read the logs again. */
  readonly snapshots?: string;
  /** Now, ISO 8601 with microseconds, UTC; the system's by default. */
  readonly now?: () => string;
}

export interface KurrentEventLog extends EventLog {
  /** `host:port`, without user and password. */
  readonly address: string;
}

const defaultPage = 2_000;
/** Events near a place that cost no more to read than to ask for one. */
const nearby = 500n;
/** Whoever asks more often for lanes of a log is better off with its index. */
const fewQuestions = 8;
/** How old an answer of `recent` may be, in milliseconds. */
const lookAgainAfter = 1_000;
/** Reads of one stream's events that are under way at a time. */
const readsAtOnce = 8;

/**
 * The event log in KurrentDB: one of its streams per log, positions are its revisions from 1. See this package's README for
 * what it promises and what it cannot.
 *
 * @throws WrongAddress where the connection string is none.
 */
export const createKurrentEventLog = (options: KurrentEventLogOptions): KurrentEventLog => {
  const { connectionString, patience = 30_000, deadline = 5_000, following = 2_000, now = microseconds() } = options;
  const connection = connectKurrent({ connectionString, deadline });
  const snapshots = options.snapshots === undefined ? undefined : snapshotsIn(options.snapshots);
  const places = new Map<string, { readonly mirror: Mirror; readonly writer: Writer }>();
  const watches = new Map<string, LaneWatch>();
  /** How often lanes of a log were asked for that has no index here. */
  const askedFor = new Map<string, number>();
  let known = new Set<string>();

  const reach = async <T>(log: string, work: () => Promise<T>): Promise<T> => {
    if (!known.has(log)) known = new Set(await options.logs());
    if (!known.has(log)) throw new EventLogError('unknown-log', `log ${log} is not registered`);
    try {
      return await whileReachable(work, patience, kurrent);
    } catch (error) {
      throw asLogError(error, streamNameOf(log));
    }
  };

  const placeOf = (log: string) => {
    let place = places.get(log);
    if (!place) {
      const mirror = createMirror({ log, connection, patience, snapshots });
      place = { mirror, writer: createWriter({ log, connection, mirror, patience, now }) };
      places.set(log, place);
    }
    return place;
  };

  // An index that was left alone for hours would let the next command wait for all that others wrote meanwhile.
  const follower = setInterval(() => {
    for (const { mirror } of places.values()) void mirror.catchUpOnce().catch(() => undefined);
  }, following).unref();

  const readPage = (log: string, after: bigint, most: number): Promise<readonly KurrentEvent[] | undefined> =>
    reach(log, () => connection.read(streamNameOf(log), after, most));

  const head = async (log: string): Promise<LogHead> => {
    for (let most = 1; ; most *= 8) {
      const last = await reach(log, () => connection.readLast(streamNameOf(log), most));
      const own = last?.find(isOwn);
      if (own) return { log, position: BigInt(positionOf(own)), hash: own.metadata.hash };
      if ((last?.length ?? 0) < most) return { log, position: 0n, hash: noHash };
    }
  };

  const heads: EventLog['heads'] = async () => {
    known = new Set(await options.logs());
    return Promise.all([...known].sort().map(head));
  };

  const readLog: EventLog['readLog'] = async function* (log, readOptions = {}) {
    const { pageSize: size = defaultPage, limit = Number.POSITIVE_INFINITY } = readOptions;
    const lanes = readOptions.lanes && new Set(readOptions.lanes);
    const types = readOptions.types && new Set(readOptions.types);
    const district = districtOf(log);
    const wanted = ({ lane, type }: RecordedEvent) => (lanes?.has(lane) ?? true) && (types?.has(type) ?? true);
    /** As many events as may be wanted, where none is passed over. */
    const countOf = (from: bigint, end: bigint | undefined, most: number): number =>
      Math.min(size, end === undefined ? size : Number(end - from), lanes || types ? size : most);
    let after = readOptions.after !== undefined && readOptions.after > 0n ? readOptions.after : 0n;
    let until = readOptions.until;
    let left = limit;
    let pages = 0;
    let coming: Promise<readonly KurrentEvent[] | undefined> | undefined;
    try {
      while (left > 0 && (until === undefined || after < until)) {
        const count = countOf(after, until, left);
        const page: readonly KurrentEvent[] = (await (coming ?? readPage(log, after, count))) ?? [];
        coming = undefined;
        const last = page.at(-1);
        const full = page.length === count;
        // Whoever reads on and on ends at the head as it was when they came.
        if (full && pages === 0 && readOptions.until === undefined) until = (await head(log)).position;
        pages += 1;
        if (last) after = last.revision + 1n;
        // The next page is under way while this one is worked on, where it is sure to be wanted.
        if (full && until !== undefined && after < until && left === Number.POSITIVE_INFINITY) {
          coming = readPage(log, after, countOf(after, until, left));
          coming.catch(() => undefined);
        }
        const events = page
          .filter(isOwn)
          .map((event) => recordedOf(event, log, district))
          .filter((event) => (until === undefined || event.position <= until) && wanted(event))
          .slice(0, left);
        left -= events.length;
        if (events.length > 0) yield events;
        if (!full) return;
      }
    } finally {
      await coming?.catch(() => undefined);
    }
  };

  /** The last event of a lane, where it is one of the last before `before`; undefined where it may lie further back. */
  const lastNearby = async (log: string, lane: string, before?: bigint): Promise<bigint | undefined> => {
    const limit = before ?? (await head(log)).position + 1n;
    const from = limit - 1n > nearby ? limit - 1n - nearby : 0n;
    if (limit <= 1n) return 0n;
    const page = (await readPage(log, from, Number(limit - 1n - from))) ?? [];
    const last = page.findLast((event) => isOwn(event) && event.metadata.lane === lane);
    if (last) return BigInt(positionOf(last));
    return from === 0n ? 0n : undefined;
  };

  const verify = async (log: string): Promise<VerifyResult> => {
    const broken = (position: bigint, reason: string): VerifyResult => ({ kind: 'broken', log, position, reason });
    const walk = walkChain(log);
    const dropped = await reach(log, () => connection.droppedBySettings(streamNameOf(log)));
    for (let after = 0n; ; ) {
      const page = (await readPage(log, after, 4_000)) ?? [];
      for (const event of page) {
        const position = BigInt(positionOf(event));
        if (position !== after + 1n) {
          const why = dropped ? `: the settings of its stream let KurrentDB drop events (${dropped})` : '';
          return broken(after + 1n, `position ${after + 1n} is missing${why}`);
        }
        after = position;
        if (!isOwn(event)) return broken(position, `a foreign event stands here: ${event.type}, id ${event.id}`);
        const { recorded, hash } = event.metadata;
        const wrong = walk.check({ fields: hashedFieldsOf(event), position, recorded, hash });
        if (wrong) return broken(wrong.position, wrong.reason);
      }
      if (page.length < 4_000) break;
    }
    if (dropped) return broken(walk.position, `the settings of its stream let KurrentDB drop events (${dropped})`);
    return { kind: 'whole', log, events: Number(walk.position), hash: walk.hash };
  };

  return {
    address: connection.address,
    capabilities: kurrentCapabilities,
    async append(log, given) {
      const entries = given.map(checkedEntry);
      if (!known.has(log)) await reach(log, () => Promise.resolve());
      const { writer } = placeOf(log);
      return Promise.all(entries.map((entry) => writer.append(entry)));
    },
    head,
    heads,
    readLog,
    readAll: (readOptions = {}) => mergeLogs({ heads, readLog }, readOptions),
    async readStream(log, stream, { fromVersion = 1 } = {}) {
      const index = await reach(log, () => placeOf(log).mirror.caughtUp());
      const positions = index.positionsOf(stream).slice(fromVersion - 1);
      const district = districtOf(log);
      const events: RecordedEvent[] = [];
      const runs = runsOf(positions);
      for (let at = 0; at < runs.length; at += readsAtOnce) {
        const pages = await Promise.all(
          runs.slice(at, at + readsAtOnce).map(({ first, last }) => readPage(log, BigInt(first - 1), last - first + 1)),
        );
        for (const event of pages.flatMap((page) => page ?? []))
          if (isOwn(event) && event.metadata.stream === stream) events.push(recordedOf(event, log, district));
      }
      if (events.length !== positions.length)
        throw new EventLogError('damaged', `log ${log}: events of ${stream} that stood there are gone`);
      return events;
    },
    async lastInLane(log, lane, before) {
      const { mirror } = placeOf(log);
      const limit = before === undefined ? Number.POSITIVE_INFINITY : Number(before);
      // Who only looks now and then need not read the whole log for it: most lanes' last events are near.
      const asked = (askedFor.get(log) ?? 0) + 1;
      askedFor.set(log, asked);
      const near = mirror.opened() || asked > fewQuestions ? undefined : await lastNearby(log, lane, before);
      if (near !== undefined) return near;
      const index = await reach(log, async () => {
        const current = await mirror.index();
        return current.seen >= limit - 1 ? current : mirror.caughtUp();
      });
      return BigInt(index.lastInLane(lane, limit));
    },
    async recent(log, lane) {
      const watch = watches.get(log) ?? createLaneWatch({ log, connection, age: lookAgainAfter });
      watches.set(log, watch);
      return reach(log, () => watch.last(lane));
    },
    verify,
    async close() {
      clearInterval(follower);
      await Promise.all([...places.values()].map(({ mirror }) => mirror.keep()));
      await connection.close();
    },
  };
};
