import {
  accept,
  type CaseKey,
  type CheckCommand,
  type CheckEvent,
  type CheckFinding,
  caseKeyOf,
  type Decider,
  type Decision,
  equipmentViolation,
  namesOfChoice,
  refuse,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain, penaltyNoted } from '@tiaokuai/department/decisions';
import {
  areStanding,
  hasRunOut,
  isPenalised,
  noOrders,
  noSuchFinding,
  notRevisited,
  type Orders,
  orderedAtOnce,
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
import { lasts, violations } from '../law.ts';
import {
  absent,
  article62,
  checkedAlready,
  closeBeforeMeasures,
  ended,
  exists,
  liftBeforeInspection,
  liftBeforeRecheck,
  noGroundToStop,
  notChecked,
  notDealtWith,
  notIdentified,
  notSevere,
  notStopped,
  otherEquipment,
  severeNotReported,
  stillStopped,
  stoppedAlready,
  twoOfficers,
} from './refusals.ts';

/**
 * A safety check 特种设备安全监察, opened by a referral, by the register's clock, by a firm's report, or by plan.
 *
 *   opened ─▶ checked ─▶ instructed ─(time)─▶ overdue ─▶ rechecked ─▶ closed: rectified
 *     │ (time) overdue      ▲                                │  └────▶ closed: penalised, and still there
 *     │                     └───────────── again ────────────┘
 *     └▶ nothing found · withdrawn · settled with its referral        ended ─(rework)─▶ opened
 *
 * Beside it: the use stopped (and the case open) until the hazard is gone and the inspection valid, and the penalties.
 *
 * Law: 特种设备安全法 art. 40, 42 (before it is used again), 62 (instruction), 63 (severe hazards), 65 (two inspectors),
 * 83–88; 淄博市电梯安全条例 art. 40, 41, 50–56; 行政处罚法 art. 28, 29.
 */
export type CheckState = { readonly status: 'none' } | Check;

interface Check {
  readonly status: 'opened' | 'checked' | 'instructed' | 'rechecked' | 'ended';
  readonly key: CaseKey;
  readonly equipmentId?: string | undefined;
  readonly checkBy?: string | undefined;
  readonly checkOverdue: boolean;
  /** All of the case, by their numbers. */
  readonly findings: readonly CheckFinding[];
  readonly orders: Orders;
  /** The findings for which the use is stopped. */
  readonly stop?: readonly number[] | undefined;
  readonly reportedUpward: boolean;
}

const decide = (command: CheckCommand, state: CheckState): Decision<CheckEvent> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: CheckCommand): Decision<CheckEvent> =>
  match(command)
    .returnType<Decision<CheckEvent>>()
    .with({ kind: 'OpenCheck' }, ({ data }) => accept({ type: 'CheckOpened', data: { ...data, findings: [] } }))
    .with({ kind: 'OpenCheckByReferral' }, ({ data }) =>
      accept({ type: 'CheckOpened', data: { ...data, cause: 'referral', findings: [] } }),
    )
    .with({ kind: 'OpenCheckByItself' }, ({ data }) => accept({ type: 'CheckOpened', data }))
    .with({ kind: P.union('EndCheck', 'WithdrawCheck', 'NoteCheckPenalty') }, () => accept())
    .with({ kind: P.union('ObserveCheck', 'ObserveInstruction') }, () => accept())
    .otherwise(() => refuse(absent));

