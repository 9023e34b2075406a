import { randomInt, randomUUID } from 'node:crypto';
import { connectBus } from '@tiaokuai/bus';
import { createPostgresEventLog, type EventLog, registerLog } from '@tiaokuai/event-log';
import type { NatsConnection } from 'nats';
import pg from 'pg';
import { type Servers, templateDatabase } from './servers.ts';

/** A database of its own, copied from the migrated template, and a district of its own on the shared nats-server. */
export interface TestBed {
  readonly server: pg.PoolConfig;
  /** Six digits that no other suite has. */
  readonly district: string;
  readonly database: string;
  /** As the database's owner. */
  readonly adminPool: pg.Pool;
  readonly natsUrl: string;
  readonly natsPassword: string;
  /** Registers `<district>.<service>` and connects as its writer. */
  writer(service: string): Promise<Writer>;
  connectBus(name?: string): Promise<NatsConnection>;
  /** Ends every pool and connection that the bed gave out, and drops the database. */
  close(): Promise<void>;
}

export interface Writer {
  readonly log: string;
  readonly pool: pg.Pool;
  readonly eventLog: EventLog;
  readonly config: pg.PoolConfig;
  readonly schema: string;
}

/** @param servers The suite's own; those that all suites share by default. */
export const createTestBed = async (
  servers?: Servers,
  district = String(randomInt(100_000, 1_000_000)),
): Promise<TestBed> => {
  const server = servers?.postgres.admin() ?? (JSON.parse(process.env.TIAOKUAI_TEST_POSTGRES ?? '{}') as pg.PoolConfig);
  const natsUrl = servers?.nats.url ?? process.env.TIAOKUAI_TEST_NATS ?? '';
  const natsPassword = servers?.servicePassword ?? process.env.TIAOKUAI_TEST_NATS_PASSWORD ?? '';
  const database = `suite_${district}_${randomUUID().slice(0, 8)}`;
  const root = new pg.Client(server);
  await root.connect();
  // Copies of one template exclude each other; each takes some hundredths of a second.
  await root.query(`select pg_advisory_lock(hashtext('template'))`);
  await root.query(`create database ${database} template ${templateDatabase}`);
  await root.end();
  const pools: pg.Pool[] = [];
  const connections: NatsConnection[] = [];
  const open = (config: pg.PoolConfig) => {
    const pool = new pg.Pool({ ...config, max: 10 });
    // Tests end connections under their owners; the next query makes a new one.
    pool.on('error', () => undefined);
    pools.push(pool);
    return pool;
  };
  const adminPool = open({ ...server, database });
  return {
    server,
    district,
    database,
    adminPool,
    natsUrl,
    natsPassword,
    async writer(service) {
      const name = service.replaceAll('-', '_');
      const [log, role, schema] = [`${district}.${service}`, `tk_${district}_${name}`, `rm_${district}_${name}`];
      await registerLog(adminPool, {
        log,
        writerRole: role,
        password: 'writer',
        schemas: [schema, `own_${district}_${name}`],
      });
      const config = { ...server, user: role, password: 'writer', database };
      const pool = open(config);
      return { log, pool, config, schema, eventLog: createPostgresEventLog({ pool, patience: 20_000 }) };
    },
    async connectBus(name = 'test') {
      const nc = await connectBus({ servers: natsUrl, name, user: 'service', password: natsPassword });
      connections.push(nc);
      return nc;
    },
    async close() {
      await Promise.all(connections.map((nc) => nc.close()));
      await Promise.all(pools.map((pool) => pool.end()));
      const last = new pg.Client(server);
      await last.connect();
      await last.query(`drop database ${database} with (force)`);
      await last.end();
    },
  };
};
