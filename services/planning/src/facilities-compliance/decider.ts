import {
  accept,
  type CaseKey,
  type CaseMatter,
  caseKeyOf,
  type Decider,
  type Decision,
  dayInChina,
  type FacilitiesComplianceCommand,
  type FacilitiesComplianceEvent,
  type FacilitiesPlan,
  type FacilityDeficit,
  facilityDeficit,
  namesOfChoice,
  type Party,
  refuse,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain } from '@tiaokuai/department/decisions';
import {
  areStanding,
  hasRunOut,
  isProposed,
  noOrders,
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
import { article64, compare, shareOfCost, useRange } from './law.ts';
import * as refusals from './refusals.ts';

/**
 * An estate's service rooms and public facilities: what was planned against what was delivered.
 *
 *   reported ─▶ compared ─▶ compliant (─▶ verification granted, where the builder asked for it)
 *      │           ├─▶ built as permitted, but less than the statute asks ─▶ referred to housing
 *      │           └─▶ remedy ordered ─(time)─▶ overdue ─▶ checked, computed anew ─▶ remedied (─▶ verification granted)
 *      │                   ▲                                  │  ├ found irremediable ─▶ fined, forfeited
 *      │                   └───────────────── again ──────────┘  └▶ concluded: each fined or forfeited, and still lacking
 *      └▶ withdrawn · settled with its referral                     ended ─(rework, housing)─▶ reported
 *
 * Law: policy 二(二)2; 城乡规划法 art. 45, 64; 山东省城乡规划条例 art. 53, 54, 72, 74; 山东省物业管理条例 art. 11–13;
 * 淄博市物业管理条例 art. 9; 物业管理条例 art. 30, 61; 行政处罚法 art. 28, 29, 42, 63.
 */
export type FacilitiesState = { readonly status: 'none' } | Facilities;

interface Facilities {
  readonly status: 'reported' | 'compared' | 'ordered' | 'checked' | 'ended';
  readonly key: CaseKey;
  readonly matter: CaseMatter;
  readonly source: 'referral' | 'verification' | 'housing' | 'own-inspection';
  readonly estateId?: string | undefined;
  readonly builder?: Extract<Party, { kind: 'unit' }>;
  readonly plan?: FacilitiesPlan;
  /** All of the case, by their numbers. */
  readonly deficits: readonly FacilityDeficit[];
  readonly orders: Orders;
  readonly irremediable: readonly number[];
  readonly forfeited: readonly number[];
  /** Nothing is lacking any more. */
  readonly clear: boolean;
  readonly verified: boolean;
}

const decide = (command: FacilitiesComplianceCommand, state: FacilitiesState): Decision<FacilitiesComplianceEvent> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: FacilitiesComplianceCommand): Decision<FacilitiesComplianceEvent> =>
  match(command)
    .returnType<Decision<FacilitiesComplianceEvent>>()
    .with({ kind: 'ReportFacilities' }, ({ data }) =>
      accept({ type: 'FacilitiesReported', data: { ...data, ...estateOf(data.matter) } }),
    )
    .with({ kind: 'OpenFacilities' }, ({ data }) =>
      accept({ type: 'FacilitiesReported', data: { ...data, source: 'referral', ...estateOf(data.matter) } }),
    )
    .with({ kind: 'HearOfShortRooms' }, ({ data }) =>
      accept({ type: 'FacilitiesReported', data: { ...data, source: 'housing' } }),
    )
    .with({ kind: P.union('EndFacilities', 'NoteFacilitiesPenalty', 'ObserveRemedy') }, () => accept())
    .otherwise(() => refuse(refusals.absent));

const estateOf = ({ estate }: CaseMatter) => (estate ? { estateId: estate.estateId } : {});

type Given<Kind extends FacilitiesComplianceCommand['kind']> = Extract<FacilitiesComplianceCommand, { kind: Kind }>;

