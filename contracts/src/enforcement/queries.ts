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
  status: z.enum(['announced', 'decided', 'overdue', 'dropped', 'paid']),
  sanction: z.enum(['warning', 'fine']),
  /** As announced; as decided from then on. */
  yuan: z.int(),
  surcharge: z.int(),
  hearing: z.enum(['none', 'requested', 'held']),
  respond_by: isoInstant,
  /** Ninety days, or what another rule gives; amber from `decide_amber` on. */
  decide_by: isoInstant,
  decide_amber: isoInstant,
  decision: z.enum(['in-time', 'near', 'over']),
  pay_by: isoInstant.nullable(),
  announced_at: isoInstant,
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
        status: z.array(penaltyRow.shape.status).min(1).default(['announced', 'decided', 'overdue']),
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