const proceed = (command: CheckCommand, check: Check): Decision<CheckEvent> => {
  const { key, status, orders, stop, equipmentId } = check;
  const { remaining } = orders;
  const isOpen = status !== 'ended';
  const whileOpen = (then: () => Decision<CheckEvent>): Decision<CheckEvent> => (isOpen ? then() : refuse(ended));
  /** Something was found and the case has not ended. */
  const whenFound = (then: () => Decision<CheckEvent>): Decision<CheckEvent> =>
    whileOpen(() => (check.findings.length === 0 || status === 'opened' ? refuse(notChecked) : then()));

  return (
    match(command)
      .returnType<Decision<CheckEvent>>()
      .with({ kind: 'OpenCheck' }, () => refuse(exists))
      .with({ kind: 'IdentifyEquipment' }, ({ data: { equipment } }) =>
        whileOpen(() =>
          stop ? refuse(stoppedAlready) : accept({ type: 'EquipmentIdentified', data: { ...key, equipment } }),
        ),
      )
      .with({ kind: 'CheckSite' }, ({ data: { officers, credentialsShown, findings, evidence } }) =>
        whileOpen(() => {
          if (status !== 'opened') return refuse(checkedAlready);
          if (!credentialsShown || new Set(officers).size < 2) return refuse(twoOfficers);
          if (findings.length === 0)
            return accept({ type: 'NothingFoundOnSite', data: { ...key, officers, evidence } });
          const numbered = findings.map((each, index) => ({ ...each, no: check.findings.length + index + 1 }));
          return accept({ type: 'SiteChecked', data: { ...key, officers, findings: numbered, evidence } });
        }),
      )
      .with({ kind: 'IssueInstruction' }, ({ at, data: { rectifyBy, service } }) =>
        whenFound(() => {
          const obstacle = orderObstacle(orders, rectifyBy.due, at, article62);
          if (obstacle) return refuse(obstacle);
          const data = { ...key, instruction: orders.count + 1, findings: [...remaining], rectifyBy, service };
          return accept({ type: 'InstructionIssued', data });
        }),
      )
      .with({ kind: 'RecheckSite' }, ({ at, data: { officers, credentialsShown, evidence, ...seen } }) =>
        whenFound(() => {
          const obstacle = revisitObstacle(orders, seen.remaining, at, article62);
          if (obstacle) return refuse(obstacle);
          if (!credentialsShown || new Set(officers).size < 2) return refuse(twoOfficers);
          const { no: instruction, due } = orders.current!;
          const visit = { ...key, officers, instruction, due: at >= due, remaining: seen.remaining, evidence };
          return accept({ type: 'SiteRechecked', data: visit });
        }),
      )
      .with({ kind: 'OrderStop' }, ({ data: { findings } }) =>
        whenFound(() => {
          if (!equipmentId) return refuse(notIdentified);
          if (stop) return refuse(stoppedAlready);
          if (!areStanding(orders, findings)) return refuse(noSuchFinding(article62));
          const grounds = findings.map((no) => groundToStop(check, findingOf(check, no)!));
          const ground = grounds.find((each) => each !== undefined);
          if (!ground || grounds.includes(undefined)) return refuse(noGroundToStop);
          return accept({ type: 'StopOrdered', data: { ...key, equipmentId, ground, findings } });
        }),
      )
      .with({ kind: 'LiftStop' }, ({ data: { equipment } }) =>
        whileOpen(() => {
          if (!stop) return refuse(notStopped);
          if (equipment.equipmentId !== equipmentId) return refuse(otherEquipment);
          if (stop.some((no) => remaining.includes(no))) return refuse(liftBeforeRecheck);
          if (equipment.inspection !== 'valid') return refuse(liftBeforeInspection);
          return accept({ type: 'StopLifted', data: { ...key, equipmentId } });
        }),
      )
      .with({ kind: 'ReportSevereHazardUpward' }, ({ data: { note } }) =>
        whenFound(() =>
          isSevere(check) ? accept({ type: 'SevereHazardReportedUpward', data: { ...key, note } }) : refuse(notSevere),
        ),
      )
      .with({ kind: 'ProposeCheckPenalty' }, ({ at, data: { penaltyId, finding: no, sanction, yuan } }) =>
        whenFound(() => {
          const finding = findingOf(check, no);
          if (!finding) return refuse(noSuchFinding(article62));
          const violation = violations[finding.kind];
          const { rule, range } = violation;
          const obstacle = penaltyObstacle(orders, no, violation, at) ?? outsideRange(rule, range, sanction, yuan);
          if (obstacle) return refuse(obstacle);
          const name = namesOfChoice(equipmentViolation, finding.kind).zh;
          const proposal = { penaltyId, party: finding.party, violation: name, rule, range, sanction, yuan };
          return accept({ type: 'CheckPenaltyProposed', data: { ...key, finding: no, proposal } });
        }),
      )
      .with({ kind: 'CloseCheck' }, ({ data: { note, evidence, equipment } }) =>
        whenFound(() => {
          const isScrapped = equipment?.status === 'scrapped' && equipment.equipmentId === equipmentId;
          if (isSevere(check) && !check.reportedUpward) return refuse(severeNotReported);
          if (stop && !isScrapped) return refuse(stillStopped);
          if (remaining.length > 0 && !isScrapped) {
            if (status !== 'rechecked') return refuse(notRevisited(orders, article62));
            if (!isPenalised(orders)) return refuse(closeBeforeMeasures);
          }
          if (!check.findings.every((each) => lasts(each.kind) || isDealtWith(check, each)))
            return refuse(notDealtWith);
          const result = isScrapped ? 'scrapped' : remaining.length === 0 ? 'rectified' : 'penalised';
          return accept({ type: 'CheckClosed', data: { ...key, result, remaining: [...remaining], note, evidence } });
        }),
      )
      .with({ kind: 'OpenCheckByItself' }, () => accept())
      .with({ kind: 'OpenCheckByReferral' }, ({ data }) => openedAgain(key, data, 'CheckReopened'))
      // A stop in force keeps its case open.
      .with({ kind: 'EndCheck' }, ({ data }) =>
        endedByReferral(key, isOpen && !stop, data, { withdrawn: 'CheckWithdrawn', settled: 'CheckSettled' }),
      )
      .with({ kind: 'WithdrawCheck' }, ({ data: { reason } }) =>
        isOpen && !stop ? accept({ type: 'CheckWithdrawn', data: { ...key, reason } }) : accept(),
      )
      .with({ kind: 'NoteCheckPenalty' }, ({ data }) =>
        penaltyNoted(key, orders, data, { decided: 'CheckPenalised', dropped: 'CheckNotPenalised' }),
      )
      .with({ kind: 'ObserveCheck' }, ({ at, data: { due } }) => {
        const runs = status === 'opened' && !check.checkOverdue && check.checkBy === due && at >= due;
        return runs ? accept({ type: 'CheckOverdue', data: { ...key, due, observedAt: at } }) : accept();
      })
      .with({ kind: 'ObserveInstruction' }, ({ at, data: { instruction } }) =>
        hasRunOut(orders, instruction, at)
          ? accept({
              type: 'InstructionOverdue',
              data: { ...key, instruction, due: orders.current!.due, observedAt: at },
            })
          : accept(),
      )
      .exhaustive()
  );
};

