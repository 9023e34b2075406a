import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  type HazardCommand,
  type HazardEvent,
  type HazardFinding,
  hazardKind,
  houseRule,
  namesOfChoice,
  type Party,
  type Refusal,
  type RuleSource,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain, penaltyNoted, refusalsOf } from '@tiaokuai/department/decisions';
import {
  areStanding,
  hasRunOut,
  isPenalised,
  noOrders,
  noSuchFinding,
  notRevisited,
  type Orders,
  orderObstacle,
  outsideRange,
  overdue,
  penaltyBecame,
  penaltyObstacle,
  removed,
  revisited,
  revisitObstacle,
  settled,
  withFindings,
  withOrder,
  withPenalty,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { violations } from './law.ts';

/**
 * A fire hazard 火灾隐患, from the first inspection to its end.
 *
 *   reported ─▶ inspected ─▶ notified ─(time)─▶ overdue ─▶ reinspected ─▶ cleared
 *      │                        ▲                              │  ├▶ concluded: penalised, or sealed, and still there
 *      │                        └────────── again ─────────────┘  └▶ compelled ─▶ cleared
 *      └▶ no hazard found · withdrawn · settled with its referral          ended ─(rework)─▶ reported
 *
 * Beside it: a sealing in force (from the notice on, until lifted or lapsed) and the penalties proposed.
 *
 * Law: 消防法 art. 53 (inspection), 54 (notice, temporary sealing), 55, 60, 66, 67; 山东省消防条例 art. 59, 70;
 * 行政处罚法 art. 28, 29 (order before penalty, no second fine); 行政强制法 art. 25 (how long a sealing lasts).
 */
export type HazardState = { readonly status: 'none' } | Hazard;

interface Hazard {
  readonly status: 'reported' | 'inspected' | 'notified' | 'reinspected' | 'ended';
  readonly key: CaseKey;
  readonly party?: Party;
  /** All of the case, by their numbers. */
  readonly findings: readonly HazardFinding[];
  readonly orders: Orders;
  readonly sealing?: { readonly no: number; readonly until: string } | undefined;
  readonly sealings: number;
  readonly majorReported: boolean;
}

type LiftingGround = Extract<HazardEvent, { type: 'SealingLifted' }>['data']['ground'];
type Evidence = Extract<HazardEvent, { type: 'HazardCleared' }>['data']['evidence'];

const article54: RuleSource = { law: '消防法', article: '第五十四条' };
const by54 = under(article54);
const order = under(houseRule('隐患办理次序'));

const { absent, exists, ended } = refusalsOf(houseRule('隐患办理次序'), 'hazard', {
  absent: ['没有该隐患案件', 'there is no such hazard', '核对案件编号', 'check its number'],
  exists: ['该编号的案件已存在', 'a hazard of this id exists'],
  ended: ['该案件已经结案', 'the case has ended', '另行登记隐患', 'report it as a new case'],
});
const alreadyInspected = order(
  'hazard-inspected',
  ['该案件已经检查', 'the hazard has been inspected'],
  ['改用“复查”', 're-inspect it instead'],
);
const noCredentials = under({ law: '消防法', article: '第五十三条' })(
  'credentials-not-shown',
  ['监督检查应当出示证件', 'inspectors must show their credentials'],
  ['出示证件后再检查', 'show them, then inspect'],
);
const noParty = by54(
  'party-unknown',
  ['发现隐患须写明有关单位或者个人', 'a hazard needs somebody whom the notice can be addressed to'],
  [
    '写明责任人；共用部位责任人不明的，写物业服务企业（消防法第十八条）',
    'name the party; for common parts, the property service enterprise (消防法 art. 18)',
  ],
);
const notInspected = by54(
  'not-inspected',
  ['责令改正、查封、处罚以监督检查中发现隐患为前提', 'first an inspection must find the hazard'],
  ['先现场检查', 'inspect first'],
);
const sealBeforeNotice = by54(
  'seal-before-notice',
  ['临时查封前应当先通知消除隐患', 'first the party must be told to remove the hazard'],
  ['先责令改正，不及时消除可能严重威胁公共安全的再查封', 'notify rectification first'],
);
const sealedAlready = by54(
  'sealed-already',
  ['已有查封在执行', 'a sealing is in force'],
  ['无须再次查封', 'nothing needs to be sealed again'],
);
const notSealed = by54('not-sealed', ['没有在执行的查封', 'no sealing is in force'], ['核对案件', 'check the case']);
const liftBeforeReinspection = by54(
  'lift-before-reinspection',
  ['隐患尚未经复查消除，不得以消除为由解除查封', 'no re-inspection has found the hazard gone'],
  ['先复查；复查合格的自动解除', 're-inspect; the sealing ends when nothing remains'],
);
const compelBeforeRefusal = under({ law: '消防法', article: '第六十条第三款' })(
  'compel-before-refusal',
  [
    '强制执行限于疏散通道、消火栓、消防车通道、门窗障碍，且经责令改正拒不改正',
    'only for blocked exits, hydrants, lanes and windows, and after the order was disobeyed',
  ],
  ['责令改正，期满复查仍未改正后再执行', 'order it, and re-inspect when the time is over'],
);
const concludeBeforeMeasures = under({ law: '消防法', article: '第六十条' })(
  'conclude-before-measures',
  ['隐患未消除且未处罚、未查封，不得结案', 'the hazard remains and nothing has been done about it'],
  ['处罚、强制执行或者临时查封', 'penalise, compel or seal first'],
);
const answersReferral = order(
  'answers-a-referral',
  ['派遣的案件不能由承办人撤案', 'a case that answers a referral is not the officer’s to withdraw'],
  ['查无隐患的，登记检查结果；撤回由派遣方作出', 'record what the inspection found; only the router takes it back'],
);
const majorReportedAlready = under({ law: '消防法', article: '第五十五条' })(
  'reported-already',
  ['已经报告政府', 'it has been reported already'],
  ['无须重复报告', 'nothing needs to be reported again'],
);
const notForThisParty = (rule: RuleSource, { kind }: Party): Refusal =>
  under(rule)(
    'not-for-this-party',
    kind === 'unit'
      ? ['该违法行为的处罚对象是直接责任人员', 'the law penalises who is directly responsible, not the unit']
      : ['该违法行为的处罚对象是单位', 'the law penalises units for this, not persons'],
    ['改写处罚对象', 'name another party'],
  );

const decide = (command: HazardCommand, state: HazardState): Decision<HazardEvent> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: HazardCommand): Decision<HazardEvent> =>
  match(command)
    .returnType<Decision<HazardEvent>>()
    .with({ kind: 'ReportHazard' }, ({ data }) => accept({ type: 'HazardReported', data }))
    .with({ kind: 'OpenHazard' }, ({ data }) =>
      accept({ type: 'HazardReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndHazard', 'NoteHazardPenalty', 'NoteDissuasion') }, () => accept())
    .with({ kind: P.union('ObserveRectification', 'ObserveSealing') }, () => accept())
    .otherwise(() => refuse(absent));

