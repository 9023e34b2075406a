import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import type { Names } from '../language/define.ts';
import {
  categoryKey,
  count,
  deadline,
  evidence,
  hidden,
  isoInstant,
  line,
  lines,
  list,
  names,
  openLines,
  ordinal,
  responsibilityKey,
  ruleSource,
  urgency,
  uuid,
  whole,
} from '../language/fields.ts';
import { declineGround, deskOutcome } from '../referral/answers.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { answers, place, referralResult } from '../subdistrict/incident.ts';

const addressed = z.object({
  incidentId: uuid,
  referralId: uuid,
  responsibility: responsibilityKey,
  role: z.enum(['lead', 'assist']),
});
/** The router's referrals travel in a lane of their own for each responsibility, so that a department hears its own only. */
export const lanesOf = (service: string): readonly string[] =>
  service === 'referral-router' ? [service, 'referral'] : [service];

const addressedEvent = <Schema extends z.ZodType<z.output<typeof addressed>>>(of: Names, schema: Schema) =>
  event(of, schema, { laneOf: ({ responsibility }) => `referral.${responsibility}` });

/** Why this responsibility: the rule that won, and every rule that was tried. */
export const routingExplanation = z.object({
  rule: line(200, hidden).meta({ zh: '派遣规则', en: 'rule' }),
  ruleVersion: whole(),
  why: names,
  legalBasis: list(ruleSource, 100, hidden),
  tried: z
    .array(
      z.object({
        rule: line(200, hidden).meta({ zh: '派遣规则', en: 'rule' }),
        outcome: line(1_000, hidden).meta({ zh: '比对结果', en: 'outcome' }),
      }),
    )
    .max(200),
});

export const departmentOnDate = z.object({
  zh: line(200, hidden),
  en: line(200, hidden),
  legalBasis: line(200, hidden),
});

const caseFacts = z.object({
  category: categoryKey,
  urgency,
  estate: estateSnapshot.optional(),
  place: place.optional(),
  brief: openLines(500),
  answers,
  evidence: list(evidence, 100, hidden),
});

export const requestDetails = z.object({
  workingDays: ordinal.optional(),
  until: isoInstant.optional(),
  reason: lines(1_000, hidden),
});
const response = z.enum([
  'accepted',
  'declined',
  'progress',
  'extension-requested',
  'suspension-requested',
  'lift-requested',
  'demand-answered',
  'completed',
]);
const arbiter = z.enum(['leading-group', 'joint-meeting']);

export const referralClock = z.enum(['acceptance', 'completion']);
export const rung = z.enum(['amber', 'urged', 'supervision', 'listed', 'talk', 'joint-meeting']);
const clockRung = addressed.extend({
  clock: referralClock,
  due: isoInstant,
  observedAt: isoInstant,
  answerOwedBy: isoInstant.optional(),
});

const just = z.object({ incidentId: uuid });

/** A referral that routing worked out and the decider may issue. */
export const plannedReferral = z.object({
  referralId: uuid,
  responsibility: responsibilityKey,
  role: z.enum(['lead', 'assist']),
  explanation: routingExplanation,
  department: departmentOnDate,
  acceptBy: deadline,
  completeBy: deadline,
});
export type PlannedReferral = z.output<typeof plannedReferral>;
/**
 * Dispatch 派遣: all referrals of one incident, decided in one stream so that exactly one leads. Each event is addressed to
 * one responsibility and travels in that responsibility's lane, `referral.<responsibility>`. All that is decided follows from
 * what others say and from time: nobody sends the router a command.
 */
