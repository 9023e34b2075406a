import { createHash } from 'node:crypto';
import type { CaseMatter, Evidence } from '@tiaokuai/contracts';
import { v5 as derived } from 'uuid';
import { chinaDay } from '../day.ts';
import { type SampleEstate, snapshotOf } from '../ground/estates.ts';
import type { Played } from '../played.ts';
import { type Random, randomOf } from '../random.ts';
import type { Said, Stage } from '../stage.ts';

/** The people of one service who do its own work: registers, rounds, inspections, cases to their ends. */
export interface Caseworkers {
  /** Puts down what they do of their own accord. Called once, before anything happens. */
  begin?(): void;
  see(event: Played): void;
}

/** What the people of a service have at hand. */
export interface Bench {
  readonly random: Random;
  readonly estates: readonly SampleEstate[];
  /** Milliseconds since 1970. */
  now(): number;
  /** YYYY-MM-DD in China, so many days from today. */
  day(offset?: number): string;
  /** An id that follows from the seed; each call gives another. */
  id(of: string): string;
  /** What a case of the department's own is about. */
  matter(category: string, estate: SampleEstate, brief: string): CaseMatter;
  /** A picture of what was seen; it lies outside the log, and is invented here. */
  photograph(): Evidence;
  /** The staff number of one of the service's officers. */
  officer(): string;
  /** Two of them, who go together. */
  pair(): string[];
  /** Says a command to the own service. */
  act(command: string, data: object, actor?: string): Promise<Said | undefined>;
  /** Says a command to another service, as people outside do (an owner, a firm, a property office). */
  tell(service: string, command: string, data: object, actor: string): Promise<Said | undefined>;
  /** Asks the own service, or another. */
  ask<Output>(query: string, data: unknown, of?: string): Promise<Output>;
  /** Later, after a chance number of the office's minutes between two bounds. */
  later(low: number, high: number, work: () => Promise<unknown> | unknown): void;
  /** The same around the clock, for who does not keep office hours. */
  soon(low: number, high: number, work: () => Promise<unknown> | unknown): void;
  /** @param time Milliseconds since 1970. */
  at(time: number, work: () => Promise<unknown> | unknown): void;
  /** Again and again, every so many days (one less or one more, by chance), in the morning. */
  every(days: number, work: () => Promise<unknown> | unknown): void;
}

/** An hour, a working day, in minutes. */
export const hour = 60;
export const workday = 8 * hour;
const day = 24 * hour;

export type Casework = (bench: Bench) => Caseworkers;

export const benchOf = (stage: Stage, service: string, estates: readonly SampleEstate[]): Bench => {
  const random = randomOf(stage.seed, service);
  const { agenda, clock } = stage;
  let said = 0;
  let made = 0;
  const say = (to: string, command: string, data: object, actor: string) => {
    said += 1;
    return stage.say(to, command, data, { actor, key: `${service}/${said}` });
  };
  const officer = () => `${service}-${random.between(1, 4)}`;
  return {
    random,
    estates,
    now: clock.now,
    day: (offset = 0) => chinaDay(clock.now() + offset * day * 60_000),
    id(of) {
      made += 1;
      return derived(`${stage.run}/${service}/${of}/${made}`, derived.URL);
    },
    matter: (category, estate, brief) => ({
      category,
      urgency: 'normal',
      role: 'lead',
      estate: snapshotOf(estate),
      brief: `${estate.particulars.name}：${brief}`,
    }),
    photograph() {
      made += 1;
      const sha256 = createHash('sha256').update(`${stage.run}/${service}/${made}`).digest('hex');
      return { sha256, mediaType: 'image/jpeg', bytes: random.between(80_000, 900_000) };
    },
    officer,
    pair() {
      const first = random.between(1, 4);
      const second = ((first + random.between(0, 2)) % 4) + 1;
      return [first, second].map((number) => `${service}-${number}`);
    },
    act: (command, data, actor = `officer:${officer()}`) => say(service, command, data, actor),
    tell: say,
    ask: (query, data, of = service) => stage.ask(of, query, data),
    later: (low, high, work) => agenda.inOffice(random.between(low, high), work),
    soon: (low, high, work) => agenda.after(random.between(low, high), work),
    at: agenda.at,
    every(days, work) {
      const again = (): void => {
        const wait = Math.max(1, days + random.between(-1, 1)) * day;
        agenda.after(wait, () =>
          agenda.inOffice(random.between(1, 2 * hour), async () => {
            again();
            await work();
          }),
        );
      };
      again();
    },
  };
};

type Handlers<Event extends { readonly type: string; readonly data: unknown }> = {
  readonly [Type in Event['type']]?: (data: Extract<Event, { type: Type }>['data'], event: Played) => unknown;
};

/** Hears a service's events by their names. */
export const hearing =
  <Event extends { readonly type: string; readonly data: unknown }>(service: string, handlers: Handlers<Event>) =>
  (event: Played): void => {
    if (event.service !== service) return;
    const handler = handlers[event.name as Event['type']] as ((data: unknown, event: Played) => unknown) | undefined;
    handler?.(event.data, event);
  };

/** Several who hear as one. */
export const together = (...all: readonly Caseworkers[]): Caseworkers => ({
  begin: () => {
    for (const each of all) each.begin?.();
  },
  see: (event) => {
    for (const each of all) each.see(event);
  },
});
