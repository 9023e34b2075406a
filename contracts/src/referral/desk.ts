import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { responsibilityKey } from '../subdistrict/incident.ts';
import { declineGround, deskOutcome } from './answers.ts';
import { ReferralIssued, rung } from './router.ts';

/**
 * The referral desk: what every responsibility says about a referral, each in its own log. The events are the same
 * words in every service; only the service in their type and lane differs.
 */
export const deskLanguage = (service: string) => {
  const referral = aggregateOf(service, 'referral');
  const key = z.object({ referralId: uuid, incidentId: uuid, responsibility: responsibilityKey });
  const event = referral.event;

  const ReferralReceived = event(
    'ReferralReceived',
    { zh: '收到派遣', en: 'Referral received' },
    ReferralIssued.schema,
  );
  const ReferralAccepted = event('ReferralAccepted', { zh: '接收', en: 'Referral accepted' }, key);
  const ReferralDeclined = event(
    'ReferralDeclined',
    { zh: '退回', en: 'Referral declined' },
    key.extend({
      ground: declineGround,
      legalGround: ruleSource,
      reason: openText(500),
      proposes: responsibilityKey.optional(),
    }),
  );
  const DeclineRejected = event(
    'DeclineRejected',
    { zh: '退回被驳', en: 'Attempt to decline rejected' },
    key.extend({ ground: declineGround, code: z.string() }),
  );
  const ProgressReported = event(
    'ProgressReported',
    { zh: '办理进展', en: 'Progress reported' },
    key.extend({ note: openText(500), case: z.string().max(80).optional() }),
  );
  const ExtensionRequested = event(
    'ExtensionRequested',
    { zh: '申请延期', en: 'Extension requested' },
    key.extend({ workingDays: z.int().min(1).max(60), reason: openText(500) }),
  );
  const SuspensionRequested = event(
    'SuspensionRequested',
    { zh: '申请挂账', en: 'Suspension requested' },
    key.extend({ until: isoInstant.optional(), reason: openText(500) }),
  );
  const SuspensionLiftRequested = event(
    'SuspensionLiftRequested',
    { zh: '申请恢复', en: 'Lifting of the suspension requested' },
    key.extend({ reason: openText(500) }),
  );
  const ReferralCompleted = event(
    'ReferralCompleted',
    { zh: '办结', en: 'Referral completed' },
    key.extend({
      outcome: deskOutcome,
      note: openText(1000),
      evidence: z.array(evidence),
      round: z.int().nonnegative(),
      /** Stream of the case that ended; absent when the department completed it by its own system. */
      case: z.string().max(80).optional(),
    }),
  );
  const ReferralReopened = event(
    'ReferralReopened',
    { zh: '返工', en: 'Referral back for rework' },
    key.extend({ round: z.int().positive(), reason: z.string(), completeBy: deadline }),
  );
  const ReferralTakenBack = event(
    'ReferralTakenBack',
    { zh: '派遣收回', en: 'Referral taken back' },
    key.extend({ reason: z.string() }),
  );
  const DeadlineMoved = event(
    'DeadlineMoved',
    { zh: '时限调整', en: 'Deadline moved' },
    key.extend({ clock: z.enum(['running', 'stopped']), completeBy: deadline.optional(), reason: z.string() }),
  );
  const AnswerDemanded = event(
    'AnswerDemanded',
    { zh: '要求答复', en: 'Answer demanded' },
    key.extend({ rung, clock: z.enum(['acceptance', 'completion']), answerOwedBy: isoInstant.optional() }),
  );
  const DemandAnswered = event(
    'DemandAnswered',
    { zh: '答复催办督办', en: 'Demand answered' },
    key.extend({ rung, note: openText(500) }),
  );
  const events = [
    ReferralReceived,
    ReferralAccepted,
    ReferralDeclined,
    DeclineRejected,
    ProgressReported,
    ExtensionRequested,
    SuspensionRequested,
    SuspensionLiftRequested,
    ReferralCompleted,
    ReferralReopened,
    ReferralTakenBack,
    DeadlineMoved,
    AnswerDemanded,
    DemandAnswered,
  ] as const;
  return {
    events,
    ReferralReceived,
    ReferralAccepted,
    ReferralDeclined,
    DeclineRejected,
    ProgressReported,
    ExtensionRequested,
    SuspensionRequested,
    SuspensionLiftRequested,
    ReferralCompleted,
    ReferralReopened,
    ReferralTakenBack,
    DeadlineMoved,
    AnswerDemanded,
    DemandAnswered,
  };
};
export type DeskLanguage = ReturnType<typeof deskLanguage>;
export type DeskEvent = EventOf<DeskLanguage['events'][number]>;

const referral = aggregateOf('desk', 'referral');
const streamOf = (data: { referralId: string }) => `referral-${data.referralId}`;
const just = z.object({ referralId: uuid });

