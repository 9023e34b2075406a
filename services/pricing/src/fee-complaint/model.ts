import { feeComplaint, feeComplaintRow } from '@tiaokuai/contracts';
import { matterOf, partyName } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

/** When and how a complaint ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  refund_by: null,
  ended_at: time,
});

export const feeComplaints = modelOf(feeComplaint, {
  name: 'fee_complaints',
  version: 2,
  row: feeComplaintRow,
  indexes: [['open', 'refund_by'], ['estate_id'], ['party']],
  opens: {
    ComplaintReceived: ({ data, time }) => ({
      case_id: data.caseId,
      status: 'received',
      open: true,
      source: data.source,
      ...matterOf(data, data.matter),
      violations: [],
      overcharged: 0,
      refunded: 0,
      confiscated: 0,
      order_no: 0,
      overdue: 0,
      penalties: 0,
      fined: 0,
      opened_at: time,
    }),
  },
  on: {
    ComplaintReopened: (_row, { data }) => ({
      ...matterOf(data, data.matter),
      status: 'received',
      open: true,
      refund_by: null,
      ended_at: null,
    }),
    OverchargeFound: ({ violations, overcharged }, { data: { party, findings, total } }) => ({
      status: 'found',
      party_kind: party.kind,
      party: partyName(party),
      violations: [...new Set([...violations, ...findings.map(({ violation }) => violation)])],
      overcharged: overcharged + total,
    }),
    NoOverchargeFound: (_row, { time }) => ended('lawful', time),
    ComplaintPassedOn: (_row, { time }) => ended('passed-on', time),
    RefundOrdered: (_row, { data: { order, dueBy } }) => ({ status: 'ordered', order_no: order, refund_by: dueBy.due }),
    RefundOverdue: ({ overdue }) => ({ status: 'overdue', overdue: overdue + 1 }),
    RefundsVerified: (row, { data: { refunded } }) => ({
      status: 'verified',
      refunded: row.refunded + refunded.reduce((sum, { fen }) => sum + fen, 0),
      refund_by: null,
    }),
    OverchargeRefunded: (_row, { time }) => ended('refunded', time),
    FeePenaltyProposed: unchanged,
    OverchargePenalised: (row, { data: { yuan, confiscated } }) => ({
      penalties: row.penalties + 1,
      fined: row.fined + yuan,
      confiscated: row.confiscated + confiscated,
    }),
    OverchargeNotPenalised: unchanged,
    ComplaintConcluded: (_row, { time }) => ended('concluded', time),
    ComplaintWithdrawn: (_row, { time }) => ended('withdrawn', time),
    ComplaintSettled: (_row, { time }) => ended('settled', time),
  },
});
