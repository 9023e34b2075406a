import {
  accept,
  type Decider,
  type Decision,
  type Defect,
  dayInChina,
  type Refusal,
  refuse,
  type WarrantyRepairCommand,
  type WarrantyRepairEvent,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain } from '@tiaokuai/department/decisions';
import {
  areStanding,
  hasRunOut,
  isPenalised,
  isProposed,
  noSuchFinding,
  notRevisited,
  orderObstacle,
  outsideRange,
  penaltyObstacle,
  revisitObstacle,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { article41, article73, coverageOf, notRepairing, personsRange, waysOf } from './law.ts';
import * as refusals from './refusals.ts';
import { type Draw, evolve, type WarrantyRepair, type WarrantyRepairState } from './state.ts';

type Proposing = Extract<WarrantyRepairCommand, { kind: 'ProposeWarrantyPenalty' }>;

/**
 * A defect in a building, from the report to who repairs it.
 *
 *   reported ─▶ inspected ─▶ ordered ─(time)─▶ overdue ─▶ checked ─▶ repaired (by the builder)
 *      │           │            ▲                           │ ├─ again ordered · contractor penalised, and persons in it
 *      │           │            └───────────────────────────┘ ├─▶ draw requested ─▶ drawn ─▶ checked ─▶ repaired (by the deposit)
 *      │           │                                          │         └▶ refused
 *      │           │                                          └▶ concluded: penalised, or no deposit to draw on, and unrepaired
 *      │           └▶ not owed (warranty over, or not the work's fault): told the right way
 *      └▶ no defect found · withdrawn · settled with its referral            ended ─(rework)─▶ reported
 *
 * Law: 建设工程质量管理条例 art. 40 (periods), 41 (duty to repair), 66 (contractor who does not), 73 (persons in it);
 * 山东省物业管理条例 art. 65 (the builder answers to the owners), 66, 68 (after the warranty); policy 二(二)1, 3.
 */
const decide = (command: WarrantyRepairCommand, state: WarrantyRepairState): Decision<WarrantyRepairEvent> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: WarrantyRepairCommand): Decision<WarrantyRepairEvent> =>
  match(command)
    .returnType<Decision<WarrantyRepairEvent>>()
    .with({ kind: 'ReportDefects' }, ({ at, data }) =>
      accept({ type: 'DefectsReported', data: { ...data, reportedOn: dayInChina(at) } }),
    )
    .with({ kind: 'OpenWarrantyRepair' }, ({ at, data }) =>
      accept({ type: 'DefectsReported', data: { ...data, source: 'referral', reportedOn: dayInChina(at) } }),
    )
    .with({ kind: P.union('EndWarrantyRepair', 'NoteWarrantyPenalty', 'NoteWarrantyDraw', 'ObserveRepairOrder') }, () =>
      accept(),
    )
    .otherwise(() => refuse(refusals.absent));

