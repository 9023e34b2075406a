import {
  type AlterationKind,
  accept,
  alterationKind,
  type CaseKey,
  type CaseMatter,
  caseKeyOf,
  type Decider,
  type Decision,
  houseRule,
  namesOfChoice,
  type Party,
  refuse,
  type StructuralAlterationCommand,
  type StructuralAlterationEvent,
  under,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain, penaltyNoted, refusalsOf } from '@tiaokuai/department/decisions';
import {
  hasRunOut,
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
import { alterations, article15, article69 } from './law.ts';

/**
 * A load-bearing structure altered without permission.
 *
 *   reported ─▶ found ─▶ stopped ─▶ restoration ordered, by a qualified scheme ─(time)─▶ overdue ─▶ checked
 *      │          └ appraised: dangerous is announced to the subdistrict            restored ◀─────────┤
 *      │                                                                               │              └─ not: again, or
 *      │                                        closed: restored and penalised ◀───────┤                 closed: penalised
 *      │                                        closed: restored, let off by 行政处罚法 33 ◀┘
 *      └▶ no alteration found · withdrawn · settled with its referral          ended ─(rework)─▶ reported
 *
 * Law: 建设工程质量管理条例 art. 15 (nobody builds on a structure without a designer's scheme: nor restores it), 69 (order and
 * fine, by who did it); 淄博市物业管理条例 art. 59(一), 83; 行政处罚法 art. 28, 29, 33.
 */
export type AlterationState = { readonly status: 'none' } | Alteration;

interface Alteration {
  readonly status: 'reported' | 'found' | 'stopped' | 'ordered' | 'standing' | 'restored' | 'ended';
  readonly key: CaseKey;
  readonly matter: CaseMatter;
  /** Number of the finding at hand, counted through the whole case. */
  readonly no: number;
  readonly found?: { readonly party: Party; readonly kind: AlterationKind };
  readonly orders: Orders;
}

const by15 = under(article15);
const by69 = under(article69);
const order = under(houseRule('拆改案件办理次序'));

const { absent, exists, ended } = refusalsOf(houseRule('拆改案件办理次序'), 'alteration', {
  absent: ['没有该拆改案件', 'there is no such case', '核对案件编号', 'check its number'],
  exists: ['该编号的案件已存在', 'a case of this id exists'],
  ended: ['该案件已经结案', 'the case has ended', '另行登记线索', 'report it as a new case'],
});
const inspectedAlready = order(
  'alteration-inspected',
  ['该案件已经现场核查', 'the place has been inspected'],
  ['改用“复查恢复情况”', 'check the restoration instead'],
);
const notInspected = by69(
  'not-inspected',
  ['停工、恢复、处罚以核查属实为前提', 'first an inspection must find the alteration'],
  ['先现场核查', 'inspect it first'],
);
const stoppedAlready = order(
  'work-stopped',
  ['已经责令停止施工', 'the work has been stopped'],
  ['责令恢复', 'order the restoration'],
);
const stopFirst = by69(
  'stop-first',
  ['责令恢复前应当先责令停止施工', 'first the work must be stopped'],
  ['先责令停止施工', 'stop the work'],
);
const noScheme = by15(
  'no-restoration-scheme',
  [
    '恢复承重结构须由原设计单位或者具有相应资质等级的设计单位提出设计方案，没有方案不得施工',
    'a load-bearing structure is not built on, nor restored, without a scheme by the original or an equally qualified designer',
  ],
  ['写明出具恢复方案的设计单位', 'name the designer of the scheme'],
);
const penaltyPending = under({ law: '行政处罚法', article: '第五十七条' })(
  'penalty-pending',
  ['已经提出的处罚尚未决定', 'a proposed penalty has not been decided'],
  ['先作出处罚或者不予处罚的决定', 'decide or drop it first'],
);
const penaltyOwed = under({ law: '行政处罚法', article: '第三十三条' })(
  'penalty-owed',
  [
    '已经恢复的，仍应当处罚；轻微并及时改正、没有危害后果或者没有主观过错的才可以不予处罚',
    'what was restored is still fined, unless it was minor, soon corrected and harmless, or nobody’s fault',
  ],
  ['提出处罚，或者写明不予处罚的情形', 'propose a penalty, or say why it may be let be'],
);
const closeBeforeMeasures = by69(
  'close-before-measures',
  ['尚未恢复且未处罚，不得结案', 'it was not restored and nobody was penalised'],
  ['处罚，或者再次责令恢复', 'penalise, or order it again'],
);
const answersReferral = order(
  'answers-a-referral',
  ['派遣的案件不能由承办人撤案', 'a case that answers a referral is not the officer’s to withdraw'],
  ['登记核查结果；撤回由派遣方作出', 'record what was found; only the router takes it back'],
);

const decide = (command: StructuralAlterationCommand, state: AlterationState): Decision<StructuralAlterationEvent> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: StructuralAlterationCommand): Decision<StructuralAlterationEvent> =>
  match(command)
    .returnType<Decision<StructuralAlterationEvent>>()
    .with({ kind: 'ReportAlteration' }, ({ data }) => accept({ type: 'AlterationReported', data }))
    .with({ kind: 'OpenAlteration' }, ({ data }) =>
      accept({ type: 'AlterationReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndAlteration', 'NoteAlterationPenalty', 'ObserveRestoration') }, () => accept())
    .otherwise(() => refuse(absent));

