import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  evidence,
  hidden,
  isoInstant,
  line,
  lines,
  list,
  openLines,
  ordinal,
  responsibilityKey,
  ruleSource,
  uuid,
  whole,
} from '../language/fields.ts';
import { dispatch, referralClock, rung } from '../referral-router/dispatch.ts';

import { declineGround, deskOutcome } from './answers.ts';

const { schema: issued } = dispatch.events.ReferralIssued;

const key = z.object({ referralId: uuid, incidentId: uuid, responsibility: responsibilityKey });
const just = z.object({ referralId: uuid });
/** Whether the time to complete runs. */
export const clockState = z
  .enum(['running', 'stopped'])
  .meta({ zh: '计时状态', en: 'clock', values: { stopped: { zh: '停钟', en: 'stopped' } } });
const declining = just.extend({
  ground: declineGround,
  legalGround: ruleSource,
  reason: openLines(500),
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
      reason: openLines(500),
      proposes: responsibilityKey.optional(),
    }),
  ),
  DeclineRejected: event(
    { zh: '退回被驳', en: 'Attempt to decline rejected' },
    key.extend({ ground: declineGround, code: line(200, hidden) }),
  ),
  ProgressReported: event(
    { zh: '办理进展', en: 'Progress reported' },
    key.extend({ note: openLines(500), case: line(80).optional() }),
  ),
  ExtensionRequested: event(
    { zh: '申请延期', en: 'Extension requested' },
    key.extend({ workingDays: whole().min(1).max(60), reason: openLines(500) }),
  ),
  SuspensionRequested: event(
    { zh: '申请挂账', en: 'Suspension requested' },
    key.extend({ until: isoInstant.optional(), reason: openLines(500) }),
  ),
  SuspensionLiftRequested: event(
    { zh: '申请恢复', en: 'Lifting of the suspension requested' },
    key.extend({ reason: openLines(500) }),
  ),
  ReferralCompleted: event(
    { zh: '办结', en: 'Referral completed' },
    key.extend({
      outcome: deskOutcome,
      note: openLines(1000),
      evidence: list(evidence, 100, hidden),
      round: count,
      /** Stream of the case that ended; absent when the department completed it by its own system. */
      case: line(80).optional(),
    }),
  ),
  ReferralReopened: event(
    { zh: '返工', en: 'Referral back for rework' },
    key.extend({ round: ordinal, reason: lines(1_000, hidden), completeBy: deadline }),
  ),
  ReferralTakenBack: event({ zh: '派遣收回', en: 'Referral taken back' }, key.extend({ reason: lines(1_000, hidden) })),
  DeadlineMoved: event(
    { zh: '时限调整', en: 'Deadline moved' },
    key.extend({
      clock: z.enum(['running', 'stopped']),
      completeBy: deadline.optional(),
      reason: lines(1_000, hidden),
    }),
  ),
  AnswerDemanded: event(
    { zh: '要求答复', en: 'Answer demanded' },
    key.extend({ rung, clock: referralClock, answerOwedBy: isoInstant.optional() }),
  ),
  DemandAnswered: event({ zh: '答复催办督办', en: 'Demand answered' }, key.extend({ rung, note: openLines(500) })),
};

const commands = {
  /** What an officer, or a department's own system, may say. */
  AcceptReferral: command({ zh: '接收派遣', en: 'Accept a referral' }, just, { duties: ['二(二)1.18', '二(二)13'] }),
  DeclineReferral: command({ zh: '退回派遣', en: 'Decline a referral' }, declining),
  ReportProgress: command(
    { zh: '报告进展', en: 'Report progress' },
    just.extend({ note: openLines(500), case: line(80).optional() }),
  ),
  RequestExtension: command(
    { zh: '申请延期', en: 'Request an extension' },
    just.extend({ workingDays: whole().min(1).max(60), reason: openLines(500) }),
  ),
  RequestSuspension: command(
    { zh: '申请挂账', en: 'Request a suspension' },
    just.extend({ until: isoInstant.optional(), reason: openLines(500) }),
  ),
  RequestLifting: command(
    { zh: '申请恢复', en: 'Request that the suspension be lifted' },
    just.extend({ reason: openLines(500) }),
  ),
  CompleteReferral: command(
    { zh: '办结', en: 'Complete a referral' },
    just.extend({ outcome: deskOutcome, note: openLines(1000), evidence: z.array(evidence).max(20).default([]) }),
    { duties: ['二(二)1.18', '二(二)13'] },
  ),
  AnswerDemand: command({ zh: '答复催办督办', en: 'Answer a demand' }, just.extend({ note: openLines(500) })),
};

/** What the router's events and cases lead to at the desk. */
const internal = {
  /** Nobody needs to look at it first (an announced outage); where an officer was faster, this changes nothing. */
  AcceptAtOnce: command({ zh: '自动接收', en: 'Accept at once' }, just),
  /** What a case says back; late words change nothing. */
  ReportCaseProgress: command(
    { zh: '案件进展', en: "Report a case's progress" },
    just.extend({ round: count, note: openLines(500), case: line(80) }),
  ),
  CompleteByCase: command(
    { zh: '案件办结', en: 'Complete a referral by its case' },
    just.extend({
      round: count,
      outcome: deskOutcome,
      note: openLines(1000),
      evidence: z.array(evidence).max(20),
      case: line(80),
    }),
  ),
  /** A case found on site that the matter is another's: declined after all, or, where that is closed, not resolved. */
  DeclineByCase: command(
    { zh: '查明后退回', en: 'Decline a referral by its case' },
    declining.extend({ round: count, case: line(80) }),
  ),
  /** What the router's events lead to at the desk; not served on the bus. */
  ReceiveReferral: command({ zh: '收件', en: 'Receive a referral' }, issued, { begins: true }),
  TakeBackReferral: command(
    { zh: '收回派遣', en: 'Take a referral back' },
    just.extend({ reason: lines(1_000, hidden) }),
  ),
  ReopenReferral: command(
    { zh: '返工', en: 'Reopen a referral' },
    just.extend({ round: ordinal, reason: lines(1_000, hidden), completeBy: deadline }),
  ),
  MoveDeadline: command(
    { zh: '调整时限', en: 'Move a deadline' } /** `clock` absent: it stays as it is. */,
    just.extend({
      clock: clockState.optional(),
      completeBy: deadline.optional(),
      reason: lines(1_000, hidden),
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
