import type { RecordedEvent } from '@tiaokuai/event-log';
import type { ReadModel } from '@tiaokuai/read-models';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Aggregate, Bilingual, CommandShape, EventShape, RefusalShape } from './shapes.ts';

/** What a service is made of; `startService` brings it to life. */
export interface ServiceDefinition {
  /** Lower case and hyphens: `shelf`. Its log is `<district>.<name>`. */
  readonly name: string;
  readonly aggregates: readonly Aggregate[];
  /** Commands whose input the edge completes before the decider sees it. */
  readonly prepared?: readonly PreparedCommand[];
  readonly queries?: readonly ServedQuery[];
  readonly reactions?: readonly Reaction[];
  readonly readModels?: readonly OwnedReadModel[];
  readonly clocks?: readonly Ticker[];
  /** Further names under which it answers on the bus, with the same commands. */
  readonly alsoAnswersFor?: readonly string[];
  /** What guests of the bus, each under a name that it answers for, may say beside asking; nothing by default. */
  readonly guests?: {
    /** Aggregates whose commands they may give. */
    readonly aggregates: readonly string[];
    /** Who speaks then, `<kind>:<id>`: what a message claims counts for nothing. */
    readonly actorOf: (name: string) => string;
  };
  /** What the first event of a stream belongs to, by its command; the command's own id by default. */
  readonly belongsTo?: (data: unknown) => string | undefined;
  /** Brings tables of its own (not read models) into being; runs as the service's role. */
  readonly setUp?: (context: ServiceContext) => Promise<void>;
}

/** The edge as handlers see it. */
export interface ServiceContext {
  readonly district: string;
  readonly service: string;
  /** Now by the service's clock, ISO 8601 UTC with milliseconds. */
  readonly now: () => string;
  /** Random bytes. */
  readonly entropy: (count: number) => Buffer;
  readonly pool: pg.Pool;
  /** Schema of the read models. */
  readonly schema: string;
  /** Schema of tables that are the service's own and no read models. */
  readonly privateSchema: string;
  readonly logger: Logger;
  /** A page of another service's log, of one lane of it, as it stands there. `after` is exclusive. */
  lane(of: { service: string; lane: string; after: bigint; limit: number }): Promise<readonly RecordedEvent[]>;
  /** A stream's events from its first, as today's code knows them. */
  history(aggregate: string, stream: string): Promise<readonly ModelEvent[]>;
  /** A stream's folded state. */
  load(aggregate: string, stream: string): Promise<{ readonly state: unknown; readonly version: number }>;
}

/** Input from outside that is not yet what the decider gets: personal data to seal, snapshots to take, deadlines to set. */
export interface PreparedCommand {
  /** The command that it becomes, by its name. */
  readonly name: string;
  readonly input: z.ZodType;
  /** Everything that is slow or impure. `refused` ends it with a refusal. */
  readonly prepare: (
    input: never,
    context: ServiceContext,
  ) => Promise<{ readonly data: unknown } | { readonly refused: RefusalShape }>;
}

export interface ServedQuery {
  readonly name: string;
  readonly names: Bilingual;
  readonly input: z.ZodType;
  /** What an answer must be; unchecked where it is left out. */
  readonly output?: z.ZodType;
  readonly handle: (
    input: never,
    context: ServiceContext & { readonly asking: string | undefined },
  ) => Promise<unknown>;
}

/** A command that follows from an event or from time. */
export interface Consequence {
  readonly command: string;
  readonly data: unknown;
  /** Who is behind it; the service itself by default. */
  readonly actor?: string;
  /** Sets several apart that follow from one event; their place in the list by default. */
  readonly key?: string;
}

/** What the service does when events of one log arrive. Redelivery changes nothing: ids derive from the event's. */
export interface Reaction {
  readonly name: string;
  /** The service whose log it is about. */
  readonly from: string;
  /** One lane of that log; the whole log by default. */
  readonly lane?: string;
  /** Definitions of the events it understands; all others are passed over. */
  readonly events: readonly EventShape[];
  /** Which commands follow. Whether they still apply is the decider's to say: this may run again when much has happened. */
  readonly react: (
    event: ArrivedEvent,
    context: ServiceContext,
  ) => Promise<readonly Consequence[]> | readonly Consequence[];
}

/** An event of another service, decoded. */
export interface ArrivedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly time: string;
  readonly actor: string;
  readonly stream: string;
  readonly log: string;
  readonly position: bigint;
  readonly correlationid: string;
}

export interface OwnedReadModel {
  readonly model: ReadModel<never, never>;
  /** Definitions of the log that the model follows. */
  readonly events: readonly EventShape[];
}

/** Declares a read model over decoded events with their envelope. */
export const ownReadModel = (model: unknown, events: readonly EventShape[]): OwnedReadModel => ({
  // Rows and events of each model are its own; the machinery hands them through.
  model: model as ReadModel<never, never>,
  events,
});

/** What time brings about: asked again and again, it answers with what is due now. */
export interface Ticker {
  readonly name: string;
  /** Milliseconds of the service's clock between two rounds. */
  readonly every: number;
  readonly due: (context: ServiceContext) => Promise<readonly (Consequence & { readonly key: string })[]>;
}

/** An event as read models see it. */
export interface ModelEvent {
  readonly type: string;
  readonly data: unknown;
  readonly time: string;
  readonly actor: string;
  readonly position: bigint;
  readonly correlationid: string;
}

export const commandsOf = (definition: ServiceDefinition): readonly CommandShape[] =>
  definition.aggregates.flatMap(({ commands }) => commands);

/** Names the parts of a service; a mistake in them is found here and not at the first message. */
export const defineService = (definition: ServiceDefinition): ServiceDefinition => {
  const all = definition.aggregates.flatMap(({ commands, internal }) => [...commands, ...internal]);
  const names = new Set<string>();
  for (const { name } of all) {
    if (names.has(name)) throw new Error(`${definition.name}: two commands are named ${name}`);
    names.add(name);
  }
  const prepared = new Set((definition.prepared ?? []).map(({ name }) => name));
  for (const name of prepared)
    if (!names.has(name)) throw new Error(`${definition.name}: no aggregate has the prepared command ${name}`);
  for (const { name, given } of all)
    if (given && !prepared.has(name))
      throw new Error(`${definition.name}: nothing completes what is given for ${name}`);
  return definition;
};
