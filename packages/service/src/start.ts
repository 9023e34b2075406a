import { bellOf, createPublisher, type Reactor, startReactor, startRelay } from '@tiaokuai/bus';
import { EventLogError } from '@tiaokuai/event-log';
import { type Projection, startProjection } from '@tiaokuai/read-models';
import { serveAdmin } from './admin.ts';
import { createCommandHandler } from './commands.ts';
import { contextOf, modelDecoder } from './context.ts';
import type { ServiceContext, ServiceDefinition } from './definition.ts';
import type { Environment } from './environment.ts';
import { busFeed } from './feed.ts';
import { metricsOf } from './metrics.ts';
import { startReactions } from './reactions.ts';
import { readiness } from './readiness.ts';
import { serve } from './serve.ts';
import { startTicker } from './tickers.ts';
import { orAfter } from './time.ts';
import { tracedPublisher } from './tracing.ts';
import { takeTurns } from './turn.ts';

export interface RunningService {
  readonly name: string;
  readonly log: string;
  readonly context: ServiceContext;
  readonly projections: readonly Projection[];
  /** Empty while another instance of the service reacts. */
  readonly reactors: readonly Reactor[];
  readonly published: () => bigint;
  /** Resolves when the service's own read models know of `position` of its log. */
  caughtUp(position: bigint): Promise<void>;
  /** Why it cannot serve just now; undefined when it can. */
  notReady(): Promise<string | undefined>;
  /**
   * Ends in order: no new commands, reactions and clocks; then what is under way; then relay and projections. What was
   * accepted is on disk; what was asked is answered, as far as the bus is there.
   */
  stop(): Promise<void>;
}

/**
 * Runs a service: serves its commands and queries, relays its log, reacts, projects, keeps its clocks. Several instances
 * share commands and queries; one of them, at a time, publishes, and one reacts, keeps the clocks and answers operators.
 *
 * @throws when its log is not registered, or its read models cannot be built.
 */
export const startService = async (
  definition: ServiceDefinition,
  environment: Environment,
): Promise<RunningService> => {
  const { district, pool, eventLog, nc, clock, registry, lanesOf, polling = 1_000 } = environment;
  const { name } = definition;
  const log = `${district}.${name}`;
  const logger = environment.logger.child({ service: name });
  const metrics = metricsOf(registry);
  const report = ({ what, error }: { what: string; error: unknown }) =>
    logger.warn({ failure: String((error as Error)?.message ?? error) }, what);

  const bell = bellOf(log);
  const handler = createCommandHandler({
    log,
    eventLog,
    aggregates: definition.aggregates,
    now: clock.now,
    belongsTo: definition.belongsTo,
    onAppended: () => {
      // The relay's polling is the floor; a bell that cannot be rung just now costs latency only.
      if (!nc.isClosed() && !nc.isDraining()) nc.publish(bell);
    },
  });
  const context = contextOf({ definition, environment: { ...environment, logger }, handler });
  await definition.setUp?.(context);

  const publisher = createPublisher(nc);
  const relay = startRelay({ log, eventLog, nc, pool, polling, report, publisher: tracedPublisher(publisher, log) });
  const feed = busFeed(nc, eventLog, { ...(lanesOf ? { lanesOf } : {}), polling, report });
  const projections: Projection[] = [];
  // One after the other: each may build its table anew, which holds one connection of the pool and reads through another.
  for (const { model, events } of definition.readModels ?? []) {
    const projection = await startProjection({
      model,
      pool,
      schema: context.schema,
      district,
      eventLog,
      feed,
      decode: modelDecoder(events) as never,
      onError: (error) => report({ what: `projection ${model.name}`, error }),
      onParked: (count) => logger.error({ model: model.name, count }, 'events parked'),
    });
    projections.push(projection);
  }
  const followed = projections.map((projection, index) => ({
    log: `${district}.${definition.readModels![index]!.model.service}`,
    projection,
  }));
  const own = projections.filter((_, index) => definition.readModels![index]!.model.service === name);
  const caughtUp = async (position: bigint): Promise<void> => {
    await Promise.all(own.map((projection) => projection.waitFor(position, 8_000)));
  };
  const runtime = { definition, environment, handler, context, metrics, report };
  let reactors: readonly Reactor[] = [];
  const turn = await takeTurns({
    pool,
    key: log,
    every: polling,
    report,
    async begin() {
      reactors = await startReactions(runtime, { startReactor, isPassing });
      const tickers = (definition.clocks ?? []).map((ticker) => startTicker(ticker, runtime));
      const admin = serveAdmin({
        service: name,
        district,
        nc,
        eventLog,
        relay,
        projections: followed,
        reactors,
        report,
      });
      return async () => {
        await Promise.all([admin.stop(), ...tickers.map((ticker) => ticker.stop())]);
        await Promise.all(reactors.map((reactor) => reactor.stop()));
        reactors = [];
      };
    },
  });
  const serving = await serve({ definition, nc, handler, context, metrics, caughtUp });
  // Whoever is told that it runs is answered: the server knows of every subscription.
  await orAfter(3_000, nc.flush());

  const gauge = setInterval(() => {
    metrics.relayed.set({ service: name }, Number(relay.published()));
    void eventLog.head(log).then(
      ({ position }) => {
        metrics.head.set({ service: name }, Number(position));
        for (const projection of own)
          metrics.lag.set({ service: name, consumer: projection.model }, Number(position - projection.position));
      },
      () => undefined,
    );
    for (const reactor of reactors)
      void reactor.parked().then(
        (parked) => metrics.parked.set({ service: name, consumer: reactor.name }, parked.length),
        () => undefined,
      );
  }, 5_000);
  gauge.unref();

  return {
    name,
    log,
    context,
    projections,
    get reactors() {
      return reactors;
    },
    published: relay.published,
    caughtUp,
    notReady: readiness(nc, eventLog, log),
    async stop() {
      clearInterval(gauge);
      await Promise.all([serving.stop(), turn.stop()]);
      await handler.idle();
      // What is committed reaches the bus before the relay goes, as far as the bus is there and this relay leads.
      if (relay.leads())
        await orAfter(
          3_000,
          eventLog.head(log).then(({ position }) => relay.waitFor(position)),
        );
      await Promise.all([relay.stop(), ...projections.map((projection) => projection.stop())]);
      publisher.close();
    },
  };
};

/** Failures that say nothing about the event: the store or the bus is away. */
const isPassing = (error: unknown): boolean =>
  (error instanceof EventLogError && error.code !== 'invalid-entry') ||
  /ECONN|ETIMEDOUT|terminat|Connection|timeout|shutting down|starting up|recovery mode|57P0/i.test(String(error));
