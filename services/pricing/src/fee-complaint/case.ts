import { feeComplaint, feeViolation, namesOfChoices, type Overcharge } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';
import { yuanOf } from './money.ts';

/** Every referral to pricing that is not about what must be shown. */
export const complaintCase = caseOf(feeComplaint, {
  open: feeComplaint.internal.OpenComplaint,
  end: feeComplaint.internal.EndComplaint,
  says: {
    ComplaintReceived: nothing,
    ComplaintReopened: nothing,
    OverchargeFound: ({ data: { findings, total } }) => ({
      progress: `查实多收${yuanOf(total)}元：${violationsOf(findings)}`,
    }),
    NoOverchargeFound: ({ data: { charges, evidence } }) => ({
      outcome: 'no-violation-found',
      note: `核查${charges}项收费，均未超出约定和政府定价`,
      evidence,
    }),
    ComplaintPassedOn: ({ data: { to, legalGround, reason } }) => ({
      declines: { ground: 'not-our-power', legalGround, reason, proposes: to },
    }),
    RefundOrdered: ({ data: { fen, dueBy } }) => ({
      progress: `已责令退还${yuanOf(fen)}元，期限至${lastDay(dueBy.due)}`,
    }),
    RefundOverdue: () => ({ progress: '退还期限届满，待核实' }),
    RefundsVerified: ({ data: { refunded, remaining } }) =>
      remaining.length > 0
        ? { progress: `核实已退还${yuanOf(sum(refunded))}元，仍有${remaining.length}项未退清` }
        : undefined,
    OverchargeRefunded: ({ data: { fen } }) => ({ outcome: 'resolved', note: `多收的${yuanOf(fen)}元已全部退还` }),
    FeePenaltyProposed: nothing,
    OverchargePenalised: ({ data: { yuan, confiscated } }) => ({
      progress: `已作出罚款${yuan}元的处罚${confiscated > 0 ? `，没收违法所得${yuanOf(confiscated)}元` : ''}`,
    }),
    OverchargeNotPenalised: nothing,
    ComplaintConcluded: ({ data: { refunded, outstanding, note } }) => ({
      outcome: refunded > 0 ? 'partly-resolved' : 'not-resolved',
      note: `已依法处罚，尚有${yuanOf(outstanding)}元未退还，缴费人可依法起诉：${note}`,
    }),
    ComplaintWithdrawn: nothing,
    ComplaintSettled: nothing,
  },
});

const sum = (parts: readonly { readonly fen: number }[]): number => parts.reduce((all, { fen }) => all + fen, 0);

const violationsOf = (findings: readonly Overcharge[]): string =>
  namesOfChoices(
    feeViolation,
    findings.map(({ violation }) => violation),
  ).zh;
