import { openParkingLot, type ParkingLot, ParkNow, saveCursors } from '@tiaokuai/bus';
import type { RecordedEvent } from '@tiaokuai/event-log';
import { type Feed, type FollowOptions, startProjection } from '@tiaokuai/read-models';
import type pg from 'pg';
import { type CommandReply, createCommandHandler } from './commands.ts';
import { contextOf, modelDecoder } from './context.ts';
import type { ServiceContext, ServiceDefinition, Ticker } from './definition.ts';
import type { Environment } from './environment.ts';
import { metricsOf } from './metrics.ts';
import { ask } from './query.ts';
import { consumerOf, handlerOf } from './reactions.ts';
import { type Given, takingOf } from './taking.ts';
import { round } from './tickers.ts';
import type { WithoutEffect } from './without-effect.ts';

/**
 * A service that does one thing after another, when it is told to: the same definition on the same log as `startService`
 * runs, without bus, timers or anything at once. Whoever steps it decides what happens when, so that the same steps lead to
 * the same log. Its log, read models, cursors and parked events are left as a running service would leave them.
 */
export interface SteppedService {
  readonly name: string;
  readonly log: string;
  readonly context: ServiceContext;
  readonly clocks: readonly Ticker[];
  /** Ids of events follow from the command's. */
  take(name: string, given: Given): Promise<CommandReply>;
  /** @throws Error when there is no such query, or its input or its answer is wrong. */
  ask(name: string, input: unknown): Promise<unknown>;
  /** Takes note of an event of any log: its read models know of it when they are next asked. Answers whether one follows it. */
  note(event: RecordedEvent): boolean;
  /** Carries out what its reactions say to an event; one that is refused is parked. Answers how many were. */
  react(event: RecordedEvent): Promise<number>;
  /** Whether a clock has something due at an instant, by what is known now. */
  isDue(clock: Ticker, at: number): Promise<boolean>;
  /** Carries out what a clock says is due now. */
  tick(clock: Ticker): Promise<void>;
  /** Brings read models up to what was noted, and records how far the reactions are. */
  settle(heads: ReadonlyMap<string, bigint>): Promise<void>;
  close(): Promise<void>;
}

export interface SteppedEnvironment
  extends Pick<Environment, 'district' | 'pool' | 'eventLog' | 'clock' | 'logger' | 'registry'> {
  readonly entropy?: (count: number) => Buffer;
}

