import {
  type CaseKey,
  type CaseMatter,
  caseKeyOf,
  type OperatorEvent,
  type OperatorFinding,
  type Party,
} from '@tiaokuai/contracts';
import {
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

export type OperatorState = { readonly status: 'none' } | OperatorCase;

export interface OperatorCase {
  readonly status: 'reported' | 'checked' | 'ordered' | 'revisited' | 'ended';
  readonly key: CaseKey;
  readonly matter: CaseMatter;
  readonly operator?: Party;
  readonly premises?: string;
  readonly findings: readonly OperatorFinding[];
  readonly orders: Orders;
  /** Findings that the last order on them gave time to register for. */
  readonly guided: readonly number[];
  readonly sealing?: { readonly no: number; readonly until: string } | undefined;
  readonly sealings: number;
  /** Fen to be confiscated, by penalty. */
  readonly confiscate: Readonly<Record<string, number>>;
}

export const evolve = (state: OperatorState, event: OperatorEvent): OperatorState => {
  if (event.type === 'OperatorReported') {
    if (state.status !== 'none') return state;
    const { matter } = event.data;
    return {
      status: 'reported',
      key: caseKeyOf(event.data),
      matter,
      findings: [],
      orders: noOrders,
      guided: [],
      sealings: 0,
      confiscate: {},
    };
  }
  if (state.status === 'none') return state;
  const { orders } = state;
  const having = (now: Orders): OperatorCase => ({ ...state, orders: now });
  return match(event)
    .returnType<OperatorState>()
    .with({ type: 'OperatorReopened' }, ({ data }) => ({
      ...state,
      status: 'reported',
      key: caseKeyOf(data),
      matter: data.matter,
      orders: settled(orders, []),
    }))
    .with({ type: 'OperatorReferred' }, ({ data }) => ({ ...state, key: caseKeyOf(data), matter: data.matter }))
    .with({ type: P.union('OperatorPointedOut', 'ViolationReportedOn', 'OperatorPutOnCreditRecord') }, () => state)
    .with({ type: 'OperatorChecked' }, ({ data: { operator, premises, findings } }) => ({
      ...state,
      status: 'checked',
      operator,
      premises,
      findings: [...state.findings, ...findings],
      orders: withFindings(
        orders,
        findings.map(({ no }) => no),
      ),
    }))
    .with({ type: 'OperatorOrdered' }, ({ data: { order, manner, findings, dueBy } }) => ({
      ...state,
      status: 'ordered',
      guided:
        manner === 'register' ? [...state.guided, ...findings] : state.guided.filter((no) => !findings.includes(no)),
      orders: withOrder(orders, order, findings, dueBy.due),
    }))
    .with({ type: 'OperatorOrderOverdue' }, () => having(overdue(orders)))
    .with({ type: 'OperatorRevisited' }, ({ data: { remaining, due } }) => ({
      ...state,
      status: 'revisited',
      orders: revisited(orders, remaining, due),
    }))
    .with({ type: 'PremisesSealed' }, ({ data: { sealing: no, until } }) => ({
      ...state,
      sealing: { no, until: until.due },
      sealings: no,
    }))
    .with({ type: P.union('PremisesSealLapsed', 'PremisesSealLifted') }, () => ({ ...state, sealing: undefined }))
    .with({ type: 'OperatorPenaltyProposed' }, ({ data: { finding, proposal, confiscate } }) => ({
      ...state,
      confiscate: { ...state.confiscate, [proposal.penaltyId]: confiscate },
      orders: withPenalty(orders, proposal.penaltyId, finding),
    }))
    .with({ type: 'OperatorPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'decided')))
    .with({ type: 'OperatorNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: P.union('OperatorLawful', 'OperatorRegularised', 'OperatorAssisted') }, () => ({
      ...state,
      status: 'ended',
      orders: settled(orders, []),
    }))
    .with({ type: P.union('OperatorConcluded', 'OperatorWithdrawn', 'OperatorSettled') }, () => ({
      ...state,
      status: 'ended',
      orders: settled(orders),
    }))
    .exhaustive();
};
