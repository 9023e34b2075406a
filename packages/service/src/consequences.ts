import type { z } from 'zod';
import type { Consequence, Reaction, ServiceContext } from './definition.ts';
import type { Arrived, EventName, Givable, Language } from './language.ts';

/** What follows from events: commands, typed by what they are. */

/** Gives a command. @param options `actor`: who is behind it, the service itself by default. */
export const give = <Command extends Givable>(
  { name }: Command,
  data: z.input<Command['schema']>,
  options: Pick<Consequence, 'actor' | 'key'> = {},
): Consequence => ({ command: name, data, ...options });

type Following = Consequence | readonly Consequence[] | undefined;

/** What follows from one event. */
type Arm<Of extends Language, Name extends EventName<Of>> = (
  event: Arrived<Of, Name>,
  context: ServiceContext,
) => Following | Promise<Following>;

/** For an arm: nothing follows. */
export const nothing = (): undefined => undefined;

/**
 * Reacts to events of a language; those without an arm are passed over.
 *
 *     reactTo(jar, 'labelling', { JarOpened: ({ data: { jarId } }) => give(label.internal.HangLabel, { jarId }) })
 *
 * @param name Of the reaction in its service: where it has got to is kept under it.
 */
export const reactTo = <Of extends Language>(
  language: Of,
  name: string,
  arms: { readonly [Name in EventName<Of>]?: Arm<Of, Name> },
): Reaction => reactionTo(language, name, arms);

/** The same where each event has an arm, so that a new one cannot be forgotten. */
export const reactToAll = <Of extends Language>(
  language: Of,
  name: string,
  arms: { readonly [Name in EventName<Of>]: Arm<Of, Name> },
): Reaction => reactionTo(language, name, arms);

const reactionTo = ({ service, lane, events }: Language, name: string, arms: object): Reaction => ({
  name,
  from: service,
  ...(lane ? { lane } : {}),
  events: Object.values(events).filter((each) => each.name in arms),
  async react(event, context) {
    // An arm is typed by the name of its event, which is how it is found again here.
    const arm = (arms as Readonly<Record<string, Arm<Language, string> | undefined>>)[event.type];
    return listed(await arm?.(event, context));
  },
});

const listed = (following: Following): readonly Consequence[] =>
  following === undefined ? [] : 'command' in following ? [following] : following;
