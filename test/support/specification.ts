import { expect } from '@jest/globals';
import { allEvents, type Decider, type DomainCommand, type DomainEvent } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { lostFields } from './lost-fields.ts';

/** Given / when / then over a decider: `given(...events).when(command).thenAccepted(...events)` or `.thenRefused(code)`. */
export const specificationOf = <Command extends DomainCommand, State, Event extends DomainEvent>(
  decider: Decider<Command, State, Event>,
) => {
  const given = (...history: readonly Event[]) => ({
    /** @param at ISO 8601; one fixed moment by default. */
    when(command: Pick<Command, 'kind' | 'data'>, { at = moment, actor = 'officer:1' } = {}) {
      const before = history.reduce(decider.evolve, decider.initial);
      // Kind and data belong together in each member of the union; apart from the union that is not provable.
      const decision = decider.decide({ ...command, at, actor } as Command, before);
      keepAllFields(decision.kind === 'accepted' ? decision.events : decision.record);
      return {
        decision,
        thenAccepted(...expected: readonly Event[]) {
          expect(decision).toEqual({ kind: 'accepted', events: expected });
          return given(...history, ...expected);
        },
        /** Accepted, with events of just these types. */
        thenTypes(...types: readonly Event['type'][]) {
          if (decision.kind === 'refused') throw new Error(`refused: ${decision.refusal.code}`);
          expect(decision.events.map(({ type }) => type)).toEqual(types);
          return given(...history, ...decision.events);
        },
        thenNothing: () => expect(decision).toEqual({ kind: 'accepted', events: [] }),
        /** Refused for this reason, on the record where `recorded` types are given; the rule and the remedy are there. */
        thenRefused(code: string, { article, recorded = [] }: { article?: string; recorded?: readonly string[] } = {}) {
          if (decision.kind !== 'refused') throw new Error(`accepted: ${decision.events.map(({ type }) => type)}`);
          const { refusal, record } = decision;
          expect(refusal.code).toBe(code);
          if (article) expect(`${refusal.rule.law} ${refusal.rule.article}`).toContain(article);
          for (const text of [refusal.message.zh, refusal.message.en, refusal.remedy.zh, refusal.remedy.en])
            expect(text).not.toBe('');
          expect(record.map(({ type }) => type)).toEqual(recorded);
        },
      };
    },
    events: history,
    /** The state that the history leads to. */
    state: () => history.reduce(decider.evolve, decider.initial),
  });
  return { given };
};

const definitions = Map.groupBy(allEvents, ({ name }) => name);

/** What a decider says, its events' schemas keep. Names may stand in several departments; one of them is meant. */
const keepAllFields = (events: readonly DomainEvent[]): void => {
  for (const { type, data } of events) {
    const lost = (definitions.get(type) ?? [])
      .map(({ schema }) => schema.safeParse(data))
      .filter(({ success }) => success)
      .map(({ data: kept }) => lostFields(data, kept));
    if (lost.length > 0 && lost.every(({ length }) => length > 0))
      throw new Error(`${type}: its schema has no ${lost[0]?.join(', ')}`);
  }
};

const moment = '2018-05-14T01:00:00.000Z';

interface Bounds<Event> {
  readonly length?: number;
  readonly runs?: number;
  readonly actors?: readonly string[];
  /** Seconds between two commands, at most. */
  readonly longest?: number;
  /** Lawful histories that runs begin with, where the end of a long way would hardly be reached by chance. */
  readonly after?: readonly (readonly Event[])[];
}

/**
 * Property: whatever commands come in whatever order, what is accepted folds, and no state is reached that the law does not
 * know.
 *
 * @param commands Any command, in any state; a function where its data depend on the time (deadlines).
 * @param lawful Says what is wrong with a state after a history; undefined when nothing is.
 */
export const neverUnlawful = <Command extends DomainCommand, State, Event extends DomainEvent>(
  decider: Decider<Command, State, Event>,
  commands: fc.Arbitrary<Pick<Command, 'kind' | 'data'> | ((at: string) => Pick<Command, 'kind' | 'data'>)>,
  lawful: (state: State, history: readonly Event[]) => string | undefined,
  {
    length = 25,
    runs = 200,
    actors = ['officer:1', 'grid-worker:1', 'department:fire'],
    longest = 500_000,
    after = [[]],
  }: Bounds<Event> = {},
): void => {
  const step = fc.record({
    command: commands,
    actor: fc.constantFrom(...actors),
    later: fc.integer({ min: 1, max: longest }),
  });
  fc.assert(
    fc.property(fc.constantFrom(...after), fc.array(step, { maxLength: length, size: 'max' }), (begun, steps) => {
      const history: Event[] = [...begun];
      let state = history.reduce(decider.evolve, decider.initial);
      let now = Date.parse(moment);
      for (const { command, actor, later } of steps) {
        now += later * 1_000;
        const at = new Date(now).toISOString();
        const given = typeof command === 'function' ? command(at) : command;
        const decision = decider.decide({ ...given, at, actor } as Command, state);
        const events = decision.kind === 'accepted' ? decision.events : decision.record;
        keepAllFields(events);
        for (const event of events) {
          history.push(event);
          state = decider.evolve(state, event);
        }
        const wrong = lawful(state, history);
        if (wrong) throw new Error(`${wrong} after ${history.map(({ type }) => type).join(', ')}`);
      }
    }),
    { numRuns: runs },
  );
};
