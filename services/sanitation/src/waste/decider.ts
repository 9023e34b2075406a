import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  dayInChina,
  namesOfChoice,
  type Party,
  refuse,
  type WasteCommand,
  type WasteEvent,
  type WasteFinding,
  wasteViolation,
} from '@tiaokuai/contracts';
import { openedAgain, penaltyNoted } from '@tiaokuai/department/decisions';
import {
  answers,
  noOrders,
  noSuchFinding,
  type Orders,
  orderedAtOnce,
  outsideRange,
  penaltyBecame,
  penaltyObstacle,
  withFindings,
  withPenalty,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { producersDuty, urging, urgingDays, violationOn } from './law.ts';
import {
  absent,
  costsNotOwed,
  costsOfNobody,
  defiedAlready,
  dueInPast,
  exists,
  inspectedAlready,
  noCredentials,
  noPenaltyHere,
  notForThisParty,
  notInspected,
  notOrdered,
  orderRuns,
  over,
  overpaid,
  producerUnknown,
  tooShortUrging,
  urgedAlready,
  urgingRuns,
} from './refusals.ts';

/**
 * Construction and bulky waste 建筑垃圾、大件垃圾.
 *
 *   reported ─▶ inspected ─▶ ordered (2 working days) ─(time)─▶ overdue ─▶ checked: cleared by its producer
 *      │            │                                            └▶ still there ─▶ urged ─▶ cleared on their behalf ─▶ costs paid
 *      │            └ nobody knows whose it is ─▶ cleared by sanitation
 *      └▶ none found · withdrawn                              ended ─(rework)─▶ reported
 *
 * Beside it: penalties for what was violated, by the law of the day on which it was found.
 *
 * Law: 淄博市市容和环境卫生管理办法 art. 27, 39, 40, 43; 固体废物污染环境防治法 art. 111; 行政强制法 art. 50, 51 (on their
 * behalf, urged three days before, costs by the party); 行政处罚法 art. 28, 29. The two working days are configured.
 */
export type WasteState = { readonly status: 'none' } | Waste;

interface Waste {
  readonly status: 'reported' | 'inspected' | 'ordered' | 'defied' | 'urged' | 'cleared' | 'over';
  readonly key: CaseKey;
  readonly tons: number;
  readonly producer?: Party | undefined;
  readonly foundOn: string;
  readonly findings: readonly WasteFinding[];
  /** Only of violations, for their penalties. */
  readonly violations: Orders;
  readonly order?: { readonly no: number; readonly due: string; readonly overdue: boolean } | undefined;
  readonly orders: number;
  readonly performBy?: string | undefined;
  /** Of clearances on the producer's behalf, less what was paid. */
  readonly owedFen: number;
}

const decide = (command: WasteCommand, state: WasteState): Decision<WasteEvent> =>
  state.status === 'none'
    ? match(command)
        .returnType<Decision<WasteEvent>>()
        .with({ kind: 'ReportWaste' }, ({ data }) => accept({ type: 'WasteReported', data }))
        .with({ kind: 'OpenWaste' }, ({ data }) =>
          accept({ type: 'WasteReported', data: { ...data, source: 'referral' } }),
        )
        .with({ kind: P.union('EndWaste', 'NoteWastePenalty', 'ObserveClearance') }, () => accept())
        .otherwise(() => refuse(absent))
    : proceed(command, state);

const proceed = (command: WasteCommand, waste: Waste): Decision<WasteEvent> => {
  const { key, status, producer, order, violations } = waste;
  const isOpen = status !== 'cleared' && status !== 'over';
  const whileOpen = (then: () => Decision<WasteEvent>): Decision<WasteEvent> => {
    if (!isOpen) return refuse(over);
    return status === 'reported' ? refuse(notInspected) : then();
  };
  return match(command)
    .returnType<Decision<WasteEvent>>()
    .with({ kind: 'ReportWaste' }, () => refuse(exists))
    .with({ kind: 'OpenWaste' }, ({ data }) => openedAgain(key, data, 'WasteReopened'))
    .with({ kind: 'EndWaste' }, ({ data: { referralId, cause, note } }) =>
      isOpen && answers(key, referralId) ? accept({ type: 'WasteWithdrawn', data: { ...key, cause, note } }) : accept(),
    )
    .with({ kind: 'ObserveClearance' }, ({ at, data }) =>
      status === 'ordered' && order?.no === data.order && !order.overdue && at >= order.due
        ? accept({ type: 'ClearanceOverdue', data: { ...key, order: order.no, due: order.due, observedAt: at } })
        : accept(),
    )
    .with({ kind: 'NoteWastePenalty' }, ({ data }) =>
      penaltyNoted(key, violations, data, { decided: 'WastePenalised', dropped: 'WasteNotPenalised' }),
    )
    .with({ kind: 'RecordClearanceCosts' }, ({ data: { fen } }) => {
      if (waste.owedFen === 0) return refuse(costsNotOwed);
      return fen > waste.owedFen ? refuse(overpaid) : accept({ type: 'ClearanceCostsPaid', data: { ...key, fen } });
    })
    .with({ kind: 'InspectWaste' }, ({ at, data: { inspectors, credentialsShown, evidence, found } }) => {
      if (!isOpen) return refuse(over);
      if (status !== 'reported') return refuse(inspectedAlready);
      if (!credentialsShown) return refuse(noCredentials);
      if (!found) return accept({ type: 'NoWasteFound', data: { ...key, inspectors, evidence } });
      const { kind, tons, producer: whose } = found;
      const findings = found.findings.map((each, index) => ({ ...each, no: waste.findings.length + index + 1 }));
      const seen = {
        inspectors,
        inspectedOn: dayInChina(at),
        kind,
        tons,
        findings,
        evidence,
        ...(whose ? { producer: whose } : {}),
      };
      return accept({ type: 'WasteInspected', data: { ...key, ...seen } });
    })
    .with({ kind: 'OrderClearance' }, ({ at, data: { clearBy } }) =>
      whileOpen(() => {
        if (!producer) return refuse(producerUnknown);
        if (status === 'ordered') return refuse(orderRuns);
        if (status !== 'inspected') return refuse(defiedAlready);
        if (clearBy.due <= at) return refuse(dueInPast);
        const no = waste.orders + 1;
        const findings = [...violations.remaining];
        return accept({ type: 'ClearanceOrdered', data: { ...key, order: no, producer, findings, clearBy } });
      }),
    )
    .with({ kind: 'CheckClearance' }, ({ at, data: { inspectors, credentialsShown, cleared, evidence, ...gone } }) =>
      whileOpen(() => {
        if (!order) return refuse(notOrdered);
        const due = at >= order.due;
        if (!cleared && (!due || status !== 'ordered')) return refuse(due ? defiedAlready : orderRuns);
        if (!credentialsShown) return refuse(noCredentials);
        const checked: WasteEvent = {
          type: 'ClearanceChecked',
          data: { ...key, inspectors, order: order.no, cleared, due, evidence },
        };
        if (!cleared) return accept(checked);
        const { tons = waste.tons, destination = '产生者自行清运' } = gone;
        const end = { by: 'producer' as const, tons, destination, costsFen: 0, evidence };
        return accept<WasteEvent>(checked, { type: 'WasteCleared', data: { ...key, ...end } });
      }),
    )
    .with({ kind: 'UrgeProducer' }, ({ at, data: { performBy, estimateFen } }) =>
      whileOpen(() => {
        if (status === 'urged') return refuse(urgedAlready);
        if (status !== 'defied') return refuse(order ? orderRuns : notOrdered);
        if (Date.parse(performBy.due) - Date.parse(at) < urgingDays * 86_400_000) return refuse(tooShortUrging);
        return accept({ type: 'ProducerUrged', data: { ...key, performBy, estimateFen, rule: urging } });
      }),
    )
    .with({ kind: 'ClearOnBehalf' }, ({ at, data }) =>
      whileOpen(() => {
        const { tons, destination, costsFen, evidence } = data;
        const cleared = (by: 'on-behalf' | 'sanitation'): Decision<WasteEvent> =>
          accept({ type: 'WasteCleared', data: { ...key, by, tons, destination, costsFen, evidence } });
        if (!producer) return costsFen > 0 ? refuse(costsOfNobody) : cleared('sanitation');
        if (status !== 'urged') return refuse(status === 'defied' ? urgingRuns : order ? orderRuns : notOrdered);
        return at < waste.performBy! ? refuse(urgingRuns) : cleared('on-behalf');
      }),
    )
    .with({ kind: 'ProposeWastePenalty' }, ({ at, data: { penaltyId, finding: no, party, sanction, yuan } }) => {
      // What the producer has cleared may still cost a fine: the law asks for both (责令改正，处…).
      if (status === 'over') return refuse(noPenaltyHere);
      if (status === 'reported') return refuse(notInspected);
      const finding = waste.findings.find((each) => each.no === no);
      if (!finding) return refuse(noSuchFinding(producersDuty));
      const whom = party ?? producer;
      if (!whom) return refuse(producerUnknown);
      const violation = violationOn(finding.kind, waste.foundOn);
      const { rule, [whom.kind]: range } = violation;
      if (!range) return refuse(notForThisParty(rule));
      const obstacle = penaltyObstacle(violations, no, violation, at) ?? outsideRange(rule, range, sanction, yuan);
      if (obstacle) return refuse(obstacle);
      const name = namesOfChoice(wasteViolation, finding.kind).zh;
      const proposal = { penaltyId, party: whom, violation: name, rule, range, sanction, yuan };
      return accept({ type: 'WastePenaltyProposed', data: { ...key, finding: no, proposal } });
    })
    .exhaustive();
};

const evolve = (state: WasteState, event: WasteEvent): WasteState => {
  if (state.status === 'none')
    return event.type === 'WasteReported'
      ? {
          status: 'reported',
          key: caseKeyOf(event.data),
          tons: 0,
          foundOn: '',
          findings: [],
          violations: noOrders,
          orders: 0,
          owedFen: 0,
        }
      : state;
  const { violations } = state;
  const having = (now: Orders): Waste => ({ ...state, violations: now });
  return match(event)
    .returnType<WasteState>()
    .with({ type: 'WasteReported' }, () => state)
    .with({ type: 'WasteReopened' }, ({ data }) => ({
      ...state,
      status: 'reported',
      key: caseKeyOf(data),
      producer: undefined,
      order: undefined,
      performBy: undefined,
    }))
    .with({ type: 'WasteInspected' }, ({ data: { tons, producer, findings, inspectedOn } }) => ({
      ...state,
      status: 'inspected',
      tons,
      producer,
      foundOn: inspectedOn,
      findings: [...state.findings, ...findings],
      violations: withFindings(
        violations,
        findings.map(({ no }) => no),
      ),
    }))
    .with({ type: 'ClearanceOrdered' }, ({ data: { order: no, clearBy, findings } }) => ({
      ...state,
      status: 'ordered',
      order: { no, due: clearBy.due, overdue: false },
      orders: no,
      violations: orderedAtOnce(violations, findings),
    }))
    .with({ type: 'ClearanceOverdue' }, () => ({ ...state, order: { ...state.order!, overdue: true } }))
    .with({ type: 'ClearanceChecked' }, ({ data: { cleared } }) => (cleared ? state : { ...state, status: 'defied' }))
    .with({ type: 'ProducerUrged' }, ({ data: { performBy } }) => ({
      ...state,
      status: 'urged',
      performBy: performBy.due,
    }))
    .with({ type: 'WasteCleared' }, ({ data: { costsFen } }) => ({
      ...state,
      status: 'cleared',
      owedFen: state.owedFen + costsFen,
    }))
    .with({ type: 'ClearanceCostsPaid' }, ({ data: { fen } }) => ({ ...state, owedFen: state.owedFen - fen }))
    .with({ type: 'WastePenaltyProposed' }, ({ data: { finding, proposal } }) =>
      having(withPenalty(violations, proposal.penaltyId, finding)),
    )
    .with({ type: 'WastePenalised' }, ({ data: { penaltyId } }) =>
      having(penaltyBecame(violations, penaltyId, 'decided')),
    )
    .with({ type: 'WasteNotPenalised' }, ({ data: { penaltyId } }) =>
      having(penaltyBecame(violations, penaltyId, 'dropped')),
    )
    .with({ type: P.union('NoWasteFound', 'WasteWithdrawn') }, () => ({ ...state, status: 'over' }))
    .exhaustive();
};

export const wasteDecider: Decider<WasteCommand, WasteState, WasteEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