/** What an officer, or a department's own system, may say. */
export const AcceptReferral = referral.command(
  'AcceptReferral',
  { zh: '接收派遣', en: 'Accept a referral' },
  just,
  streamOf,
  { duties: ['二(二)1.18', '二(二)13'] },
);
export const DeclineReferral = referral.command(
  'DeclineReferral',
  { zh: '退回派遣', en: 'Decline a referral' },
  just.extend({
    ground: declineGround,
    legalGround: ruleSource,
    reason: openText(500),
    proposes: responsibilityKey.optional(),
  }),
  streamOf,
);
export const ReportProgress = referral.command(
  'ReportProgress',
  { zh: '报告进展', en: 'Report progress' },
  just.extend({ note: openText(500), case: z.string().max(80).optional() }),
  streamOf,
);
export const RequestExtension = referral.command(
  'RequestExtension',
  { zh: '申请延期', en: 'Request an extension' },
  just.extend({ workingDays: z.int().min(1).max(60), reason: openText(500) }),
  streamOf,
);
export const RequestSuspension = referral.command(
  'RequestSuspension',
  { zh: '申请挂账', en: 'Request a suspension' },
  just.extend({ until: isoInstant.optional(), reason: openText(500) }),
  streamOf,
);
export const RequestLifting = referral.command(
  'RequestLifting',
  { zh: '申请恢复', en: 'Request that the suspension be lifted' },
  just.extend({ reason: openText(500) }),
  streamOf,
);
export const CompleteReferral = referral.command(
  'CompleteReferral',
  { zh: '办结', en: 'Complete a referral' },
  just.extend({ outcome: deskOutcome, note: openText(1000), evidence: z.array(evidence).max(20).default([]) }),
  streamOf,
  { duties: ['二(二)1.18', '二(二)13'] },
);
export const AnswerDemand = referral.command(
  'AnswerDemand',
  { zh: '答复催办督办', en: 'Answer a demand' },
  just.extend({ note: openText(500) }),
  streamOf,
);
/** What officers may send. */
export const deskCommands = [
  AcceptReferral,
  DeclineReferral,
  ReportProgress,
  RequestExtension,
  RequestSuspension,
  RequestLifting,
  CompleteReferral,
  AnswerDemand,
] as const;

/** What the router's events lead to at the desk; not served on the bus. */
export const ReceiveReferral = referral.command(
  'ReceiveReferral',
  { zh: '收件', en: 'Receive a referral' },
  ReferralIssued.schema,
  streamOf,
  { begins: true },
);
export const TakeBackReferral = referral.command(
  'TakeBackReferral',
  { zh: '收回派遣', en: 'Take a referral back' },
  just.extend({ reason: z.string() }),
  streamOf,
);
export const ReopenReferral = referral.command(
  'ReopenReferral',
  { zh: '返工', en: 'Reopen a referral' },
  just.extend({ round: z.int().positive(), reason: z.string(), completeBy: deadline }),
  streamOf,
);
export const MoveDeadline = referral.command(
  'MoveDeadline',
  { zh: '调整时限', en: 'Move a deadline' },
  /** `clock` absent: it stays as it is. */
  just.extend({
    clock: z.enum(['running', 'stopped']).optional(),
    completeBy: deadline.optional(),
    reason: z.string(),
  }),
  streamOf,
);
export const DemandAnswer = referral.command(
  'DemandAnswer',
  { zh: '要求答复', en: 'Demand an answer' },
  just.extend({ rung, clock: z.enum(['acceptance', 'completion']), answerOwedBy: isoInstant.optional() }),
  streamOf,
);
/** Nobody needs to look at it first (an announced outage); where an officer was faster, this changes nothing. */
export const AcceptAtOnce = referral.command('AcceptAtOnce', { zh: '自动接收', en: 'Accept at once' }, just, streamOf);
/** What a case says back; late words change nothing. */
export const ReportCaseProgress = referral.command(
  'ReportCaseProgress',
  { zh: '案件进展', en: "Report a case's progress" },
  just.extend({ round: z.int().nonnegative(), note: openText(500), case: z.string().max(80) }),
  streamOf,
);
export const CompleteByCase = referral.command(
  'CompleteByCase',
  { zh: '案件办结', en: 'Complete a referral by its case' },
  just.extend({
    round: z.int().nonnegative(),
    outcome: deskOutcome,
    note: openText(1000),
    evidence: z.array(evidence).max(20),
    case: z.string().max(80),
  }),
  streamOf,
);
/** A case found on site that the matter is another's: declined after all, or, where that is closed, not resolved. */
export const DeclineByCase = referral.command(
  'DeclineByCase',
  { zh: '查明后退回', en: 'Decline a referral by its case' },
  DeclineReferral.schema.extend({ round: z.int().nonnegative(), case: z.string().max(80) }),
  streamOf,
);
export const deskInternalCommands = [
  AcceptAtOnce,
  ReportCaseProgress,
  CompleteByCase,
  DeclineByCase,
  ReceiveReferral,
  TakeBackReferral,
  ReopenReferral,
  MoveDeadline,
  DemandAnswer,
] as const;
export type DeskCommand = CommandOf<(typeof deskCommands)[number]> | CommandOf<(typeof deskInternalCommands)[number]>;
