import { enquiry } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { enquiries } from './model.ts';

export const watchEnquiries = dueClock({
  name: 'watch-enquiries',
  model: enquiries,
  due: 'answer_by',
  where: { status: 'received', late: false },
  command: enquiry.internal.ObserveEnquiry,
  data: ({ case_id: caseId }) => ({ caseId }),
  key: ({ case_id, answer_by }) => `${case_id}/${answer_by}`,
});
