import type { z } from 'zod';

/** What the machinery needs of an event, a command and a decider; the published language fits these shapes. */

export interface EventShape<Schema extends z.ZodType = z.ZodType> {
  readonly service: string;
  readonly aggregate: string;
  readonly name: string;
  readonly version: number;
  readonly schema: Schema;
  readonly type: string;
  readonly laneOf: (data: never) => string;
  readonly upcasts: readonly {
    readonly fromVersion: number;
    readonly up: (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  }[];
}

export interface CommandShape<Schema extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly schema: Schema;
  /** What is given from outside, where the edge makes of it what `schema` asks for: see `prepare`. */
  readonly given?: z.ZodType | undefined;
  readonly streamOf: (data: never) => string;
  /** It usually is its stream's first: the log need not be asked what stands there before. */
  readonly begins?: boolean;
}

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export interface RefusalShape {
  readonly code: string;
  readonly message: Bilingual;
  readonly rule: { readonly law: string; readonly article: string };
  readonly remedy: Bilingual;
}

export type DecisionShape<Event> =
  | { readonly kind: 'accepted'; readonly events: readonly Event[] }
  | { readonly kind: 'refused'; readonly refusal: RefusalShape; readonly record: readonly Event[] };

export interface DeciderShape<Command, State, Event> {
  readonly initial: State;
  readonly decide: (command: Command, state: State) => DecisionShape<Event>;
  readonly evolve: (state: State, event: Event) => State;
}

export interface EventLike {
  readonly type: string;
  readonly data: unknown;
}

export interface CommandLike {
  readonly kind: string;
  readonly data: unknown;
  readonly at: string;
  readonly actor: string;
}

/** One kind of stream of a service: its language and its decider. */
export interface Aggregate {
  readonly name: string;
  readonly events: readonly EventShape[];
  /** Served on the bus. */
  readonly commands: readonly CommandShape[];
  /** Given by reactions and clocks only. */
  readonly internal: readonly CommandShape[];
  readonly decider: DeciderShape<CommandLike, unknown, EventLike>;
}

/** Checks that language and decider fit each other, then forgets their types. */
export const defineAggregate = <Command extends CommandLike, State, Event extends EventLike>(spec: {
  readonly name: string;
  readonly events: readonly EventShape[];
  readonly commands: readonly CommandShape[];
  readonly internal?: readonly CommandShape[];
  readonly decider: DeciderShape<Command, State, Event>;
}): Aggregate => ({
  internal: [],
  ...spec,
  // Commands and events reach it only through the schemas of the same spec.
  decider: spec.decider as unknown as Aggregate['decider'],
});
