import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf, type Names } from '../language/define.ts';
import { deadline, evidence, isoInstant, names, openText, ruleSource, urgency, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { answers, categoryKey, place, referralResult, responsibilityKey } from '../subdistrict/incident.ts';
import { declineGround, deskOutcome } from './answers.ts';

/**
 * Dispatch 派遣: all referrals of one incident, decided in one stream so that exactly one leads. Each event is addressed to
 * one responsibility and travels in that responsibility's lane, `referral.<responsibility>`.
 */
const dispatch = aggregateOf('referral-router', 'dispatch');

const addressed = z.object({
  incidentId: uuid,
  referralId: uuid,
  responsibility: responsibilityKey,
  role: z.enum(['lead', 'assist']),
});
const laneOf = (data: { responsibility: string }) => `referral.${data.responsibility}`;
const event = <Name extends string, Schema extends z.ZodType<{ responsibility: string }>>(
  name: Name,
  of: Names,
  schema: Schema,
) => dispatch.event(name, of, schema, { laneOf });

/** Why this responsibility: the rule that won, and every rule that was tried. */
export const routingExplanation = z.object({
  rule: z.string(),
  ruleVersion: z.int(),
  why: names,
  legalBasis: z.array(ruleSource),
  tried: z.array(z.object({ rule: z.string(), outcome: z.string() })).max(200),
});

export const departmentOnDate = z.object({ zh: z.string(), en: z.string(), legalBasis: z.string() });

/** Everything that the department needs, without personal data. */
export const ReferralIssued = event(
  'ReferralIssued',
  { zh: '派遣', en: 'Referral issued' },
  addressed.extend({
    category: categoryKey,
    urgency,
    estate: estateSnapshot.optional(),
    place: place.optional(),
    brief: openText(500),
    answers,
    evidence: z.array(evidence),
    explanation: routingExplanation,
    department: departmentOnDate,
    acceptBy: deadline,
    completeBy: deadline,
    /** By arbitration: may not be declined (潍坊市12345政务服务便民热线条例 art. 22). */
    final: z.boolean(),
    /** How many departments have declined this incident's lead before. */
    declinesBefore: z.int().nonnegative(),
  }),
);
export const requestDetails = z.object({
  workingDays: z.int().positive().optional(),
  until: isoInstant.optional(),
  reason: z.string(),
});
export const ReferralResponseRecorded = event(
  'ReferralResponseRecorded',
  { zh: '部门答复入案', en: "Department's answer recorded" },
  addressed.extend({
    response: z.enum([
      'accepted',
      'declined',
      'progress',
      'extension-requested',
      'suspension-requested',
      'lift-requested',
      'demand-answered',
      'completed',
    ]),
    eventId: uuid,
    by: z.string(),
    outcome: deskOutcome.optional(),
    /** What is asked of the leading group: more working days, or the clock stopped until a time. */
    request: requestDetails.optional(),
  }),
);
export const ReferralReassigned = event(
  'ReferralReassigned',
  { zh: '改派', en: 'Referral reassigned' },
  addressed.extend({ to: responsibilityKey, ground: declineGround, declines: z.int().positive() }),
);
export const ArbitrationRequested = event(
  'ArbitrationRequested',
  { zh: '提请裁定', en: 'Arbitration requested' },
  addressed.extend({
    category: categoryKey,
    candidates: z.array(responsibilityKey).min(1),
    declines: z.array(z.object({ responsibility: responsibilityKey, ground: declineGround, reason: z.string() })),
  }),
);
export const ReferralArbitrated = event(
  'ReferralArbitrated',
  { zh: '裁定', en: 'Referral arbitrated' },
  addressed.extend({ arbiter: z.enum(['leading-group', 'joint-meeting']), reason: openText(500), rule: ruleSource }),
);
export const rung = z.enum(['amber', 'urged', 'supervision', 'listed', 'talk', 'joint-meeting']);
const clockRung = addressed.extend({
  clock: z.enum(['acceptance', 'completion']),
  due: isoInstant,
  observedAt: isoInstant,
  answerOwedBy: isoInstant.optional(),
});
export const ReferralClockAmber = event('ReferralClockAmber', { zh: '临期预警', en: 'Clock amber' }, clockRung);
export const ReferralUrged = event('ReferralUrged', { zh: '催办', en: 'Referral urged' }, clockRung);
export const SupervisionOpened = event('SupervisionOpened', { zh: '督办', en: 'Supervision opened' }, clockRung);
export const SupervisionListed = event(
  'SupervisionListed',
  { zh: '挂牌督办', en: 'Listed for supervision' },
  clockRung,
);
export const TalkHeld = event('TalkHeld', { zh: '约谈', en: 'Talk held' }, clockRung);
export const ReferralEscalated = event(
  'ReferralEscalated',
  { zh: '提交联席会议', en: 'Escalated to the joint meeting' },
  clockRung,
);
export const ReferralDeadlineExtended = event(
  'ReferralDeadlineExtended',
  { zh: '延期', en: 'Deadline extended' },
  addressed.extend({ completeBy: deadline, workingDays: z.int().positive(), reason: z.string() }),
);
export const ExtensionDenied = event(
  'ExtensionDenied',
  { zh: '不准延期', en: 'Extension denied' },
  addressed.extend({ reason: z.string() }),
);
export const ReferralClockStopped = event(
  'ReferralClockStopped',
  { zh: '挂账停钟', en: 'Clock stopped' },
  addressed.extend({ at: isoInstant, until: isoInstant.optional(), reason: z.string() }),
);
export const SuspensionDenied = event(
  'SuspensionDenied',
  { zh: '不准挂账', en: 'Suspension denied' },
  addressed.extend({ reason: z.string() }),
);
export const ReferralClockResumed = event(
  'ReferralClockResumed',
  { zh: '恢复计时', en: 'Clock resumed' },
  addressed.extend({ at: isoInstant, completeBy: deadline }),
);
export const ReferralWithdrawn = event(
  'ReferralWithdrawn',
  { zh: '撤回', en: 'Referral withdrawn' },
  addressed.extend({ reason: z.enum(['incident-voided', 'incident-merged', 'triaged', 'lead-reassigned']) }),
);
export const ReferralReturnedForRework = event(
  'ReferralReturnedForRework',
  { zh: '退回返工', en: 'Referral returned for rework' },
  addressed.extend({ round: z.int().positive(), reason: z.string(), completeBy: deadline }),
);
export const DispatchSettled = dispatch.event(
  'DispatchSettled',
  { zh: '处置完毕', en: 'All referrals settled' },
  z.object({ incidentId: uuid, round: z.int().nonnegative(), results: z.array(referralResult).min(1) }),
);

export const dispatchEvents = [
  ReferralIssued,
  ReferralResponseRecorded,
  ReferralReassigned,
  ArbitrationRequested,
  ReferralArbitrated,
  ReferralClockAmber,
  ReferralUrged,
  SupervisionOpened,
  SupervisionListed,
  TalkHeld,
  ReferralEscalated,
  ReferralDeadlineExtended,
  ExtensionDenied,
  ReferralClockStopped,
  SuspensionDenied,
  ReferralClockResumed,
  ReferralWithdrawn,
  ReferralReturnedForRework,
  DispatchSettled,
] as const;
export type DispatchEvent = EventOf<(typeof dispatchEvents)[number]>;

const streamOf = (data: { incidentId: string }) => `dispatch-${data.incidentId}`;
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
const caseFacts = z.object({
  category: categoryKey,
  urgency,
  estate: estateSnapshot.optional(),
  place: place.optional(),
  brief: openText(500),
  answers,
  evidence: z.array(evidence),
});

export const DispatchIncident = dispatch.command(
  'DispatchIncident',
  { zh: '派遣事件', en: 'Dispatch an incident' },
  just.extend({ facts: caseFacts, planned: z.array(plannedReferral).min(1) }),
  streamOf,
  { begins: true },
);
export const RecordResponse = dispatch.command(
  'RecordResponse',
  { zh: '记录部门答复', en: "Record a department's answer" },
  just.extend({
    referralId: uuid,
    response: ReferralResponseRecorded.schema.shape.response,
    eventId: uuid,
    by: z.string(),
    outcome: deskOutcome.optional(),
    request: requestDetails.optional(),
    decline: z.object({ ground: declineGround, reason: z.string(), proposes: responsibilityKey.optional() }).optional(),
    /** For a decline: the referral to issue instead, and to the arbiter when the declines are used up. */
    alternative: plannedReferral.optional(),
  }),
  streamOf,
);
export const ApplyArbitration = dispatch.command(
  'ApplyArbitration',
  { zh: '执行裁定', en: 'Apply an arbitration' },
  just.extend({
    arbiter: ReferralArbitrated.schema.shape.arbiter,
    reason: openText(500),
    rule: ruleSource,
    planned: plannedReferral,
  }),
  streamOf,
);
export const ApplyTriage = dispatch.command(
  'ApplyTriage',
  { zh: '执行研判', en: 'Apply a triage' },
  just.extend({ planned: z.array(plannedReferral).min(1) }),
  streamOf,
);
export const ApplyExtension = dispatch.command(
  'ApplyExtension',
  { zh: '执行延期决定', en: 'Apply a decision on an extension' },
  just.extend({
    referralId: uuid,
    granted: z.boolean(),
    reason: z.string(),
    workingDays: z.int().positive().optional(),
  }),
  streamOf,
);
export const ApplySuspension = dispatch.command(
  'ApplySuspension',
  { zh: '执行挂账决定', en: 'Apply a decision on a suspension' },
  just.extend({
    referralId: uuid,
    decision: z.enum(['granted', 'refused', 'lifted']),
    reason: z.string(),
    until: isoInstant.optional(),
  }),
  streamOf,
);
export const ObserveClock = dispatch.command(
  'ObserveClock',
  { zh: '检查时限', en: 'Observe a clock' },
  just.extend({
    referralId: uuid,
    clock: z.enum(['acceptance', 'completion']),
    rung,
    due: isoInstant,
    answerOwedBy: isoInstant.optional(),
  }),
  streamOf,
);
export const WithdrawDispatch = dispatch.command(
  'WithdrawDispatch',
  { zh: '撤回派遣', en: 'Withdraw all referrals' },
  just.extend({ reason: z.enum(['incident-voided', 'incident-merged']) }),
  streamOf,
);
export const ReturnDispatchForRework = dispatch.command(
  'ReturnDispatchForRework',
  { zh: '退回返工', en: 'Return for rework' },
  just.extend({ round: z.int().positive(), reason: z.string() }),
  streamOf,
);
export const dispatchCommands = [
  DispatchIncident,
  RecordResponse,
  ApplyArbitration,
  ApplyTriage,
  ApplyExtension,
  ApplySuspension,
  ObserveClock,
  WithdrawDispatch,
  ReturnDispatchForRework,
] as const;
export type DispatchCommand = CommandOf<(typeof dispatchCommands)[number]>;
