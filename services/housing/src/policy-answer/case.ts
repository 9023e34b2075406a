import { policyAnswer } from '@tiaokuai/contracts';
import { caseOf } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

export const policyAnswerCase = caseOf(policyAnswer, {
  open: policyAnswer.internal.OpenPolicyEnquiry,
  end: policyAnswer.internal.EndPolicyEnquiry,
  takes: ({ category }) => category === 'property-policy-enquiry',
  says: {
    PolicyEnquiryReceived: nothing,
    PolicyEnquiryReopened: nothing,
    InterpretationSought: ({ data: { from } }) => ({ progress: `已向${from}请示解释` }),
    InterpretationReceived: ({ data: { reference } }) => ({ progress: `收到解释（${reference}）` }),
    PolicyAnswered: ({ data: { text, rules } }) => {
      const basis = [...new Set(rules.map(({ law, article }) => `${law}${article}`))].join('、');
      return { outcome: 'resolved', note: `${text.slice(0, 700)}（依据：${basis.slice(0, 250)}）` };
    },
    PolicyAnswerPublished: nothing,
    PolicyAnswerRetired: nothing,
    PolicyEnquiryEnded: ({ data: { cause, note } }) =>
      cause === 'not-policy' ? { outcome: 'not-resolved', note: `不属于政策咨询：${note}` } : undefined,
  },
});
