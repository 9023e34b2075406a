import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  type FeeComplaintCommand,
  type FeeComplaintEvent,
  feeViolation,
  namesOfChoice,
  type Overcharge,
  type Party,
  refuse,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain } from '@tiaokuai/department/decisions';
import {
  areStanding,
  hasRunOut,
  isPenalised,
  isProposed,
  noOrders,
  noSuchFinding,
  notRevisited,
  type Orders,
  orderObstacle,
  outsideRange,
  overdue,
  penaltyBecame,
  penaltyObstacle,
  revisited,
  revisitObstacle,
  settled,
  withFindings,
  withOrder,
  withPenalty,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { absent, ended, exists, noCredentials, noParty } from '../refusals.ts';
import { feeRange, feeRules, refundArticle } from './law.ts';
import { assess, isGuided, monthsBetween } from './overcharge.ts';
import { passedTo } from './passed-on.ts';
import {
  concludeUnpenalised,
  examinedAlready,
  foundAlready,
  levelUnknown,
  noStandard,
  notFound,
  periodReversed,
  tooMuchRefunded,
} from './refusals.ts';

/**
 * A complaint about charges 收费投诉, from the first paper to the last fen.
 *
 *   received ─▶ overcharge found ─▶ refund ordered ─(time)─▶ overdue ─▶ verified ─▶ refunded
 *      │                                  ▲                                 ├▶ concluded: penalised, money still owed
 *      │                                  └───────────── again ─────────────┘
 *      ├▶ no overcharge found
 *      └▶ passed on (not about prices) · withdrawn · settled with its referral          ended ─(rework)─▶ received
 *
 * Beside it: penalties proposed, from the order on. What was not given back in time is confiscated with the fine.
 *
 * Law: 价格法 art. 33 (who polices), 39, 42 (what it costs), 41 (back to who paid); 淄博市物业管理条例 art. 52, 53, 56, 73;
 * 行政处罚法 art. 28 (order first; confiscated is what need not be given back), 29, 55.
 */
export type FeeComplaintState = { readonly status: 'none' } | Complaint;

export interface Complaint {
  readonly status: 'received' | 'found' | 'ordered' | 'verified' | 'ended';
  readonly key: CaseKey;
  /** Of the estate, where the referral says it: the edge fills in what the officer leaves out. */
  readonly starLevel?: number | undefined;
  readonly party?: Party;
  /** All of the case, by their numbers. */
  readonly findings: readonly Overcharge[];
  /** Fen given back, by finding. */
  readonly refunded: Readonly<Record<number, number>>;
  /** Fen to be confiscated, by penalty. */
  readonly confiscate: Readonly<Record<string, number>>;
  readonly orders: Orders;
}

type Answer = Decision<FeeComplaintEvent>;

const mostMonths = 120;

const decide = (command: FeeComplaintCommand, state: FeeComplaintState): Answer =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: FeeComplaintCommand): Answer =>
  match(command)
    .returnType<Answer>()
    .with({ kind: 'ReceiveComplaint' }, ({ data }) => accept({ type: 'ComplaintReceived', data }))
    .with({ kind: 'OpenComplaint' }, ({ data }) =>
      accept({ type: 'ComplaintReceived', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndComplaint', 'NoteFeePenalty', 'ObserveRefund') }, () => accept())
    .otherwise(() => refuse(absent));

const proceed = (command: FeeComplaintCommand, complaint: Complaint): Answer => {
  const { key, status, orders, findings } = complaint;
  const isOpen = status !== 'ended';
  const whenFound = (then: () => Answer): Answer =>
    isOpen ? (status === 'received' ? refuse(notFound) : then()) : refuse(ended);

  return match(command)
    .returnType<Answer>()
    .with({ kind: 'ReceiveComplaint' }, () => refuse(exists))
    .with({ kind: 'ExamineCharges' }, (examine) => {
      if (!isOpen) return refuse(ended);
      return status === 'received' ? examined(examine, complaint) : refuse(examinedAlready);
    })
    .with({ kind: 'PassComplaintOn' }, ({ data: { matterOf, reason } }) => {
      if (!isOpen) return refuse(ended);
      if (status !== 'received') return refuse(foundAlready);
      return accept({ type: 'ComplaintPassedOn', data: { ...key, matterOf, ...passedTo[matterOf], reason } });
    })
    .with({ kind: 'OrderRefund' }, ({ at, data: { dueBy } }) =>
      whenFound(() => {
        const obstacle = orderObstacle(orders, dueBy.due, at, refundArticle);
        if (obstacle) return refuse(obstacle);
        const fen = orders.remaining.reduce((sum, no) => sum + owed(complaint, no), 0);
        const ordered = { ...key, order: orders.count + 1, findings: [...orders.remaining], fen, dueBy };
        return accept({ type: 'RefundOrdered', data: ordered });
      }),
    )
    .with({ kind: 'VerifyRefunds' }, ({ at, data: { officers, refunded, evidence } }) =>
      whenFound(() => {
        const nos = refunded.map(({ no }) => no);
        if (!areStanding(orders, nos) || new Set(nos).size < nos.length) return refuse(noSuchFinding(refundArticle));
        const tooMuch = refunded.find(({ no, fen }) => fen > owed(complaint, no));
        if (tooMuch) return refuse(tooMuchRefunded(tooMuch.no, owed(complaint, tooMuch.no)));
        const paid = (no: number) => refunded.find((each) => each.no === no)?.fen ?? 0;
        const remaining = orders.remaining.filter((no) => paid(no) < owed(complaint, no));
        const obstacle = revisitObstacle(orders, remaining, at, refundArticle);
        if (obstacle) return refuse(obstacle);
        const { no: order, due } = orders.current!;
        const look = { ...key, officers, order, due: at >= due, refunded, remaining, evidence };
        const verified: FeeComplaintEvent = { type: 'RefundsVerified', data: look };
        if (remaining.length > 0) return accept(verified);
        const fen = [...refunded.map((each) => each.fen), ...Object.values(complaint.refunded)].reduce(
          (a, b) => a + b,
          0,
        );
        return accept<FeeComplaintEvent>(verified, { type: 'OverchargeRefunded', data: { ...key, fen } });
      }),
    )
    .with({ kind: 'ProposeFeePenalty' }, ({ at, data: { penaltyId, finding: no, yuan } }) =>
      whenFound(() => {
        const finding = findings.find((each) => each.no === no);
        if (!finding) return refuse(noSuchFinding(refundArticle));
        const rules = feeRules[finding.violation];
        const range = feeRange(finding.violation, finding.fen);
        const obstacle = penaltyObstacle(orders, no, rules, at) ?? outsideRange(rules.rule, range, 'fine', yuan);
        if (obstacle) return refuse(obstacle);
        const violation = namesOfChoice(feeViolation, finding.violation).zh;
        const party = complaint.party!;
        const { rule } = rules;
        const proposal = { penaltyId, party, violation, rule, range, sanction: 'fine' as const, yuan };
        // 除依法应当退赔的外，应当予以没收: while the time to give it back runs, nothing is confiscated.
        const confiscate = orders.unremedied.includes(no) ? owed(complaint, no) : 0;
        return accept({ type: 'FeePenaltyProposed', data: { ...key, finding: no, proposal, confiscate } });
      }),
    )
    .with({ kind: 'ConcludeComplaint' }, ({ data: { note } }) =>
      whenFound(() => {
        if (status !== 'verified') return refuse(notRevisited(orders, refundArticle));
        if (!isPenalised(orders)) return refuse(concludeUnpenalised);
        const outstanding = orders.remaining.reduce((sum, no) => sum + owed(complaint, no), 0);
        const refunded = Object.values(complaint.refunded).reduce((sum, fen) => sum + fen, 0);
        return accept({ type: 'ComplaintConcluded', data: { ...key, refunded, outstanding, note } });
      }),
    )
    .with({ kind: 'OpenComplaint' }, ({ data }) => openedAgain(key, data, 'ComplaintReopened'))
    .with({ kind: 'EndComplaint' }, ({ data }) =>
      endedByReferral(key, isOpen, data, { withdrawn: 'ComplaintWithdrawn', settled: 'ComplaintSettled' }),
    )
    .with({ kind: 'NoteFeePenalty' }, ({ data: { penaltyId, result, sanction = 'fine', yuan = 0 } }) => {
      if (!isProposed(orders, penaltyId)) return accept();
      const confiscated = complaint.confiscate[penaltyId] ?? 0;
      return result === 'decided'
        ? accept({ type: 'OverchargePenalised', data: { ...key, penaltyId, sanction, yuan, confiscated } })
        : accept({ type: 'OverchargeNotPenalised', data: { ...key, penaltyId } });
    })
    .with({ kind: 'ObserveRefund' }, ({ at, data: { order } }) =>
      hasRunOut(orders, order, at)
        ? accept({ type: 'RefundOverdue', data: { ...key, order, due: orders.current!.due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

/** Holds each charge against what was agreed and what is set. */
const examined = (
  { data }: Extract<FeeComplaintCommand, { kind: 'ExamineCharges' }>,
  { key, findings: known }: Complaint,
): Answer => {
  const { officers, credentialsShown, party, terms, charges, standards, evidence } = data;
  if (!credentialsShown) return refuse(noCredentials);
  const findings: Overcharge[] = [];
  for (const charge of charges) {
    const months = monthsBetween(charge.from, charge.to).length;
    if (months === 0 || months > mostMonths) return refuse(periodReversed);
    const { item, what } = charge;
    if (item === 'property-service' && isGuided(item, terms) && !terms.starLevel) return refuse(levelUnknown);
    const found = assess(charge, terms, standards);
    if (found.kind === 'no-standard') return refuse(noStandard(found.item, found.month));
    if (found.kind === 'lawful') continue;
    const { violation, defects, charged, fen } = found;
    const no = known.length + findings.length + 1;
    findings.push({ no, item, what, violation, defects: [...defects], charged, fen });
  }
  if (findings.length === 0)
    return accept({ type: 'NoOverchargeFound', data: { ...key, officers, charges: charges.length, evidence } });
  if (!party) return refuse(noParty);
  const total = findings.reduce((sum, { fen }) => sum + fen, 0);
  const used = standards.filter(({ repealed }) => !repealed).map(({ repealed: _gone, ...standard }) => standard);
  return accept({
    type: 'OverchargeFound',
    data: { ...key, officers, party, terms, findings, total, standards: used, evidence },
  });
};

const owed = ({ findings, refunded }: Complaint, no: number): number =>
  (findings.find((each) => each.no === no)?.fen ?? 0) - (refunded[no] ?? 0);

const evolve = (state: FeeComplaintState, event: FeeComplaintEvent): FeeComplaintState => {
  if (event.type === 'ComplaintReceived') {
    if (state.status !== 'none') return state;
    const { matter } = event.data;
    return {
      status: 'received',
      key: caseKeyOf(event.data),
      starLevel: matter.estate?.starLevel,
      findings: [],
      refunded: {},
      confiscate: {},
      orders: noOrders,
    };
  }
  if (state.status === 'none') return state;
  const { orders } = state;
  const having = (now: Orders): Complaint => ({ ...state, orders: now });
  return match(event)
    .returnType<FeeComplaintState>()
    .with({ type: 'ComplaintReopened' }, ({ data }) => ({
      ...state,
      status: 'received',
      key: caseKeyOf(data),
      starLevel: data.matter.estate?.starLevel,
      orders: settled(orders, []),
    }))
    .with({ type: 'OverchargeFound' }, ({ data: { party, findings } }) => ({
      ...state,
      status: 'found',
      party,
      findings: [...state.findings, ...findings],
      orders: withFindings(
        orders,
        findings.map(({ no }) => no),
      ),
    }))
    .with({ type: 'RefundOrdered' }, ({ data: { order, findings, dueBy } }) => ({
      ...state,
      status: 'ordered',
      orders: withOrder(orders, order, findings, dueBy.due),
    }))
    .with({ type: 'RefundOverdue' }, () => having(overdue(orders)))
    .with({ type: 'RefundsVerified' }, ({ data: { refunded, remaining, due } }) => ({
      ...state,
      status: 'verified',
      refunded: {
        ...state.refunded,
        ...Object.fromEntries(refunded.map(({ no, fen }) => [no, (state.refunded[no] ?? 0) + fen])),
      },
      orders: revisited(orders, remaining, due),
    }))
    .with({ type: 'FeePenaltyProposed' }, ({ data: { finding, proposal, confiscate } }) => ({
      ...state,
      confiscate: { ...state.confiscate, [proposal.penaltyId]: confiscate },
      orders: withPenalty(orders, proposal.penaltyId, finding),
    }))
    .with({ type: 'OverchargePenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'decided')))
    .with({ type: 'OverchargeNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: P.union('NoOverchargeFound', 'OverchargeRefunded', 'ComplaintPassedOn') }, () => ({
      ...having(settled(orders, [])),
      status: 'ended',
    }))
    .with({ type: P.union('ComplaintConcluded', 'ComplaintWithdrawn', 'ComplaintSettled') }, () => ({
      ...having(settled(orders)),
      status: 'ended',
    }))
    .exhaustive();
};

export const feeComplaintDecider: Decider<FeeComplaintCommand, FeeComplaintState, FeeComplaintEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
