import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { UnfitServer } from '@tiaokuai/bus';
import { roleOf, systemClock } from '@tiaokuai/service';
import pino from 'pino';
import { passwordsOf, prepareDistrict } from '../../infra/host/district.ts';
import { startHost } from '../../infra/host/host.ts';
import type { ProcessConfiguration } from '../../infra/host/main.ts';
import { createTestBed, type TestBed } from '../support/test-bed.ts';

/**
 * Production refuses an old nats-server: JetStream before 2.12.12 loses acknowledged messages. The suite's own server is asked
 * for its version, since the machine may have any.
 */
let bed: TestBed;
let isFit: boolean;
const passwordOf = passwordsOf('test');
beforeAll(async () => {
  bed = await createTestBed();
  await prepareDistrict(bed.adminPool, { district: bed.district, services: ['fire'], passwordOf });
  const nc = await bed.connectBus();
  const [major = 0, minor = 0] = nc.info!.version.split('.').map(Number);
  isFit = major > 2 || minor >= 12;
});
afterAll(() => bed?.close());

const postgres = () => ({ host: String(bed.server.host), port: Number(bed.server.port), database: bed.database });
const nats = () => ({ url: bed.natsUrl, user: 'service', password: bed.natsPassword });

/** What a process of one service says before it ends, and how it ends. */
const runProcess = async (more: Partial<ProcessConfiguration>) => {
  const role = roleOf(bed.district, 'fire');
  const configuration: ProcessConfiguration = {
    district: bed.district,
    services: ['fire'],
    postgres: postgres(),
    passwords: { [role]: passwordOf(role) },
    nats: nats(),
    logLevel: 'silent',
    ...more,
  };
  const main = fileURLToPath(new URL('../../infra/host/main.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    stdio: ['pipe', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const said = text(child.stderr!);
  const first = new Promise<{ kind: string }>((resolve) => child.once('message', resolve as never));
  child.stdin!.end(JSON.stringify(configuration));
  const { kind } = await first;
  if (kind === 'ready') child.kill('SIGTERM');
  return { kind, code: await ended, said: await said };
};

describe('on a nats-server that is not fit for production', () => {
  test('a process refuses to run, and says what to run instead', async () => {
    if (isFit) return;
    const { kind, code, said } = await runProcess({});
    expect({ kind, code }).toEqual({ kind: 'failed', code: 1 });
    expect(said).toContain('not fit for production; run 2.12.12, 2.14.3 or newer');
  });

  test('it runs where it is told that this is no production', async () => {
    expect(await runProcess({ production: false })).toMatchObject({ kind: 'ready', code: 0 });
  });

  test('nothing is made on the bus or left open by a host that refuses', async () => {
    if (isFit) return;
    const logger = pino({ level: 'silent' });
    const options = { district: bed.district, services: [], postgres: postgres(), passwordOf, nats: nats(), logger };
    await expect(startHost({ ...options, clock: systemClock, production: true })).rejects.toThrow(UnfitServer);
  });
});
