import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { deadline, evidence, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { dispatch, referralClock, rung } from '../referral-router/dispatch.ts';
import { responsibilityKey } from '../subdistrict/incident.ts';
import { declineGround, deskOutcome } from './answers.ts';

const { schema: issued } = dispatch.events.ReferralIssued;

const key = z.object({ referralId: uuid, incidentId: uuid, responsibility: responsibilityKey });
const just = z.object({ referralId: uuid });
const declining = just.extend({
  ground: declineGround,
  legalGround: ruleSource,
  reason: openText(500),
  proposes: responsibilityKey.optional(),
});

const events = {
  ReferralReceived: event({ zh: '收到派遣', en: 'Referral received' }, issued),
  ReferralAccepted: event({ zh: '接收', en: 'Referral accepted' }, key),
  ReferralDeclined: event(
    { zh: '退回', en: 'Referral declined' },
    key.extend({
      ground: declineGround,
      legalGround: ruleSource,
      reason: openText(500),
      proposes: responsibilityKey.optional(),
    }),
  ),
  DeclineRejected: event(
    { zh: '退回被驳', en: 'Attempt to decline rejected' },
    key.extend({ ground: declineGround, code: z.string() }),
  ),
  ProgressReported: event(
    { zh: '办理进展', en: 'Progress reported' },
    key.extend({ note: openText(500), case: z.string().max(80).optional() }),
  ),
  ExtensionRequested: event(
    { zh: '申请延期', en: 'Extension requested' },
    key.extend({ workingDays: z.int().min(1).max(60), reason: openText(500) }),
  ),
  SuspensionRequested: event(
    { zh: '申请挂账', en: 'Suspension requested' },
    key.extend({ until: isoInstant.optional(), reason: openText(500) }),
  ),
  SuspensionLiftRequested: event(
    { zh: '申请恢复', en: 'Lifting of the suspension requested' },
    key.extend({ reason: openText(500) }),
  ),
  ReferralCompleted: event(
    { zh: '办结', en: 'Referral completed' },
    key.extend({
      outcome: deskOutcome,
      note: openText(1000),
      evidence: z.array(evidence),
      round: z.int().nonnegative(),
      /** Stream of the case that ended; absent when the department completed it by its own system. */
      case: z.string().max(80).optional(),
    }),
  ),
  ReferralReopened: event(
    { zh: '返工', en: 'Referral back for rework' },
    key.extend({ round: z.int().positive(), reason: z.string(), completeBy: deadline }),
  ),
  ReferralTakenBack: event({ zh: '派遣收回', en: 'Referral taken back' }, key.extend({ reason: z.string() })),
  DeadlineMoved: event(
    { zh: '时限调整', en: 'Deadline moved' },
    key.extend({ clock: z.enum(['running', 'stopped']), completeBy: deadline.optional(), reason: z.string() }),
  ),
  AnswerDemanded: event(
    { zh: '要求答复', en: 'Answer demanded' },
    key.extend({ rung, clock: referralClock, answerOwedBy: isoInstant.optional() }),
  ),
  DemandAnswered: event({ zh: '答复催办督办', en: 'Demand answered' }, key.extend({ rung, note: openText(500) })),
};

const commands = {
  /** What an officer, or a department's own system, may say. */
  AcceptReferral: command({ zh: '接收派遣', en: 'Accept a referral' }, just, { duties: ['二(二)1.18', '二(二)13'] }),
  DeclineReferral: command({ zh: '退回派遣', en: 'Decline a referral' }, declining),
  ReportProgress: command(
    { zh: '报告进展', en: 'Report progress' },
    just.extend({ note: openText(500), case: z.string().max(80).optional() }),
  ),
  RequestExtension: command(
    { zh: '申请延期', en: 'Request an extension' },
    just.extend({ workingDays: z.int().min(1).max(60), reason: openText(500) }),
  ),
  RequestSuspension: command(
    { zh: '申请挂账', en: 'Request a suspension' },
    just.extend({ until: isoInstant.optional(), reason: openText(500) }),
  ),
  RequestLifting: command(
    { zh: '申请恢复', en: 'Request that the suspension be lifted' },
    just.extend({ reason: openText(500) }),
  ),
  CompleteReferral: command(
    { zh: '办结', en: 'Complete a referral' },
    just.extend({ outcome: deskOutcome, note: openText(1000), evidence: z.array(evidence).max(20).default([]) }),
    { duties: ['二(二)1.18', '二(二)13'] },
  ),
  AnswerDemand: command({ zh: '答复催办督办', en: 'Answer a demand' }, just.extend({ note: openText(500) })),
};

/** What the router's events and cases lead to at the desk. */
const internal = {
  /** Nobody needs to look at it first (an announced outage); where an officer was faster, this changes nothing. */
  AcceptAtOnce: command({ zh: '自动接收', en: 'Accept at once' }, just),
  /** What a case says back; late words change nothing. */
  ReportCaseProgress: command(
    { zh: '案件进展', en: "Report a case's progress" },
    just.extend({ round: z.int().nonnegative(), note: openText(500), case: z.string().max(80) }),
  ),
  CompleteByCase: command(
    { zh: '案件办结', en: 'Complete a referral by its case' },
    just.extend({
      round: z.int().nonnegative(),
      outcome: deskOutcome,
      note: openText(1000),
      evidence: z.array(evidence).max(20),
      case: z.string().max(80),
    }),
  ),
  /** A case found on site that the matter is another's: declined after all, or, where that is closed, not resolved. */
  DeclineByCase: command(
    { zh: '查明后退回', en: 'Decline a referral by its case' },
    declining.extend({ round: z.int().nonnegative(), case: z.string().max(80) }),
  ),
  /** What the router's events lead to at the desk; not served on the bus. */
  ReceiveReferral: command({ zh: '收件', en: 'Receive a referral' }, issued, { begins: true }),
  TakeBackReferral: command({ zh: '收回派遣', en: 'Take a referral back' }, just.extend({ reason: z.string() })),
  ReopenReferral: command(
    { zh: '返工', en: 'Reopen a referral' },
    just.extend({ round: z.int().positive(), reason: z.string(), completeBy: deadline }),
  ),
  MoveDeadline: command(
    { zh: '调整时限', en: 'Move a deadline' } /** `clock` absent: it stays as it is. */,
    just.extend({
      clock: z.enum(['running', 'stopped']).optional(),
      completeBy: deadline.optional(),
      reason: z.string(),
    }),
  ),
  DemandAnswer: command(
    { zh: '要求答复', en: 'Demand an answer' },
    just.extend({ rung, clock: referralClock, answerOwedBy: isoInstant.optional() }),
  ),
};

/**
 * The referral desk: what every responsibility says about a referral, each in its own log. The events are the same
 * words in every service; only the service in their type and lane differs.
 */
export const referralAt = (service: string) =>
  aggregate(service, 'referral', {
    key: 'referralId',
    by: ['officer', 'department-chief', 'department-system'],
    events,
    commands,
    internal,
  });
export type Referral = ReturnType<typeof referralAt>;
export type DeskEvent = EventsOf<Referral>;
export type DeskCommand = CommandsOf<Referral>;
