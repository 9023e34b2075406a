import type { z } from 'zod';
import type { ArrivedEvent, ModelEvent } from './definition.ts';
import type { CommandShape, EventShape } from './shapes.ts';

/** What is said in one kind of stream; the published language's aggregates fit this shape, and keep their types in it. */
export interface Language {
  readonly service: string;
  /** The one lane of all its events; undefined where they are in several. */
  readonly lane?: string | undefined;
  /** The field of each event that says which stream is meant. */
  readonly key: string;
  readonly events: Readonly<Record<string, EventShape>>;
}

export type EventName<Of extends Language> = keyof Of['events'] & string;

/** An event of a language in an envelope, its content typed by its name. */
type Typed<Envelope, Of extends Language, Name extends EventName<Of>> = {
  [Each in Name]: Omit<Envelope, 'type' | 'data'> & {
    readonly type: Each;
    readonly data: z.output<Of['events'][Each]['schema']>;
  };
}[Name];

/** An event as read models see it. */
export type Recorded<Of extends Language, Name extends EventName<Of> = EventName<Of>> = Typed<ModelEvent, Of, Name>;
/** An event as reactions see it. */
export type Arrived<Of extends Language, Name extends EventName<Of> = EventName<Of>> = Typed<ArrivedEvent, Of, Name>;

/** A command that can be given, and what it must hold. */
export type Givable = Pick<CommandShape, 'name' | 'schema'>;

type Both<Some> = (Some extends unknown ? (some: Some) => void : never) extends (both: infer All) => void ? All : never;

/** Several languages of one log as one, for models and reactions that follow them all. */
export const together = <const Some extends readonly [Language, ...Language[]]>(
  ...languages: Some
): Omit<Some[0], 'events' | 'lane'> & { readonly events: Both<Some[number]['events']> } => {
  const [{ lane: _several, ...first }] = languages;
  // Names are unique within a log, so that the merged record has each event under its own.
  const events = Object.assign({}, ...languages.map((each) => each.events)) as Both<Some[number]['events']>;
  return { ...first, events } as ReturnType<typeof together<Some>>;
};
