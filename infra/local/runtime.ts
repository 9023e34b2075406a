import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DistrictTime } from '../host/clock.ts';
import { SetupFailure } from './failure.ts';
import { commandOf, isAlive } from './processes.ts';

/** What runs on a data folder just now: for the command line, for tests, and so that no second start joins in. */
export interface Runtime {
  readonly district: string;
  readonly pid: number;
  /** Whether each service has a process of its own. */
  readonly processes: boolean;
  /** As an analyst: all logs to read. */
  readonly postgres: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly password: string;
    readonly database: string;
  };
  /** Address of the KurrentDB in which the logs' events lie, password and all; absent where they lie in Postgres. */
  readonly store?: string;
  readonly nats: { readonly url: string; readonly user: string; readonly password: string };
  readonly natsServer: { readonly pid: number; readonly configFile: string };
  readonly healthPort: number;
  readonly clock: DistrictTime;
}

export interface RuntimeFile {
  write(runtime: Runtime): Promise<void>;
  /** At the end. */
  release(): Promise<void>;
  /** The same, for who cannot wait. */
  releaseNow(): void;
}

/**
 * Takes the data folder for this process.
 *
 * @throws SetupFailure while another process has it.
 */
export const takeFolder = async (folder: string): Promise<RuntimeFile> => {
  const file = join(folder, 'runtime.json');
  const lock = join(folder, 'lock');
  await takeLock(lock, folder);
  await rm(file, { force: true });
  return {
    async write(runtime) {
      const fresh = `${file}.new`;
      await writeFile(fresh, `${JSON.stringify(runtime, null, 2)}\n`, { mode: 0o600 });
      await rename(fresh, file);
    },
    async release() {
      await rm(file, { force: true });
      await rm(lock, { force: true });
    },
    releaseNow() {
      rmSync(file, { force: true });
      rmSync(lock, { force: true });
    },
  };
};

/** A file with this process's number, put in its place by a link: of two starts at once, one gets it. */
const takeLock = async (lock: string, folder: string): Promise<void> => {
  const [mine, left] = [`${lock}-${randomUUID()}`, `${lock}-${randomUUID()}`];
  await writeFile(mine, String(process.pid), { mode: 0o600 });
  try {
    for (let tries = 0; tries < 3; tries += 1) {
      const got = await link(mine, lock).then(
        () => true,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'EEXIST') return false;
          throw error;
        },
      );
      if (got) return;
      const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
      if (holder > 0 && holder !== process.pid && (await isStart(holder)))
        throw new SetupFailure(
          `process ${holder} already runs on ${folder}`,
          `end it with: kill ${holder}; or give another folder with --data`,
        );
      // Left behind by a start that was killed. Moved away first: another start may have taken it in the meantime.
      await rename(lock, left).catch(() => undefined);
      if (Number(await readFile(left, 'utf8').catch(() => '0')) !== holder)
        await link(left, lock).catch(() => undefined);
      await rm(left, { force: true });
    }
    throw new SetupFailure(`${lock} cannot be taken`, 'start again');
  } finally {
    await rm(mine, { force: true });
  }
};

/** The number may have gone to another program in the meantime. */
const isStart = async (pid: number): Promise<boolean> => {
  if (!isAlive(pid)) return false;
  const command = await commandOf(pid);
  return command === '' || /infra\/(local\/start|cli)\b/.test(command);
};
