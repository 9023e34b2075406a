import type { PenaltyEvent } from '@tiaokuai/contracts';
import { defineReadModel, readModelDb } from '@tiaokuai/read-models';
import type { ModelEvent, ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import { figuresOf } from './case-queries.ts';
import { keysBy } from './keys.ts';
import { partyName } from './matter.ts';
import { decisionDue } from './penalty-decider.ts';

/** One row per penalty, with the clock that runs for it. */
export interface PenaltyRow {
  readonly penalty_id: string;
  readonly case_stream: string;
  readonly incident_id: string | null;
  readonly party_kind: 'unit' | 'individual';
  readonly party: string;
  readonly violation: string;
  readonly rule: string;
  readonly status: 'announced' | 'decided' | 'overdue' | 'dropped' | 'paid';
  readonly sanction: 'warning' | 'fine';
  /** As announced; as decided from then on. */
  readonly yuan: number;
  readonly surcharge: number;
  readonly hearing: 'none' | 'requested' | 'held';
  readonly respond_by: string;
  /** Ninety days, or what another rule gives; amber from `decide_amber` on. */
  readonly decide_by: string;
  readonly decide_amber: string;
  readonly decision: 'in-time' | 'near' | 'over';
  readonly pay_by: string | null;
  readonly announced_at: string;
  readonly decided_at: string | null;
  readonly ended_at: string | null;
}

const evolve = (row: PenaltyRow | undefined, { type, data, time }: ModelEvent): PenaltyRow | null => {
  const event = { type, data } as PenaltyEvent;
  if (event.type === 'PenaltyAnnounced') {
    const { penaltyId, case: of, referral, proposal, respondBy } = event.data;
    const { party, violation, rule, sanction, yuan } = proposal;
    const { due, amber } = decisionDue(respondBy);
    return {
      penalty_id: penaltyId,
      case_stream: of,
      incident_id: referral?.incidentId ?? null,
      party_kind: party.kind,
      party: partyName(party),
      violation,
      rule: `${rule.law} ${rule.article}`,
      status: 'announced',
      sanction,
      yuan,
      surcharge: 0,
      hearing: 'none',
      respond_by: respondBy.due,
      decide_by: due,
      decide_amber: amber,
      decision: 'in-time',
      pay_by: null,
      announced_at: time,
      decided_at: null,
      ended_at: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'PartyHeard':
      return row;
    case 'HearingRequested':
      return { ...row, hearing: 'requested' };
    case 'HearingHeld':
      return { ...row, hearing: 'held' };
    case 'PenaltyDecided': {
      const { yuan, payBy } = event.data;
      const ended_at = payBy ? null : time;
      return { ...row, status: 'decided', yuan, pay_by: payBy?.due ?? null, decided_at: time, ended_at };
    }
    case 'PenaltyDecisionNear':
      return { ...row, decision: 'near' };
    case 'PenaltyDecisionOverdue':
      return { ...row, decision: 'over' };
    case 'PenaltyDecisionExtended': {
      const { due, amber } = event.data.decideBy;
      return { ...row, decide_by: due, decide_amber: amber, decision: 'in-time' };
    }
    case 'PenaltyDropped':
      return { ...row, status: 'dropped', ended_at: time };
    case 'FineOverdue':
      return { ...row, status: 'overdue' };
    case 'FinePaid':
      return { ...row, status: 'paid', surcharge: event.data.surcharge, ended_at: time };
  }
};

export const penaltiesModel = (service: string) =>
  defineReadModel<PenaltyRow, ModelEvent>({
    name: 'penalties',
    version: 2,
    service,
    columns: {
      penalty_id: { type: 'text', primaryKey: true },
      case_stream: { type: 'text' },
      incident_id: { type: 'text', nullable: true },
      party_kind: { type: 'text' },
      party: { type: 'text' },
      violation: { type: 'text' },
      rule: { type: 'text' },
      status: { type: 'text' },
      sanction: { type: 'text' },
      yuan: { type: 'int' },
      surcharge: { type: 'int' },
      hearing: { type: 'text' },
      respond_by: { type: 'timestamptz' },
      decide_by: { type: 'timestamptz' },
      decide_amber: { type: 'timestamptz' },
      decision: { type: 'text' },
      pay_by: { type: 'timestamptz', nullable: true },
      announced_at: { type: 'timestamptz' },
      decided_at: { type: 'timestamptz', nullable: true },
      ended_at: { type: 'timestamptz', nullable: true },
    },
    indexes: [['status', 'pay_by'], ['status', 'decide_amber'], ['party'], ['case_stream']],
    keysOf: keysBy('penaltyId'),
    evolve,
  });

const status = z.enum(['announced', 'decided', 'overdue', 'dropped', 'paid']);
const penaltiesInput = z.object({
  status: z.array(status).default(['announced', 'decided', 'overdue']),
  party: z.string().max(80).optional(),
  /** Those only whose decision is near its limit, or over it. */
  late: z.boolean().default(false),
  limit: z.int().min(1).max(1_000).default(100),
});

/** What every morning's figures say of penalties. */
export const penaltyFigures = async ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) =>
  figuresOf(
    await readModelDb<{ penalties: PenaltyRow }>(pool, schema)
      .selectFrom('penalties')
      .select(({ fn }) => [
        fn.count<string>('penalty_id').filterWhere('status', '=', 'announced').as('toDecide'),
        fn
          .count<string>('penalty_id')
          .filterWhere(({ and, eb }) => and([eb('status', '=', 'announced'), eb('decision', '=', 'near')]))
          .as('decisionsNear'),
        fn
          .count<string>('penalty_id')
          .filterWhere(({ and, eb }) => and([eb('status', '=', 'announced'), eb('decision', '=', 'over')]))
          .as('decisionsOverdue'),
        fn.count<string>('penalty_id').filterWhere('status', '=', 'overdue').as('unpaid'),
      ])
      .executeTakeFirstOrThrow(),
  );

/** Penalties by the clock that runs: the time to decide, then the time to pay. */
export const penaltyQueries: readonly ServedQuery[] = [
  {
    name: 'Penalties',
    names: { zh: '行政处罚', en: 'Penalties' },
    input: penaltiesInput,
    async handle(input: z.output<typeof penaltiesInput>, { pool, schema }) {
      let rows = readModelDb<{ penalties: PenaltyRow }>(pool, schema)
        .selectFrom('penalties')
        .selectAll()
        .where('status', 'in', input.status)
        .orderBy(({ fn }) => fn.coalesce('pay_by', 'decide_by'))
        .limit(input.limit);
      if (input.party) rows = rows.where('party', '=', input.party);
      if (input.late) rows = rows.where('status', '=', 'announced').where('decision', '!=', 'in-time');
      return rows.execute();
    },
  },
];