const findingOf = ({ findings }: Check, no: number): CheckFinding | undefined =>
  findings.find((each) => each.no === no);

/** Something severe stands or stood in this case. */
const isSevere = ({ findings }: Check): boolean => findings.some(({ severe }) => severe);

/** What is over when it is found is either penalised or, for a reason, not. */
const isDealtWith = ({ orders }: Check, { no }: CheckFinding): boolean =>
  orders.penalties.some(({ finding }) => finding === no);

/** Why the law lets the use be stopped for this finding; undefined where it does not. */
const groundToStop = (
  { orders: { unremedied } }: Check,
  { no, kind, severe }: CheckFinding,
): 'not-inspected' | 'severe-hazard' | 'order-disobeyed' | undefined => {
  const { stop } = violations[kind];
  if (severe) return 'severe-hazard';
  if (stop === 'at-once') return kind === 'used-uninspected' ? 'not-inspected' : 'severe-hazard';
  return stop === 'after-deadline' && unremedied.includes(no) ? 'order-disobeyed' : undefined;
};

const evolve = (state: CheckState, event: CheckEvent): CheckState => {
  if (state.status === 'none') {
    if (event.type !== 'CheckOpened') return state;
    const { equipment, findings, checkBy } = event.data;
    return {
      status: findings.length > 0 ? 'checked' : 'opened',
      key: caseKeyOf(event.data),
      equipmentId: equipment?.equipmentId,
      checkBy: checkBy?.due,
      checkOverdue: false,
      findings,
      orders: withFindings(noOrders, lasting(findings)),
      reportedUpward: false,
    };
  }
  const { orders } = state;
  const having = (now: Orders): Check => ({ ...state, orders: now });
  const end = (): Check => ({ ...having(settled(orders)), status: 'ended' });
  return match(event)
    .returnType<CheckState>()
    .with({ type: 'CheckOpened' }, () => state)
    .with({ type: 'CheckReopened' }, ({ data }) => ({
      ...state,
      // What the use is stopped for still stands.
      status: state.stop ? 'checked' : 'opened',
      key: caseKeyOf(data),
      orders: settled(orders, state.stop ?? []),
    }))
    .with({ type: 'EquipmentIdentified' }, ({ data: { equipment } }) => ({
      ...state,
      equipmentId: equipment.equipmentId,
    }))
    .with({ type: 'CheckOverdue' }, () => ({ ...state, checkOverdue: true }))
    .with({ type: 'SiteChecked' }, ({ data: { findings } }) => ({
      ...state,
      status: 'checked',
      findings: [...state.findings, ...findings],
      orders: withFindings(orders, lasting(findings)),
      reportedUpward: state.reportedUpward && !findings.some(({ severe }) => severe),
    }))
    .with({ type: 'InstructionIssued' }, ({ data: { instruction, findings, rectifyBy } }) => ({
      ...state,
      status: 'instructed',
      orders: withOrder(orders, instruction, findings, rectifyBy.due),
    }))
    .with({ type: 'InstructionOverdue' }, () => having(overdue(orders)))
    .with({ type: 'SiteRechecked' }, ({ data: { remaining, due } }) => ({
      ...state,
      status: 'rechecked',
      orders: revisited(orders, remaining, due),
    }))
    .with({ type: 'StopOrdered' }, ({ data: { findings } }) => ({
      ...state,
      stop: findings,
      orders: orderedAtOnce(orders, findings),
    }))
    .with({ type: 'StopLifted' }, () => ({ ...state, stop: undefined }))
    .with({ type: 'SevereHazardReportedUpward' }, () => ({ ...state, reportedUpward: true }))
    .with({ type: 'CheckPenaltyProposed' }, ({ data: { finding, proposal } }) =>
      having(withPenalty(orders, proposal.penaltyId, finding)),
    )
    .with({ type: 'CheckPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'decided')))
    .with({ type: 'CheckNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: P.union('NothingFoundOnSite', 'CheckClosed', 'CheckWithdrawn', 'CheckSettled') }, end)
    .exhaustive();
};

const lasting = (findings: readonly CheckFinding[]): number[] =>
  findings.filter(({ kind }) => lasts(kind)).map(({ no }) => no);

export const checkDecider: Decider<CheckCommand, CheckState, CheckEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
