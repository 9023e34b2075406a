import {
  type CaseKey,
  type CaseMatter,
  caseKeyOf,
  type Deadline,
  type Party,
  type SecurityCaseEvent,
  type SecurityFinding,
} from '@tiaokuai/contracts';
import {
  isProposed,
  noOrders,
  type Orders,
  penaltyBecame,
  removed,
  settled,
  withFindings,
  withPenalty,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';

/** What a security case remembers; what may follow is decided in `decider.ts`. */
export type SecurityCaseState = { readonly status: 'none' } | SecurityCase;

export interface SecurityCase {
  readonly status: 'reported' | 'dispatched' | 'on-scene' | 'found' | 'ended';
  readonly key: CaseKey;
  readonly matter: CaseMatter;
  readonly reportedOn: string;
  /** All of the case, by their numbers. */
  readonly findings: readonly SecurityFinding[];
  /** What stands, and the warnings and fines proposed for it. */
  readonly orders: Orders;
  /** Findings whose parties were warned, and those of them that were gone on with. */
  readonly warned: readonly number[];
  readonly continued: readonly number[];
  readonly dissuasion?: 'stopped' | 'failed';
  readonly agreement?:
    | { readonly findings: readonly number[]; readonly due: string; readonly overdue: boolean }
    | undefined;
  /** Findings for which an agreement was broken or not reached: they are penalised now (art. 9). */
  readonly mediationFailed: readonly number[];
  readonly detentions: readonly Detention[];
  readonly closeBy?: Deadline | undefined;
  readonly extended: boolean;
  readonly overdue: boolean;
  readonly responseOverdue: boolean;
  readonly examinedSince?: string | undefined;
}

export interface Detention {
  readonly finding: number;
  readonly party: Party;
  readonly days: number;
  readonly yuan: number;
  readonly status: 'proposed' | 'decided' | 'dropped';
}

const begun: Omit<SecurityCase, 'key' | 'matter' | 'reportedOn'> = {
  status: 'reported',
  findings: [],
  orders: noOrders,
  warned: [],
  continued: [],
  mediationFailed: [],
  detentions: [],
  extended: false,
  overdue: false,
  responseOverdue: false,
};

export const evolve = (state: SecurityCaseState, event: SecurityCaseEvent): SecurityCaseState => {
  if (state.status === 'none') {
    if (event.type !== 'SecurityCaseReported') return state;
    const { matter, reportedOn } = event.data;
    return { ...begun, key: caseKeyOf(event.data), matter, reportedOn };
  }
  const { orders } = state;
  const having = (now: Orders): SecurityCase => ({ ...state, orders: now });
  const end = (): SecurityCase => ({
    ...having(settled(orders)),
    status: 'ended',
    agreement: undefined,
    examinedSince: undefined,
  });
  const detained = (finding: number, status: Detention['status']): readonly Detention[] =>
    state.detentions.map((each) =>
      each.finding === finding && each.status === 'proposed' ? { ...each, status } : each,
    );
  return match(event)
    .returnType<SecurityCaseState>()
    .with({ type: 'SecurityCaseReported' }, () => state)
    .with({ type: 'SecurityCaseReopened' }, ({ data }) => ({
      ...state,
      status: 'reported',
      key: caseKeyOf(data),
      matter: data.matter,
      orders: settled(orders, []),
      closeBy: undefined,
      extended: false,
      overdue: false,
      responseOverdue: false,
    }))
    .with({ type: 'OfficersDispatched' }, ({ data: { closeBy } }) => ({ ...state, status: 'dispatched', closeBy }))
    .with({ type: 'OfficersOnScene' }, () => ({ ...state, status: 'on-scene' }))
    .with({ type: 'ResponseOverdue' }, () => ({ ...state, responseOverdue: true }))
    .with({ type: 'NeighboursDissuaded' }, ({ data: { result } }) => ({ ...state, dissuasion: result }))
    .with({ type: 'ViolationsFound' }, ({ data: { findings } }) => ({
      ...state,
      status: 'found',
      findings: [...state.findings, ...findings],
      orders: withFindings(
        orders,
        findings.map(({ no }) => no),
      ),
    }))
    .with({ type: 'ViolationContinued' }, ({ data: { of, finding } }) => ({
      ...state,
      findings: [...state.findings, finding],
      continued: [...state.continued, of],
      orders: withFindings(orders, [finding.no]),
    }))
    .with({ type: 'PartiesMediated' }, ({ data: { findings, agreed, performBy } }) =>
      agreed && performBy
        ? { ...state, agreement: { findings, due: performBy.due, overdue: false } }
        : { ...state, mediationFailed: [...state.mediationFailed, ...findings] },
    )
    .with({ type: 'MediationOverdue' }, () => ({
      ...state,
      agreement: state.agreement && { ...state.agreement, overdue: true },
    }))
    .with({ type: 'MediationKept' }, ({ data: { findings } }) => ({
      ...state,
      agreement: undefined,
      orders: removed(orders, findings),
    }))
    .with({ type: 'MediationBroken' }, ({ data: { findings } }) => ({
      ...state,
      agreement: undefined,
      mediationFailed: [...state.mediationFailed, ...findings],
    }))
    .with({ type: 'SecurityPenaltyProposed' }, ({ data: { finding, proposal } }) =>
      having(withPenalty(orders, proposal.penaltyId, finding)),
    )
    .with({ type: 'SecurityPenalised' }, ({ data: { penaltyId, sanction } }) => {
      const finding = isProposed(orders, penaltyId) && orders.penalties.find((each) => each.penaltyId === penaltyId);
      const warned = sanction === 'warning' && finding ? [...state.warned, finding.finding] : state.warned;
      return { ...having(penaltyBecame(orders, penaltyId, 'decided')), warned };
    })
    .with({ type: 'SecurityNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: 'DetentionProposed' }, ({ data: { finding, party, days, yuan } }) => ({
      ...state,
      detentions: [...state.detentions, { finding, party, days, yuan, status: 'proposed' as const }],
    }))
    .with({ type: 'DetentionDecided' }, ({ data: { finding } }) => ({
      ...state,
      detentions: detained(finding, 'decided'),
    }))
    .with({ type: 'DetentionDropped' }, ({ data: { finding } }) => ({
      ...state,
      detentions: detained(finding, 'dropped'),
    }))
    .with({ type: 'ExaminationBegun' }, ({ data: { begunAt } }) => ({ ...state, examinedSince: begunAt }))
    .with({ type: 'ExaminationEnded' }, ({ data: { closeBy } }) => ({ ...state, examinedSince: undefined, closeBy }))
    .with({ type: 'CaseTimeExtended' }, ({ data: { closeBy } }) => ({ ...state, extended: true, closeBy }))
    .with({ type: 'CaseTimeOverdue' }, () => ({ ...state, overdue: true }))
    .with({ type: P.union('NoViolationFound', 'CorrectedOnScene', 'SecurityCaseTransferred') }, end)
    .with({ type: P.union('CriminalCaseFiled', 'SecurityCaseConcluded') }, end)
    .with({ type: P.union('SecurityCaseWithdrawn', 'SecurityCaseSettled') }, end)
    .exhaustive();
};
