import type { z } from 'zod';
import type { PolicyDutyId } from '../catalogue/policy-duties.ts';
import type { Roles } from './roles.ts';

/** A name that a person sees. Chinese is the default. */
export interface Names {
  readonly zh: string;
  readonly en: string;
}

/** The events of one aggregate share a lane on the bus. */
export interface EventDefinition<Name extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly service: string;
  readonly aggregate: string;
  readonly name: Name;
  readonly version: number;
  readonly names: Names;
  readonly schema: Schema;
  /** `cn.tiaokuai.<service>.<event>.v<n>` */
  readonly type: string;
  /** `<service>.<aggregate>`, or a lane that follows from the content (referrals: one lane per responsibility). */
  readonly laneOf: (data: z.output<Schema>) => string;
  /** Older versions, each with the step to the next one. Additive changes only, so that a step never fails. */
  readonly upcasts: readonly Upcast[];
}

export interface Upcast {
  readonly fromVersion: number;
  readonly up: (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

/** What a decider sees of an event: its name and its content. */
export interface DomainEvent<Name extends string = string, Data = unknown> {
  readonly type: Name;
  readonly data: Data;
}

export type EventOf<D> =
  D extends EventDefinition<infer Name, infer Schema> ? DomainEvent<Name, z.output<Schema>> : never;

export interface CommandDefinition<
  Name extends string = string,
  Schema extends z.ZodType = z.ZodType,
  Given extends z.ZodType | undefined = z.ZodType | undefined,
> {
  readonly name: Name;
  readonly aggregate: string;
  readonly names: Names;
  /** What its decider gets. */
  readonly schema: Schema;
  /** What people give, where the service's edge makes of it what the decider gets; see `givenOf`. */
  readonly given: Given;
  /** The stream that the command is for. */
  readonly streamOf: (data: z.output<Schema>) => string;
  /** It usually is its stream's first. */
  readonly begins: boolean;
  /** The policy's duties that are done by it. */
  readonly duties: readonly PolicyDutyId[];
  /** Who may give it: services alone, where it is internal. */
  readonly by: Roles;
}

/** What is given for a command from outside: by a form, a program, a department's own system. */
export const givenOf = ({ given, schema }: Pick<CommandDefinition, 'given' | 'schema'>): z.ZodType => given ?? schema;

/** A command as a decider sees it: time and actor came in from outside. */
export interface DomainCommand<Kind extends string = string, Data = unknown> {
  readonly kind: Kind;
  readonly data: Data;
  /** When it was given, ISO 8601 UTC. */
  readonly at: string;
  /** `<kind>:<pseudonymous id>`, e.g. `grid-worker:370303-0117`, `department:fire`, `service:referral-router`. */
  readonly actor: string;
}

export type CommandOf<D> =
  D extends CommandDefinition<infer Name, infer Schema> ? DomainCommand<Name, z.output<Schema>> : never;

/** The full type of an event of a service. */
export const eventType = (service: string, name: string, version: number): string =>
  `cn.tiaokuai.${service}.${name}.v${version}`;

export interface EventOptions<Schema extends z.ZodType> {
  readonly version?: number;
  readonly laneOf?: (data: z.output<Schema>) => string;
  readonly upcasts?: readonly Upcast[];
}

/** Names the events and commands of one aggregate of one service. */
export const aggregateOf = (service: string, aggregate: string) => ({
  event: <Name extends string, Schema extends z.ZodType>(
    name: Name,
    names: Names,
    schema: Schema,
    { version = 1, laneOf = () => `${service}.${aggregate}`, upcasts = [] }: EventOptions<Schema> = {},
  ): EventDefinition<Name, Schema> => ({
    service,
    aggregate,
    name,
    version,
    names,
    schema,
    type: eventType(service, name, version),
    laneOf,
    upcasts,
  }),
  command: <Name extends string, Schema extends z.ZodType>(
    name: Name,
    names: Names,
    schema: Schema,
    streamOf: (data: z.output<Schema>) => string,
    {
      begins = false,
      duties = [],
      given,
      by,
    }: Partial<Pick<CommandDefinition, 'begins' | 'duties' | 'given'>> & Pick<CommandDefinition, 'by'>,
  ): CommandDefinition<Name, Schema> => ({ name, aggregate, names, schema, given, streamOf, begins, duties, by }),
});
