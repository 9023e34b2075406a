import {
  accept,
  type CaseKey,
  type CaseMatter,
  type ConductCommand,
  type ConductEvent,
  type ConductFinding,
  caseKeyOf,
  conductKind,
  type Decider,
  type Decision,
  namesOfChoice,
  type Party,
  refuse,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain } from '@tiaokuai/department/decisions';
import {
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
  removed,
  revisited,
  revisitObstacle,
  settled,
  withFindings,
  withOrder,
  withPenalty,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { violations } from './law.ts';
import * as refusals from './refusals.ts';
import { article28 } from './refusals.ts';

/**
 * A conduct that the housing department answers for, from the complaint to its end.
 *
 *   reported ─▶ established ─▶ ordered right ─(time)─▶ overdue ─▶ looked at again ─▶ corrected
 *      │            │   ▲                                  │  └▶ concluded: penalised, marked, left to the court
 *      │            │   └──────────── again ───────────────┘
 *      │            └▶ handover: brought to the joint meeting ─▶ handed over = corrected │ not: left to the court
 *      └▶ not established · withdrawn · settled with its referral         ended ─(rework)─▶ reported
 *
 * An established conduct of an enterprise marks its credit file; a fine for a cut supply needs the order first, and no
 * utility is asked to restore what the enterprise must (淄博市物业管理条例 art. 56, 82).
 *
 * Law: 物业管理条例 art. 45, 58–63; 淄博市物业管理条例 art. 42, 49, 56, 80–82; 山东省物业管理条例 art. 74(二);
 * 行政处罚法 art. 28, 29.
 */
export type ConductState = { readonly status: 'none' } | Conduct;

interface Conduct {
  readonly status: 'reported' | 'established' | 'ended';
  readonly key: CaseKey;
  readonly estate?: CaseMatter['estate'];
  readonly party?: Party;
  readonly findings: readonly ConductFinding[];
  readonly orders: Orders;
  /** The last visit came after the time of its order. */
  readonly disobeyed: boolean;
  readonly meeting: 'none' | 'asked' | 'failed';
}

const decide = (command: ConductCommand, state: ConductState): Decision<ConductEvent> => {
  if (state.status !== 'none') return proceed(command, state);
  return match(command)
    .returnType<Decision<ConductEvent>>()
    .with({ kind: P.union('ReportConduct', 'HearOfConduct') }, ({ data }) => accept({ type: 'ConductReported', data }))
    .with({ kind: 'OpenConduct' }, ({ data }) =>
      accept({ type: 'ConductReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndConduct', 'NoteConductPenalty', 'ObserveCorrection') }, () => accept())
    .otherwise(() => refuse(refusals.absent));
};

const proceed = (command: ConductCommand, conduct: Conduct): Decision<ConductEvent> => {
  const { key, status, orders, findings } = conduct;
  const { remaining } = orders;
  const whenEstablished = (then: (party: Party) => Decision<ConductEvent>): Decision<ConductEvent> => {
    if (status === 'ended') return refuse(refusals.ended);
    return status === 'established' && conduct.party ? then(conduct.party) : refuse(refusals.notEstablished);
  };
  const whileReported = (then: () => Decision<ConductEvent>): Decision<ConductEvent> => {
    if (status === 'ended') return refuse(refusals.ended);
    return status === 'reported' ? then() : refuse(refusals.established);
  };
  const kindOf = (no: number) => findings.find((each) => each.no === no);
  const aboutHandover = handoverOf(conduct);

  return match(command)
    .returnType<Decision<ConductEvent>>()
    .with({ kind: 'ReportConduct' }, () => refuse(refusals.exists))
    .with({ kind: 'HearOfConduct' }, () => accept())
    .with({ kind: 'EstablishConduct' }, ({ data: { inspectors, party, findings: found, evidence } }) =>
      whileReported(() => {
        if (found.some(({ kind, fen }) => kind === 'fund-misused' && !fen)) return refuse(refusals.amountMissing);
        const numbered = found.map((each, index) => ({ ...each, no: findings.length + index + 1 }));
        return accept({
          type: 'ConductEstablished',
          data: { ...key, inspectors, party, findings: numbered, evidence },
        });
      }),
    )
    .with({ kind: 'ClearConduct' }, ({ data: { inspectors, note, evidence } }) =>
      whileReported(() => accept({ type: 'ConductNotEstablished', data: { ...key, inspectors, note, evidence } })),
    )
    .with({ kind: 'OrderCorrection' }, ({ at, data: { correctBy } }) =>
      whenEstablished(() => {
        const obstacle = orderObstacle(orders, correctBy.due, at, article28);
        if (obstacle) return refuse(obstacle);
        const data = { ...key, order: orders.count + 1, findings: [...remaining], correctBy };
        return accept({ type: 'CorrectionOrdered', data });
      }),
    )
    .with({ kind: 'RevisitConduct' }, ({ at, data: { inspectors, evidence, ...seen } }) =>
      whenEstablished((party) => {
        const obstacle = revisitObstacle(orders, seen.remaining, at, article28);
        if (obstacle) return refuse(obstacle);
        const { no, due } = orders.current!;
        const visit = { ...key, inspectors, order: no, due: at >= due, party, remaining: seen.remaining, evidence };
        const looked: ConductEvent = { type: 'ConductRevisited', data: visit };
        const corrected: ConductEvent = { type: 'ConductCorrected', data: { ...key, evidence } };
        return seen.remaining.length > 0 ? accept(looked) : accept<ConductEvent>(looked, corrected);
      }),
    )
    .with({ kind: 'ProposeConductPenalty' }, ({ at, data: { penaltyId, finding: no, sanction, yuan } }) =>
      whenEstablished((party) => {
        const finding = kindOf(no);
        if (!finding) return refuse(noSuchFinding(article28));
        const violation = violations[finding.kind];
        const range = violation.range?.(finding);
        if (!range) return refuse(refusals.noFine);
        const { rule } = violation;
        const obstacle = penaltyObstacle(orders, no, violation, at) ?? outsideRange(rule, range, sanction, yuan);
        if (obstacle) return refuse(obstacle);
        const name = namesOfChoice(conductKind, finding.kind).zh;
        const proposal = { penaltyId, party, violation: name, rule, range, sanction, yuan };
        return accept({ type: 'ConductPenaltyProposed', data: { ...key, finding: no, proposal } });
      }),
    )
    .with({ kind: 'BringHandoverToMeeting' }, ({ data: { reason } }) =>
      whenEstablished((party) => {
        if (aboutHandover.length === 0) return refuse(refusals.noHandover);
        if (party.kind !== 'unit') return refuse(refusals.unitOnly);
        if (conduct.meeting !== 'none') return refuse(refusals.askedAlready);
        const { estate } = conduct;
        const where = estate ? { subdistrict: estate.subdistrict, estateId: estate.estateId } : {};
        const rule = { law: '淄博市物业管理条例', article: '第四十九条' };
        return accept({
          type: 'HandoverBroughtToMeeting',
          data: { ...key, ...where, enterprise: party.name.slice(0, 60), findings: aboutHandover, rule, reason },
        });
      }),
    )
    .with({ kind: 'RecordMeetingResult' }, ({ data: { handedOver, note } }) =>
      whenEstablished(() => {
        if (conduct.meeting !== 'asked') return refuse(refusals.notAsked);
        const result: ConductEvent = { type: 'HandoverSettledByMeeting', data: { ...key, handedOver, note } };
        const corrected: ConductEvent = { type: 'ConductCorrected', data: { ...key, evidence: [] } };
        return handedOver && aboutHandover.length === remaining.length
          ? accept<ConductEvent>(result, corrected)
          : accept(result);
      }),
    )
    .with({ kind: 'ConcludeConduct' }, ({ data: { note } }) =>
      whenEstablished(() => {
        if (orders.current) return refuse(notRevisited(orders, article28));
        const end = endOf(conduct);
        if (!end) return refuse(orders.count === 0 ? notRevisited(orders, article28) : refusals.nothingDone);
        return accept({ type: 'ConductConcluded', data: { ...key, end, remaining: [...remaining], note } });
      }),
    )
    .with({ kind: 'WithdrawConduct' }, ({ data: { reason } }) => {
      if (status === 'ended') return refuse(refusals.ended);
      return key.referral
        ? refuse(refusals.answersReferral)
        : accept({ type: 'ConductWithdrawn', data: { ...key, reason } });
    })
    .with({ kind: 'OpenConduct' }, ({ data }) => openedAgain(key, data, 'ConductReopened'))
    .with({ kind: 'EndConduct' }, ({ data }) =>
      endedByReferral(key, status !== 'ended', data, { withdrawn: 'ConductWithdrawn', settled: 'ConductSettled' }),
    )
    .with({ kind: 'NoteConductPenalty' }, ({ data: { penaltyId, result, sanction = 'warning', yuan = 0 } }) => {
      if (!isProposed(orders, penaltyId) || !conduct.party) return accept();
      return result === 'decided'
        ? accept({ type: 'ConductPenalised', data: { ...key, penaltyId, party: conduct.party, sanction, yuan } })
        : accept({ type: 'ConductNotPenalised', data: { ...key, penaltyId } });
    })
    .with({ kind: 'ObserveCorrection' }, ({ at, data }) =>
      status === 'established' && hasRunOut(orders, data.order, at)
        ? accept({
            type: 'CorrectionOverdue',
            data: { ...key, order: data.order, due: orders.current!.due, observedAt: at },
          })
        : accept(),
    )
    .exhaustive();
};

/** What still stands of leaving and handing over. */
const handoverOf = ({ findings, orders: { remaining } }: Conduct): number[] =>
  findings.filter(({ no, kind }) => remaining.includes(no) && violations[kind].handover).map(({ no }) => no);

/** How a conduct that goes on may end: nothing that the department can still do may be left undone. */
const endOf = ({
  orders,
  findings,
  disobeyed,
  meeting,
}: Conduct): 'penalised' | 'marked' | 'left-to-court' | undefined => {
  if (meeting === 'failed') return 'left-to-court';
  if (isPenalised(orders)) return 'penalised';
  const kinds = findings.filter(({ no }) => orders.remaining.includes(no)).map(({ kind }) => violations[kind]);
  return disobeyed && kinds.every(({ range }) => !range) ? 'marked' : undefined;
};

const evolve = (state: ConductState, event: ConductEvent): ConductState => {
  if (state.status === 'none') {
    if (event.type !== 'ConductReported') return state;
    const { estate } = event.data.matter;
    const begun = { key: caseKeyOf(event.data), findings: [], orders: noOrders, disobeyed: false };
    return { status: 'reported', ...begun, meeting: 'none', ...(estate ? { estate } : {}) };
  }
  const { orders } = state;
  const having = (now: Orders): Conduct => ({ ...state, orders: now });
  const ended = (remaining = orders.remaining): Conduct => ({ ...having(settled(orders, remaining)), status: 'ended' });
  return match(event)
    .returnType<ConductState>()
    .with({ type: 'ConductReported' }, () => state)
    .with({ type: 'ConductReopened' }, ({ data }) => {
      const key = caseKeyOf(data);
      // A referral that comes after the department has begun on its own finds the work under way.
      if (state.status !== 'ended' && !state.key.referral) return { ...state, key };
      return {
        ...state,
        status: 'reported',
        key,
        orders: settled(orders, []),
        disobeyed: false,
        meeting: 'none',
      };
    })
    .with({ type: 'ConductEstablished' }, ({ data: { party, findings } }) => ({
      ...state,
      status: 'established',
      party,
      findings: [...state.findings, ...findings],
      orders: withFindings(
        orders,
        findings.map(({ no }) => no),
      ),
    }))
    .with({ type: P.union('ConductNotEstablished', 'ConductCorrected') }, () => ended([]))
    .with({ type: 'CorrectionOrdered' }, ({ data: { order: no, findings, correctBy } }) =>
      having(withOrder(orders, no, findings, correctBy.due)),
    )
    .with({ type: 'CorrectionOverdue' }, () => having(overdue(orders)))
    .with({ type: 'ConductRevisited' }, ({ data: { remaining, due } }) => ({
      ...state,
      disobeyed: due && remaining.length > 0,
      orders: revisited(orders, remaining, due),
    }))
    .with({ type: 'ConductPenaltyProposed' }, ({ data: { finding, proposal } }) =>
      having(withPenalty(orders, proposal.penaltyId, finding)),
    )
    .with({ type: 'ConductPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'decided')))
    .with({ type: 'ConductNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: 'HandoverBroughtToMeeting' }, () => ({ ...state, meeting: 'asked' }))
    .with({ type: 'HandoverSettledByMeeting' }, ({ data: { handedOver } }) => ({
      ...state,
      meeting: handedOver ? 'none' : 'failed',
      orders: handedOver ? removed(orders, handoverOf(state)) : orders,
    }))
    .with({ type: P.union('ConductConcluded', 'ConductWithdrawn', 'ConductSettled') }, () => ended())
    .exhaustive();
};

export const conductDecider: Decider<ConductCommand, ConductState, ConductEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
