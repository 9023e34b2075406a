import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { SetupFailure } from './failure.ts';
import { choosePort } from './ports.ts';
import { type PostgresPrograms, postgresPrograms, postgresUser, type RunAs } from './postgres-programs.ts';
import { commandOf, isAlive } from './processes.ts';

export interface LocalPostgresOptions {
  /** Holds the cluster; made when absent, found again on a second start. */
  readonly folder: string;
  readonly port?: number | undefined;
  readonly password: string;
  /** Whether a commit waits for the disk; true by default. Only throw-away test clusters may say false. */
  readonly fsync?: boolean;
  /** Told when it ends without having been asked to. */
  readonly onDeath?: () => void;
}

export interface LocalPostgres {
  readonly port: number;
  readonly pid: () => number;
  /** Settings to connect to a database of this cluster, as its superuser. */
  readonly admin: (database?: string) => pg.PoolConfig;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again, on the same port and folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
  /** Ends it without waiting for anybody; nothing committed is lost. */
  hurry(): void;
}

const run = promisify(execFile);

/** The major version that the embedded binaries run. */
const major = '18';

/** Many rounds protect passwords that people think of; ours are 256 random bits, and each connection pays for the rounds. */
const iterations = '1';

/** A real Postgres for one machine, from the npm package's binaries; runs as root too, under a user of its own. */
export const startPostgres = async (options: LocalPostgresOptions): Promise<LocalPostgres> => {
  const { folder, password, fsync = true, onDeath } = options;
  await mkdir(folder, { recursive: true });
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
  const data = join(folder, 'data');
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
  if (version !== undefined && version !== major)
    throw new SetupFailure(
      `${data} was made by Postgres ${version}, this is ${major}`,
      'upgrade it with pg_upgrade or move it away',
    );
  const programs = postgresPrograms();
  const as = await postgresUser([data, programs.postgres]);
  if (version === undefined) await makeCluster({ folder, data, password, programs, as });
  await endForgotten(data);
  const port = await choosePort(options.port, 'Postgres', '--postgres-port');
  const settings = Object.entries({
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '400',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    fsync: fsync ? 'on' : 'off',
    synchronous_commit: fsync ? 'on' : 'off',
    log_min_messages: 'warning',
    scram_iterations: iterations,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const admin = (database = 'postgres'): pg.PoolConfig => ({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database,
  });
  const logFile = join(folder, 'postgres.log');

  let server: ChildProcess;
  let ended: Promise<void>;
  let asked = false;
  const up = async () => {
    const log = await open(logFile, 'w');
    asked = false;
    server = launch(programs.postgres, ['-D', data, '-p', String(port), ...settings], as, log.fd);
    ended = endOf(server);
    await log.close();
    await Promise.race([
      reachable(admin()),
      ended.then(async () => {
        throw failureOf(await readFile(logFile, 'utf8').catch(() => ''), folder);
      }),
    ]).catch(async (error) => {
      asked = true;
      server.kill('SIGINT');
      await ended;
      throw error;
    });
    void ended.then(() => asked || onDeath?.());
  };
  await up();
  const end = async (how: () => unknown) => {
    asked = true;
    await how();
    await ended;
  };
  return {
    port,
    admin,
    pid: () => server.pid ?? 0,
    kill: () => end(() => killTree(server.pid ?? 0)),
    restart: up,
    stop: () => end(() => server.kill('SIGINT')),
    hurry() {
      asked = true;
      server.kill('SIGQUIT');
    },
  };
};

/** Detached: Ctrl-C in the terminal must reach the services first, and this server last. */
const launch = (program: string, args: readonly string[], { prefix, ...as }: RunAs, log: number): ChildProcess => {
  const [command, ...rest] = [...prefix, program, ...args];
  return spawn(command!, rest, {
    ...as,
    stdio: ['ignore', log, log],
    detached: true,
    cwd: '/',
    env: { PATH: process.env.PATH ?? '', LC_MESSAGES: 'C' },
  });
};

const endOf = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });

interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly password: string;
  readonly programs: PostgresPrograms;
  readonly as: RunAs;
}

