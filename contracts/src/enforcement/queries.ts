import { z } from 'zod';
import { isoInstant, line } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { listLimit } from '../referral/case-rows.ts';

/** What every department that penalises answers of its penalties. */

/** One row per penalty, with the clock that runs for it. */
export const penaltyRow = z.object({
  penalty_id: z.string(),
  case_stream: z.string(),
  incident_id: z.string().nullable(),
  party_kind: z.enum(['unit', 'individual']),
  party: z.string(),
  violation: z.string(),
  rule: z.string(),
  status: z
    .enum(['announced', 'decided', 'overdue', 'dropped', 'paid'])
    .meta({ values: { overdue: { zh: '罚款逾期', en: 'fine overdue' } } }),
  sanction: z.enum(['warning', 'fine']),
  /** As announced; as decided from then on. */
  yuan: z.int(),
  surcharge: z.int(),
  hearing: z.enum(['none', 'requested', 'held']).meta({
    values: {
      none: { zh: '未要求', en: 'none' },
      requested: { zh: '已要求', en: 'requested' },
      held: { zh: '已举行', en: 'held' },
    },
  }),
  respond_by: isoInstant,
  /** Ninety days, or what another rule gives; amber from `decide_amber` on. */
  decide_by: isoInstant,
  decide_amber: isoInstant,
  decision: z.enum(['in-time', 'near', 'over']).meta({ zh: '决定时限状态', en: 'time to decide' }),
  pay_by: isoInstant.nullable(),
  announced_at: isoInstant.meta({ zh: '告知时间', en: 'announced' }),
  decided_at: isoInstant.nullable(),
  ended_at: isoInstant.nullable(),
});
export type PenaltyRow = z.output<typeof penaltyRow>;

/** What every morning's figures say of penalties. */
export const penaltyFigures = z.object({
  toDecide: z.int(),
  decisionsNear: z.int(),
  decisionsOverdue: z.int(),
  unpaid: z.int(),
});

export const penaltyQueries = queries('penalty', {
  /** By the clock that runs: the time to decide, then the time to pay. */
  Penalties: query(
    { zh: '行政处罚', en: 'Penalties' },
    {
      input: z.object({
        status: z.array(penaltyRow.shape.status).max(20).min(1).default(['announced', 'decided', 'overdue']),
        party: line(80).optional(),
        /** Those only whose decision is near its limit, or over it. */
        late: z.boolean().default(false),
        limit: listLimit,
      }),
      output: z.array(penaltyRow),
      by: ['officer', 'department-chief', 'auditor', 'department-system'],
    },
  ),
});
