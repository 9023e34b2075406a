import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';

/** An enquiry on property policy 政策咨询, from the question to an answer that names its law (policy 二(二)1). */
const policy = aggregateOf('housing', 'policy-answer');

export const policyTopic = z.enum([
  'owners-assembly',
  'owners-committee',
  'maintenance-fund',
  'warranty-deposit',
  'service-contract',
  'service-fees',
  'service-rooms',
  'common-parts',
  'handover',
  'other',
]);
const source = z.enum(['referral', 'hotline', 'visit', 'letter']);
const answer = z.object({
  topic: policyTopic,
  text: openText(2000),
  rules: z.array(ruleSource).max(20),
});

export const PolicyEnquiryReceived = policy.event(
  'PolicyEnquiryReceived',
  { zh: '收到政策咨询', en: 'Policy enquiry received' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const PolicyEnquiryReopened = policy.event(
  'PolicyEnquiryReopened',
  { zh: '再次咨询', en: 'Policy enquiry reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const InterpretationSought = policy.event(
  'InterpretationSought',
  { zh: '请示上级解释', en: 'Interpretation sought' },
  caseKey.extend({ from: openText(80), question: openText(500) }),
);
export const InterpretationReceived = policy.event(
  'InterpretationReceived',
  { zh: '收到解释', en: 'Interpretation received' },
  caseKey.extend({ reference: openText(80), gist: openText(1000) }),
);
export const PolicyAnswered = policy.event(
  'PolicyAnswered',
  { zh: '答复政策咨询', en: 'Policy answered' },
  caseKey.extend({
    ...answer.shape,
    /** The published answer that it repeats. */
    after: uuid.optional(),
  }),
);
export const PolicyAnswerPublished = policy.event(
  'PolicyAnswerPublished',
  { zh: '答复入库公开', en: 'Policy answer published' },
  caseKey.extend(answer.shape),
);
export const PolicyAnswerRetired = policy.event(
  'PolicyAnswerRetired',
  { zh: '答复停用', en: 'Policy answer retired' },
  caseKey.extend({ reason: openText(300) }),
);
export const PolicyEnquiryEnded = policy.event(
  'PolicyEnquiryEnded',
  { zh: '咨询终止', en: 'Policy enquiry ended' },
  caseKey.extend({ cause: z.enum(['taken-back', 'completed', 'not-policy']), note: z.string().max(1000) }),
);
export const policyAnswerEvents = [
  PolicyEnquiryReceived,
  PolicyEnquiryReopened,
  InterpretationSought,
  InterpretationReceived,
  PolicyAnswered,
  PolicyAnswerPublished,
  PolicyAnswerRetired,
  PolicyEnquiryEnded,
] as const;
export type PolicyAnswerEvent = EventOf<(typeof policyAnswerEvents)[number]>;

const streamOf = (data: { caseId: string }) => `policy-answer-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const ReceivePolicyEnquiry = policy.command(
  'ReceivePolicyEnquiry',
  { zh: '登记咨询', en: 'Receive an enquiry' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const SeekInterpretation = policy.command(
  'SeekInterpretation',
  { zh: '请示上级', en: 'Seek an interpretation' },
  InterpretationSought.schema.omit({ referral: true }),
  streamOf,
  { duties: ['二(二)1.13'] },
);
export const RecordInterpretation = policy.command(
  'RecordInterpretation',
  { zh: '登记解释', en: 'Record an interpretation' },
  InterpretationReceived.schema.omit({ referral: true }),
  streamOf,
);
export const AnswerPolicy = policy.command(
  'AnswerPolicy',
  { zh: '答复咨询', en: 'Answer an enquiry' },
  just.extend(answer.shape),
  streamOf,
  { duties: ['二(二)1.13'] },
);
/** As the decider gets it; officers name the published answer, and the edge looks it up. */
export const RepeatPolicyAnswer = policy.command(
  'RepeatPolicyAnswer',
  { zh: '引用已公开答复', en: 'Answer as published before' },
  just.extend({ after: uuid, ...answer.shape }),
  streamOf,
);
export const PublishPolicyAnswer = policy.command(
  'PublishPolicyAnswer',
  { zh: '公开答复', en: 'Publish an answer' },
  just,
  streamOf,
  { duties: ['二(二)1.3'] },
);
export const RetirePolicyAnswer = policy.command(
  'RetirePolicyAnswer',
  { zh: '停用答复', en: 'Retire a published answer' },
  just.extend({ reason: openText(300) }),
  streamOf,
);
export const ClosePolicyEnquiry = policy.command(
  'ClosePolicyEnquiry',
  { zh: '非政策咨询', en: 'Close what is no policy enquiry' },
  just.extend({ note: openText(500) }),
  streamOf,
);
export const policyAnswerCommands = [
  ReceivePolicyEnquiry,
  SeekInterpretation,
  RecordInterpretation,
  AnswerPolicy,
  RepeatPolicyAnswer,
  PublishPolicyAnswer,
  RetirePolicyAnswer,
  ClosePolicyEnquiry,
] as const;

export const OpenPolicyEnquiry = policy.command(
  'OpenPolicyEnquiry',
  { zh: '派遣立项', en: 'Open an enquiry' },
  openCase,
  streamOf,
);
export const EndPolicyEnquiry = policy.command(
  'EndPolicyEnquiry',
  { zh: '随派遣终止', en: 'End an enquiry' },
  endCase,
  streamOf,
);
export const policyAnswerInternalCommands = [OpenPolicyEnquiry, EndPolicyEnquiry] as const;
export type PolicyAnswerCommand =
  | CommandOf<(typeof policyAnswerCommands)[number]>
  | CommandOf<(typeof policyAnswerInternalCommands)[number]>;
