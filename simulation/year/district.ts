import { createPostgresEventLog, type EventLog, type RecordedEvent } from '@tiaokuai/event-log';
import { openStepped, roleOf, type ServiceDefinition, type SteppedService } from '@tiaokuai/service';
import pg from 'pg';
import pino from 'pino';
import { Registry } from 'prom-client';
import type { Played } from '../played.ts';
import type { Said } from '../stage.ts';
import { createClocks } from './clocks.ts';
import { createEntropy } from './entropy.ts';

export interface SimulatedDistrictOptions {
  readonly district: string;
  readonly services: readonly ServiceDefinition[];
  readonly postgres: { readonly host: string; readonly port: number; readonly database: string };
  readonly passwordOf: (role: string) => string;
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of every event, when all services have reacted to it. */
  readonly onEvent: (event: Played) => void;
}

/**
 * All services of a district on their real logs, one thing after another: commands, then every reaction to what they
 * brought about, then the people who hear of it. Nothing is left to chance or to the machine, so the same seed gives the
 * same logs; what a running district leaves to the bus is done here by hand, in the order of the logs.
 */
export interface SimulatedDistrict {
  say(service: string, command: string, data: unknown, by: { actor: string; id: string }): Promise<Said>;
  ask(service: string, query: string, data: unknown): Promise<unknown>;
  /** Lets all reactions to what has happened follow, until nothing more does. */
  react(): Promise<void>;
  /** When the services' clocks have something to do. */
  nextClock(): number;
  runClocks(): Promise<void>;
  readonly figures: Figures;
  /** Brings everything to the state in which a running district would be found. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface Figures {
  events: number;
  /** Reactions that were refused, with the reason; a person would have to look at them. */
  parked: number;
  /** Commands of people that were refused: `fire InspectHazard out-of-order`, how often. */
  readonly refused: Map<string, number>;
}

/** Connections per service. */
const connections = 4;

/** @throws when a log is not registered, or a read model cannot be built. */
export const openSimulatedDistrict = async (options: SimulatedDistrictOptions): Promise<SimulatedDistrict> => {
  const { district, services: definitions, postgres, passwordOf, seed, now, onEvent } = options;
  const registry = new Registry();
  const logger = pino({ level: process.env.TIAOKUAI_TEST_LOG ?? 'silent' });
  const pools: pg.Pool[] = [];
  const services: SteppedService[] = [];
  const reading = new Map<string, { readonly eventLog: EventLog; seen: bigint }>();
  const grown = new Set<string>();
  const figures: Figures = { events: 0, parked: 0, refused: new Map() };

  for (const definition of definitions) {
    const user = roleOf(district, definition.name);
    const pool = new pg.Pool({
      ...postgres,
      user,
      password: passwordOf(user),
      max: connections,
      application_name: `simulation ${definition.name}`,
      // Nobody waits for what is made up here; a run that is cut off is run again.
      options: '-c synchronous_commit=off',
    });
    pool.on('error', () => undefined);
    pools.push(pool);
    const eventLog = createPostgresEventLog({ pool });
    const entropy = createEntropy(`${district}/${seed}/${definition.name}`);
    const service = await openStepped(definition, {
      district,
      pool,
      eventLog: {
        ...eventLog,
        append(log, entries) {
          grown.add(log);
          return eventLog.append(log, entries);
        },
      },
      clock: { now, real: (milliseconds) => milliseconds },
      logger,
      registry,
      entropy,
    });
    services.push(service);
    reading.set(service.log, { eventLog, seen: (await eventLog.head(service.log)).position });
  }
  const byName = new Map(
    definitions.flatMap((definition, index) =>
      [definition.name, ...(definition.alsoAnswersFor ?? [])].map((name) => [name, services[index]!] as const),
    ),
  );
  const named = (name: string): SteppedService => {
    const found = byName.get(name);
    if (!found) throw new Error(`the district has no service ${name}`);
    return found;
  };
  const clocks = createClocks(services, now);

  /** What has been appended since it was last asked for, log after log. */
  const fresh = async (): Promise<readonly RecordedEvent[]> => {
    const events: RecordedEvent[] = [];
    for (const { log } of services) {
      if (!grown.delete(log)) continue;
      const place = reading.get(log)!;
      for await (const page of place.eventLog.readLog(log, { after: place.seen })) events.push(...page);
      place.seen = events.at(-1)?.log === log ? events.at(-1)!.position : place.seen;
    }
    return events;
  };

  const react = async (): Promise<void> => {
    for (let events = await fresh(); events.length > 0; events = await fresh())
      for (const event of events) {
        figures.events += 1;
        for (const service of services) if (service.note(event)) clocks.changed(service);
        for (const service of services) figures.parked += await service.react(event);
        onEvent(playedOf(event));
      }
  };

  return {
    async say(service, command, data, { actor, id }) {
      const reply = await named(service).take(command, { id, actor, data });
      if (!reply.ok) {
        const what = `${service} ${command} ${reply.error.code}${reply.error.field ? ` ${reply.error.field}` : ''}`;
        figures.refused.set(what, (figures.refused.get(what) ?? 0) + 1);
      }
      return reply;
    },
    ask: (service, query, data) => named(service).ask(query, data),
    react,
    nextClock: clocks.next,
    runClocks: () => clocks.run(react),
    figures,
    async settle() {
      const heads = new Map([...reading].map(([log, { seen }]) => [log, seen]));
      for (const service of services) await service.settle(heads);
    },
    async close() {
      for (const service of services) await service.close();
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
};

const playedOf = ({ id, type, data, log, time }: RecordedEvent): Played => ({
  id,
  name: type.split('.').at(-2)!,
  data,
  service: log.slice(log.indexOf('.') + 1),
  time,
});