export const dispatch = aggregate('referral-router', 'dispatch', {
  key: 'incidentId',
  by: ['service'],
  events: {
    /** Everything that the department needs, without personal data. */
    ReferralIssued: addressedEvent(
      { zh: '派遣', en: 'Referral issued' },
      addressed.extend({
        ...caseFacts.shape,
        explanation: routingExplanation,
        department: departmentOnDate,
        acceptBy: deadline,
        completeBy: deadline,
        /** By arbitration: may not be declined (潍坊市12345政务服务便民热线条例 art. 22). */
        final: z.boolean(),
        /** How many departments have declined this incident's lead before. */
        declinesBefore: count,
      }),
    ),
    ReferralResponseRecorded: addressedEvent(
      { zh: '部门答复入案', en: "Department's answer recorded" },
      addressed.extend({
        response,
        eventId: uuid,
        by: line(200, hidden),
        outcome: deskOutcome.optional(),
        /** What is asked of the leading group: more working days, or the clock stopped until a time. */
        request: requestDetails.optional(),
      }),
    ),
    ReferralReassigned: addressedEvent(
      { zh: '改派', en: 'Referral reassigned' },
      addressed.extend({
        to: responsibilityKey,
        ground: declineGround,
        declines: ordinal.meta({ zh: '退回次数', en: 'declines' }),
      }),
    ),
    ArbitrationRequested: addressedEvent(
      { zh: '提请裁定', en: 'Arbitration requested' },
      addressed.extend({
        category: categoryKey,
        candidates: list(responsibilityKey, 100, hidden).min(1),
        declines: list(
          z.object({
            responsibility: responsibilityKey,
            ground: declineGround,
            reason: lines(1_000, hidden),
          }),
          100,
          hidden,
        ),
      }),
    ),
    ReferralArbitrated: addressedEvent(
      { zh: '裁定', en: 'Referral arbitrated' },
      addressed.extend({
        arbiter,
        reason: openLines(500),
        rule: ruleSource,
      }),
    ),
    ReferralClockAmber: addressedEvent({ zh: '临期预警', en: 'Clock amber' }, clockRung),
    ReferralUrged: addressedEvent({ zh: '催办', en: 'Referral urged' }, clockRung),
    SupervisionOpened: addressedEvent({ zh: '督办', en: 'Supervision opened' }, clockRung),
    SupervisionListed: addressedEvent({ zh: '挂牌督办', en: 'Listed for supervision' }, clockRung),
    TalkHeld: addressedEvent({ zh: '约谈', en: 'Talk held' }, clockRung),
    ReferralEscalated: addressedEvent({ zh: '提交联席会议', en: 'Escalated to the joint meeting' }, clockRung),
    ReferralDeadlineExtended: addressedEvent(
      { zh: '延期', en: 'Deadline extended' },
      addressed.extend({ completeBy: deadline, workingDays: ordinal, reason: lines(1_000, hidden) }),
    ),
    ExtensionDenied: addressedEvent(
      { zh: '不准延期', en: 'Extension denied' },
      addressed.extend({ reason: lines(1_000, hidden) }),
    ),
    ReferralClockStopped: addressedEvent(
      { zh: '挂账停钟', en: 'Clock stopped' },
      addressed.extend({ at: isoInstant, until: isoInstant.optional(), reason: lines(1_000, hidden) }),
    ),
    SuspensionDenied: addressedEvent(
      { zh: '不准挂账', en: 'Suspension denied' },
      addressed.extend({ reason: lines(1_000, hidden) }),
    ),
    ReferralClockResumed: addressedEvent(
      { zh: '恢复计时', en: 'Clock resumed' },
      addressed.extend({ at: isoInstant, completeBy: deadline }),
    ),
    ReferralWithdrawn: addressedEvent(
      { zh: '撤回', en: 'Referral withdrawn' },
      addressed.extend({ reason: z.enum(['incident-voided', 'incident-merged', 'triaged', 'lead-reassigned']) }),
    ),
    ReferralReturnedForRework: addressedEvent(
      { zh: '退回返工', en: 'Referral returned for rework' },
      addressed.extend({ round: ordinal, reason: lines(1_000, hidden), completeBy: deadline }),
    ),
    DispatchSettled: event(
      { zh: '处置完毕', en: 'All referrals settled' },
      z.object({ incidentId: uuid, round: count, results: list(referralResult, 100, hidden).min(1) }),
    ),
  },
  commands: {},
  internal: {
    DispatchIncident: command(
      { zh: '派遣事件', en: 'Dispatch an incident' },
      just.extend({ facts: caseFacts, planned: list(plannedReferral, 100, hidden).min(1) }),
      { begins: true },
    ),
    RecordResponse: command(
      { zh: '记录部门答复', en: "Record a department's answer" },
      just.extend({
        referralId: uuid,
        response,
        eventId: uuid,
        by: line(200, hidden),
        outcome: deskOutcome.optional(),
        request: requestDetails.optional(),
        decline: z
          .object({
            ground: declineGround,
            reason: lines(1_000, hidden),
            proposes: responsibilityKey.optional(),
          })
          .optional(),
        /** For a decline: the referral to issue instead, and to the arbiter when the declines are used up. */
        alternative: plannedReferral.optional(),
      }),
    ),
    ApplyArbitration: command(
      { zh: '执行裁定', en: 'Apply an arbitration' },
      just.extend({
        arbiter,
        reason: openLines(500),
        rule: ruleSource,
        planned: plannedReferral,
      }),
    ),
    ApplyTriage: command(
      { zh: '执行研判', en: 'Apply a triage' },
      just.extend({ planned: list(plannedReferral, 100, hidden).min(1) }),
    ),
    ApplyExtension: command(
      { zh: '执行延期决定', en: 'Apply a decision on an extension' },
      just.extend({
        referralId: uuid,
        granted: z.boolean(),
        reason: lines(1_000, hidden),
        workingDays: ordinal.optional(),
      }),
    ),
    ApplySuspension: command(
      { zh: '执行挂账决定', en: 'Apply a decision on a suspension' },
      just.extend({
        referralId: uuid,
        decision: z.enum(['granted', 'refused', 'lifted']).meta({ values: { refused: { zh: '不准', en: 'refused' } } }),
        reason: lines(1_000, hidden),
        until: isoInstant.optional(),
      }),
    ),
    ObserveClock: command(
      { zh: '检查时限', en: 'Observe a clock' },
      just.extend({
        referralId: uuid,
        clock: referralClock,
        rung,
        due: isoInstant,
        answerOwedBy: isoInstant.optional(),
      }),
    ),
    WithdrawDispatch: command(
      { zh: '撤回派遣', en: 'Withdraw all referrals' },
      just.extend({ reason: z.enum(['incident-voided', 'incident-merged']) }),
    ),
    ReturnDispatchForRework: command(
      { zh: '退回返工', en: 'Return for rework' },
      just.extend({ round: ordinal, reason: lines(1_000, hidden) }),
    ),
  },
});
export type DispatchEvent = EventsOf<typeof dispatch>;
export type DispatchCommand = CommandsOf<typeof dispatch>;
