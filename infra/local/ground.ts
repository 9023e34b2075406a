import { EventLogError, MigrationError, openEventLog, type RecordedEvent } from '@tiaokuai/event-log';
import pg from 'pg';
import { prepareDistrict } from '../host/district.ts';
import { SetupFailure } from './failure.ts';
import type { DataFolder } from './folder.ts';
import { findNatsServer, type LocalNats, startNats } from './nats.ts';
import { choosePort } from './ports.ts';
import type { LocalPostgres } from './postgres.ts';
import { revive } from './revive.ts';

/** What services stand on: Postgres with the district's tables, and a nats-server. */
export interface Ground {
  readonly postgres: LocalPostgres;
  readonly nats: LocalNats;
  /** Milliseconds since 1970: the district's time goes on from here. */
  readonly lastEvent: number;
  /** Positions of the district's logs. */
  readonly heads: ReadonlyMap<string, bigint>;
}

export interface GroundOptions {
  readonly folder: DataFolder;
  /** On its way up. */
  readonly postgres: Promise<LocalPostgres>;
  /** Where a fetched nats-server is kept. */
  readonly cache: string;
  readonly district: string;
  readonly services: readonly string[];
  readonly passwordOf: (role: string) => string;
  /** Address of the KurrentDB in which the logs' events lie; Postgres by default. */
  readonly store: string | undefined;
  readonly natsPort: number | undefined;
  /** The server's whole configuration, once its port is known. */
  readonly natsConfig: (port: number) => Promise<string>;
  /** What a person should know. */
  readonly say: (notice: string) => void;
  /** Aborted when all of it is to end. */
  readonly end: AbortSignal;
  /** Told when a server has another process number. */
  readonly onChange: () => void;
}

export const database = 'tiaokuai';

/**
 * Brings the bus up, and the database up to date. A server that ends unasked is started again.
 *
 * @throws SetupFailure; the bus is down again then. Postgres is the caller's to end.
 */
export const prepareGround = async (options: GroundOptions): Promise<Ground> => {
  const { folder, cache, district, services, passwordOf, store, natsPort, natsConfig, say, end, onChange } = options;
  const prepareDatabase = async () => {
    const postgres = await options.postgres;
    await makeDatabase(postgres);
    const pool = new pg.Pool({ ...postgres.admin(database), max: 2 });
    // Where another part cannot start, Postgres may end under it; the query in hand says so too.
    pool.on('error', () => undefined);
    try {
      await prepareDistrict(pool, { district, services, passwordOf, store }).catch((error: Error) => {
        if (error instanceof EventLogError) throw new SetupFailure(error.message, remedyOf(error), { cause: error });
        if (!(error instanceof MigrationError)) throw error;
        throw new SetupFailure(
          `${folder.path} was made by another version of this program (${error.message})`,
          'go back to that version, or give another folder with --data',
        );
      });
      return { postgres, past: await pastOf(pool, district, store) };
    } finally {
      await pool.end();
    }
  };
  const bringUpNats = async () => {
    const [binary, port] = await Promise.all([findNatsServer(cache), choosePort(natsPort, 'NATS', '--nats-port')]);
    const server: LocalNats = await startNats({
      folder: folder.nats,
      binary,
      port,
      config: await natsConfig(port),
      onDeath: () => void revive('nats-server', server, { say, end }).then(onChange),
    });
    return server;
  };
  const [prepared, bus] = await Promise.allSettled([prepareDatabase(), bringUpNats()]);
  if (prepared.status === 'rejected' || bus.status === 'rejected') {
    if (bus.status === 'fulfilled') await bus.value.stop();
    throw prepared.status === 'rejected' ? prepared.reason : (bus as PromiseRejectedResult).reason;
  }
  const { postgres, past } = prepared.value;
  return { postgres, nats: bus.value, ...past };
};

/** Makes the database of services where it is not there. */
export const makeDatabase = async (server: LocalPostgres): Promise<void> => {
  const client = new pg.Client(server.admin());
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
};

export interface Past {
  readonly lastEvent: number;
  readonly heads: ReadonlyMap<string, bigint>;
}

/** What to do where the store that was named is not to be had. */
const remedyOf = ({ code }: EventLogError): string => {
  if (code === 'unreachable') return 'start it, or correct --store (or TIAOKUAI_STORE)';
  if (code === 'not-the-writer') return 'name a user who may read and write there: kurrentdb://user:password@host:2113';
  return 'name that store with --store (or TIAOKUAI_STORE), leave --store away for Postgres, or give another folder with --data';
};

/** How far the district's logs are, and when their last events happened, by the district's time; 0 before the first. */
export const pastOf = async (pool: pg.Pool, district: string, store?: string): Promise<Past> => {
  const eventLog = openEventLog({ pool, store });
  try {
    const heads = (await eventLog.heads()).filter(({ log }) => log.startsWith(`${district}.`));
    const last = await Promise.all(
      heads.map(async ({ log, position }): Promise<RecordedEvent | undefined> => {
        if (position === 0n) return undefined;
        for await (const [event] of eventLog.readLog(log, { after: position - 1n, until: position })) return event;
        return undefined;
      }),
    );
    return {
      lastEvent: Math.max(0, ...last.map((event) => (event ? Date.parse(event.time) : 0))),
      heads: new Map(heads.map(({ log, position }) => [log, position])),
    };
  } finally {
    await eventLog.close();
  }
};
