import { checkServer, connectBus, ensureStream } from '@tiaokuai/bus';
import { lanesOf } from '@tiaokuai/contracts';
import { checkStore, openEventLog } from '@tiaokuai/event-log';
import {
  type BusClient,
  type Clock,
  createBusClient,
  type RunningService,
  roleOf,
  type ServiceDefinition,
  startService,
  startTracing,
} from '@tiaokuai/service';
import type { NatsConnection } from 'nats';
import pg from 'pg';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';

export interface HostOptions {
  readonly district: string;
  /** One, some or all: the code does not know how many share its process. */
  readonly services: readonly ServiceDefinition[];
  readonly postgres: { readonly host: string; readonly port: number; readonly database: string };
  readonly passwordOf: (role: string) => string;
  /** Address of the KurrentDB in which the logs' events lie; Postgres by default. */
  readonly store?: string | undefined;
  /** A folder for what speeds up the next start with a KurrentDB; none by default. */
  readonly snapshots?: string | undefined;
  readonly nats: { readonly url: string; readonly user: string; readonly password: string };
  readonly clock: Clock;
  readonly logger: Logger;
  /** Milliseconds; see `Environment`. */
  readonly polling?: number;
  /** Runs only on a nats-server that is fit for production (see `checkServer`); any that the bus works with by default. */
  readonly production?: boolean;
}

export interface Host {
  readonly services: readonly RunningService[];
  readonly service: (name: string) => RunningService;
  readonly nc: NatsConnection;
  readonly client: BusClient;
  readonly registry: Registry;
  /** Drains every service, then lets go of bus and database. */
  stop(): Promise<void>;
}

/** Connections per service: two appends under way, its read models, its reactions' cursors. */
const connections = 8;

/**
 * Runs services in this process.
 *
 * @throws UnfitServer before anything else is done, where the nats-server may not be relied on; EventLogError where the
 *   store is not the one in which the logs lie.
 */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const { district, services, postgres, passwordOf, store, snapshots, nats, clock, logger, polling } = options;
  const { production = false } = options;
  const registry = new Registry();
  const tracing = await startTracing({ serviceName: services.length === 1 ? services[0]!.name : 'tiaokuai' });
  const nc = await connectBus({
    servers: nats.url,
    user: nats.user,
    password: nats.password,
    name: services.length === 1 ? services[0]!.name : `${services.length} services`,
  });
  try {
    checkServer(nc, { production });
  } catch (error) {
    await Promise.all([nc.close(), tracing.stop()]);
    throw error;
  }
  await ensureStream(nc, district);
  const pools = services.map(({ name }) => {
    const user = roleOf(district, name);
    const pool = new pg.Pool({
      ...postgres,
      user,
      password: passwordOf(user),
      max: connections,
      // Better an error, which is tried again, than waiting for one another without end.
      connectionTimeoutMillis: 10_000,
      application_name: name,
    });
    // A connection that breaks while it is lent out says so to its own listeners, and ends the process where it has none;
    // the query in hand fails all the same.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    return pool;
  });
  const [somePool] = pools;
  if (somePool) await checkStore(somePool, store);
  // One client of KurrentDB serves the whole process; in Postgres each service writes under its own role.
  const shared = store === undefined || !somePool ? undefined : openEventLog({ pool: somePool, store, snapshots });
  const running = await Promise.all(
    services.map((definition, at) => {
      const pool = pools[at]!;
      const eventLog = shared ?? openEventLog({ pool });
      const environment = { district, pool, eventLog, nc, clock, logger, registry, lanesOf };
      return startService(definition, polling === undefined ? environment : { ...environment, polling });
    }),
  );
  return {
    services: running,
    service: (name) => {
      const found = running.find((each) => each.name === name);
      if (!found) throw new Error(`no service ${name} runs here`);
      return found;
    },
    nc,
    client: createBusClient(nc, district),
    registry,
    async stop() {
      await Promise.all(running.map((each) => each.stop()));
      await nc.drain().catch(() => undefined);
      await shared?.close();
      await Promise.all(pools.map((pool) => pool.end()));
      await tracing.stop();
    },
  };
};
