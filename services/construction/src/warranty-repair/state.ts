import {
  type CaseKey,
  type CaseMatter,
  caseKeyOf,
  type Defect,
  dayInChina,
  type Party,
  type WarrantyRepairEvent,
} from '@tiaokuai/contracts';
import {
  isProposed,
  noOrders,
  type Orders,
  overdue,
  penaltyBecame,
  revisited,
  settled,
  withFindings,
  withOrder,
  withPenalty,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';

/** What a repair case remembers; what may follow is decided in `decider.ts`. */
export type WarrantyRepairState = { readonly status: 'none' } | WarrantyRepair;

export interface WarrantyRepair {
  readonly status: 'reported' | 'inspected' | 'ordered' | 'checked' | 'ended';
  readonly key: CaseKey;
  readonly matter: CaseMatter;
  readonly reportedOn: string;
  readonly builder?: Unit;
  readonly contractor?: Unit | undefined;
  /** All of the case, by their numbers. */
  readonly defects: readonly Defect[];
  readonly orders: Orders;
  /** Day of the first order for each defect. */
  readonly orderedOn: Readonly<Record<number, string>>;
  readonly draws: readonly Draw[];
  readonly persons: readonly Person[];
  /** What the contractor was fined. */
  readonly fined: number;
}

type Unit = Extract<Party, { kind: 'unit' }>;
export interface Draw {
  readonly claimId: string;
  readonly defect: number;
  readonly status: 'requested' | 'drawn' | 'refused';
}
interface Person {
  readonly penaltyId: string;
  readonly file: string;
  readonly status: 'proposed' | 'decided' | 'dropped';
}

export const evolve = (state: WarrantyRepairState, event: WarrantyRepairEvent): WarrantyRepairState => {
  if (state.status === 'none') {
    if (event.type !== 'DefectsReported') return state;
    const { matter, reportedOn } = event.data;
    const none = { defects: [], orders: noOrders, orderedOn: {}, draws: [], persons: [], fined: 0 };
    return { status: 'reported', key: caseKeyOf(event.data), matter, reportedOn, ...none };
  }
  const { orders } = state;
  const end = (): WarrantyRepair => ({ ...state, status: 'ended', orders: settled(orders) });
  const drawBecame = (claimId: string, status: Draw['status']): WarrantyRepair => ({
    ...state,
    draws: state.draws.map((each) => (each.claimId === claimId ? { ...each, status } : each)),
  });
  const became = (penaltyId: string, status: Person['status']): WarrantyRepair => ({
    ...state,
    orders: penaltyBecame(orders, penaltyId, status),
    persons: state.persons.map((each) => (each.penaltyId === penaltyId ? { ...each, status } : each)),
  });
  return match(event)
    .returnType<WarrantyRepairState>()
    .with({ type: 'DefectsReported' }, () => state)
    .with({ type: 'DefectsReopened' }, ({ data }) => ({
      ...state,
      status: 'reported',
      key: caseKeyOf(data),
      matter: data.matter,
      orders: settled(orders, []),
    }))
    .with({ type: 'DefectsInspected' }, ({ data: { builder, contractor, reportedOn, defects } }) => ({
      ...state,
      status: 'inspected',
      builder,
      contractor,
      reportedOn,
      defects: [...state.defects, ...defects],
      orders: withFindings(
        orders,
        defects.filter(({ covered }) => covered).map(({ no }) => no),
      ),
    }))
    .with({ type: 'WarrantyNotOwed' }, ({ data: { all } }) => (all ? end() : state))
    .with({ type: P.union('NoDefectFound', 'DefectsRepaired') }, () => ({ ...end(), orders: settled(orders, []) }))
    .with({ type: 'RepairOrdered' }, ({ data: { order, defects, dueBy } }) => ({
      ...state,
      status: 'ordered',
      orders: withOrder(orders, order, defects, dueBy.due),
      orderedOn: {
        ...Object.fromEntries(defects.map((no) => [no, dayInChina(dueBy.start)])),
        ...state.orderedOn,
      },
    }))
    .with({ type: 'RepairOverdue' }, () => ({ ...state, orders: overdue(orders) }))
    .with({ type: 'RepairChecked' }, ({ data: { remaining, due } }) => ({
      ...state,
      status: 'checked',
      orders: revisited(orders, remaining, due),
    }))
    .with({ type: 'WarrantyDrawRequested' }, ({ data: { claimId, defect } }) => ({
      ...state,
      draws: [...state.draws, { claimId, defect, status: 'requested' as const }],
    }))
    .with({ type: 'WarrantyDrawn' }, ({ data: { claimId } }) => drawBecame(claimId, 'drawn'))
    .with({ type: 'WarrantyDrawRefused' }, ({ data: { claimId } }) => drawBecame(claimId, 'refused'))
    .with({ type: 'WarrantyPenaltyProposed' }, ({ data: { defect, proposal } }) => {
      const { penaltyId, party } = proposal;
      return party.kind === 'unit'
        ? { ...state, contractor: party, orders: withPenalty(orders, penaltyId, defect) }
        : { ...state, persons: [...state.persons, { penaltyId, file: party.file, status: 'proposed' as const }] };
    })
    .with({ type: 'WarrantyPenalised' }, ({ data: { penaltyId, yuan } }) => ({
      ...became(penaltyId, 'decided'),
      fined: isProposed(orders, penaltyId) ? Math.max(state.fined, yuan) : state.fined,
    }))
    .with({ type: 'WarrantyNotPenalised' }, ({ data: { penaltyId } }) => became(penaltyId, 'dropped'))
    .with({ type: P.union('WarrantyRepairConcluded', 'WarrantyRepairWithdrawn', 'WarrantyRepairSettled') }, end)
    .exhaustive();
};