const proceed = (command: HazardCommand, hazard: Hazard): Decision<HazardEvent> => {
  const { key, status, orders, sealing } = hazard;
  const { remaining } = orders;
  const isOpen = status !== 'ended';
  /** What was found and not yet ended. */
  const whenFound = (then: () => Decision<HazardEvent>): Decision<HazardEvent> =>
    isOpen ? (status === 'reported' ? refuse(notInspected) : then()) : refuse(ended);
  /** The hazard is gone: what was sealed for it is free again. */
  const lifted = (ground: LiftingGround = 'hazard-eliminated'): HazardEvent[] =>
    sealing ? [{ type: 'SealingLifted', data: { ...key, sealing: sealing.no, ground } }] : [];
  const clearedBy = (by: 'rectified' | 'compelled', left: readonly number[], evidence: Evidence): HazardEvent[] =>
    left.length > 0 ? [] : [{ type: 'HazardCleared', data: { ...key, by, evidence } }, ...lifted()];

  return (
    match(command)
      .returnType<Decision<HazardEvent>>()
      .with({ kind: 'ReportHazard' }, () => refuse(exists))
      .with({ kind: 'InspectHazard' }, ({ data: { inspectors, credentialsShown, findings, evidence, party } }) => {
        if (!isOpen) return refuse(ended);
        if (status !== 'reported') return refuse(alreadyInspected);
        if (!credentialsShown) return refuse(noCredentials);
        if (findings.length === 0)
          return accept({ type: 'NoHazardFound', data: { ...key, inspectors, evidence } }, ...lifted());
        if (!party) return refuse(noParty);
        const numbered = findings.map((each, index) => ({ ...each, no: hazard.findings.length + index + 1 }));
        return accept({ type: 'HazardInspected', data: { ...key, inspectors, party, findings: numbered, evidence } });
      })
      .with({ kind: 'NotifyRectification' }, ({ at, data: { dueBy } }) =>
        whenFound(() => {
          const obstacle = orderObstacle(orders, dueBy.due, at, article54);
          if (obstacle) return refuse(obstacle);
          const notice = orders.count + 1;
          return accept({ type: 'RectificationNotified', data: { ...key, notice, findings: [...remaining], dueBy } });
        }),
      )
      .with({ kind: 'ReinspectHazard' }, ({ at, data: { inspectors, credentialsShown, evidence, ...seen } }) =>
        whenFound(() => {
          const obstacle = revisitObstacle(orders, seen.remaining, at, article54);
          if (obstacle) return refuse(obstacle);
          if (!credentialsShown) return refuse(noCredentials);
          const { no: notice, due } = orders.current!;
          const visit = { ...key, inspectors, notice, due: at >= due, remaining: seen.remaining, evidence };
          return accept(
            { type: 'HazardReinspected', data: visit },
            ...clearedBy('rectified', seen.remaining, evidence),
          );
        }),
      )
      .with({ kind: 'SealPlace' }, ({ data: { part, threat, until } }) =>
        whenFound(() => {
          if (status === 'inspected') return refuse(sealBeforeNotice);
          if (sealing) return refuse(sealedAlready);
          return accept({ type: 'PlaceSealed', data: { ...key, sealing: hazard.sealings + 1, part, threat, until } });
        }),
      )
      .with({ kind: 'LiftSealing' }, ({ data: { ground } }) => {
        if (!sealing) return refuse(notSealed);
        return isOpen && ground === 'hazard-eliminated' ? refuse(liftBeforeReinspection) : accept(...lifted(ground));
      })
      .with({ kind: 'CompelRemoval' }, ({ data: { findings, costs } }) =>
        whenFound(() => {
          if (!areStanding(orders, findings)) return refuse(noSuchFinding(article54));
          const mayCompel = findings.every(
            (no) => orders.unremedied.includes(no) && violations[findingOf(hazard, no)!.kind].compellable,
          );
          if (!mayCompel) return refuse(compelBeforeRefusal);
          const left = remaining.filter((no) => !findings.includes(no));
          const compelled: HazardEvent = { type: 'RemovalCompelled', data: { ...key, findings, costs } };
          return accept(compelled, ...clearedBy('compelled', left, []));
        }),
      )
      .with({ kind: 'ProposeHazardPenalty' }, ({ at, data: { penaltyId, finding: no, sanction, yuan, party } }) =>
        whenFound(() => {
          const finding = findingOf(hazard, no);
          if (!finding) return refuse(noSuchFinding(article54));
          const whom = party ?? hazard.party!;
          const violation = violations[finding.kind];
          const { rule, [whom.kind]: range } = violation;
          if (!range) return refuse(notForThisParty(rule, whom));
          const obstacle = penaltyObstacle(orders, no, violation, at) ?? outsideRange(rule, range, sanction, yuan);
          if (obstacle) return refuse(obstacle);
          const name = namesOfChoice(hazardKind, finding.kind).zh;
          const proposal = { penaltyId, party: whom, violation: name, rule, range, sanction, yuan };
          return accept({ type: 'HazardPenaltyProposed', data: { ...key, finding: no, proposal } });
        }),
      )
      .with({ kind: 'ReportMajorHazard' }, ({ data: { reason } }) =>
        whenFound(() =>
          hazard.majorReported
            ? refuse(majorReportedAlready)
            : accept({ type: 'MajorHazardReported', data: { ...key, reason } }),
        ),
      )
      .with({ kind: 'ConcludeHazard' }, ({ data: { note } }) =>
        whenFound(() => {
          if (status !== 'reinspected') return refuse(notRevisited(orders, article54));
          if (!sealing && !isPenalised(orders)) return refuse(concludeBeforeMeasures);
          const end = sealing ? 'sealed' : 'penalised';
          return accept({ type: 'HazardConcluded', data: { ...key, end, remaining: [...remaining], note } });
        }),
      )
      .with({ kind: 'WithdrawHazard' }, ({ data: { reason } }) => {
        if (!isOpen) return refuse(ended);
        return key.referral ? refuse(answersReferral) : accept({ type: 'HazardWithdrawn', data: { ...key, reason } });
      })
      .with({ kind: 'OpenHazard' }, ({ data }) => openedAgain(key, data, 'HazardReopened'))
      // A seal in force keeps its case open.
      .with({ kind: 'EndHazard' }, ({ data }) =>
        endedByReferral(key, isOpen && !sealing, data, { withdrawn: 'HazardWithdrawn', settled: 'HazardSettled' }),
      )
      .with({ kind: 'NoteHazardPenalty' }, ({ data }) =>
        penaltyNoted(key, orders, data, { decided: 'HazardPenalised', dropped: 'HazardNotPenalised' }),
      )
      .with({ kind: 'NoteDissuasion' }, ({ data: { dissuasionId, result } }) =>
        isOpen ? accept({ type: 'DissuasionNoted', data: { ...key, dissuasionId, result } }) : accept(),
      )
      .with({ kind: 'ObserveRectification' }, ({ at, data: { notice } }) =>
        hasRunOut(orders, notice, at)
          ? accept({
              type: 'RectificationOverdue',
              data: { ...key, notice, due: orders.current!.due, observedAt: at },
            })
          : accept(),
      )
      .with({ kind: 'ObserveSealing' }, ({ at, data }) => {
        if (sealing?.no !== data.sealing || at < sealing.until) return accept();
        const { no, until } = sealing;
        return accept({ type: 'SealingLapsed', data: { ...key, sealing: no, until, observedAt: at } });
      })
      .exhaustive()
  );
};

