import type { z } from 'zod';
import { closed } from './closed.ts';
import {
  aggregateOf,
  type CommandDefinition,
  type DomainCommand,
  type DomainEvent,
  type EventDefinition,
  type EventOptions,
  type Names,
} from './define.ts';
import type { Roles } from './roles.ts';

/** An event before it has its name: that is its key in the aggregate's `events`. */
export interface EventSpec<Schema extends z.ZodType = z.ZodType> {
  readonly names: Names;
  readonly schema: Schema;
  readonly options: EventOptions<Schema>;
}

/** A command before it has its name: that is its key in the aggregate's `commands` or `internal`. */
export interface CommandSpec<
  Schema extends z.ZodType = z.ZodType,
  Given extends z.ZodType | undefined = z.ZodType | undefined,
> {
  readonly names: Names;
  readonly schema: Schema;
  readonly given: Given;
  readonly options: CommandOptions;
}

type CommandOptions = Partial<Pick<CommandDefinition, 'begins' | 'duties' | 'by'>>;

/** What happened, in the past tense. */
export const event = <Schema extends z.ZodType>(
  names: Names,
  schema: Schema,
  options: EventOptions<Schema> = {},
): EventSpec<Schema> => ({ names, schema, options });

/**
 * What somebody wants done.
 *
 * @param schema What its decider gets.
 * @param options `given` makes of it what people give, where that is something else: the service completes it at its edge.
 */
export const command = <Schema extends z.ZodType, Given extends z.ZodType | undefined = undefined>(
  names: Names,
  schema: Schema,
  { given, ...options }: CommandOptions & { readonly given?: (data: Schema) => Given } = {},
): CommandSpec<Schema, Given> => ({
  names,
  schema,
  // Where the function is left out, so is what it makes.
  given: given?.(schema) as Given,
  options,
});

type Specs<Spec> = Readonly<Record<string, Spec>>;

/** The language of one aggregate: everything that is said in it or to it. */
export interface AggregateDefinition<
  Key extends string = string,
  Events extends Specs<EventSpec> = Specs<EventSpec>,
  Commands extends Specs<CommandSpec> = Specs<CommandSpec>,
  Internal extends Specs<CommandSpec> = Specs<CommandSpec>,
> {
  readonly service: string;
  readonly name: string;
  /** The one lane of its events; undefined where they are in several, by their content. */
  readonly lane: string | undefined;
  /** The field of every event and command that says which of its streams is meant. */
  readonly key: Key;
  readonly events: { readonly [Name in keyof Events & string]: EventDefinition<Name, Events[Name]['schema']> };
  /** Given by people and departments' systems. */
  readonly commands: {
    readonly [Name in keyof Commands & string]: CommandDefinition<
      Name,
      Commands[Name]['schema'],
      Commands[Name]['given']
    >;
  };
  /** What referrals, other streams and time lead to; not served on the bus. */
  readonly internal: {
    readonly [Name in keyof Internal & string]: CommandDefinition<
      Name,
      Internal[Name]['schema'],
      Internal[Name]['given']
    >;
  };
  /** The stream of a key: `hazard-0190…`. */
  readonly streamOf: (data: { readonly [Field in Key]: string }) => string;
}

/** Every event of an aggregate, as its decider sees it. */
export type EventsOf<Aggregate extends { readonly events: Readonly<Record<string, { readonly schema: z.ZodType }>> }> =
  {
    [Name in keyof Aggregate['events'] & string]: DomainEvent<Name, z.output<Aggregate['events'][Name]['schema']>>;
  }[keyof Aggregate['events'] & string];

/** Every command of an aggregate, internal ones too, as its decider sees it. */
export type CommandsOf<Aggregate extends { readonly commands: object; readonly internal: object }> =
  | Given<Aggregate['commands']>
  | Given<Aggregate['internal']>;

type Given<Commands> = {
  [Name in keyof Commands & string]: Commands[Name] extends { readonly schema: infer Schema }
    ? DomainCommand<Name, z.output<Schema>>
    : never;
}[keyof Commands & string];

