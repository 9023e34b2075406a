import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@tiaokuai/service';
import pino from 'pino';
import { passwordsOf } from '../../infra/host/district.ts';
import { startHost } from '../../infra/host/host.ts';
import { allServices } from '../../infra/host/services.ts';

/** Services of a district in a process of their own: so that a load is not measured on its own event loop, and to be killed. */

export interface HostSettings {
  readonly district: string;
  /** All by default. */
  readonly services?: readonly string[];
  readonly secret: string;
  readonly postgres: { readonly host: string; readonly port: number; readonly database: string };
  readonly nats: { readonly url: string; readonly user: string; readonly password: string };
}

export const startHostProcess = async (settings: HostSettings): Promise<ChildProcess> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.write(`${JSON.stringify(settings)}\n`);
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', () => resolve());
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}`)));
  });
  return child;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lines = createInterface({ input: process.stdin });
  lines.once('line', async (line) => {
    const { secret, services, ...settings } = JSON.parse(line) as HostSettings;
    const host = await startHost({
      ...settings,
      services: allServices.filter(({ name }) => services?.includes(name) ?? true),
      passwordOf: passwordsOf(secret),
      clock: systemClock,
      logger: pino({ level: process.env.TIAOKUAI_TEST_LOG ?? 'error' }, pino.destination(2)),
    });
    process.once('SIGTERM', () => void host.stop().then(() => process.exit(0)));
    console.log('ready');
  });
}
