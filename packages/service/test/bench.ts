import { randomUUID } from 'node:crypto';
import { createPostgresEventLog, type RecordedEvent } from '@tiaokuai/event-log';
import type { NatsConnection } from 'nats';
import type pg from 'pg';
import pino, { type Logger } from 'pino';
import { Registry } from 'prom-client';
import { createTestBed, type TestBed, type Writer } from '../../../test/support/test-bed.ts';
import {
  type BusClient,
  createBusClient,
  type Environment,
  type RunningService,
  type ServiceDefinition,
  startService,
  systemClock,
} from '../src/index.ts';

/** Services running on a real Postgres and a real nats-server, in a database and a district of their own. */
export interface Bench {
  readonly bed: TestBed;
  readonly nc: NatsConnection;
  readonly client: BusClient;
  /** Starts an instance; each has connections, metrics and memory of its own. */
  run(
    definition: ServiceDefinition,
    environment?: Partial<Environment>,
  ): Promise<RunningService & { registry: Registry }>;
  /** As its writer, for what the test does beside the service. */
  writer(service: string): Promise<Writer>;
  /** A log's events so far. */
  events(service: string): Promise<RecordedEvent[]>;
  close(): Promise<void>;
}

export const openBench = async (): Promise<Bench> => {
  const bed = await createTestBed();
  const nc = await bed.connectBus();
  const reader = createPostgresEventLog({ pool: bed.adminPool });
  const running: RunningService[] = [];
  return {
    bed,
    nc,
    client: createBusClient(nc, bed.district),
    writer: (service) => bed.writer(service),
    async run(definition, given = {}) {
      const { pool, eventLog } = await bed.writer(definition.name);
      const registry = new Registry();
      const environment: Environment = {
        district: bed.district,
        pool,
        eventLog,
        nc: await bed.connectBus(definition.name),
        clock: systemClock,
        logger: silent,
        registry,
        polling: 200,
        ...given,
      };
      const service = await startService(definition, environment);
      let stopped: Promise<void> | undefined;
      const end = service.stop.bind(service);
      // Not spread: what the service consists of changes while it runs.
      const instance = Object.assign(service, {
        registry,
        stop() {
          stopped ??= end();
          return stopped;
        },
      });
      running.push(instance);
      return instance;
    },
    async events(service) {
      const events: RecordedEvent[] = [];
      for await (const page of reader.readLog(`${bed.district}.${service}`)) events.push(...page);
      return events;
    },
    async close() {
      await Promise.all(running.map((service) => service.stop()));
      await bed.close();
    },
  };
};

export const silent: Logger = pino({ level: 'silent' });

/** What names of events a log holds, in order. */
export const namesOf = (events: readonly RecordedEvent[]): string[] =>
  events.map(({ type }) => type.split('.').at(-2)!);

export const freshJar = (): string => randomUUID();

export const asOfficer = { actor: 'officer:1' };

/** Ends every connection of a role to the bed's database, as a failover would. */
export const cutConnections = async (adminPool: pg.Pool, role: string): Promise<number> => {
  const { rowCount } = await adminPool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where usename = $1 and datname = current_database()',
    [role],
  );
  return rowCount ?? 0;
};
