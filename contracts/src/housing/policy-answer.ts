import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { lines, openLines, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';

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
  text: openLines(2000),
  rules: z.array(ruleSource).max(20),
});

const just = z.object({ caseId: uuid });
const sought = { from: openText(80), question: openLines(500) };
const interpretation = { reference: openText(80), gist: openLines(1000) };

/** An enquiry on property policy 政策咨询, from the question to an answer that names its law (policy 二(二)1). */
export const policyAnswer = aggregate('housing', 'policy-answer', {
  key: 'caseId',
  by: ['officer'],
  events: {
    PolicyEnquiryReceived: event(
      { zh: '收到政策咨询', en: 'Policy enquiry received' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    PolicyEnquiryReopened: event(
      { zh: '再次咨询', en: 'Policy enquiry reopened' },
      caseKey.extend({ matter: caseMatter }),
    ),
    InterpretationSought: event({ zh: '请示上级解释', en: 'Interpretation sought' }, caseKey.extend(sought)),
    InterpretationReceived: event({ zh: '收到解释', en: 'Interpretation received' }, caseKey.extend(interpretation)),
    PolicyAnswered: event(
      { zh: '答复政策咨询', en: 'Policy answered' },
      caseKey.extend({
        ...answer.shape,
        /** The published answer that it repeats. */
        after: uuid.meta({ zh: '引用的答复', en: 'after' }).optional(),
      }),
    ),
    PolicyAnswerPublished: event({ zh: '答复入库公开', en: 'Policy answer published' }, caseKey.extend(answer.shape)),
    PolicyAnswerRetired: event(
      { zh: '答复停用', en: 'Policy answer retired' },
      caseKey.extend({ reason: openLines(300) }),
    ),
    PolicyEnquiryEnded: event(
      { zh: '咨询终止', en: 'Policy enquiry ended' },
      caseKey.extend({ cause: z.enum(['taken-back', 'completed', 'not-policy']), note: lines(1000) }),
    ),
  },
  commands: {
    ReceivePolicyEnquiry: command(
      { zh: '登记咨询', en: 'Receive an enquiry' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    SeekInterpretation: command({ zh: '请示上级', en: 'Seek an interpretation' }, just.extend(sought), {
      duties: ['二(二)1.13'],
    }),
    RecordInterpretation: command({ zh: '登记解释', en: 'Record an interpretation' }, just.extend(interpretation)),
    AnswerPolicy: command({ zh: '答复咨询', en: 'Answer an enquiry' }, just.extend(answer.shape), {
      duties: ['二(二)1.13'],
    }),
    RepeatPolicyAnswer: command(
      { zh: '引用已公开答复', en: 'Answer as published before' },
      just.extend({ after: uuid, ...answer.shape }),
      { given: (data) => data.pick({ caseId: true, after: true }) },
    ),
    PublishPolicyAnswer: command({ zh: '公开答复', en: 'Publish an answer' }, just, { duties: ['二(二)1.3'] }),
    RetirePolicyAnswer: command(
      { zh: '停用答复', en: 'Retire a published answer' },
      just.extend({ reason: openLines(300) }),
    ),
    ClosePolicyEnquiry: command(
      { zh: '非政策咨询', en: 'Close what is no policy enquiry' },
      just.extend({ note: openLines(500) }),
    ),
  },
  internal: {
    OpenPolicyEnquiry: command({ zh: '派遣立项', en: 'Open an enquiry' }, openCase),
    EndPolicyEnquiry: command({ zh: '随派遣终止', en: 'End an enquiry' }, endCase),
  },
});
export type PolicyAnswerEvent = EventsOf<typeof policyAnswer>;
export type PolicyAnswerCommand = CommandsOf<typeof policyAnswer>;
