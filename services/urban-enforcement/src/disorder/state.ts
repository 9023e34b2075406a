import {
  type CaseKey,
  type CaseMatter,
  caseKeyOf,
  type DisorderFinding,
  type DisorderEvent as Event,
  type OperatorResult,
  type Party,
} from '@tiaokuai/contracts';
import {
  noOrders,
  type Orders,
  overdue,
  penaltyBecame,
  removed,
  revisited,
  settled,
  withFindings,
  withOrder,
  withPenalty,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { type Violation, violationOn } from './law.ts';

/** A case of disorder as its events leave it; what may follow says `decider.ts`. */
export type DisorderState = { readonly status: 'none' } | Disorder;

export type DataOf<Type extends Event['type']> = Extract<Event, { type: Type }>['data'];
export type Measure = Pick<DataOf<'MeasureTaken'>, 'kind' | 'findings'> & {
  readonly no: number;
  readonly until?: string;
};

export interface Disorder {
  readonly status: 'reported' | 'inspected' | 'ordered' | 'revisited' | 'ended';
  readonly key: CaseKey;
  readonly matter: CaseMatter;
  readonly party?: Party;
  /** All of the case, by their numbers, each with the day that says which law applies. */
  readonly findings: readonly (DisorderFinding & { readonly on: string })[];
  readonly educated: readonly number[];
  readonly orders: Orders;
  /** In force. */
  readonly measures: readonly Measure[];
  readonly measured: number;
  /** Market supervision was told of the operator; what it has answered. */
  readonly operator?: { readonly result?: OperatorResult };
}

export const findingOf = ({ findings }: Disorder, no: number): Disorder['findings'][number] | undefined =>
  findings.find((each) => each.no === no);

/** What the law of its day says of a finding. */
export const lawOf = ({ kind, on }: Disorder['findings'][number]): Violation => violationOn(kind, on);

const opened = (key: CaseKey, matter: CaseMatter): Disorder => ({
  status: 'reported',
  key,
  matter,
  findings: [],
  educated: [],
  orders: noOrders,
  measures: [],
  measured: 0,
});

export const evolve = (state: DisorderState, event: Event): DisorderState => {
  if (state.status === 'none')
    return event.type === 'DisorderReported' ? opened(caseKeyOf(event.data), event.data.matter) : state;
  const { orders } = state;
  const having = (now: Orders): Disorder => ({ ...state, orders: now });
  const end = (left: readonly number[] = orders.remaining): Disorder => ({
    ...having(settled(orders, left)),
    status: 'ended',
  });
  const lifted = ({ measure }: { readonly measure: number }): Disorder => ({
    ...state,
    measures: state.measures.filter(({ no }) => no !== measure),
  });
  return match(event)
    .returnType<DisorderState>()
    .with({ type: 'DisorderReported' }, () => state)
    .with({ type: 'OperatorWithoutLicenceReported' }, () => ({ ...state, operator: {} }))
    .with({ type: 'OperatorResultNoted' }, ({ data: { result } }) => ({ ...state, operator: { result } }))
    .with({ type: 'DisorderReopened' }, ({ data }) => ({
      ...state,
      status: 'reported',
      key: caseKeyOf(data),
      matter: data.matter,
      orders: settled(orders, []),
    }))
    .with({ type: 'DisorderInspected' }, ({ data: { party, findings, foundOn } }) => ({
      ...state,
      status: 'inspected',
      party,
      findings: [...state.findings, ...findings.map((each) => ({ ...each, on: foundOn }))],
      orders: withFindings(
        orders,
        findings.map(({ no }) => no),
      ),
    }))
    .with({ type: 'PartyEducated' }, ({ data: { findings } }) => ({
      ...state,
      educated: [...state.educated, ...findings],
    }))
    .with({ type: 'DisorderOrdered' }, ({ data: { order, findings, dueBy } }) => ({
      ...state,
      status: 'ordered',
      orders: withOrder(orders, order, findings, dueBy.due),
    }))
    .with({ type: 'DisorderOrderOverdue' }, () => having(overdue(orders)))
    .with({ type: 'DisorderRevisited' }, ({ data: { remaining, due } }) => ({
      ...state,
      status: 'revisited',
      orders: revisited(orders, remaining, due),
    }))
    .with({ type: 'MeasureTaken' }, ({ data: { measure: no, kind, findings, until } }) => {
      if (kind === 'perform-for-party') return { ...state, measured: no, orders: removed(orders, findings) };
      const measure: Measure = { no, kind, findings, ...(until ? { until: until.due } : {}) };
      return { ...state, measured: no, measures: [...state.measures, measure] };
    })
    .with({ type: P.union('MeasureLapsed', 'MeasureLifted') }, ({ data }) => lifted(data))
    .with({ type: 'DisorderPenaltyProposed' }, ({ data: { finding, proposal } }) =>
      having(withPenalty(orders, proposal.penaltyId, finding)),
    )
    .with({ type: 'DisorderPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'decided')))
    .with({ type: 'DisorderNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: P.union('NoDisorderFound', 'DisorderCorrected') }, () => end([]))
    .with({ type: P.union('DisorderConcluded', 'DisorderAssisted', 'DisorderWithdrawn', 'DisorderSettled') }, () =>
      end(),
    )
    .exhaustive();
};
