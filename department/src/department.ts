import type {
  AggregateDefinition,
  CommandDefinition,
  CommandsOf,
  Decider,
  EventsOf,
  notePenalty,
} from '@tiaokuai/contracts';
import {
  type Aggregate,
  defineAggregate,
  defineService,
  type OwnedReadModel,
  type PreparedCommand,
  type Reaction,
  type ServedQuery,
  type ServiceDefinition,
  type Ticker,
} from '@tiaokuai/service';
import { type CaseKind, caseReactions } from './cases/cases.ts';
import { type PenalisingCase, penaltiesOf } from './enforcement/penalties.ts';
import { deskOf } from './referral/desk.ts';
import { deskQueries } from './referral/queries.ts';

/** What a service does beside its decisions. */
interface Parts {
  readonly models?: readonly OwnedReadModel[];
  readonly queries?: readonly ServedQuery[];
  readonly clocks?: readonly Ticker[];
  readonly prepared?: readonly PreparedCommand[];
  readonly reactions?: readonly Reaction[];
}

/** One aggregate at work, as a service is made of it. */
export interface Work extends Required<Parts> {
  readonly aggregate: Aggregate;
  readonly cases: readonly CaseKind[];
  readonly penalising: readonly PenalisingCase[];
}

interface WorkSpec<Of extends AggregateDefinition, State> extends Parts {
  readonly decider: Decider<CommandsOf<Of>, State, EventsOf<Of>>;
  /** Where referrals are worked on in it: see `caseOf`. */
  readonly case?: CaseKind;
  /** Where its events propose penalties: the internal command that notes what became of one. */
  readonly notes?: CommandDefinition<string, typeof notePenalty>;
}

/** Puts what an aggregate's folder holds together; the decider must be one of just its commands and events. */
export const workOf = <Of extends AggregateDefinition, State>(
  { name, ...language }: Of,
  {
    decider,
    case: kind,
    notes,
    models = [],
    queries = [],
    clocks = [],
    prepared = [],
    reactions = [],
  }: WorkSpec<Of, State>,
): Work => {
  const events = Object.values(language.events);
  const [commands, internal] = [Object.values(language.commands), Object.values(language.internal)];
  return {
    aggregate: defineAggregate({ name, events, commands, internal, decider }),
    cases: kind ? [kind] : [],
    penalising: notes ? [{ aggregate: name, events, note: notes.name }] : [],
    models,
    queries,
    clocks,
    prepared,
    reactions,
  };
};

/** For `defineService`: streams belong to the incident that their first command names. */
export const ofIncidents = {
  belongsTo: (data: unknown) => (data as { readonly incidentId?: string }).incidentId,
};

/** For `defineService`: a department's own system may say what lies at its desk; other work is done in the service. */
export const systemsAtDesk: Pick<ServiceDefinition, 'guests'> = {
  guests: { aggregates: ['referral'], actorOf: (responsibility) => `department:${responsibility}` },
};

interface DepartmentSpec extends Parts, Pick<ServiceDefinition, 'alsoAnswersFor' | 'setUp'> {}

/**
 * The service of a responsibility: the desk that its referrals lie at, the penalties that its cases propose, and its works.
 *
 * @param works Of several whose cases take a referral, the first has it.
 * @param more What belongs to no single aggregate, and further responsibilities whose desk this is (`alsoAnswersFor`).
 */
export const departmentOf = (
  name: string,
  works: readonly Work[],
  { models = [], queries = [], clocks = [], prepared = [], reactions = [], ...more }: DepartmentSpec = {},
): ServiceDefinition => {
  const desk = deskOf(name, [name, ...(more.alsoAnswersFor ?? [])]);
  const penalising = works.flatMap((work) => work.penalising);
  const penalties = penalising.length > 0 ? penaltiesOf(name, penalising) : undefined;
  const kinds = works.flatMap((work) => work.cases);
  return defineService({
    name,
    ...ofIncidents,
    ...systemsAtDesk,
    aggregates: [
      desk.aggregate,
      ...(penalties ? [penalties.aggregate] : []),
      ...works.map(({ aggregate }) => aggregate),
    ],
    prepared: [...(penalties?.prepared ?? []), ...works.flatMap((work) => work.prepared), ...prepared],
    readModels: [
      desk.readModel,
      ...(penalties ? [penalties.readModel] : []),
      ...works.flatMap((work) => work.models),
      ...models,
    ],
    reactions: [
      ...desk.reactions,
      ...(penalties?.reactions ?? []),
      ...(kinds.length > 0 ? caseReactions(name, kinds) : []),
      ...works.flatMap((work) => work.reactions),
      ...reactions,
    ],
    queries: [...deskQueries, ...(penalties?.queries ?? []), ...works.flatMap((work) => work.queries), ...queries],
    clocks: [...(penalties?.clocks ?? []), ...works.flatMap((work) => work.clocks), ...clocks],
    ...more,
  });
};
