import { z } from 'zod';
import { isoInstant, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { lexiconBasis, lexiconMeasure } from './lexicon.ts';

/** What the leading group's office answers. */

/** What waits for a decision of the office, and what was decided: one row per matter. */
export const officeMatterRow = z.object({
  /** `triage/<incident>`, `arbitration/<incident>`, `request/<referral>` */
  matter: z.string(),
  kind: z.enum(['triage', 'arbitration', 'extension', 'suspension', 'lift']),
  status: z.enum(['open', 'decided', 'closed']).meta({ values: { closed: { zh: '已终止', en: 'closed' } } }),
  incident_id: z.string(),
  referral_id: z.string(),
  responsibility: z.string().nullable(),
  category: z.string().nullable(),
  candidates: z.array(z.string()),
  asked: z.string().nullable(),
  opened_at: isoInstant,
  decided_at: isoInstant.nullable(),
  decision: z.string().nullable(),
  /** A granted suspension ends here by itself. */
  suspended_until: isoInstant.nullable(),
  suspended: z.boolean(),
});
export type OfficeMatterRow = z.output<typeof officeMatterRow>;

/** A version of the learned lexicon, without its words. */
const lexiconVersion = z.object({
  version: z.int(),
  basis: lexiconBasis,
  measured: lexiconMeasure.optional(),
  note: z.string(),
  publishedAt: isoInstant,
  by: z.string().meta({ zh: '发布人', en: 'published by' }),
  categories: z.int(),
  words: z.int(),
  inForce: z.boolean(),
});

export const leadingGroupQueries = queries('leading-group', {
  Matters: query(
    { zh: '待办事项', en: 'What waits for a decision' },
    {
      input: z.object({
        status: officeMatterRow.shape.status.default('open'),
        limit: whole().min(1).max(5_000).default(200),
      }),
      output: z.array(officeMatterRow),
      by: ['leading-group', 'joint-meeting', 'department-system'],
    },
  ),
  /** All versions, the newest first; there are few. */
  Lexicons: query(
    { zh: '学习词库的版本', en: 'Versions of the learned lexicon' },
    { input: z.object({}), output: z.array(lexiconVersion), by: ['leading-group', 'analyst', 'department-system'] },
  ),
});
