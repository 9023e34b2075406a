import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SetupFailure } from './failure.ts';
import { commandOf, isAlive } from './processes.ts';

const run = promisify(execFile);

const installRemedy = 'install nats-server 2.9.10 or newer (https://nats.io/download) so that it is on the PATH';

/**
 * Finds a `nats-server`: on the PATH, else in the cache, else from Debian's package, unpacked into the cache without root.
 *
 * @param cache A folder of this project's own.
 */
export const findNatsServer = async (cache: string): Promise<string> => {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    if (folder && existsSync(join(folder, 'nats-server'))) return join(folder, 'nats-server');
  const cached = join(cache, 'nats-server');
  if (existsSync(cached)) return cached;
  if (!existsSync('/usr/bin/apt-get') || !existsSync('/usr/bin/dpkg-deb'))
    throw new SetupFailure('nats-server is not installed', installRemedy);
  await mkdir(cache, { recursive: true });
  const work = await mkdtemp(join(cache, 'unpack-'));
  try {
    await download(work).catch((error: Error) => {
      throw new SetupFailure(
        `nats-server could not be fetched from Debian: ${error.message.split('\n').at(-2) ?? error.message}`,
        `check the network, or ${installRemedy}`,
      );
    });
    // Two starts at once both unpack; the last rename wins, and both are the same file.
    await rename(join(work, 'usr/sbin/nats-server'), cached).catch(() =>
      rename(join(work, 'usr/bin/nats-server'), cached),
    );
    return cached;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
};

/** Downloads and unpacks the package, with package lists of its own where the machine has none. */
const download = async (work: string): Promise<void> => {
  const fetch = (options: readonly string[]) =>
    run('apt-get', [...options, '-o', 'APT::Sandbox::User=', 'download', 'nats-server'], { cwd: work });
  await fetch([]).catch(async () => {
    const own = ['lists/partial', 'cache/archives/partial', 'state'].map((folder) => join(work, folder));
    for (const folder of own) await mkdir(folder, { recursive: true });
    const options = [
      `Dir::State::lists=${join(work, 'lists')}`,
      `Dir::Cache=${join(work, 'cache')}`,
      'APT::Sandbox::User=',
    ].flatMap((option) => ['-o', option]);
    await run('apt-get', [...options, 'update'], { cwd: work });
    await fetch(options);
  });
  await run('sh', ['-c', 'dpkg-deb -x nats-server_*.deb .'], { cwd: work });
};

export interface LocalNatsOptions {
  /** Holds configuration, log and JetStream's files. */
  readonly folder: string;
  readonly binary: string;
  readonly port: number;
  /** The whole configuration file. */
  readonly config: string;
  /** Told when it ends without having been asked to. */
  readonly onDeath?: () => void;
}

export interface LocalNats {
  readonly port: number;
  readonly url: string;
  readonly configFile: string;
  readonly pid: () => number;
  /**
   * Takes on a changed configuration; who is connected stays so, unless the account is gone. Reloads twice: at the first
   * reload 2.9.10 lets new accounts log in, but only at the second do their imports reach the bus (measured).
   *
   * @throws SetupFailure when the server does not take it; it goes on with what it had.
   */
  reconfigure(config: string): Promise<void>;
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Ends it without waiting for anybody. */
  hurry(): void;
}

/** A real nats-server on this machine. */
export const startNats = async ({ folder, binary, port, config, onDeath }: LocalNatsOptions): Promise<LocalNats> => {
  await mkdir(folder, { recursive: true });
  const configFile = join(folder, 'nats.conf');
  const logFile = join(folder, 'nats.log');
  const pidFile = join(folder, 'nats.pid');
  await endForgotten(pidFile, configFile);
  const writeConfig = async (text: string) => {
    await writeFile(`${configFile}.new`, text, { mode: 0o600 });
    await rename(`${configFile}.new`, configFile);
  };
  await writeConfig(config);
  let child: ChildProcess;
  let ended: Promise<void>;
  let asked = false;
  const up = async () => {
    const log = await open(logFile, 'w');
    asked = false;
    // Detached: Ctrl-C in the terminal must reach the services first, and this server last.
    child = spawn(binary, ['-c', configFile], { stdio: ['ignore', log.fd, log.fd], detached: true });
    ended = new Promise((resolve) => child.once('exit', () => resolve()));
    await new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    }).catch((error: Error) => {
      throw new SetupFailure(`${binary} cannot be run: ${error.message}`, installRemedy);
    });
    await log.close();
    await writeFile(pidFile, String(child.pid));
    for (let tries = 0; !(await answers(port)); tries += 1) {
      if (child.exitCode !== null || child.signalCode !== null || tries > 300) {
        asked = true;
        child.kill('SIGKILL');
        throw failureOf(await readFile(logFile, 'utf8').catch(() => ''), port, logFile);
      }
      await delay(20);
    }
    void ended.then(() => asked || onDeath?.());
  };
  await up();
  const end = async (signal: NodeJS.Signals) => {
    asked = true;
    child.kill(signal);
    await ended;
  };
  /** The server says in its log how it went. */
  const reload = async () => {
    const verdicts = async () =>
      (await readFile(logFile, 'utf8')).match(
        /Reloaded server configuration|Failed to reload server configuration.*/g,
      ) ?? [];
    const { length } = await verdicts();
    child.kill('SIGHUP');
    for (let tries = 0; ; tries += 1) {
      const verdict = (await verdicts())[length];
      if (verdict?.startsWith('Reloaded')) return;
      if (verdict || tries > 250 || child.exitCode !== null)
        throw new SetupFailure(verdict ?? 'nats-server did not reload its configuration', `read ${logFile}`);
      await delay(20);
    }
  };
  return {
    port,
    url: `nats://127.0.0.1:${port}`,
    configFile,
    pid: () => child.pid ?? 0,
    async reconfigure(text) {
      await writeConfig(text);
      await reload();
      await reload();
    },
    kill: () => end('SIGKILL'),
    restart: up,
    stop: () => end('SIGTERM'),
    hurry() {
      asked = true;
      child.kill('SIGKILL');
    },
  };
};

/** A server of this folder that outlived a killed start. */
const endForgotten = async (pidFile: string, configFile: string): Promise<void> => {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => '0'));
  if (!(pid > 0) || !(await commandOf(pid)).includes(configFile)) return;
  process.kill(pid, 'SIGTERM');
  for (let tries = 0; isAlive(pid); tries += 1) {
    if (tries === 200) process.kill(pid, 'SIGKILL');
    await delay(25);
  }
};

/** What its log says, in one line. */
const failureOf = (log: string, port: number, logFile: string): SetupFailure => {
  const reason = log
    .split('\n')
    .findLast((line) => /\[FTL\]|\[ERR\]|nats-server:/.test(line))
    ?.replace(/^.*?(\[FTL\]|\[ERR\]|nats-server:) */, '');
  const remedy = /no space left/i.test(log) ? 'free some disk space and start again' : `read ${logFile}`;
  return new SetupFailure(`nats-server did not start on port ${port}${reason ? `: ${reason}` : ''}`, remedy);
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const done = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', () => done(true));
    socket.once('error', () => done(false));
    socket.setTimeout(1_000, () => done(false));
  });
