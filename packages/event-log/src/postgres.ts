import type pg from 'pg';
import { type CheckedEntry, checkedEntry } from './entries.ts';
import { EventLogError } from './errors.ts';
import { mergeLogs } from './merge.ts';
import type { AppendEntry, AppendOutcome, Capabilities, EventLog, LogHead, ReadLogOptions } from './port.ts';
import { whileReachable } from './reachable.ts';
import { columns, districtOf, eventOf, type Row } from './row.ts';
import { verifyChain } from './verify.ts';

export interface PostgresEventLogOptions {
  /** Connected as the writer's role; stays the caller's. */
  readonly pool: pg.Pool;
  /** How long a call goes on trying while Postgres cannot be reached, in milliseconds; 30,000 by default. */
  readonly patience?: number;
}

interface OutcomeRow {
  outcome: 'appended' | 'repeated' | 'version-conflict' | 'event-id-taken';
  first_position: string;
  last_position: string;
  stream_version: number;
  event_id: string | null;
}

const capabilities: Capabilities = {
  store: 'Postgres',
  densePositions: true,
  provesWriter: true,
  refusesChange: true,
  recordedByStore: true,
  startsAtOnce: true,
};

const defaultPage = 2_000;
const endOfTime = 2n ** 63n - 1n;

/** The event log in Postgres; see this package's README for what it promises. */
export const createPostgresEventLog = ({ pool, patience = 30_000 }: PostgresEventLogOptions): EventLog => {
  // A connection that breaks while idle would otherwise end the process; the next query makes a new one.
  const ignore = () => undefined;
  pool.on('error', ignore);

  const persist = <T>(work: () => Promise<T>): Promise<T> => whileReachable(work, patience);

  const appendRound = async (log: string, entries: readonly CheckedEntry[]): Promise<AppendOutcome[]> => {
    const values = parametersOf(log, entries);
    const { rows } = await persist(() =>
      pool
        .query<OutcomeRow>({
          name: 'tiaokuai-append',
          text: 'select * from tiaokuai_log.append($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)',
          values,
        })
        .catch((error: unknown) => {
          const { code = '', message } = error as { code?: string; message: string };
          if (code === '42501') throw new EventLogError('not-the-writer', message, { cause: error });
          // The database's own checks: of a value that no program of ours should have let pass.
          if (code === '23514' || code.startsWith('22'))
            throw new EventLogError('invalid-entry', message, { cause: error });
          throw error;
        }),
    );
    return rows.map((row, index) => outcomeOf(row, entries[index]!));
  };

  const append: EventLog['append'] = async (log, given) => {
    const entries = given.map(checkedEntry);
    const outcomes: AppendOutcome[] = new Array(entries.length);
    for (const round of roundsOf(entries)) {
      const answers = await appendRound(
        log,
        round.map((index) => entries[index]!),
      );
      for (const [at, index] of round.entries()) outcomes[index] = answers[at]!;
    }
    return outcomes;
  };

  const head = async (log: string): Promise<LogHead> => {
    const { rows } = await persist(() =>
      pool.query<{ head: string; hash: string }>({
        name: 'tiaokuai-head',
        text: `select head, encode(head_hash, 'hex') as hash from tiaokuai_log.logs where log = $1`,
        values: [log],
      }),
    );
    if (!rows[0]) throw new EventLogError('unknown-log', `log ${log} is not registered`);
    return { log, position: BigInt(rows[0].head), hash: rows[0].hash };
  };

  const page = async (
    log: string,
    after: bigint,
    until: bigint,
    size: number,
    options: ReadLogOptions,
  ): Promise<Row[]> => {
    const lanes = options.lanes ? [...options.lanes] : null;
    const types = options.types ? [...options.types] : null;
    const filter = `${lanes ? 'and lane = any($5)' : ''} ${types ? `and type = any($${lanes ? 6 : 5})` : ''}`;
    const { rows } = await persist(
      () =>
        pool.query<Row>({
          // Not named: a plan kept from when the log was short would sort the whole of it for each page.
          rowMode: 'array',
          text: `select ${columns} from tiaokuai_log.events
                where log_id = (select log_id from tiaokuai_log.logs where log = $1)
                  and position > $2 and position <= $3 ${filter}
                order by events.position limit $4`,
          values: [log, after, until, size, ...(lanes ? [lanes] : []), ...(types ? [types] : [])],
        } as unknown as pg.QueryArrayConfig) as unknown as Promise<{ rows: Row[] }>,
    );
    return rows;
  };

  const readLog: EventLog['readLog'] = async function* (log, options = {}) {
    const size = options.pageSize ?? defaultPage;
    const district = districtOf(log);
    // Most readers are close to the head: one page that is not full ends there, and nothing else need be asked.
    const first = Math.min(size, options.limit ?? size);
    if (first > 0 && options.after !== undefined) {
      const rows = await page(log, options.after, options.until ?? endOfTime, first, options);
      if (rows.length > 0 && rows.length < first) {
        yield rows.map((row) => eventOf(row, log, district));
        return;
      }
    }
    const end = (await head(log)).position;
    const until = options.until !== undefined && options.until < end ? options.until : end;
    let left = options.limit ?? Number.POSITIVE_INFINITY;
    let after = options.after ?? 0n;
    if (left <= 0 || after >= until) return;
    let coming: Promise<Row[]> | undefined = page(log, after, until, Math.min(size, left), options);
    try {
      while (coming) {
        const rows: Row[] = await coming;
        const wanted = Math.min(size, left);
        left -= rows.length;
        const last = rows.at(-1);
        after = last ? BigInt(last[0]) : until;
        // The next page is under way while this one is worked on.
        coming =
          rows.length === wanted && left > 0 && after < until
            ? page(log, after, until, Math.min(size, left), options)
            : undefined;
        coming?.catch(ignore);
        if (rows.length > 0) yield rows.map((row) => eventOf(row, log, district));
      }
    } finally {
      await coming?.catch(ignore);
    }
  };

  const heads: EventLog['heads'] = async () => {
    const { rows } = await persist(() =>
      pool.query<{ log: string; head: string; hash: string }>(
        `select log, head, encode(head_hash, 'hex') as hash from tiaokuai_log.logs order by log`,
      ),
    );
    return rows.map((row) => ({ log: row.log, position: BigInt(row.head), hash: row.hash }));
  };

  const lastInLane: EventLog['lastInLane'] = async (log, lane, before) => {
    const { rows } = await persist(() =>
      pool.query<{ position: string }>({
        text: `select position from tiaokuai_log.events
                where log_id = (select log_id from tiaokuai_log.logs where log = $1) and lane = $2 and position < $3
                order by position desc limit 1`,
        values: [log, lane, before ?? endOfTime],
      }),
    );
    return BigInt(rows[0]?.position ?? 0);
  };

  return {
    capabilities,
    append,
    head,
    heads,
    readLog,
    readAll: (options = {}) => mergeLogs({ heads, readLog }, options),
    async readStream(log, stream, { fromVersion = 1 } = {}) {
      const { rows } = await persist(
        () =>
          pool.query<Row>({
            name: 'tiaokuai-stream',
            rowMode: 'array',
            text: `select ${columns} from tiaokuai_log.events
                    where log_id + 0 = (select log_id from tiaokuai_log.logs where log = $1)
                      and stream = $2 and version >= $3 order by events.version`,
            values: [log, stream, fromVersion],
          } as unknown as pg.QueryArrayConfig) as unknown as Promise<{ rows: Row[] }>,
      );
      const district = districtOf(log);
      return rows.map((row) => eventOf(row, log, district));
    },
    lastInLane,
    recent: async (log, lane) => (lane === undefined ? (await head(log)).position : lastInLane(log, lane)),
    verify: (log) => verifyChain(pool, log),
    async close() {
      pool.removeListener('error', ignore);
    },
  };
};

