import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectBus, createGuestKey } from '@tiaokuai/bus';
import { type DepartmentCredentials, type DepartmentSystem, departmentCredentials } from '@tiaokuai/department';
import getPort from 'get-port';
import { natsConfigOf, serveDepartments } from '../../infra/local/departments.ts';
import { findNatsServer, type LocalNats, startNats } from '../../infra/local/nats.ts';
import { cacheFolder } from '../../test/support/servers.ts';
import { until } from '../../test/support/until.ts';
import type { BusConnection } from '../src/connection.ts';
import { tiaokuai } from './terminal.ts';

/** A nats-server as `npm start` runs it, with the part of `npm start` that takes on departments. */
let folder: string;
let nats: LocalNats;
let nc: BusConnection;
let env: NodeJS.ProcessEnv;
const servicePassword = 'secret of the services';
const police = { district: '370303', responsibility: 'police', publicKey: createGuestKey().publicKey };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-credentials-'));
  await writeFile(join(folder, 'departments.json'), JSON.stringify([police]));
  const options = { folder, district: '370303', storeDir: join(folder, 'jetstream'), servicePassword };
  const [binary, port] = [await findNatsServer(cacheFolder), await getPort({ host: '127.0.0.1' })];
  nats = await startNats({ folder: join(folder, 'nats'), binary, port, config: await natsConfigOf(options)(port) });
  nc = await connectBus({ servers: nats.url, name: 'host', user: 'service', password: servicePassword });
  await serveDepartments(nc, nats, options);
  env = {
    TIAOKUAI_DATA: folder,
    TIAOKUAI_DISTRICT: '370303',
    TIAOKUAI_POSTGRES: 'postgres://nobody@127.0.0.1:1/nothing',
    TIAOKUAI_NATS: nats.url.replace('nats://', `nats://service:${encodeURIComponent(servicePassword)}@`),
  };
});
afterAll(async () => {
  await nc?.close();
  await nats?.stop();
  await rm(folder, { recursive: true, force: true });
});

const loginWith = async (credentials: DepartmentCredentials): Promise<BusConnection> => {
  const { url, seed, inboxPrefix } = credentials;
  return connectBus({ servers: url, name: 'fire', seed, inboxPrefix });
};

test("credentials open the department's own consumer on the running bus; new ones end the old", async () => {
  const out = join(folder, 'fire.json');
  await writeFile(out, 'of old', { mode: 0o644 });
  const made = await tiaokuai(['credentials', 'fire', '--out', out], { env });
  expect([made.code, made.out]).toEqual([0, '']);
  expect(made.err).toContain('docs/subscribe.md');
  expect((await stat(out)).mode & 0o777).toBe(0o600);
  const credentials = JSON.parse(await readFile(out, 'utf8')) as DepartmentCredentials;
  expect(credentials).toMatchObject({
    url: nats.url,
    district: '370303',
    responsibility: 'fire',
    consumer: 'dept-fire',
  });
  expect(made.err).not.toContain(credentials.seed);
  expect(await readFile(join(folder, 'departments.json'), 'utf8')).not.toContain(credentials.seed);

  const department = await loginWith(credentials);
  // Nothing waits there, which only the consumer itself can say.
  const next = `$JS.${credentials.domain}.API.CONSUMER.MSG.NEXT.${credentials.stream}.${credentials.consumer}`;
  const now = JSON.stringify({ batch: 1, no_wait: true });
  const answer = await department.request(next, now, { timeout: 5_000, noMux: true });
  expect(answer.headers?.code).toBe(404);

  const again = await tiaokuai(['credentials', 'fire', '--lang', 'en'], { env });
  expect(again.code).toBe(0);
  expect(String(await department.closed())).toMatch(/Authorization/i);
  const departments = JSON.parse(await readFile(join(folder, 'departments.json'), 'utf8')) as DepartmentSystem[];
  expect(departments.map(({ responsibility }) => responsibility)).toEqual(['police', 'fire']);
  expect(departments[0]).toEqual(police);
  const fresh = await loginWith(JSON.parse(again.out));
  await fresh.close();
}, 60_000);

test('when JetStream has lost everything, the consumers are there again', async () => {
  const { stream, consumer } = departmentCredentials({
    url: nats.url,
    district: '370303',
    responsibility: 'police',
    seed: '',
  });
  const manager = await nc.jetstreamManager({ checkAPI: false });
  expect((await manager.consumers.info(stream, consumer)).name).toBe(consumer);
  await nats.kill();
  await rm(join(folder, 'jetstream'), { recursive: true, force: true });
  await nats.restart();
  await until('the consumer', () => manager.consumers.info(stream, consumer).catch(() => undefined));
}, 60_000);
