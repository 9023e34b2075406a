import { randomInt } from 'node:crypto';
import type { EventLog } from '../src/index.ts';
import { createKurrentEventLog, type KurrentEventLogOptions } from '../src/kurrent/index.ts';
import type { LogUnderTest } from './conformance.ts';
import { startKurrentDouble } from './kurrent-double/index.ts';
import { startLossyProxy } from './lossy-proxy.ts';

/** A server of KurrentDB or EventStoreDB against which the suites run as well. */
export const realKurrent = process.env.TIAOKUAI_TEST_KURRENT;

/** Why a suite is skipped where no real server is at hand. */
export const noRealKurrent = 'no real server: TIAOKUAI_TEST_KURRENT names none';

export interface KurrentUnderTest extends LogUnderTest {
  /** Where a client of another kind reaches the same server. */
  readonly connectionString: string;
  /** A further client with settings of its own. */
  connect(options?: Partial<KurrentEventLogOptions>): Promise<EventLog>;
}

/** Clients of one server that share a register of logs; each log's name is one that no other run has. */
const clientsOf = (connectionString: string) => {
  const run = `${randomInt(100_000, 1_000_000)}`;
  const logs: string[] = [];
  const opened: EventLog[] = [];
  const connect = async (options: Partial<KurrentEventLogOptions> = {}): Promise<EventLog> => {
    const eventLog = createKurrentEventLog({
      connectionString,
      logs: async () => logs,
      deadline: 2_000,
      patience: 120_000,
      ...options,
    });
    let closed: Promise<void> | undefined;
    const once = { ...eventLog, close: () => (closed ??= eventLog.close()) };
    opened.push(once);
    return once;
  };
  return {
    connect,
    async newLog() {
      const log = `${run}.fire-${logs.length}`;
      logs.push(log);
      return log;
    },
    close: () => Promise.all(opened.map((each) => each.close())),
  };
};

/** The double, with all that can go wrong with it. */
export const openDouble = async (): Promise<
  KurrentUnderTest & { readonly double: Awaited<ReturnType<typeof startKurrentDouble>> }
> => {
  const double = await startKurrentDouble();
  const clients = clientsOf(double.connectionString);
  return {
    double,
    connectionString: double.connectionString,
    eventLog: await clients.connect(),
    connect: clients.connect,
    newLog: clients.newLog,
    breakConnections: () => double.breakConnections(),
    loseAnswers: (share, random) => double.loseAnswers(share, random),
    async restart() {
      await double.stop();
      await double.start();
    },
    async tamper(log, position) {
      double.change(`tiaokuai-${log}`, Number(position) - 1, (event) => ({
        ...event,
        data: Buffer.from('{"note":"changed"}'),
      }));
    },
    async close() {
      await clients.close();
      await double.close();
    },
  };
};

/**
 * The server that the environment names, over a wire that can be cut. It is neither restarted nor made to change events. Where
 * the wire is encrypted the server's certificate is for its own name, and where there are several hosts they say themselves where
 * they are: then nothing stands between, and no connection is cut.
 */
export const openReal = async (): Promise<KurrentUnderTest> => {
  const given = realKurrent ?? '';
  const [, before = '', host = '', port = '2113', after = ''] =
    /^([a-z+]+:\/\/(?:[^@/]*@)?)([^:,/?]+)(?::(\d+))?([/?].*)?$/i.exec(given) ?? [];
  const proxy =
    host === '' || !/tls=false/i.test(after) ? undefined : await startLossyProxy({ host, port: Number(port) });
  const clients = clientsOf(proxy ? `${before}127.0.0.1:${proxy.port}${after}` : given);
  return {
    connectionString: given,
    eventLog: await clients.connect({ deadline: 2_000 }),
    connect: (options) => clients.connect({ deadline: 2_000, ...options }),
    newLog: clients.newLog,
    breakConnections: async () => proxy?.cutAll(),
    // A fifth of the pieces in which answers come would leave no connection alive for long enough.
    loseAnswers: (share, random) => proxy?.lose(share / 4, random),
    async close() {
      await clients.close();
      await proxy?.close();
    },
  };
};
