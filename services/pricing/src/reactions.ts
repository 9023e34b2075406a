import {
  type FeeComplaintEvent,
  feeComplaintEvents,
  type PriceDisclosureEvent,
  priceDisclosureEvents,
} from '@tiaokuai/contracts';
import { type CaseKind, caseReactions, lastDay, type PenalisingCase, type Saying } from '@tiaokuai/desk';
import type { Reaction } from '@tiaokuai/service';
import { match, P } from 'ts-pattern';
import { feeRules, gapRules } from './law.ts';
import { yuanOf } from './money.ts';

const disclosureCase: CaseKind<PriceDisclosureEvent> = {
  aggregate: 'price-disclosure',
  events: priceDisclosureEvents,
  open: 'OpenDisclosure',
  end: 'EndDisclosure',
  takes: ({ category }) => category.split('/')[0] === 'fees-not-disclosed',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'DisclosureComplete' }, ({ data: { evidence } }) => ({
        outcome: 'no-violation-found',
        note: '现场检查，收费项目、标准等公示齐全',
        evidence,
      }))
      .with({ type: 'DisclosureGapsFound' }, ({ data: { findings } }) => ({
        progress: `检查发现${findings.map(({ gap }) => gapRules[gap].names.zh).join('、')}`,
      }))
      .with({ type: 'GapsReportedToHousing' }, ({ data: { findings } }) => ({
        progress: `${findings.length}项公示缺项已通报房管部门`,
      }))
      .with({ type: 'DisclosureOrdered' }, ({ data: { dueBy } }) => ({
        progress: `已责令公示，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'DisclosureOverdue' }, () => ({ progress: '公示期限届满，待复查' }))
      .with({ type: 'DisclosureRechecked' }, ({ data: { remaining } }) =>
        remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未公示` } : undefined,
      )
      .with({ type: 'PricesDisclosed' }, ({ data: { evidence } }) => ({
        outcome: 'resolved',
        note: '经责令，已按规定公示',
        evidence,
      }))
      .with({ type: 'DisclosurePenalised' }, ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }))
      .with({ type: 'DisclosureConcluded' }, ({ data: { remaining, note } }) => ({
        outcome: 'not-resolved',
        note: `仍有${remaining.length}项未公示：${note}`,
      }))
      .with(
        { type: P.union('DisclosureReported', 'DisclosureReopened', 'DisclosurePenaltyProposed') },
        { type: P.union('DisclosureNotPenalised', 'DisclosureWithdrawn', 'DisclosureSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const complaintCase: CaseKind<FeeComplaintEvent> = {
  aggregate: 'fee-complaint',
  events: feeComplaintEvents,
  open: 'OpenComplaint',
  end: 'EndComplaint',
  takes: () => true,
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'OverchargeFound' }, ({ data: { findings, total } }) => ({
        progress: `查实多收${yuanOf(total)}元：${violationsOf(findings)}`,
      }))
      .with({ type: 'NoOverchargeFound' }, ({ data: { charges, evidence } }) => ({
        outcome: 'no-violation-found',
        note: `核查${charges}项收费，均未超出约定和政府定价`,
        evidence,
      }))
      .with({ type: 'ComplaintPassedOn' }, ({ data: { to, legalGround, reason } }) => ({
        declines: { ground: 'not-our-power', legalGround, reason, proposes: to },
      }))
      .with({ type: 'RefundOrdered' }, ({ data: { fen, dueBy } }) => ({
        progress: `已责令退还${yuanOf(fen)}元，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'RefundOverdue' }, () => ({ progress: '退还期限届满，待核实' }))
      .with({ type: 'RefundsVerified' }, ({ data: { refunded, remaining } }) =>
        remaining.length > 0
          ? { progress: `核实已退还${yuanOf(sum(refunded))}元，仍有${remaining.length}项未退清` }
          : undefined,
      )
      .with({ type: 'OverchargeRefunded' }, ({ data: { fen } }) => ({
        outcome: 'resolved',
        note: `多收的${yuanOf(fen)}元已全部退还`,
      }))
      .with({ type: 'OverchargePenalised' }, ({ data: { yuan, confiscated } }) => ({
        progress: `已作出罚款${yuan}元的处罚${confiscated > 0 ? `，没收违法所得${yuanOf(confiscated)}元` : ''}`,
      }))
      .with({ type: 'ComplaintConcluded' }, ({ data: { refunded, outstanding, note } }) => ({
        outcome: refunded > 0 ? 'partly-resolved' : 'not-resolved',
        note: `已依法处罚，尚有${yuanOf(outstanding)}元未退还，缴费人可依法起诉：${note}`,
      }))
      .with(
        { type: P.union('ComplaintReceived', 'ComplaintReopened', 'FeePenaltyProposed') },
        { type: P.union('OverchargeNotPenalised', 'ComplaintWithdrawn', 'ComplaintSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const sum = (parts: readonly { readonly fen: number }[]): number => parts.reduce((all, { fen }) => all + fen, 0);

const violationsOf = (findings: readonly { readonly violation: keyof typeof feeRules }[]): string =>
  [...new Set(findings.map(({ violation }) => feeRules[violation].names.zh))].join('、');

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'fee-complaint', events: feeComplaintEvents, note: 'NoteFeePenalty' },
  { aggregate: 'price-disclosure', events: priceDisclosureEvents, note: 'NoteDisclosurePenalty' },
];

export const reactions: readonly Reaction[] = caseReactions('pricing', [disclosureCase, complaintCase]);
