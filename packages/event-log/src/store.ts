import type pg from 'pg';
import { EventLogError } from './errors.ts';
import { readAddress } from './kurrent/address.ts';
import { kurrentCapabilities } from './kurrent/capabilities.ts';
import type { EventLog } from './port.ts';
import { createPostgresEventLog } from './postgres.ts';

/**
 * Which store holds the events of a deployment's logs. The register of logs, read models, cursors and leases are in Postgres
 * whichever it is.
 */

export interface StoreOptions {
  /** Connected as a service's role, or an analyst's; stays the caller's. */
  readonly pool: pg.Pool;
  /** The address of a KurrentDB (`kurrentdb://…`, `esdb://…`); the events lie in Postgres by default. */
  readonly store?: string | undefined;
  /** As for the adapters. */
  readonly patience?: number;
  /** A folder of this process's own for what speeds up its next start; only KurrentDB needs one. */
  readonly snapshots?: string | undefined;
}

/**
 * The event log of a deployment. One in KurrentDB loads its client at the first call, and serves a whole process.
 *
 * @throws WrongAddress where `store` is none.
 */
export const openEventLog = ({ pool, store, patience, snapshots }: StoreOptions): EventLog => {
  const waiting = patience === undefined ? {} : { patience };
  if (store === undefined) return createPostgresEventLog({ pool, ...waiting });
  readAddress(store);
  let opening: Promise<EventLog> | undefined;
  const opened = (): Promise<EventLog> => {
    opening ??= import('./kurrent/adapter.ts').then(({ createKurrentEventLog }) =>
      createKurrentEventLog({
        connectionString: store,
        logs: () => registeredLogs(pool),
        ...waiting,
        ...(snapshots === undefined ? {} : { snapshots }),
      }),
    );
    return opening;
  };
  return {
    capabilities: kurrentCapabilities,
    append: async (log, entries) => (await opened()).append(log, entries),
    readStream: async (log, stream, options) => (await opened()).readStream(log, stream, options),
    async *readLog(log, options) {
      yield* (await opened()).readLog(log, options);
    },
    async *readAll(options) {
      yield* (await opened()).readAll(options);
    },
    head: async (log) => (await opened()).head(log),
    heads: async () => (await opened()).heads(),
    lastInLane: async (log, lane, before) => (await opened()).lastInLane(log, lane, before),
    recent: async (log, lane) => (await opened()).recent(log, lane),
    verify: async (log) => (await opened()).verify(log),
    close: async () => (await opening)?.close(),
  };
};

const registeredLogs = async (pool: pg.Pool): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ log: string }>('select log from tiaokuai_log.logs order by log');
  return rows.map(({ log }) => log);
};

/** Where the events of a database's logs lie, or undefined as long as that is open. */
export const storeOf = async (
  pool: pg.Pool,
): Promise<{ readonly kind: 'postgres' | 'kurrentdb'; readonly identity: string | null } | undefined> => {
  const { rows } = await pool.query<{ kind: 'postgres' | 'kurrentdb'; identity: string | null }>(
    'select kind, identity from tiaokuai_log.store',
  );
  return rows[0];
};

/**
 * Settles where the events of a database's logs lie; the first time decides for good.
 *
 * @param pool Connected as the database's owner.
 * @throws WrongAddress; EventLogError `unreachable` or `wrong-store`, each one line that a person can act on.
 */
export const settleStore = async (pool: pg.Pool, store: string | undefined): Promise<void> => {
  const chosen = await storeOf(pool);
  const { rows } = await pool.query<{ used: boolean }>(
    'select exists (select from tiaokuai_log.logs where head > 0) as used',
  );
  const kind = chosen?.kind ?? (rows[0]?.used ? 'postgres' : undefined);
  checkKind(kind, store);
  const identity = await identityOf(store, chosen?.identity);
  if (!chosen)
    await pool.query('insert into tiaokuai_log.store (kind, identity) values ($1, $2) on conflict do nothing', [
      store === undefined ? 'postgres' : 'kurrentdb',
      identity,
    ]);
};

/**
 * Makes sure that a process uses the store that was settled.
 *
 * @param pool Connected as a service's role.
 * @throws as `settleStore`.
 */
export const checkStore = async (pool: pg.Pool, store: string | undefined): Promise<void> => {
  const chosen = await storeOf(pool);
  checkKind(chosen?.kind, store);
  await identityOf(store, chosen?.identity);
};

const checkKind = (kind: 'postgres' | 'kurrentdb' | undefined, store: string | undefined): void => {
  if (kind === 'postgres' && store !== undefined)
    throw new EventLogError('wrong-store', 'the logs of this database lie in Postgres, not in KurrentDB');
  if (kind === 'kurrentdb' && store === undefined)
    throw new EventLogError('wrong-store', 'the logs of this database lie in a KurrentDB that was not named');
};

const identityOf = async (store: string | undefined, expected: string | null | undefined): Promise<string | null> => {
  if (store === undefined) return null;
  const { meetKurrent } = await import('./kurrent/identity.ts');
  return meetKurrent({ connectionString: store, expected: expected ?? undefined });
};
