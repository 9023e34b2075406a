import { z } from 'zod';
import { isoInstant, line, position, urgency, uuid, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { rung } from '../referral-router/dispatch.ts';
import { deskOutcome } from './answers.ts';
import { listLimit } from './case-rows.ts';
import { clockState } from './desk.ts';

/** What every desk answers: its inbox by clock, one referral, its figures. A department sees what is its own. */

/** The inbox of a responsibility: one row per referral, with its clocks. */
export const inboxRow = z.object({
  referral_id: z.string(),
  incident_id: z.string(),
  responsibility: z.string(),
  role: z.enum(['lead', 'assist']),
  status: z.enum(['received', 'accepted', 'declined', 'completed', 'taken-back']),
  category: z.string(),
  urgency,
  estate: z.string().nullable(),
  place: z.string().nullable(),
  brief: z.string(),
  why: z.string(),
  final: z.boolean(),
  round: z.int(),
  received_at: isoInstant,
  accept_by: isoInstant,
  complete_by: isoInstant,
  amber_at: isoInstant,
  clock: clockState,
  accepted_at: isoInstant.nullable(),
  ended_at: isoInstant.nullable(),
  outcome: deskOutcome.nullable(),
  /** Rung of the demand that waits for an answer. */
  demand: rung.nullable(),
  last_note: z.string().nullable(),
});
export type InboxRow = z.output<typeof inboxRow>;

/** A recorded event of the router's log, as it stands there. */
const recordedEvent = z.looseObject({ id: z.string(), type: z.string(), position: z.string(), data: z.unknown() });

const by = ['officer', 'department-chief', 'department-system'] as const;

export const deskQueries = queries('desk', {
  Inbox: query(
    { zh: '收件箱', en: 'Inbox' },
    {
      input: z.object({
        status: z.array(inboxRow.shape.status).max(20).min(1).default(['received', 'accepted']),
        responsibility: line(40).optional(),
        limit: listLimit,
      }),
      output: z.array(inboxRow),
      by,
    },
  ),
  Referral: query(
    { zh: '派遣详情', en: 'One referral' },
    { input: z.object({ referralId: uuid }), output: inboxRow.nullable(), by },
  ),
  /** For a department's own system after an outage, or where it sees a hole: from the log, which never forgets. */
  ReferralEvents: query(
    { zh: '派遣事件补读', en: 'Events of the referrals, from a position on' },
    {
      input: z.object({
        responsibility: line(40).optional(),
        /** Position in the router's log; exclusive. */
        after: position().default('0').meta({ zh: '起始位置', en: 'after' }),
        limit: whole().min(1).max(500).default(100),
      }),
      output: z.array(recordedEvent),
      by,
    },
  ),
  DeskFigures: query(
    { zh: '办理统计', en: 'Figures of the desk' },
    {
      input: z.object({}),
      output: z.array(inboxRow.pick({ responsibility: true, role: true, status: true }).extend({ referrals: z.int() })),
      by: [...by, 'leading-group', 'analyst', 'auditor'],
    },
  ),
});
