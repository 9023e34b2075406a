import { type EnquiryRow, enquiry, enquiryRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, type Recorded } from '@tiaokuai/service';

const received = (
  { data }: Recorded<typeof enquiry, 'EnquiryReceived' | 'EnquiryReopened'>,
  row: EnquiryRow | undefined,
) => ({
  case_id: data.caseId,
  status: 'received' as const,
  ...matterOf(data, data.matter),
  kind: data.kind,
  trade: data.trade ?? null,
  received_at: data.receivedAt,
  late: false,
  refund_fen: row?.refund_fen ?? 0,
});

export const enquiries = modelOf(enquiry, {
  name: 'enquiries',
  version: 1,
  row: enquiryRow,
  indexes: [['status', 'answer_by'], ['trade']],
  opens: { EnquiryReceived: received, EnquiryReopened: received },
  on: {
    EnquiryClockStarted: (_row, { data: { answerBy } }) => ({ answer_by: answerBy.due }),
    EnquiryOverdue: { late: true },
    EnquiryAnswered: ({ refund_fen }, { data: { refundFen }, time }) => ({
      status: 'answered',
      answer_by: null,
      refund_fen: refund_fen + refundFen,
      answered_at: time,
    }),
    EnquiryWithdrawn: { status: 'withdrawn', answer_by: null },
  },
});