type AggregateSpec<Key extends string, Events, Commands, Internal> = (
  | {
      readonly key: Key;
      /** Where the key alone does not make the stream's name. */
      readonly streamOf?: (data: { readonly [Field in Key]: string }) => string;
    }
  /** There is one stream only, of this name. */
  | { readonly stream: string }
) & {
  /** Who gives its commands, where a command does not say otherwise; internal ones are given by services alone. */
  readonly by: Roles;
  readonly events: Events;
  readonly commands: Commands;
  readonly internal?: Internal;
};

type Keyed<Key extends string> = z.ZodType<{ readonly [Field in Key]: string }>;

/**
 * Declares an aggregate once; its streams, lists and unions of events and commands follow from this value.
 *
 *     export const jar = aggregate('shelf', 'jar', {
 *       key: 'jarId',
 *       by: ['officer'],
 *       events: { JarOpened: event({ zh: '开罐', en: 'Jar opened' }, z.object({ jarId: uuid })) },
 *       commands: { OpenJar: command({ zh: '开罐', en: 'Open a jar' }, z.object({ jarId: uuid }), { by: ['clerk'] }) },
 *     });
 *     export type JarEvent = EventsOf<typeof jar>;
 */
export const aggregate = <
  Events extends Specs<EventSpec<Keyed<Key>>>,
  Commands extends Specs<CommandSpec<Keyed<Key>>>,
  Internal extends Specs<CommandSpec<Keyed<Key>>> = Readonly<Record<never, never>>,
  Key extends string = never,
>(
  service: string,
  name: string,
  spec: AggregateSpec<Key, Events, Commands, Internal>,
): AggregateDefinition<Key, Events, Commands, Internal> => {
  const { by } = spec;
  const streamOf = streamsOf(name, spec);
  const define = aggregateOf(service, name);
  const commandsOf = (specs: Specs<CommandSpec<Keyed<Key>>>, usual: Roles) =>
    named(specs, (each, { names, schema, given, options }) =>
      define.command(each, names, schema, streamOf, { by: usual, ...options, given }),
    );
  /** What people give holds nothing that the command does not name; what services make of it is theirs to answer for. */
  const closedTo = (specs: Specs<CommandSpec<Keyed<Key>>>): Specs<CommandSpec<Keyed<Key>>> =>
    Object.fromEntries(
      Object.entries(specs).map(([each, { schema, given, ...rest }]) => [
        each,
        given ? { ...rest, schema, given: closed(given) } : { ...rest, schema: closed(schema), given },
      ]),
    );
  return {
    service,
    name,
    lane: Object.values(spec.events).some(({ options }) => options.laneOf) ? undefined : `${service}.${name}`,
    key: 'key' in spec ? spec.key : '',
    events: named<EventSpec, EventDefinition>(spec.events, (each, { names, schema, options }) =>
      define.event(each, names, schema, options),
    ),
    commands: commandsOf(closedTo(spec.commands), by),
    internal: commandsOf(spec.internal ?? {}, ['service']),
    streamOf,
    // Each definition has the name and the schema of its key; of a mapped object that cannot be proven.
  } as unknown as AggregateDefinition<Key, Events, Commands, Internal>;
};

const streamsOf = <Key extends string>(
  name: string,
  spec: AggregateSpec<Key, unknown, unknown, unknown>,
): ((data: { readonly [Field in Key]: string }) => string) => {
  if ('stream' in spec) return () => spec.stream;
  const { key, streamOf = (data) => `${name}-${data[key]}` } = spec;
  return streamOf;
};

const named = <Spec, Definition>(specs: Specs<Spec>, define: (name: string, spec: Spec) => Definition) =>
  Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, define(name, spec)]));

/** The events of aggregates, in their order. */
export const eventsOf = (
  aggregates: readonly { readonly events: Readonly<Record<string, EventDefinition>> }[],
): readonly EventDefinition[] => aggregates.flatMap(({ events }) => Object.values(events));
