import { z } from 'zod';
import { deadline, isoInstant, line, urgency, uuid, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { deskOutcome } from '../referral/answers.ts';
import { departmentOnDate, referralClock, routingExplanation, rung } from './dispatch.ts';

/** One row per referral: where it went and why, its clocks, what became of it. */
export const referralRow = z.object({
  referral_id: z.string(),
  incident_id: z.string(),
  responsibility: z.string(),
  department: z.string(),
  role: z.enum(['lead', 'assist']),
  status: z
    .enum(['issued', 'accepted', 'declined', 'completed', 'withdrawn'])
    .meta({ values: { withdrawn: { zh: '已撤回', en: 'withdrawn' } } }),
  category: z.string(),
  urgency,
  estate: z.string().nullable(),
  place: z.string().nullable(),
  rule: z.string().meta({ zh: '派遣规则', en: 'rule' }),
  final: z.boolean(),
  round: z.int(),
  issued_at: isoInstant,
  accept_by: isoInstant,
  accept_amber: isoInstant,
  complete_by: isoInstant,
  complete_amber: isoInstant,
  beyond_calendar: z.boolean(),
  accepted_at: isoInstant.nullable(),
  ended_at: isoInstant.nullable(),
  outcome: deskOutcome.nullable(),
  stopped: z.boolean().meta({ zh: '已停钟', en: 'clock stopped' }),
  heard: z.boolean(),
  reached: z.array(z.string()),
  /** Of all clocks, the highest rung reached. */
  colour: z.enum(['green', 'amber', 'red']),
  next_clock: referralClock.nullable(),
  next_rung: rung.nullable(),
  next_at: isoInstant.nullable(),
});
export type ReferralRow = z.output<typeof referralRow>;

/** What an event of an incident's dispatch says, in so many words. */
export const dispatchWords = z
  .object({
    referralId: z.string(),
    responsibility: z.string(),
    role: z.string(),
    response: z.string(),
    outcome: z.string(),
    to: z.string(),
    ground: z.string(),
    reason: z.string(),
    clock: z.string(),
  })
  .partial();

const by = [
  'clerk',
  'officer',
  'department-chief',
  'leading-group',
  'joint-meeting',
  'analyst',
  'auditor',
  'operator',
] as const;
const { responsibility, role, status, colour } = referralRow.shape;

export const referralRouterQueries = queries('referral-router', {
  Referrals: query(
    { zh: '派遣列表', en: 'Referrals' },
    {
      input: z.object({
        status: z.array(status).max(20).min(1).optional(),
        responsibility: line(40).optional(),
        incidentId: uuid.optional(),
        role: role.optional(),
        colour: colour.optional(),
        limit: whole().min(1).max(10_000).default(100),
      }),
      output: z.array(referralRow),
      by,
    },
  ),
  /** With all that happened with its incident's referrals since. */
  Why: query(
    { zh: '派遣理由', en: 'Why a referral went where it went' },
    {
      input: z.object({ referralId: uuid }),
      output: z
        .object({
          referral: referralRow,
          brief: z.string(),
          explanation: routingExplanation,
          department: departmentOnDate,
          acceptBy: deadline,
          completeBy: deadline,
          history: z.array(z.object({ type: z.string(), time: isoInstant, actor: z.string(), ...dispatchWords.shape })),
        })
        .nullable(),
      by,
    },
  ),
  ReferralFigures: query(
    { zh: '派遣统计', en: 'Figures of referrals' },
    {
      input: z.object({}),
      output: z.array(z.object({ responsibility, role, status, colour, referrals: z.int() })),
      by,
    },
  ),
});
