import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectBus } from '@tiaokuai/bus';
import { createPostgresEventLog, registerLog } from '@tiaokuai/event-log';
import type { NatsConnection } from 'nats';
import pg from 'pg';
import { Registry } from 'prom-client';
import { type Servers, startServers, templateDatabase } from '../../../test/support/servers.ts';
import { until } from '../../../test/support/until.ts';
import {
  createBusClient,
  privateSchemaOf,
  type RunningService,
  roleOf,
  schemaOf,
  startHealth,
  startService,
  systemClock,
} from '../src/index.ts';
import { asOfficer, freshJar, silent } from './bench.ts';
import { jars } from './jars.ts';

/** Servers of its own: these are stopped and started again. */
let servers: Servers;
let nc: NatsConnection;
let pool: pg.Pool;
let service: RunningService;
let health: Server;
const registry = new Registry();
const district = '990001';
const services: RunningService[] = [];

beforeAll(async () => {
  servers = await startServers();
  const admin = new pg.Pool(servers.postgres.admin(templateDatabase));
  const writerRole = roleOf(district, 'jars');
  await registerLog(admin, {
    log: `${district}.jars`,
    writerRole,
    password: 'writer',
    schemas: [schemaOf(district, 'jars'), privateSchemaOf(district, 'jars')],
  });
  await admin.end();
  pool = new pg.Pool({ ...servers.postgres.admin(templateDatabase), user: writerRole, password: 'writer', max: 8 });
  nc = await connectBus({
    servers: servers.nats.url,
    name: 'jars',
    user: 'service',
    password: servers.servicePassword,
  });
  health = await startHealth({ port: 0, registry, services: () => services });
  service = await startService(jars, {
    district,
    pool,
    eventLog: createPostgresEventLog({ pool }),
    nc,
    clock: systemClock,
    logger: silent,
    registry,
    polling: 200,
  });
});
afterAll(async () => {
  health?.close();
  await service?.stop();
  await nc?.close();
  await pool?.end();
  await servers?.stop();
});

const get = async (path: string) => {
  const response = await fetch(`http://127.0.0.1:${(health.address() as AddressInfo).port}${path}`);
  return { status: response.status, body: await response.text() };
};
/** A store that was killed recovers first; on a busy machine that takes its time. */
const ready = () => until('readiness', async () => (await get('/readyz')).status === 200, { timeout: 45_000 });

test('alive from the start, ready when a service is', async () => {
  expect(await get('/livez')).toEqual({ status: 200, body: 'ok\n' });
  expect(await get('/readyz')).toEqual({ status: 503, body: 'starting\n' });
  services.push(service);
  expect(await get('/readyz')).toEqual({ status: 200, body: 'ok\n' });
  expect((await get('/elsewhere')).status).toBe(404);
});

test('not ready while the bus is away, for that reason; ready when it is back', async () => {
  await servers.nats.kill();
  expect(await get('/readyz')).toEqual({ status: 503, body: 'jars: bus: no answer\n' });
  expect((await get('/livez')).status).toBe(200);
  await servers.nats.restart();
  await ready();
});

test('not ready while the store is away, for that reason; ready when it is back', async () => {
  await servers.postgres.kill();
  expect(await get('/readyz')).toEqual({ status: 503, body: 'jars: event log: no answer\n' });
  // Probes come again and again; each is answered in time.
  expect((await get('/readyz')).status).toBe(503);
  await servers.postgres.restart();
  await ready();
});

test('metrics count, and hold names and numbers only', async () => {
  const client = createBusClient(nc, district);
  const jarId = freshJar();
  await client.command('jars', 'OpenJar', { jarId, label: 'secret beans' }, { actor: 'officer:zhang' });
  await client.command('jars', 'OpenJar', { jarId, label: 'secret beans' }, asOfficer);
  await client.command('jars', 'OpenJar', { jarId: 'secret beans', label: 'a' }, asOfficer);
  const { body } = await get('/metrics');
  const counted = (outcome: string) =>
    `tiaokuai_commands_total{service="jars",command="OpenJar",outcome="${outcome}"} 1`;
  for (const outcome of ['done', 'jar-there', 'invalid-input']) expect(body).toContain(counted(outcome));
  expect(body).toContain('tiaokuai_command_seconds_count{service="jars"} 3');
  for (const content of ['secret', 'beans', 'zhang', jarId]) expect(body).not.toContain(content);
});

test('a service stops though the bus is away', async () => {
  const lost = (async () => {
    for await (const { type } of nc.status()) if (type === 'disconnect') return;
  })();
  await servers.nats.kill();
  await lost;
  await service.stop();
  await servers.nats.restart();
});