const proceed = (command: WarrantyRepairCommand, repair: WarrantyRepair): Decision<WarrantyRepairEvent> => {
  const { key, status, orders, matter } = repair;
  const { remaining } = orders;
  const isOpen = status !== 'ended';
  /** What was inspected and not yet ended. */
  const whenFound = (then: () => Decision<WarrantyRepairEvent>): Decision<WarrantyRepairEvent> =>
    isOpen ? (status === 'reported' ? refuse(refusals.notInspected) : then()) : refuse(refusals.ended);

  return match(command)
    .returnType<Decision<WarrantyRepairEvent>>()
    .with({ kind: 'ReportDefects' }, () => refuse(refusals.exists))
    .with({ kind: 'InspectDefects' }, ({ at, data }) => {
      if (!isOpen) return refuse(refusals.ended);
      return status === 'reported' ? inspect(repair, data, at) : refuse(refusals.inspectedAlready);
    })
    .with({ kind: 'OrderRepair' }, ({ at, data: { dueBy } }) =>
      whenFound(() => {
        const mendable = remaining.filter((no) => !paidFor(repair, no));
        const obstacle = orderObstacle({ ...orders, remaining: mendable }, dueBy.due, at, article41);
        if (obstacle) return refuse(obstacle);
        const order = { order: orders.count + 1, defects: [...mendable], builder: repair.builder!, dueBy };
        return accept({ type: 'RepairOrdered', data: { ...key, ...order } });
      }),
    )
    .with({ kind: 'CheckRepair' }, ({ at, data: { inspectors, remaining: left, evidence } }) =>
      whenFound(() => {
        const byDeposit = remaining.some((no) => drawOf(repair, no)?.status === 'drawn');
        const obstacle = checkObstacle(repair, byDeposit, left, at);
        if (obstacle) return refuse(obstacle);
        const { no: order = 0, due } = orders.current ?? {};
        const checked = { inspectors, order, due: due !== undefined && at >= due, remaining: left, evidence };
        const repaired: WarrantyRepairEvent = {
          type: 'DefectsRepaired',
          data: { ...key, by: byDeposit ? 'deposit' : 'builder', evidence },
        };
        return accept<WarrantyRepairEvent>(
          { type: 'RepairChecked', data: { ...key, ...checked } },
          ...(left.length === 0 ? [repaired] : []),
        );
      }),
    )
    .with({ kind: 'RequestWarrantyDraw' }, ({ data: { claimId, defect: no, fen } }) =>
      whenFound(() => {
        const { estate } = matter;
        if (!areStanding(orders, [no])) return refuse(noSuchFinding(article41));
        if (paidFor(repair, no)) return refuse(refusals.drawnAlready);
        if (repair.draws.some((each) => each.claimId === claimId)) return refuse(refusals.claimExists);
        if (orders.current) return refuse(notRevisited(orders, article41));
        if (!orders.unremedied.includes(no)) return refuse(refusals.builderFirst);
        if (!estate) return refuse(refusals.noEstate);
        const { part, what } = defectOf(repair, no)!;
        const { reportedOn, builder, orderedOn } = repair;
        const claim = { claimId, estateId: estate.estateId, defect: no, part, what, fen };
        const days = { reportedOn, builderOrderedOn: orderedOn[no]! };
        return accept({ type: 'WarrantyDrawRequested', data: { ...key, ...claim, ...days, builder: builder! } });
      }),
    )
    .with({ kind: 'ProposeWarrantyPenalty' }, (proposing) => whenFound(() => propose(repair, proposing)))
    .with({ kind: 'ConcludeWarrantyRepair' }, ({ data: { note } }) =>
      whenFound(() => {
        if (status !== 'checked') return refuse(notRevisited(orders, article41));
        if (remaining.some((no) => paidFor(repair, no))) return refuse(refusals.drawUnderWay);
        const nothingToDraw = remaining.every((no) => drawOf(repair, no)?.status === 'refused');
        if (!isPenalised(orders) && !nothingToDraw) return refuse(refusals.concludeBeforeMeasures);
        return accept({ type: 'WarrantyRepairConcluded', data: { ...key, remaining: [...remaining], note } });
      }),
    )
    .with({ kind: 'WithdrawWarrantyRepair' }, ({ data: { reason } }) => {
      if (!isOpen) return refuse(refusals.ended);
      if (key.referral) return refuse(refusals.answersReferral);
      return accept({ type: 'WarrantyRepairWithdrawn', data: { ...key, reason } });
    })
    .with({ kind: 'OpenWarrantyRepair' }, ({ data }) => openedAgain(key, data, 'DefectsReopened'))
    .with({ kind: 'EndWarrantyRepair' }, ({ data }) =>
      endedByReferral(key, isOpen, data, { withdrawn: 'WarrantyRepairWithdrawn', settled: 'WarrantyRepairSettled' }),
    )
    .with({ kind: 'NoteWarrantyPenalty' }, ({ data: { penaltyId, result, sanction = 'fine', yuan = 0 } }) => {
      const proposed =
        isProposed(orders, penaltyId) ||
        repair.persons.some((each) => each.penaltyId === penaltyId && each.status === 'proposed');
      if (!proposed) return accept();
      return result === 'decided'
        ? accept({ type: 'WarrantyPenalised', data: { ...key, penaltyId, sanction, yuan } })
        : accept({ type: 'WarrantyNotPenalised', data: { ...key, penaltyId } });
    })
    .with({ kind: 'NoteWarrantyDraw' }, ({ data: { claimId, outcome } }) => {
      // Money that moved is on record even where the case has ended meanwhile.
      const draw = repair.draws.find((each) => each.claimId === claimId && each.status === 'requested');
      if (!draw) return accept();
      const about = { ...key, claimId, defect: draw.defect };
      if (outcome.result === 'drawn') {
        const { fen, payee } = outcome;
        return accept({ type: 'WarrantyDrawn', data: { ...about, fen, payee } });
      }
      const { reason, rule } = outcome;
      return accept({ type: 'WarrantyDrawRefused', data: { ...about, reason, rule } });
    })
    .with({ kind: 'ObserveRepairOrder' }, ({ at, data: { order } }) =>
      hasRunOut(orders, order, at)
        ? accept({ type: 'RepairOverdue', data: { ...key, order, due: orders.current!.due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

type Inspection = Extract<WarrantyRepairCommand, { kind: 'InspectDefects' }>['data'];

const inspect = (repair: WarrantyRepair, data: Inspection, at: string): Decision<WarrantyRepairEvent> => {
  const { key, matter } = repair;
  const { inspectors, builder, contractor, evidence, defects } = data;
  if (defects.length === 0) return accept({ type: 'NoDefectFound', data: { ...key, inspectors, evidence } });
  const { acceptedOn = matter.estate?.acceptedOn, reportedOn = repair.reportedOn } = data;
  if (!builder) return refuse(refusals.noBuilder);
  if (!acceptedOn) return refuse(refusals.acceptanceUnknown);
  if (acceptedOn > dayInChina(at)) return refuse(refusals.acceptedInFuture);
  if (reportedOn > repair.reportedOn) return refuse(refusals.reportedLater);
  const assessed: Defect[] = [];
  for (const each of defects) {
    const coverage = coverageOf(each, acceptedOn, reportedOn);
    if (coverage === 'design-life-unknown') return refuse(refusals.designLifeUnknown);
    const { part, what, common, cause } = each;
    assessed.push({ no: repair.defects.length + assessed.length + 1, part, what, common, cause, ...coverage });
  }
  const others = assessed.filter(({ covered }) => !covered);
  const inspected: WarrantyRepairEvent = {
    type: 'DefectsInspected',
    data: {
      ...key,
      inspectors,
      builder,
      ...(contractor ? { contractor } : {}),
      acceptedOn,
      reportedOn,
      defects: assessed,
      evidence,
    },
  };
  if (others.length === 0) return accept(inspected);
  const told = { defects: others.map(({ no }) => no), ways: waysOf(others), all: others.length === assessed.length };
  return accept<WarrantyRepairEvent>(inspected, { type: 'WarrantyNotOwed', data: { ...key, ...told } });
};

/** What the builder was ordered is looked at when its time is over; what the deposit pays for, at any time. */
const checkObstacle = (
  { orders }: WarrantyRepair,
  byDeposit: boolean,
  left: readonly number[],
  at: string,
): Refusal | undefined => {
  if (orders.current || !byDeposit) return revisitObstacle(orders, left, at, article41);
  return areStanding(orders, left) ? undefined : noSuchFinding(article41);
};

const propose = (
  repair: WarrantyRepair,
  { at, data: { penaltyId, defect: no, party, yuan } }: Proposing,
): Decision<WarrantyRepairEvent> => {
  const { key, contractor, orders, persons, fined } = repair;
  if (!defectOf(repair, no)?.covered) return refuse(noSuchFinding(article41));
  const whom = party ?? contractor;
  if (!whom) return refuse(refusals.noContractor);
  const { violation, rule, unit } = notRepairing;
  const proposed = (range: typeof unit, source: typeof rule): Decision<WarrantyRepairEvent> => {
    const outside = outsideRange(source, range, 'fine', yuan);
    if (outside) return refuse(outside);
    const proposal = {
      penaltyId,
      party: whom,
      violation,
      rule: source,
      range,
      sanction: 'fine',
      yuan,
    } as const;
    return accept({ type: 'WarrantyPenaltyProposed', data: { ...key, defect: no, proposal } });
  };
  if (whom.kind === 'individual') {
    if (fined === 0) return refuse(refusals.unitFirst);
    if (persons.some(({ file, status }) => file === whom.file && status !== 'dropped'))
      return refuse(refusals.personPenalised);
    return proposed(personsRange(fined), article73);
  }
  if (contractor && whom.name !== contractor.name) return refuse(refusals.notTheContractor);
  const obstacle = penaltyObstacle(orders, no, notRepairing, at);
  return obstacle ? refuse(obstacle) : proposed(unit, rule);
};

const defectOf = ({ defects }: WarrantyRepair, no: number): Defect | undefined =>
  defects.find((each) => each.no === no);

/** The latest draw for a defect. */
const drawOf = ({ draws }: WarrantyRepair, no: number): Draw | undefined =>
  draws.findLast(({ defect }) => defect === no);

/** The deposit has been asked for it, or pays for it. */
const paidFor = (repair: WarrantyRepair, no: number): boolean => {
  const draw = drawOf(repair, no);
  return draw !== undefined && draw.status !== 'refused';
};

export const warrantyRepairDecider: Decider<WarrantyRepairCommand, WarrantyRepairState, WarrantyRepairEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
