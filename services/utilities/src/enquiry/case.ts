import { enquiry } from '@tiaokuai/contracts';
import { caseOf } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';

const asks = /^(utility-resale-markup($|\/)|.+\/(bill|enquiry|complaint|monopoly|mast-siting)$)/;

export const enquiryCase = caseOf(enquiry, {
  open: enquiry.internal.OpenEnquiry,
  end: enquiry.internal.EndEnquiry,
  // What is asked about a handover belongs to the handover.
  takes: ({ category }) => asks.test(category) && !category.startsWith('facility-handover/'),
  says: {
    EnquiryReceived: nothing,
    EnquiryReopened: nothing,
    EnquiryClockStarted: nothing,
    EnquiryOverdue: ({ data: { rule } }) => ({ progress: `超过答复时限（${rule.law}${rule.article}）` }),
    EnquiryAnswered: ({ data: { answer, refundFen } }) => ({
      outcome: 'resolved',
      note: refundFen > 0 ? `${answer}；退还${(refundFen / 100).toFixed(2)}元` : answer,
    }),
    EnquiryWithdrawn: nothing,
  },
});
