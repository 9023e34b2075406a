import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectBus } from '@tiaokuai/bus';
import { type EventLog, openEventLog, WrongAddress } from '@tiaokuai/event-log';
import { readAddress } from '@tiaokuai/event-log/address';
import { type BusClient, createBusClient } from '@tiaokuai/service';
import pg from 'pg';
import { z } from 'zod';
import { CommandFailure, failure } from './failure.ts';

/**
 * Where the district runs. `npm start` leaves `runtime.json` in its data folder; on another machine the environment says it:
 * TIAOKUAI_DISTRICT, TIAOKUAI_POSTGRES (postgres://user:password@host/database), TIAOKUAI_NATS (nats://user:password@host:4222),
 * and where the logs' events lie in a KurrentDB, TIAOKUAI_STORE (kurrentdb://user:password@host:2113).
 */

const runtimeFile = z.object({
  district: z.string().regex(/^\d{6}$/),
  pid: z.int().positive(),
  postgres: z.object({
    host: z.string(),
    port: z.int(),
    user: z.string(),
    password: z.string(),
    database: z.string(),
  }),
  store: z.string().optional(),
  nats: z.object({ url: z.string(), user: z.string(), password: z.string() }),
});
type Runtime = z.output<typeof runtimeFile>;

export type BusConnection = Awaited<ReturnType<typeof connectBus>>;

export interface Bus {
  readonly nc: BusConnection;
  readonly client: BusClient;
  /** Where it is, without user and password. */
  readonly url: string;
}

export interface Connection {
  readonly district: string;
  /** As the analysts' role: reads all logs, writes what is analytics' own. */
  readonly pool: pg.Pool;
  readonly eventLog: EventLog;
  /** Which store holds the logs' events, and where: `Postgres`, `KurrentDB localhost:2113`. */
  readonly store: string;
  /** Connected at the first call. @throws CommandFailure when the bus does not answer. */
  bus(): Promise<Bus>;
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** Folder of `npm start`'s data. */
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
}

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** `--data`, else TIAOKUAI_DATA, else `.data` of the project. */
export const dataFolderOf = (given: string | undefined, env: NodeJS.ProcessEnv): string =>
  given ?? env.TIAOKUAI_DATA ?? join(projectRoot, '.data');

/** How long the bus may take to answer at first, in milliseconds. */
const patience = 10_000;

/** @throws CommandFailure when nothing says where the district runs, or when it does not run. */
export const connect = (options: ConnectionOptions): Connection => {
  const { district, postgres, store, nats } = addressesOf(options);
  const pool = new pg.Pool({ ...postgres, max: 4, application_name: 'tiaokuai' });
  // A connection that breaks while idle would otherwise end the process; the next query makes a new one.
  pool.on('error', () => undefined);
  const eventLog = openEventLog({ pool, patience, store });
  let bus: Promise<Bus> | undefined;
  return {
    district,
    pool,
    eventLog,
    store: store === undefined ? 'Postgres' : `KurrentDB ${readAddress(store).address}`,
    bus() {
      bus ??= (async () => {
        const address = nats();
        const nc = await connectInTime(address);
        return { nc, client: createBusClient(nc, district), url: address.servers };
      })();
      return bus;
    },
    async close() {
      await bus?.then(
        ({ nc }) => nc.close(),
        () => undefined,
      );
      await eventLog.close();
      await pool.end();
    },
  };
};

interface Addresses {
  readonly district: string;
  readonly postgres: pg.PoolConfig;
  readonly store: string | undefined;
  readonly nats: () => BusAddress;
}

interface BusAddress {
  readonly servers: string;
  readonly user?: string;
  readonly password?: string;
}

/** The environment wins, setting by setting; what it leaves open comes from `runtime.json`. */
const addressesOf = ({ dataFolder, env }: ConnectionOptions): Addresses => {
  let known: Runtime | undefined;
  const runtime = (): Runtime => {
    known ??= readRuntime(dataFolder);
    return known;
  };
  const { TIAOKUAI_DISTRICT: district, TIAOKUAI_POSTGRES: postgres, TIAOKUAI_NATS: nats } = env;
  const store = storeOf(env.TIAOKUAI_STORE);
  if (district !== undefined && !/^\d{6}$/.test(district))
    throw failure(
      `TIAOKUAI_DISTRICT 应为六位行政区划代码，现为“${district}”`,
      `TIAOKUAI_DISTRICT must be a code of six digits, not “${district}”`,
      2,
    );
  return {
    district: district ?? runtime().district,
    postgres: postgres === undefined ? runtime().postgres : { connectionString: postgres },
    // Who names the database names its store as well.
    store: store ?? (postgres === undefined ? runtime().store : undefined),
    nats: () => {
      if (nats !== undefined) return natsOf(nats);
      const { url, user, password } = runtime().nats;
      return { servers: url, user, password };
    },
  };
};

const storeOf = (address: string | undefined): string | undefined => {
  if (address === undefined) return undefined;
  try {
    readAddress(address);
  } catch (error) {
    if (!(error instanceof WrongAddress)) throw error;
    throw failure(
      'TIAOKUAI_STORE 应形如 kurrentdb://用户:密码@主机:2113?tls=true',
      `TIAOKUAI_STORE is not usable: ${error.message}`,
      2,
    );
  }
  return address;
};

const natsOf = (address: string): BusAddress => {
  if (!URL.canParse(address))
    throw failure(
      'TIAOKUAI_NATS 应形如 nats://用户:密码@主机:4222',
      'TIAOKUAI_NATS must look like nats://user:password@host:4222',
      2,
    );
  const { protocol, host, username, password } = new URL(address);
  return {
    servers: `${protocol}//${host}`,
    ...(username ? { user: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  };
};

const startIt = {
  zh: '先在项目目录运行 npm start，或设置 TIAOKUAI_DISTRICT、TIAOKUAI_POSTGRES 和 TIAOKUAI_NATS',
  en: 'start it with npm start, or set TIAOKUAI_DISTRICT, TIAOKUAI_POSTGRES and TIAOKUAI_NATS',
};

const readRuntime = (folder: string): Runtime => {
  const file = join(folder, 'runtime.json');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new CommandFailure(
      { zh: `系统没有运行（没有 ${file}）：${startIt.zh}`, en: `nothing runs here (no ${file}): ${startIt.en}` },
      1,
      { cause: error },
    );
  }
  const read = runtimeFile.safeParse(parsed(text));
  if (!read.success)
    throw failure(
      `${file} 内容不完整：重新运行 npm start`,
      `${file} is not what npm start writes: start it again with npm start`,
    );
  if (!isAlive(read.data.pid))
    throw failure(
      `系统已停止（进程 ${read.data.pid} 不在）：${startIt.zh}`,
      `it has stopped (process ${read.data.pid} is gone): ${startIt.en}`,
    );
  return read.data;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** The connection itself waits without end; a person at a terminal does not. */
const connectInTime = async (settings: BusAddress): Promise<BusConnection> => {
  const connecting = connectBus({ ...settings, name: 'tiaokuai' });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      void connecting.then(
        (nc) => nc.close(),
        () => undefined,
      );
      const { servers } = settings;
      reject(
        failure(`总线 ${servers} 没有应答：${startIt.zh}`, `the bus at ${servers} does not answer: ${startIt.en}`),
      );
    }, patience);
  });
  try {
    return await Promise.race([connecting, late]);
  } finally {
    clearTimeout(timer);
  }
};
