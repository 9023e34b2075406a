import { type CaseKey, type NotePenalty, type PenaltyProposal, type PenaltyRow, penaltyAt } from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import {
  type Aggregate,
  type Consequence,
  defineAggregate,
  dueClock,
  type EventShape,
  give,
  type OwnedReadModel,
  type PreparedCommand,
  prepare,
  type Reaction,
  reactTo,
  type ServedQuery,
  type Ticker,
} from '@tiaokuai/service';
import { deadlineBy } from '../cases/deadlines.ts';
import { penaltyDecider } from './penalty-decider.ts';
import { penaltyQueries, registerOf } from './penalty-register.ts';

/** The commands are the same in every service. */
const { commands, internal } = penaltyAt('penalty');
const { AnnouncePenalty, ObserveFine, ObservePenaltyDecision } = internal;

/** A kind of case that may propose penalties, by an event whose data hold a `proposal`. */
export interface PenalisingCase {
  readonly aggregate: string;
  readonly events: readonly EventShape[];
  /** Internal command of the aggregate, with the schema `notePenalty`. */
  readonly note: string;
}

export interface Penalties {
  readonly aggregate: Aggregate;
  readonly readModel: OwnedReadModel;
  readonly reactions: readonly Reaction[];
  readonly prepared: readonly PreparedCommand[];
  readonly queries: readonly ServedQuery[];
  readonly clocks: readonly Ticker[];
}

/** The part of a service that penalises: the procedure is the same for every department, each in its own log. */
export const penaltiesOf = (service: string, cases: readonly PenalisingCase[]): Penalties => {
  const penalty = penaltyAt(service);
  const register = registerOf(penalty);
  return {
    aggregate: defineAggregate({
      name: 'penalty',
      events: Object.values(penalty.events),
      commands: Object.values(commands),
      internal: Object.values(internal),
      decider: penaltyDecider,
    }),
    readModel: register,
    reactions: [...cases.map((each) => announce(service, each)), tellCases(service, cases)],
    prepared: [decide],
    queries: penaltyQueries,
    clocks: [watchFines(register), watchDecisions],
  };
};

/** What a case proposes is announced to the party, whose time to speak begins (行政处罚法 art. 44, 64). */
const announce = (service: string, { aggregate, events }: PenalisingCase): Reaction => ({
  name: `announce-penalties-${aggregate}`,
  from: service,
  lane: `${service}.${aggregate}`,
  events,
  react({ data, stream, time, actor }): readonly Consequence[] {
    const { proposal, referral } = data as CaseKey & { proposal?: PenaltyProposal };
    if (!proposal) return [];
    const respondBy = deadlineBy('hearing-request', time);
    const { penaltyId } = proposal;
    const announcement = { penaltyId, case: stream, proposal, respondBy, ...(referral ? { referral } : {}) };
    return [give(AnnouncePenalty, announcement, { actor })];
  },
});

/** What became of a penalty goes back to the case that proposed it. */
const tellCases = (service: string, cases: readonly PenalisingCase[]): Reaction => {
  const tell = (
    { penaltyId, case: stream }: { readonly penaltyId: string; readonly case: string },
    actor: string,
    became: Omit<NotePenalty, 'caseId' | 'penaltyId'>,
  ): Consequence | undefined => {
    const kind = cases.find(({ aggregate }) => stream.startsWith(`${aggregate}-`));
    const caseId = stream.slice((kind?.aggregate.length ?? 0) + 1);
    return kind && { command: kind.note, data: { caseId, penaltyId, ...became }, actor };
  };
  return reactTo(penaltyAt(service), 'tell-penalties', {
    PenaltyDropped: ({ data, actor }) => tell(data, actor, { result: 'dropped' }),
    PenaltyDecided: ({ data, actor }) =>
      tell(data, actor, { result: 'decided', sanction: data.sanction, yuan: data.yuan }),
  });
};

const decide = prepare(commands.DecidePenalty, (input, { now }) => ({
  data: { ...input, payBy: deadlineBy('fine-payment', now()) },
}));

/** Fines whose time to pay is over. */
const watchFines = (register: ReturnType<typeof registerOf>): Ticker =>
  dueClock({
    name: 'watch-fines',
    model: register,
    due: 'pay_by',
    where: { status: 'decided' },
    command: ObserveFine,
    data: ({ penalty_id: penaltyId, pay_by: due }) => ({ penaltyId, due }),
  });

/** Penalties whose decision is near its limit, or over it. */
const watchDecisions: Ticker = {
  name: 'watch-decisions',
  every: 60_000,
  async due({ pool, schema, now }) {
    const at = now();
    const rows = await readModelDb<{ penalties: PenaltyRow }>(pool, schema)
      .selectFrom('penalties')
      .select(['penalty_id', 'decide_by', 'decision'])
      .where('status', '=', 'announced')
      .where(({ or, and, eb }) =>
        or([
          and([eb('decision', '=', 'in-time'), eb('decide_amber', '<=', at)]),
          and([eb('decision', '!=', 'over'), eb('decide_by', '<=', at)]),
        ]),
      )
      .limit(500)
      .execute();
    return rows.map(({ penalty_id: penaltyId, decide_by: due, decision }) => ({
      ...give(ObservePenaltyDecision, { penaltyId, due }),
      key: `${penaltyId}/${due}/${decision}`,
    }));
  },
};
