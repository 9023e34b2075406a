import { policyAnswer, policyAnswerRow } from '@tiaokuai/contracts';
import { matterOf, referralOf } from '@tiaokuai/department';
import { modelOf } from '@tiaokuai/service';

export const policyAnswers = modelOf(policyAnswer, {
  name: 'policy_answers',
  version: 2,
  row: policyAnswerRow,
  indexes: [['status', 'received_at'], ['topic']],
  opens: {
    PolicyEnquiryReceived: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'received',
      source: data.source,
      ...matterOf(data, data.matter),
      rules: [],
      published: false,
      received_at: time,
    }),
  },
  on: {
    PolicyEnquiryReopened: (_row, { data }) => ({ ...referralOf(data), status: 'received', answered_at: null }),
    InterpretationSought: { status: 'asking' },
    InterpretationReceived: { status: 'received' },
    PolicyAnswered: ({ published, ...row }, { data: { topic, text, rules }, time }) => ({
      status: 'answered',
      answered_at: time,
      topic: published ? row.topic : topic,
      answer: published ? row.answer : text,
      rules: published ? row.rules : rules.map(({ law, article }) => `${law} ${article}`),
    }),
    PolicyAnswerPublished: { published: true },
    PolicyAnswerRetired: { published: false },
    PolicyEnquiryEnded: { status: 'ended' },
  },
});