const findingOf = ({ findings }: Hazard, no: number): HazardFinding | undefined =>
  findings.find((each) => each.no === no);

const evolve = (state: HazardState, event: HazardEvent): HazardState => {
  if (state.status === 'none')
    return event.type === 'HazardReported'
      ? {
          status: 'reported',
          key: caseKeyOf(event.data),
          findings: [],
          orders: noOrders,
          sealings: 0,
          majorReported: false,
        }
      : state;
  const { orders } = state;
  const having = (now: Orders): Hazard => ({ ...state, orders: now });
  const end = (): Hazard => ({ ...having(settled(orders)), status: 'ended' });
  return match(event)
    .returnType<HazardState>()
    .with({ type: P.union('HazardReported', 'DissuasionNoted') }, () => state)
    .with({ type: 'HazardReopened' }, ({ data }) => ({
      ...state,
      status: 'reported',
      key: caseKeyOf(data),
      orders: settled(orders, []),
    }))
    .with({ type: 'HazardInspected' }, ({ data: { party, findings } }) => ({
      ...state,
      status: 'inspected',
      party,
      findings: [...state.findings, ...findings],
      orders: withFindings(
        orders,
        findings.map(({ no }) => no),
      ),
    }))
    .with({ type: P.union('NoHazardFound', 'HazardCleared') }, () => ({ ...end(), orders: settled(orders, []) }))
    .with({ type: 'RectificationNotified' }, ({ data: { notice, findings, dueBy } }) => ({
      ...state,
      status: 'notified',
      orders: withOrder(orders, notice, findings, dueBy.due),
    }))
    .with({ type: 'RectificationOverdue' }, () => having(overdue(orders)))
    .with({ type: 'HazardReinspected' }, ({ data: { remaining, due } }) => ({
      ...state,
      status: 'reinspected',
      orders: revisited(orders, remaining, due),
    }))
    .with({ type: 'PlaceSealed' }, ({ data: { sealing: no, until } }) => ({
      ...state,
      sealing: { no, until: until.due },
      sealings: no,
    }))
    .with({ type: P.union('SealingLapsed', 'SealingLifted') }, () => ({ ...state, sealing: undefined }))
    .with({ type: 'RemovalCompelled' }, ({ data: { findings } }) => having(removed(orders, findings)))
    .with({ type: 'HazardPenaltyProposed' }, ({ data: { finding, proposal } }) =>
      having(withPenalty(orders, proposal.penaltyId, finding)),
    )
    .with({ type: 'HazardPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'decided')))
    .with({ type: 'HazardNotPenalised' }, ({ data }) => having(penaltyBecame(orders, data.penaltyId, 'dropped')))
    .with({ type: 'MajorHazardReported' }, () => ({ ...state, majorReported: true }))
    .with({ type: P.union('HazardConcluded', 'HazardWithdrawn', 'HazardSettled') }, end)
    .exhaustive();
};

export const hazardDecider: Decider<HazardCommand, HazardState, HazardEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