/** Made beside and moved into place, so that a start that was broken off leaves no half cluster. */
const makeCluster = async ({ folder, data, password, programs, as }: Cluster): Promise<void> => {
  const passwordFile = join(folder, `password-${randomUUID()}`);
  const logFile = join(folder, 'initdb.log');
  for (const left of await readdir(folder)) if (left.startsWith('password-')) await rm(join(folder, left));
  const fresh = `${data}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  const owner = await ownerOf(as);
  if (owner) for (const path of [fresh, passwordFile]) await chown(path, owner.uid, owner.gid);
  const log = await open(logFile, 'w');
  try {
    const child = launch(
      programs.initdb,
      [
        `--pgdata=${fresh}`,
        '--username=postgres',
        '--auth=password',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale=C',
        '--lc-messages=C',
        '--set',
        `scram_iterations=${iterations}`,
        // One call for the whole file system instead of a thousand for single files.
        ...(process.platform === 'linux' ? ['--sync-method=syncfs'] : []),
      ],
      as,
      log.fd,
    );
    await endOf(child);
    if (child.exitCode !== 0) throw failureOf(await readFile(logFile, 'utf8'), folder);
    await rename(fresh, data);
  } finally {
    await log.close();
    await rm(passwordFile, { force: true });
  }
};

const ownerOf = async ({ uid, gid, prefix }: RunAs): Promise<{ uid: number; gid: number } | undefined> => {
  if (uid !== undefined && gid !== undefined) return { uid, gid };
  const value = (option: string) => prefix.find((part) => part.startsWith(option))?.slice(option.length);
  const [asUser, asGroup] = [value('--reuid='), value('--regid=')];
  return asUser && asGroup ? { uid: Number(asUser), gid: Number(asGroup) } : undefined;
};

/** What its log says, in one line. */
const failureOf = (log: string, folder: string): SetupFailure => {
  const lines = log.split('\n').map((line) => line.trim());
  const line = lines.findLast((each) => /FATAL|PANIC|error:|could not/i.test(each)) ?? lines.findLast(Boolean) ?? '';
  const reason = line.replace(/^.*?(FATAL|PANIC|ERROR|LOG|initdb|postgres): +/i, '') || 'it ended at once';
  return new SetupFailure(
    `Postgres did not start: ${reason}`,
    /No space left/i.test(log) ? 'free some disk space and start again' : `look into ${folder} and start again`,
  );
};

/** A server of this cluster that outlived a killed start: ended before the next one begins. */
const endForgotten = async (data: string): Promise<void> => {
  const pid = await readFile(join(data, 'postmaster.pid'), 'utf8').then(
    (text) => Number(text.split('\n')[0]),
    () => 0,
  );
  if (pid <= 0 || !(await commandOf(pid)).includes(data)) return;
  process.kill(pid, 'SIGINT');
  for (let tries = 0; isAlive(pid); tries += 1) {
    if (tries === 300)
      throw new SetupFailure(`Postgres ${pid} still runs on ${data}`, `end it with: kill -QUIT ${pid}`);
    await delay(50);
  }
};

const reachable = async (config: pg.PoolConfig): Promise<void> => {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client(config);
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if ((error as { code?: string }).code === '28P01')
        throw new SetupFailure(
          'the database was made with another secret than the one that lies beside it',
          'put the right secret back, or give another folder with --data',
        );
      if (tries === 1_500) throw new SetupFailure(`Postgres does not answer: ${error}`, 'start again');
      await delay(20);
    }
  }
};

/** SIGKILL to a Postgres and each of its backends, so that none of them writes on. */
const killTree = async (pid: number): Promise<void> => {
  const family = [pid, ...(await childrenOf(pid))];
  for (const each of family)
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  while (family.some(isAlive)) await delay(20);
};

/** Without `ps`, which small machines lack. */
const childrenOf = async (pid: number): Promise<number[]> => {
  if (!existsSync('/proc/self/stat'))
    return run('pgrep', ['-P', String(pid)]).then(
      ({ stdout }) => stdout.split('\n').map(Number).filter(Boolean),
      () => [],
    );
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const parents = await Promise.all(
    processes.map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
      return { pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) };
    }),
  );
  return parents.filter(({ parent }) => parent === pid).map((each) => each.pid);
};
