import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { roleOf } from '@tiaokuai/service';
import type { ProcessConfiguration, Told } from '../../infra/host/main.ts';

const main = fileURLToPath(new URL('../../infra/host/main.ts', import.meta.url));

/** One service in a process of its own, to be killed and started again. */
export interface ServiceProcess {
  readonly service: string;
  start(): Promise<void>;
  /** SIGKILL, and gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export const serviceProcess = (
  service: string,
  settings: Omit<ProcessConfiguration, 'services' | 'passwords' | 'production'>,
  passwordOf: (role: string) => string,
): ServiceProcess => {
  let child: ChildProcess | undefined;
  const gone = (one: ChildProcess): Promise<void> =>
    one.exitCode !== null || one.signalCode !== null
      ? Promise.resolve()
      : new Promise((resolve) => one.once('exit', () => resolve()));
  const end = async (signal: NodeJS.Signals) => {
    if (!child) return;
    child.kill(signal);
    await gone(child);
    child = undefined;
  };
  return {
    service,
    async start() {
      const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
        stdio: ['pipe', 'ignore', process.env.TIAOKUAI_TEST_LOG ? 'inherit' : 'ignore', 'ipc'],
        env: { ...process.env, NODE_OPTIONS: '' },
      });
      child = started;
      const role = roleOf(settings.district, service);
      const configuration: ProcessConfiguration = {
        ...settings,
        production: false,
        services: [service],
        passwords: { [role]: passwordOf(role) },
      };
      started.stdin!.on('error', () => undefined);
      started.stdin!.end(JSON.stringify(configuration));
      // Killed before it was ready: that is what this is for. Failed by itself: Postgres was away; it is tried again.
      const outcome = await new Promise<string>((resolve) => {
        started.on('message', (told: Told) => resolve(told.kind));
        started.once('exit', () => resolve('exit'));
      });
      if (outcome === 'failed' || (outcome === 'exit' && started.signalCode === null)) {
        await gone(started);
        if (child === started) await this.start();
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
};