const proceed = (command: FacilitiesComplianceCommand, facilities: Facilities): Decision<FacilitiesComplianceEvent> => {
  const { key, status, orders, irremediable, forfeited } = facilities;
  const { remaining } = orders;
  const isOpen = status !== 'ended';
  const whenCompared = (then: () => Decision<FacilitiesComplianceEvent>): Decision<FacilitiesComplianceEvent> =>
    isOpen ? (status === 'reported' ? refuse(refusals.notCompared) : then()) : refuse(refusals.ended);

  return match(command)
    .returnType<Decision<FacilitiesComplianceEvent>>()
    .with({ kind: 'ReportFacilities' }, () => refuse(refusals.exists))
    .with({ kind: 'CompareFacilities' }, (given) => {
      if (!isOpen) return refuse(refusals.ended);
      return status === 'reported' ? compareAll(facilities, given) : refuse(refusals.comparedAlready);
    })
    .with({ kind: 'OrderRemedy' }, ({ at, data: { dueBy } }) =>
      whenCompared(() => {
        const mendable = remaining.filter((no) => !irremediable.includes(no));
        const obstacle = orderObstacle({ ...orders, remaining: mendable }, dueBy.due, at, article64);
        if (obstacle) return refuse(obstacle);
        const ordered = { order: orders.count + 1, deficits: mendable, dueBy };
        return accept({ type: 'RemedyOrdered', data: { ...key, ...ordered } });
      }),
    )
    .with({ kind: 'CheckRemedy' }, (given) => whenCompared(() => check(facilities, given)))
    .with({ kind: 'FindIrremediable' }, ({ data: { deficit: no, reason } }) =>
      whenCompared(() => {
        if (!areStanding(orders, [no])) return refuse(refusals.noSuchDeficit);
        if (irremediable.includes(no)) return refuse(refusals.irremediableAlready);
        if (deficitOf(facilities, no)?.against !== 'permit') return refuse(refusals.onlyAgainstPermit);
        return accept({ type: 'DeficitFoundIrremediable', data: { ...key, deficit: no, reason } });
      }),
    )
    .with({ kind: 'ProposeFacilitiesPenalty' }, (given) => whenCompared(() => propose(facilities, given)))
    .with({ kind: 'DecideForfeiture' }, ({ data: { deficit, what, yuan, officers, hearingDone } }) =>
      whenCompared(() => {
        if (!areStanding(orders, [deficit])) return refuse(refusals.noSuchDeficit);
        if (!irremediable.includes(deficit)) return refuse(refusals.forfeitFirst);
        if (forfeited.includes(deficit)) return refuse(refusals.forfeitedAlready);
        if (new Set(officers).size < 2) return refuse(refusals.twoInspectors);
        if (!hearingDone) return refuse(refusals.hearingOwed);
        return accept({ type: 'ForfeitureDecided', data: { ...key, deficit, what, yuan, officers } });
      }),
    )
    .with({ kind: 'GrantVerification' }, ({ data: { certificate } }) => {
      if (facilities.source !== 'verification') return refuse(refusals.notAVerification);
      if (facilities.verified) return refuse(refusals.verifiedAlready);
      if (status === 'reported') return refuse(refusals.notCompared);
      if (!facilities.clear) return refuse(refusals.deficitsRemain);
      return accept({ type: 'VerificationGranted', data: { ...key, certificate } });
    })
    .with({ kind: 'ConcludeFacilities' }, ({ data: { note } }) =>
      whenCompared(() => {
        if (orders.current) return refuse(notRevisited(orders, article64));
        if (orders.penalties.some(({ finding, status: is }) => is === 'proposed' && remaining.includes(finding)))
          return refuse(refusals.penaltyPending);
        const isDone = (no: number) =>
          forfeited.includes(no) ||
          orders.penalties.some(({ finding, status: is }) => finding === no && is === 'decided');
        if (!remaining.every(isDone)) return refuse(refusals.concludeBeforeMeasures);
        return accept({ type: 'FacilitiesConcluded', data: { ...key, remaining: [...remaining], note } });
      }),
    )
    .with({ kind: 'WithdrawFacilities' }, ({ data: { reason } }) => {
      if (!isOpen) return refuse(refusals.ended);
      return key.referral
        ? refuse(refusals.answersReferral)
        : accept({ type: 'FacilitiesWithdrawn', data: { ...key, reason } });
    })
    .with({ kind: 'OpenFacilities' }, ({ data }) => openedAgain(key, data, 'FacilitiesReopened'))
    .with({ kind: 'HearOfShortRooms' }, ({ data: { matter } }) =>
      isOpen ? accept() : accept({ type: 'FacilitiesReopened', data: { ...key, matter } }),
    )
    .with({ kind: 'EndFacilities' }, ({ data }) =>
      endedByReferral(key, isOpen, data, { withdrawn: 'FacilitiesWithdrawn', settled: 'FacilitiesSettled' }),
    )
    .with({ kind: 'NoteFacilitiesPenalty' }, ({ data: { penaltyId, result, sanction = 'fine', yuan = 0 } }) => {
      if (!isProposed(orders, penaltyId)) return accept();
      return result === 'decided'
        ? accept({ type: 'FacilitiesPenalised', data: { ...key, penaltyId, sanction, yuan } })
        : accept({ type: 'FacilitiesNotPenalised', data: { ...key, penaltyId } });
    })
    .with({ kind: 'ObserveRemedy' }, ({ at, data: { order } }) =>
      hasRunOut(orders, order, at)
        ? accept({ type: 'RemedyOverdue', data: { ...key, order, due: orders.current!.due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

const compareAll = (
  { key, deficits: known, estateId, matter }: Facilities,
  { at, data: { inspectors, builder, plan, delivered, evidence } }: Given<'CompareFacilities'>,
): Decision<FacilitiesComplianceEvent> => {
  if (new Set(inspectors).size < 2) return refuse(refusals.twoInspectors);
  if (plan.permittedOn > dayInChina(at)) return refuse(refusals.permitInFuture);
  const { roomsRequired, roomsProvided, deficits: lacking } = compare(plan, delivered);
  const deficits = lacking.map((each, index) => ({ ...each, no: known.length + index + 1 }));
  const rooms = { roomsRequired, roomsProvided };
  const compared: FacilitiesComplianceEvent = {
    type: 'FacilitiesCompared',
    data: { ...key, inspectors, builder, plan, delivered, ...rooms, deficits, evidence },
  };
  if (deficits.length === 0)
    return accept<FacilitiesComplianceEvent>(compared, { type: 'FacilitiesCompliant', data: key });
  const housings = deficits.filter((each) => each.against === 'statute');
  if (housings.length === 0) return accept<FacilitiesComplianceEvent>(compared);
  const all = housings.length === deficits.length;
  return accept<FacilitiesComplianceEvent>(compared, {
    type: 'DeficitsReferredToHousing',
    data: { ...key, deficits: housings, builder, matter, ...(estateId ? { estateId } : {}), all },
  });
};

/** What remains is computed from what is delivered now; nobody types it. */
const check = (
  { key, orders, plan, deficits }: Facilities,
  { at, data: { inspectors, delivered, evidence } }: Given<'CheckRemedy'>,
): Decision<FacilitiesComplianceEvent> => {
  if (new Set(inspectors).size < 2) return refuse(refusals.twoInspectors);
  const { roomsProvided, deficits: lacking } = compare(plan!, delivered);
  const isLacking = (no: number): boolean => {
    const kind = deficits.find((each) => each.no === no)?.kind;
    return lacking.some((each) => each.kind === kind && each.against !== 'statute');
  };
  const remaining = orders.remaining.filter(isLacking);
  const obstacle = revisitObstacle(orders, remaining, at, article64);
  if (obstacle) return refuse(obstacle);
  const { no: order, due } = orders.current!;
  const checked: FacilitiesComplianceEvent = {
    type: 'RemedyChecked',
    data: { ...key, inspectors, order, due: at >= due, delivered, roomsProvided, remaining, evidence },
  };
  return remaining.length > 0
    ? accept<FacilitiesComplianceEvent>(checked)
    : accept<FacilitiesComplianceEvent>(checked, { type: 'FacilitiesRemedied', data: key });
};

const propose = (
  facilities: Facilities,
  { at, data: { penaltyId, deficit: no, constructionCost, yuan } }: Given<'ProposeFacilitiesPenalty'>,
): Decision<FacilitiesComplianceEvent> => {
  const { key, orders, builder, irremediable } = facilities;
  const deficit = deficitOf(facilities, no);
  if (!deficit || deficit.against === 'statute') return refuse(refusals.noSuchDeficit);
  const { against, rule } = deficit;
  if (against === 'permit' && !constructionCost) return refuse(refusals.costUnknown);
  const isIrremediable = irremediable.includes(no);
  const violation = namesOfChoice(facilityDeficit.shape.against, against).zh;
  const range = against === 'permit' ? shareOfCost(constructionCost!, isIrremediable) : useRange;
  // Where nothing can be put right there is nothing to order first.
  const obstacle =
    penaltyObstacle(orders, no, { rule, penalty: isIrremediable ? 'direct' : 'with-order' }, at) ??
    outsideRange(rule, range, 'fine', yuan);
  if (obstacle) return refuse(obstacle);
  const proposal = { penaltyId, party: builder!, violation, rule, range, sanction: 'fine', yuan } as const;
  const cost = constructionCost ? { constructionCost } : {};
  return accept({ type: 'FacilitiesPenaltyProposed', data: { ...key, deficit: no, ...cost, proposal } });
};

const deficitOf = ({ deficits }: Facilities, no: number): FacilityDeficit | undefined =>
  deficits.find((each) => each.no === no);

const evolve = (state: FacilitiesState, event: FacilitiesComplianceEvent): FacilitiesState => {
  if (state.status === 'none') {
    if (event.type !== 'FacilitiesReported') return state;
    const { matter, source, estateId } = event.data;
    const none = { deficits: [], orders: noOrders, irremediable: [], forfeited: [], clear: false, verified: false };
    return { status: 'reported', key: caseKeyOf(event.data), matter, source, estateId, ...none };
  }
  const { orders } = state;
  const having = (now: Orders): Facilities => ({ ...state, orders: now });
  const end = (): Facilities => ({ ...having(settled(orders)), status: 'ended' });
  return match(event)
    .returnType<FacilitiesState>()
    .with({ type: 'FacilitiesReported' }, () => state)
    .with({ type: 'FacilitiesReopened' }, ({ data }) => ({
      ...state,
      status: 'reported',
      key: caseKeyOf(data),
      matter: data.matter,
      orders: settled(orders, []),
      clear: false,
    }))
    .with({ type: 'FacilitiesCompared' }, ({ data: { builder, plan, deficits } }) => ({
      ...state,
      status: 'compared',
      builder,
      plan,
      deficits: [...state.deficits, ...deficits],
      orders: withFindings(
        orders,
        deficits.filter(({ against }) => against !== 'statute').map(({ no }) => no),
      ),
    }))
    .with({ type: P.union('FacilitiesCompliant', 'FacilitiesRemedied') }, () => ({
      ...end(),
      orders: settled(orders, []),
      clear: true,
    }))
    .with({ type: 'DeficitsReferredToHousing' }, ({ data: { all } }) =>
      // It is as permitted, which is what a verification asks.
      all ? { ...end(), clear: true } : state,
    )
    .with({ type: 'RemedyOrdered' }, ({ data: { order, deficits, dueBy } }) => ({
      ...state,
      status: 'ordered',
      orders: withOrder(orders, order, deficits, dueBy.due),
    }))
    .with({ type: 'RemedyOverdue' }, () => having(overdue(orders)))
    .with({ type: 'RemedyChecked' }, ({ data: { remaining, due } }) => ({
      ...state,
      status: 'checked',
      orders: revisited(orders, remaining, due),
    }))
    .with({ type: 'DeficitFoundIrremediable' }, ({ data: { deficit } }) => ({
      ...state,
      irremediable: [...state.irremediable, deficit],
    }))
    .with({ type: 'FacilitiesPenaltyProposed' }, ({ data: { deficit, proposal } }) =>
      having(withPenalty(orders, proposal.penaltyId, deficit)),
    )
    .with({ type: 'FacilitiesPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'decided')))
    .with({ type: 'FacilitiesNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: 'ForfeitureDecided' }, ({ data: { deficit } }) => ({
      ...state,
      forfeited: [...state.forfeited, deficit],
    }))
    .with({ type: 'VerificationGranted' }, () => ({ ...state, verified: true }))
    .with({ type: P.union('FacilitiesConcluded', 'FacilitiesWithdrawn', 'FacilitiesSettled') }, end)
    .exhaustive();
};

export const facilitiesDecider: Decider<FacilitiesComplianceCommand, FacilitiesState, FacilitiesComplianceEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
