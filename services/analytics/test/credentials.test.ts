import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectBus, type DepartmentCredentials } from '@tiaokuai/bus';
import getPort from 'get-port';
import type { NatsConnection } from 'nats';
import { natsConfigOf, serveDepartments } from '../../../infra/local/departments.ts';
import { findNatsServer, type LocalNats, startNats } from '../../../infra/local/nats.ts';
import { cacheFolder } from '../../../test/support/servers.ts';
import { tiaokuai } from './terminal.ts';

/** A nats-server as `npm start` runs it, with the part of `npm start` that takes on departments. */
let folder: string;
let nats: LocalNats;
let nc: NatsConnection;
let env: NodeJS.ProcessEnv;
const servicePassword = 'secret of the services';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-credentials-'));
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

const loginWith = async (credentials: DepartmentCredentials): Promise<NatsConnection> => {
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
  const info = `$JS.API.CONSUMER.INFO.${credentials.stream}.${credentials.consumer}`;
  const answer = (await department.request(info, '', { timeout: 5_000 })).json<{ config: { durable_name: string } }>();
  expect(answer.config.durable_name).toBe('dept-fire');
  await department.close();

  const [again, police] = [
    await tiaokuai(['credentials', 'fire', '--lang', 'en'], { env }),
    await tiaokuai(['credentials', 'police'], { env }),
  ];
  expect([again.code, police.code]).toEqual([0, 0]);
  const departments = JSON.parse(await readFile(join(folder, 'departments.json'), 'utf8')) as {
    responsibility: string;
    publicKey: string;
  }[];
  expect(departments.map(({ responsibility }) => responsibility)).toEqual(['fire', 'police']);
  const fresh = await loginWith(JSON.parse(again.out));
  await fresh.close();
  await expect(
    Promise.race([
      loginWith(credentials),
      new Promise((_resolve, reject) => setTimeout(reject, 2_000, new Error('not let in'))),
    ]),
  ).rejects.toThrow(/not let in|Authorization/i);
}, 60_000);
