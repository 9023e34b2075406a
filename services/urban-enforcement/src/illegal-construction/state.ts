import {
  type CaseKey,
  type ConstructionClock,
  type ConstructionKind,
  caseKeyOf,
  type IllegalConstructionEvent as Event,
  type Party,
} from '@tiaokuai/contracts';
import type { ProposedPenalty } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';

/** A case of illegal construction as its events leave it; what may follow says `decider.ts`. */
export type ConstructionState = { readonly status: 'none' } | Construction;

type Disobeyed = 'stop' | 'removal';
export type DataOf<Type extends Event['type']> = Extract<Event, { type: Type }>['data'];

export interface Construction {
  readonly status: 'reported' | 'found' | 'filed' | 'investigated' | 'decided' | 'ended';
  readonly key: CaseKey;
  readonly kind: ConstructionKind;
  readonly zone: 'city' | 'village';
  readonly underWay: boolean;
  /** Clocks that run, by the moment they end. */
  readonly clocks: Readonly<Partial<Record<ConstructionClock, string>>>;
  readonly stopped: boolean;
  readonly party?: Party;
  readonly inquiry?: Pick<DataOf<'ConstructionInvestigated'>, 'cost' | 'grounds' | 'removable'>;
  readonly decision?: { readonly kind: 'correction' | 'removal'; readonly due: string; readonly appealBy?: string };
  readonly orders: number;
  /** A correction whose time was over in vain. */
  readonly uncorrected: boolean;
  readonly confiscated: boolean;
  /** What a revisit found, and what was reported of it. */
  readonly disobeyed: readonly Disobeyed[];
  readonly reported: readonly Disobeyed[];
  readonly reportDue?: string | undefined;
  readonly compulsion: readonly ('seal-site' | 'compelled-removal')[];
  readonly ownBy?: string;
  readonly appeal: 'none' | 'pending' | 'upheld';
  readonly penalties: readonly Omit<ProposedPenalty, 'finding'>[];
}

/** A case as it begins, or begins again: what was fined before stays fined. */
const opened = (key: CaseKey, penalties: Construction['penalties'] = []): Construction => ({
  status: 'reported',
  key,
  kind: 'without-permit',
  zone: 'city',
  underWay: false,
  clocks: {},
  stopped: false,
  orders: 0,
  uncorrected: false,
  confiscated: false,
  disobeyed: [],
  reported: [],
  compulsion: [],
  appeal: 'none',
  penalties,
});

export const evolve = (state: ConstructionState, event: Event): ConstructionState => {
  if (state.status === 'none') return event.type === 'ConstructionReported' ? opened(caseKeyOf(event.data)) : state;
  const starting = (clock: ConstructionClock, due: string) => ({ ...state.clocks, [clock]: due });
  const stopping = (clock: ConstructionClock) => {
    const { [clock]: _over, ...running } = state.clocks;
    return running;
  };
  const penaltyBecame = (penaltyId: string, status: 'decided' | 'dropped'): Construction => ({
    ...state,
    penalties: state.penalties.map((each) => (each.penaltyId === penaltyId ? { ...each, status } : each)),
  });
  const ended = (): Construction => ({ ...state, status: 'ended', clocks: {} });

  return match(event)
    .returnType<ConstructionState>()
    .with({ type: P.union('ConstructionReported', 'BuildingSiteSealed', 'ConstructionRemovedByForce') }, () => state)
    .with({ type: 'ConstructionReopened' }, ({ data }) => opened(caseKeyOf(data), state.penalties))
    .with({ type: 'ConstructionFound' }, ({ data: { kind, zone, underWay, stopBy } }) => ({
      ...state,
      status: 'found',
      kind,
      zone,
      underWay,
      clocks: stopBy ? starting('stop', stopBy.due) : state.clocks,
    }))
    .with({ type: 'WorkStopOrdered' }, () => ({ ...state, stopped: true, clocks: stopping('stop') }))
    .with({ type: 'ConstructionCaseFiled' }, ({ data: { party, decideBy } }) => ({
      ...state,
      status: 'filed',
      party,
      clocks: starting('decision', decideBy.due),
    }))
    .with({ type: 'ConstructionInvestigated' }, ({ data: { cost, grounds, removable } }) => ({
      ...state,
      status: 'investigated',
      inquiry: { cost, grounds, removable },
    }))
    .with({ type: 'ConstructionCorrectionOrdered' }, ({ data: { order, dueBy } }) => ({
      ...state,
      status: 'decided',
      decision: { kind: 'correction', due: dueBy.due },
      orders: order,
      clocks: { ...stopping('decision'), order: dueBy.due },
    }))
    .with({ type: 'RemovalOrdered' }, ({ data: { order, dueBy, appealBy } }) => ({
      ...state,
      status: 'decided',
      decision: { kind: 'removal', due: dueBy.due, appealBy: appealBy.due },
      orders: order,
      clocks: { ...stopping('decision'), order: dueBy.due },
    }))
    .with({ type: 'ConstructionConfiscated' }, () => ({ ...state, confiscated: true }))
    .with({ type: 'ConstructionClockRanOut' }, ({ data: { clock } }) => ({ ...state, clocks: stopping(clock) }))
    .with({ type: 'SiteRevisited' }, ({ data: { found } }) => {
      if (found === 'working-on') return { ...state, disobeyed: [...new Set([...state.disobeyed, 'stop' as const])] };
      if (found !== 'standing') return state;
      return state.decision?.kind === 'removal'
        ? { ...state, disobeyed: [...new Set([...state.disobeyed, 'removal' as const])], clocks: stopping('order') }
        : { ...state, uncorrected: true, clocks: stopping('order') };
    })
    .with({ type: 'DisobedienceReported' }, ({ data: { of, answerBy } }) => ({
      ...state,
      reported: [...state.reported, of],
      reportDue: answerBy.due,
      clocks: starting('government', answerBy.due),
    }))
    .with({ type: 'CompulsionOrdered' }, ({ data: { measures } }) => ({
      ...state,
      compulsion: [...new Set([...state.compulsion, ...measures])],
      reportDue: undefined,
      clocks: stopping('government'),
    }))
    .with({ type: 'CompelledRemovalAnnounced' }, ({ data: { ownBy } }) => ({ ...state, ownBy: ownBy.due }))
    .with({ type: 'ConstructionAppealRecorded' }, ({ data: { stage } }) => ({
      ...state,
      appeal: stage === 'filed' ? 'pending' : stage === 'upheld' ? 'upheld' : state.appeal,
    }))
    .with({ type: 'ConstructionPenaltyProposed' }, ({ data: { proposal } }) => ({
      ...state,
      penalties: [...state.penalties, { penaltyId: proposal.penaltyId, status: 'proposed' }],
    }))
    .with({ type: 'ConstructionPenalised' }, ({ data: { penaltyId } }) => penaltyBecame(penaltyId, 'decided'))
    .with({ type: 'ConstructionNotPenalised' }, ({ data: { penaltyId } }) => penaltyBecame(penaltyId, 'dropped'))
    .with(
      { type: P.union('NoIllegalConstructionFound', 'ConstructionClosed') },
      { type: P.union('ConstructionWithdrawn', 'ConstructionSettled') },
      ended,
    )
    .exhaustive();
};