const proceed = (command: StructuralAlterationCommand, alteration: Alteration): Decision<StructuralAlterationEvent> => {
  const { key, matter, status, orders, no } = alteration;
  const isOpen = status !== 'ended';
  const whenFound = (then: () => Decision<StructuralAlterationEvent>): Decision<StructuralAlterationEvent> =>
    isOpen ? (status === 'reported' ? refuse(notInspected) : then()) : refuse(ended);
  const penalty = orders.penalties.findLast(({ finding }) => finding === no)?.status;

  return match(command)
    .returnType<Decision<StructuralAlterationEvent>>()
    .with({ kind: 'ReportAlteration' }, () => refuse(exists))
    .with({ kind: 'InspectAlteration' }, ({ data: { inspectors, evidence, finding } }) => {
      if (!isOpen) return refuse(ended);
      if (status !== 'reported') return refuse(inspectedAlready);
      if (finding.result === 'none')
        return accept({
          type: 'NoAlterationFound',
          data: { ...key, inspectors, because: finding.because, evidence },
        });
      const { party, kind, members } = finding;
      return accept({
        type: 'AlterationFound',
        data: { ...key, no: no + 1, inspectors, party, kind, members, evidence },
      });
    })
    .with({ kind: 'StopWork' }, ({ data: { officers } }) =>
      whenFound(() =>
        status === 'found' ? accept({ type: 'WorkStopped', data: { ...key, no, officers } }) : refuse(stoppedAlready),
      ),
    )
    .with({ kind: 'RecordAppraisal' }, ({ data: { institute, result, report } }) =>
      whenFound(() => {
        const appraised: StructuralAlterationEvent = {
          type: 'StructureAppraised',
          data: { ...key, institute, result, report },
        };
        return result === 'dangerous'
          ? accept<StructuralAlterationEvent>(appraised, { type: 'DangerAnnounced', data: { ...key, matter, report } })
          : accept(appraised);
      }),
    )
    .with({ kind: 'OrderRestoration' }, ({ at, data: { designer, dueBy } }) =>
      whenFound(() => {
        if (status === 'found') return refuse(stopFirst);
        if (!designer) return refuse(noScheme);
        const obstacle = orderObstacle(orders, dueBy.due, at, article69);
        if (obstacle) return refuse(obstacle);
        return accept({
          type: 'RestorationOrdered',
          data: { ...key, order: orders.count + 1, no, designer, dueBy },
        });
      }),
    )
    .with({ kind: 'CheckRestoration' }, ({ at, data: { inspectors, restored, evidence } }) =>
      whenFound(() => {
        const obstacle = revisitObstacle(orders, restored ? [] : [no], at, article69);
        if (obstacle) return refuse(obstacle);
        const { no: current, due } = orders.current!;
        return accept({
          type: 'RestorationChecked',
          data: { ...key, inspectors, order: current, due: at >= due, restored, evidence },
        });
      }),
    )
    .with({ kind: 'ProposeAlterationPenalty' }, ({ at, data: { penaltyId, yuan } }) =>
      whenFound(() => {
        const { party, kind } = alteration.found!;
        const { rule, range } = alterations[kind];
        const obstacle = penaltyObstacle(orders, no, alterations[kind], at) ?? outsideRange(rule, range, 'fine', yuan);
        if (obstacle) return refuse(obstacle);
        const violation = namesOfChoice(alterationKind, kind).zh;
        const proposal = { penaltyId, party, violation, rule, range, sanction: 'fine', yuan } as const;
        return accept({ type: 'AlterationPenaltyProposed', data: { ...key, no, proposal } });
      }),
    )
    .with({ kind: 'CloseAlteration' }, ({ data: { note, leniency } }) =>
      whenFound(() => {
        const close = (end: 'restored-and-penalised' | 'restored' | 'penalised-not-restored') =>
          accept<StructuralAlterationEvent>({ type: 'AlterationClosed', data: { ...key, end, note } });
        if (status !== 'restored' && status !== 'standing') return refuse(notRevisited(orders, article69));
        if (penalty === 'proposed') return refuse(penaltyPending);
        if (status === 'standing')
          return penalty === 'decided' ? close('penalised-not-restored') : refuse(closeBeforeMeasures);
        if (penalty === 'decided') return close('restored-and-penalised');
        return leniency || penalty === 'dropped' ? close('restored') : refuse(penaltyOwed);
      }),
    )
    .with({ kind: 'WithdrawAlteration' }, ({ data: { reason } }) => {
      if (!isOpen) return refuse(ended);
      return key.referral ? refuse(answersReferral) : accept({ type: 'AlterationWithdrawn', data: { ...key, reason } });
    })
    .with({ kind: 'OpenAlteration' }, ({ data }) => openedAgain(key, data, 'AlterationReopened'))
    .with({ kind: 'EndAlteration' }, ({ data }) =>
      endedByReferral(key, isOpen, data, { withdrawn: 'AlterationWithdrawn', settled: 'AlterationSettled' }),
    )
    .with({ kind: 'NoteAlterationPenalty' }, ({ data }) =>
      penaltyNoted(key, orders, data, { decided: 'AlterationPenalised', dropped: 'AlterationNotPenalised' }),
    )
    .with({ kind: 'ObserveRestoration' }, ({ at, data: { order: number } }) =>
      hasRunOut(orders, number, at)
        ? accept({
            type: 'RestorationOverdue',
            data: { ...key, order: number, due: orders.current!.due, observedAt: at },
          })
        : accept(),
    )
    .exhaustive();
};

