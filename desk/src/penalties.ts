import {
  type CaseKey,
  DecidePenalty,
  type PenaltyEvent,
  type PenaltyProposal,
  penaltyCommands,
  penaltyInternalCommands,
  penaltyLanguage,
} from '@tiaokuai/contracts';
import { readModelDb } from '@tiaokuai/read-models';
import {
  type Aggregate,
  type Consequence,
  defineAggregate,
  type EventShape,
  type OwnedReadModel,
  ownReadModel,
  type PreparedCommand,
  type Reaction,
  type ServedQuery,
  type Ticker,
} from '@tiaokuai/service';
import { deadlineBy } from './deadlines.ts';
import { penaltyDecider } from './penalty-decider.ts';
import { type PenaltyRow, penaltiesModel, penaltyQueries } from './penalty-register.ts';

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
  const { events } = penaltyLanguage(service);
  return {
    aggregate: defineAggregate({
      name: 'penalty',
      events,
      commands: penaltyCommands,
      internal: penaltyInternalCommands,
      decider: penaltyDecider,
    }),
    readModel: ownReadModel(penaltiesModel(service), events),
    reactions: [...cases.map((each) => announce(service, each)), tellCases(service, cases)],
    prepared: [decide],
    queries: penaltyQueries,
    clocks: [watchFines, watchDecisions],
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
    return [{ command: 'AnnouncePenalty', data: announcement, actor }];
  },
});

const tellCases = (service: string, cases: readonly PenalisingCase[]): Reaction => ({
  name: 'tell-penalties',
  from: service,
  lane: `${service}.penalty`,
  events: penaltyLanguage(service).events,
  react({ type, data, actor }): readonly Consequence[] {
    const event = { type, data } as PenaltyEvent;
    if (event.type !== 'PenaltyDecided' && event.type !== 'PenaltyDropped') return [];
    const { penaltyId, case: stream } = event.data;
    const kind = cases.find(({ aggregate }) => stream.startsWith(`${aggregate}-`));
    if (!kind) return [];
    const about = { caseId: stream.slice(kind.aggregate.length + 1), penaltyId };
    if (event.type === 'PenaltyDropped') return [{ command: kind.note, data: { ...about, result: 'dropped' }, actor }];
    const { sanction, yuan } = event.data;
    return [{ command: kind.note, data: { ...about, result: 'decided', sanction, yuan }, actor }];
  },
});

const decide: PreparedCommand = {
  name: DecidePenalty.name,
  input: DecidePenalty.schema.omit({ payBy: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, payBy: deadlineBy('fine-payment', now()) } };
  },
};

/** Fines whose time to pay is over. */
const watchFines: Ticker = {
  name: 'watch-fines',
  every: 60_000,
  async due({ pool, schema, now }) {
    const rows = await readModelDb<{ penalties: PenaltyRow }>(pool, schema)
      .selectFrom('penalties')
      .select(['penalty_id', 'pay_by'])
      .where('status', '=', 'decided')
      .where('pay_by', '<=', now())
      .limit(500)
      .execute();
    return rows.map(({ penalty_id: penaltyId, pay_by: due }) => ({
      command: 'ObserveFine',
      data: { penaltyId, due },
      key: `${penaltyId}/${due}`,
    }));
  },
};

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
      command: 'ObservePenaltyDecision',
      data: { penaltyId, due },
      key: `${penaltyId}/${due}/${decision}`,
    }));
  },
};