/** @throws when its log is not registered, or its read models cannot be built. */
export const openStepped = async (
  definition: ServiceDefinition,
  environment: SteppedEnvironment,
): Promise<SteppedService> => {
  const { district, pool, eventLog, clock, logger, registry, entropy } = environment;
  const { name, readModels = [], reactions = [], queries = [], clocks = [] } = definition;
  const log = `${district}.${name}`;
  const feed = createHandFeed();
  const handler = createCommandHandler({
    log,
    eventLog,
    aggregates: definition.aggregates,
    now: clock.now,
    belongsTo: definition.belongsTo,
    onAppended: () => undefined,
  });
  const context = contextOf({
    definition,
    environment: { district, pool: lendingAfter(pool, feed.flush), eventLog, clock, logger },
    handler,
    ...(entropy ? { entropy } : {}),
  });
  await definition.setUp?.({ ...context, pool });
  const projections: { stop(): Promise<void> }[] = [];
  for (const { model, events } of readModels)
    projections.push(
      await startProjection({
        model,
        pool,
        schema: context.schema,
        district,
        eventLog,
        feed: feed.feed,
        decode: modelDecoder(events) as never,
        onParked: (count) => logger.error({ model: model.name, count }, 'events parked'),
      }),
    );
  const reacting = { definition, handler, context, metrics: metricsOf(registry) };
  const consumers: { lot: ParkingLot; fits: (event: RecordedEvent) => boolean; handle: Handle }[] = [];
  for (const reaction of reactions) {
    const from = `${district}.${reaction.from}`;
    consumers.push({
      lot: await openParkingLot(pool, consumerOf(definition, reaction), eventLog),
      fits: (event) => event.log === from && (reaction.lane === undefined || event.lane === reaction.lane),
      handle: handlerOf(reaction, reacting, nothingTwice),
    });
  }
  const take = takingOf(definition, handler, context);

  return {
    name,
    log,
    context,
    clocks,
    take: (command, given) => take(command, { ...given, derivedIds: true }),
    async ask(query, given) {
      const served = queries.find((each) => each.name === query);
      if (!served) throw new Error(`${name} answers no query ${query}`);
      let wrong = '';
      const answer = await ask(served, given, { ...context, asking: undefined }, { wrong: (what) => (wrong = what) });
      if (!answer.ok) throw new Error(`${name} ${query}: ${answer.error.message.en} ${wrong}`.trim());
      return answer.result;
    },
    note: feed.note,
    async react(event) {
      let parked = 0;
      for (const { lot, fits, handle } of consumers) {
        if (!fits(event)) continue;
        if (lot.isBlocked(event) && (await lot.parkBehind(event))) {
          parked += 1;
          continue;
        }
        try {
          await handle(event);
        } catch (error) {
          if (!(error instanceof ParkNow)) throw error;
          await lot.park(event, error, 1);
          parked += 1;
        }
      }
      return parked;
    },
    isDue: async (ticker, at) => (await ticker.due({ ...context, now: () => new Date(at).toISOString() })).length > 0,
    tick: (ticker) => round(ticker, reacting),
    async settle(heads) {
      await feed.flush();
      for (const reaction of reactions) {
        const place = { log: `${district}.${reaction.from}`, lane: reaction.lane };
        const position = heads.get(place.log);
        if (position) await saveCursors(pool, consumerOf(definition, reaction), [{ place, position }]);
      }
    },
    async close() {
      await handler.idle();
      await Promise.all(projections.map((projection) => projection.stop()));
    },
  };
};

type Handle = (event: RecordedEvent) => Promise<void>;

/** Every event comes once. */
const nothingTwice: WithoutEffect = { has: () => false, note: async () => undefined };

/** Feeds read models from what is noted, when it is asked to. */
const createHandFeed = () => {
  const followers = new Map<string, FollowOptions[]>();
  let noted = new Map<string, RecordedEvent[]>();
  let flushing: Promise<void> = Promise.resolve();
  const hand = async (): Promise<void> => {
    if (noted.size === 0) return;
    const events = noted;
    noted = new Map();
    // Each model has a table of its own.
    const handing = [...events].flatMap(([log, some]) => (followers.get(log) ?? []).map(({ handle }) => handle(some)));
    await Promise.all(handing);
  };
  const feed: Feed = {
    async follow(options) {
      followers.set(options.log, [...(followers.get(options.log) ?? []), options]);
      return { stop: async () => undefined };
    },
  };
  return {
    feed,
    note(event: RecordedEvent): boolean {
      if (!followers.has(event.log)) return false;
      const some = noted.get(event.log);
      if (some) some.push(event);
      else noted.set(event.log, [event]);
      return true;
    },
    flush(): Promise<void> {
      flushing = flushing.then(hand);
      return flushing;
    },
  };
};

/** The pool, which waits for `first` before it lends a connection: who asks read models finds them up to date. */
const lendingAfter = (pool: pg.Pool, first: () => Promise<void>): pg.Pool =>
  new Proxy(pool, {
    get(target, property) {
      const value = Reflect.get(target, property, target) as unknown;
      if (property !== 'query' && property !== 'connect')
        return typeof value === 'function' ? value.bind(target) : value;
      return async (...given: unknown[]) => {
        await first();
        return (value as (...given: unknown[]) => Promise<unknown>).apply(target, given);
      };
    },
  });