/** Indexes of entries, so that no call of the function holds a stream or a command twice. */
const roundsOf = (entries: readonly AppendEntry[]): number[][] => {
  const rounds: number[][] = [];
  const nextRound = new Map<string, number>();
  for (const [index, { stream, commandId, events }] of entries.entries()) {
    const keys = [`stream ${stream}`, `command ${commandId}`, ...events.map(({ id }) => `event ${id}`)];
    const round = Math.max(...keys.map((key) => nextRound.get(key) ?? 0));
    rounds[round] ??= [];
    rounds[round].push(index);
    for (const key of keys) nextRound.set(key, round + 1);
  }
  return rounds;
};

const parametersOf = (log: string, entries: readonly CheckedEntry[]): unknown[] => {
  const events = entries.flatMap(({ events, texts }, at) =>
    events.map((event, index) => ({ event, entry: at + 1, index, text: texts[index] })),
  );
  return [
    log,
    entries.map((entry) => entry.commandId),
    entries.map((entry) => entry.stream),
    entries.map((entry) => (entry.expectedVersion === 'any' ? null : entry.expectedVersion)),
    events.map((each) => each.entry),
    events.map((each) => each.index),
    events.map((each) => each.event.id),
    events.map((each) => each.event.type),
    events.map((each) => each.event.lane),
    events.map((each) => each.event.time),
    events.map((each) => each.event.correlationid),
    events.map((each) => each.event.causationid),
    events.map((each) => each.event.actor),
    events.map((each) => each.event.traceparent ?? null),
    events.map((each) => each.text),
  ];
};

const outcomeOf = (row: OutcomeRow, entry: AppendEntry): AppendOutcome => {
  switch (row.outcome) {
    case 'version-conflict':
      return { kind: 'version-conflict', expected: Number(entry.expectedVersion), actual: row.stream_version };
    case 'event-id-taken':
      return { kind: 'event-id-taken', eventId: row.event_id! };
    default:
      return {
        kind: 'appended',
        firstPosition: BigInt(row.first_position),
        lastPosition: BigInt(row.last_position),
        version: row.stream_version,
        repeated: row.outcome === 'repeated',
      };
  }
};