const evolve = (state: AlterationState, event: StructuralAlterationEvent): AlterationState => {
  if (state.status === 'none') {
    if (event.type !== 'AlterationReported') return state;
    return { status: 'reported', key: caseKeyOf(event.data), matter: event.data.matter, no: 0, orders: noOrders };
  }
  const { orders } = state;
  const having = (now: Orders): Alteration => ({ ...state, orders: now });
  const end = (): Alteration => ({ ...having(settled(orders)), status: 'ended' });
  return match(event)
    .returnType<AlterationState>()
    .with({ type: P.union('AlterationReported', 'StructureAppraised', 'DangerAnnounced') }, () => state)
    .with({ type: 'AlterationReopened' }, ({ data }) => ({
      ...state,
      status: 'reported',
      key: caseKeyOf(data),
      matter: data.matter,
      orders: settled(orders, []),
    }))
    .with({ type: 'AlterationFound' }, ({ data: { no, party, kind } }) => ({
      ...state,
      status: 'found',
      no,
      found: { party, kind },
      orders: withFindings(orders, [no]),
    }))
    .with({ type: 'WorkStopped' }, () => ({ ...state, status: 'stopped' }))
    .with({ type: 'RestorationOrdered' }, ({ data: { order: number, no, dueBy } }) => ({
      ...state,
      status: 'ordered',
      orders: withOrder(orders, number, [no], dueBy.due),
    }))
    .with({ type: 'RestorationOverdue' }, () => having(overdue(orders)))
    .with({ type: 'RestorationChecked' }, ({ data: { restored, due } }) => ({
      ...state,
      status: restored ? 'restored' : 'standing',
      orders: revisited(orders, restored ? [] : [state.no], due),
    }))
    .with({ type: 'AlterationPenaltyProposed' }, ({ data: { no, proposal } }) =>
      having(withPenalty(orders, proposal.penaltyId, no)),
    )
    .with({ type: 'AlterationPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'decided')))
    .with({ type: 'AlterationNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: 'NoAlterationFound' }, () => ({ ...end(), orders: settled(orders, []) }))
    .with({ type: P.union('AlterationClosed', 'AlterationWithdrawn', 'AlterationSettled') }, end)
    .exhaustive();
};

export const alterationDecider: Decider<StructuralAlterationCommand, AlterationState, StructuralAlterationEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
