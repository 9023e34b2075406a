import { randomInt } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { connectBus, createGuestKey, guestConsumer, guestDomain, streamNameOf } from '@tiaokuai/bus';
import { createBusClient } from '@tiaokuai/service';
import type { NatsConnection } from 'nats';
import pg from 'pg';
import type { Runtime } from '../../infra/local/runtime.ts';
import { sampleEstates } from '../../simulation/ground/estates.ts';
import { until } from '../support/until.ts';
import { gone, patience, type Started, start, startToEnd } from './district.ts';

jest.setTimeout(2 * patience);

const district = '370303';
let folder: string;
let data: string;
const running: Started[] = [];

const begin = (...options: readonly string[]): Started => {
  const started = start(...(options as [string, ...string[]]));
  running.push(started);
  return started;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-start-'));
  data = join(folder, 'data');
});
afterAll(async () => {
  for (const started of running) started.signal('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const connect = ({ nats }: Runtime): Promise<NatsConnection> =>
  connectBus({ servers: nats.url, user: nats.user, password: nats.password, name: 'test' });

const asAnalyst = async <T>({ postgres }: Runtime, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(postgres);
  await client.connect();
  return work(client).finally(() => client.end());
};

const headsOf = (runtime: Runtime): Promise<Map<string, number>> =>
  asAnalyst(runtime, async (client) => {
    const { rows } = await client.query<{ log: string; head: string }>('select log, head from tiaokuai_log.logs');
    return new Map(rows.map(({ log, head }) => [log, Number(head)]));
  });

const estatesOf = async (runtime: Runtime): Promise<readonly { estate_id: string; name: string }[]> => {
  const nc = await connect(runtime);
  try {
    return await createBusClient(nc, district).query('subdistrict', 'Estates', {});
  } finally {
    await nc.close();
  }
};

const free = { options: ['--plain', '--rate', '4', '--speed', '2400', '--seed', '7'] as const };

describe('a district on this machine', () => {
  let first: Started;
  let runtime: Runtime;
  let heads: Map<string, number>;
  let lastTime: string;

  test('comes up, loads its estates, and incidents go their way', async () => {
    first = begin(data, ...free.options);
    await first.line(/上报 raised/);
    await first.line(/派遣 routed .*主办/);
    await first.line(/到件 in inbox .*\d+ ms/);
    await first.line(/接收 accepted/);
    await first.line(/办结 completed/);
    runtime = await first.runtime();
    const estates = await until('all estates', async () => {
      const found = await estatesOf(runtime);
      return found.length >= sampleEstates(district).length ? found : undefined;
    });
    expect(new Set(estates.map(({ estate_id }) => estate_id))).toEqual(
      new Set(sampleEstates(district).map(({ estateId }) => estateId)),
    );
  });

  test('says who runs on the folder, to its owner alone', async () => {
    expect(Object.keys(runtime)).toEqual([
      'district',
      'pid',
      'processes',
      'postgres',
      'nats',
      'natsServer',
      'healthPort',
      'clock',
    ]);
    expect(runtime).toMatchObject({ district, processes: false, clock: { speed: 2400 } });
    expect(runtime.postgres.user).toBe('tk_370303_analytics');
    expect(await first.family()).toContain(runtime.pid);
    for (const file of ['runtime.json', 'secret', 'nats/nats.conf', 'services.log'])
      expect((await stat(join(data, file))).mode & 0o077).toBe(0);
  });

  test('is healthy, and counts', async () => {
    const at = `http://127.0.0.1:${runtime.healthPort}`;
    expect(await (await fetch(`${at}/livez`)).text()).toBe('ok\n');
    expect((await fetch(`${at}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${at}/metrics`)).text()).toMatch(/tiaokuai_commands_total\{.*ReportIncident/);
  });

  test('shows no secret to who lists processes', async () => {
    const secrets = [
      (await readFile(join(data, 'secret'), 'utf8')).trim(),
      runtime.nats.password,
      runtime.postgres.password,
    ];
    for (const pid of await first.family())
      for (const file of ['cmdline', 'environ']) {
        const shown = await readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
        for (const secret of secrets) expect(shown).not.toContain(secret);
      }
  });

  test('lets analysts read all logs, and write none', async () => {
    await asAnalyst(runtime, async (client) => {
      const { rows } = await client.query('select count(*)::int as events from tiaokuai_log.events');
      expect(rows[0].events).toBeGreaterThan(100);
      await expect(client.query('delete from tiaokuai_log.events')).rejects.toThrow(/permission denied/);
    });
  });

  test('is not joined by a second start on the same folder', async () => {
    const second = await startToEnd(data, '--plain');
    expect(second.code).toBe(1);
    expect(second.errors).toMatch(new RegExp(`^process ${runtime.pid} already runs on .* → .*\\n$`));
  });

  test.each([
    ['--nats-port', () => new URL(runtime.nats.url).port, 'NATS'],
    ['--postgres-port', () => runtime.postgres.port, 'Postgres'],
    ['--health-port', () => runtime.healthPort, 'health checks'],
  ])('a port in use for %s is one line', async (option, taken, what) => {
    const other = await startToEnd(join(folder, `port${option}`), '--empty', option, String(taken()));
    expect(other.code).toBe(1);
    expect(other.errors).toMatch(new RegExp(`^port ${taken()} for ${what} is in use → .*${option}.*\\n$`));
  });

  test('runs beside a copy of itself, which a killed start leaves in order', async () => {
    const copyData = join(folder, 'copy');
    const copy = begin(copyData, '--empty', '--plain');
    const copyRuntime = await copy.runtime();
    expect(copyRuntime.postgres.port).not.toBe(runtime.postgres.port);
    expect(copyRuntime.clock.speed).toBe(1);
    expect(await estatesOf(copyRuntime)).toEqual([]);

    const left = (await copy.family()).filter((pid) => pid !== copy.child.pid);
    process.kill(copyRuntime.pid, 'SIGKILL');
    expect(await copy.ended).toBe(1);

    // In it, nobody answers: clocks run out.
    const again = begin(copyData, '--no-officers', '--plain', '--speed', '20000', '--rate', '2');
    await again.line(/催办 urged .*接收超时/);
    expect(again.output()).not.toMatch(/接收 accepted/);
    expect((await again.runtime()).pid).not.toBe(copyRuntime.pid);
    // The servers that the killed start left behind have given way to new ones.
    await gone(left);
    again.signal('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  test("takes on a department's own system while it runs", async () => {
    const key = createGuestKey();
    const department = { district, responsibility: 'fire', publicKey: key.publicKey };
    const nc = await connect(runtime);
    const reload = async () => (await nc.request(`host.${district}.ReloadDepartments`, '', { timeout: 20_000 })).json();
    await writeFile(join(data, 'departments.json'), '[{"district": 370303}]');
    expect(await reload()).toEqual({ ok: false, error: expect.stringContaining('departments.json is damaged') });
    await writeFile(join(data, 'departments.json'), JSON.stringify([department]));
    expect(await reload()).toEqual({ ok: true });
    expect(await reload()).toEqual({ ok: true });

    const theirs = await connectBus({
      servers: runtime.nats.url,
      name: 'fire',
      seed: key.seed,
      inboxPrefix: '_INBOX_fire',
    });
    const inbox = '_INBOX_fire.pulled';
    const pulled = theirs.subscribe(inbox, { max: 1, timeout: patience });
    const consumer = `${streamNameOf(district)}.${guestConsumer('fire')}`;
    const next = `$JS.${guestDomain}.API.CONSUMER.MSG.NEXT.${consumer}`;
    theirs.publish(next, JSON.stringify({ batch: 1, expires: 60_000_000_000 }), { reply: inbox });
    for await (const message of pulled) expect(message.subject).toMatch(/^evt\.370303\.referral\.fire\./);
    await theirs.close();
    await nc.close();
  });

  test('goes on after each of its servers was killed', async () => {
    const more = async () => {
      const before = first.output().split('派遣 routed').length;
      await until('new referrals', () => first.output().split('派遣 routed').length > before + 2, {
        timeout: patience,
      });
    };
    process.kill(runtime.natsServer.pid, 'SIGKILL');
    await first.line(/nats-server 已恢复/);
    const fresh = await until('the new process number', async () => {
      const now = await first.runtime();
      return now.natsServer.pid === runtime.natsServer.pid ? undefined : now;
    });
    expect(await first.family()).toContain(fresh.natsServer.pid);
    await more();
    const pidFile = await readFile(join(data, 'postgres/data/postmaster.pid'), 'utf8');
    process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
    await first.line(/Postgres 已恢复/);
    await more();
  });

  test('Ctrl-C drains: exit 0, nothing left, the data kept', async () => {
    const family = await first.family();
    first.signal('SIGINT');
    expect(await first.ended).toBe(0);
    await gone(family);
    await expect(stat(join(data, 'runtime.json'))).rejects.toThrow(/ENOENT/);
    expect(first.output()).toMatch(/已停止/);
    expect(first.errors()).toBe('');
  });

  test('a second start finds it all, with one process per service', async () => {
    lastTime = first
      .output()
      .match(/^\d\d-\d\d \d\d:\d\d:\d\d/gm)!
      .at(-1)!;
    const second = begin(data, ...free.options, '--processes', '--district', district);
    runtime = await second.runtime();
    expect(runtime.processes).toBe(true);
    // Time goes on where it had come to: it never runs backwards.
    const chinaAhead = 8 * 3_600_000;
    expect(new Date(runtime.clock.origin + chinaAhead).toISOString().slice(5, 19).replace('T', ' ') >= lastTime).toBe(
      true,
    );
    heads = await headsOf(runtime);
    expect(heads.get(`${district}.subdistrict`)).toBeGreaterThan(100);
    expect(await estatesOf(runtime)).toHaveLength(sampleEstates(district).length);
    await second.line(/上报 raised/);
    await second.line(/接收 accepted/);
    expect(await (await fetch(`http://127.0.0.1:${runtime.healthPort}/metrics`)).text()).toMatch(
      /tiaokuai_commands_total\{.*service="subdistrict"/,
    );

    // Of fifteen services, one is shot: it comes back by itself.
    const services = (
      await Promise.all(
        (
          await second.family()
        ).map(async (pid) => ({
          pid,
          command: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
        })),
      )
    ).filter(({ command }) => command.includes('infra/host/main.ts'));
    expect(services).toHaveLength(15);
    process.kill(services[randomInt(services.length)]!.pid, 'SIGKILL');
    await second.line(/的?进程意外退出/);
    await second.line(/已恢复/);

    const family = await second.family();
    second.signal('SIGTERM');
    expect(await second.ended).toBe(0);
    await gone(family);
    expect(second.errors()).toBe('');
  });

  test('nothing that was there before is gone', async () => {
    const third = begin(data, '--empty', '--plain');
    runtime = await third.runtime();
    for (const [log, head] of await headsOf(runtime)) expect(head).toBeGreaterThanOrEqual(heads.get(log) ?? 0);
    expect(await estatesOf(runtime)).toHaveLength(sampleEstates(district).length);
    third.signal('SIGINT');
    expect(await third.ended).toBe(0);
  });

  test('a secret that is damaged, gone or another one is one line', async () => {
    const file = join(data, 'secret');
    const secret = await readFile(file, 'utf8');
    const failsWith = async (pattern: RegExp) => {
      const { code, errors } = await startToEnd(data, '--empty');
      expect(errors).toMatch(pattern);
      expect(errors.trimEnd()).not.toContain('\n');
      expect(code).toBe(1);
    };
    await writeFile(file, 'not a secret');
    await failsWith(/secret is damaged → /);
    await writeFile(file, `${'A'.repeat(43)}\n`);
    await failsWith(/made with another secret .* → /);
    await rm(file);
    await failsWith(/secret is gone, .* → /);
    await writeFile(file, secret, { mode: 0o600 });
    await writeFile(join(data, 'departments.json'), 'no list');
    await failsWith(/departments\.json is damaged .* → /);
    await rm(join(data, 'departments.json'));
    await writeFile(join(data, 'postgres/data/PG_VERSION'), '17\n');
    await failsWith(/was made by Postgres 17, this is 18 → /);
  });
});

describe('a start that cannot be', () => {
  test.each([
    [['--rate', 'fast'], /^--rate fast is not possible → give a rate from 0\.01 to 200\n$/],
    [['--seed', '1.5'], /^--seed 1\.5 is not possible → give a seed from 0 to 4294967295\n$/],
    [['--district', '37'], /^--district 37 is not possible → give a GB\/T 2260 code/],
    [['--nats-port', '70000'], /^--nats-port 70000 is not possible → give a port from 1 to 65535\n$/],
    [['--speed'], /^--speed has no value → /],
    [['--sped', '3'], /^--sped is no option → npm start -- --help lists them\n$/],
    [['now'], /^now is no option → npm start -- --help lists them\n$/],
  ])('%j: one line, exit 2', async (options, line) => {
    const { code, errors, output } = await startToEnd(join(folder, 'wrong'), ...options);
    expect(errors).toMatch(line);
    expect(code).toBe(2);
    expect(output).toBe('');
  });

  test('--help lists the options in both languages, and starts nothing', async () => {
    const { code, errors, output } = await startToEnd(join(folder, 'wrong'), '--help');
    expect(code).toBe(0);
    expect(errors).toBe('');
    for (const option of [
      '--empty',
      '--processes',
      '--data',
      '--district',
      '--speed',
      '--rate',
      '--seed',
      '--no-officers',
    ])
      expect(output).toContain(option);
    expect(output).toMatch(/每个服务一个进程 \/ one process per service/);
    await expect(stat(join(folder, 'wrong'))).rejects.toThrow(/ENOENT/);
  });

  test('a data folder that cannot be is one line', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await chmod(file, 0o600);
    const { code, errors } = await startToEnd(join(file, 'below'), '--empty');
    expect(errors).toMatch(/^the data folder .*a-file\/below cannot be written \(ENOTDIR\) → .*--data\n$/);
    expect(code).toBe(1);
  });
});
