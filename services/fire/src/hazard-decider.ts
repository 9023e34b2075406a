import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  type HazardCommand,
  type HazardEvent,
  type HazardFinding,
  houseRule,
  type Party,
  type PenaltyRange,
  type Refusal,
  refuse,
  under,
} from '@tiaokuai/contracts';
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
  /** What the last visit left standing. */
  readonly remaining: readonly number[];
  /** What some notice has ordered to be put right. */
  readonly ordered: readonly number[];
  /** Ordered, the time run out, and found again by a re-inspection. */
  readonly unremedied: readonly number[];
  readonly notice?: { readonly no: number; readonly due: string; readonly overdue: boolean };
  readonly notices: number;
  readonly sealing?: { readonly no: number; readonly until: string };
  readonly sealings: number;
  readonly penalties: readonly Penalty[];
  readonly majorReported: boolean;
}

type LiftingGround = Extract<HazardEvent, { type: 'SealingLifted' }>['data']['ground'];

interface Penalty {
  readonly penaltyId: string;
  readonly finding: number;
  readonly status: 'proposed' | 'decided' | 'dropped';
}

const inspection = under({ law: '消防法', article: '第五十三条' });
const article54 = under({ law: '消防法', article: '第五十四条' });
const article60 = under({ law: '消防法', article: '第六十条' });
const order = under(houseRule('隐患办理次序'));

const absent = order(
  'no-such-hazard',
  ['没有该隐患案件', 'there is no such hazard'],
  ['核对案件编号', 'check its number'],
);
const exists = order(
  'hazard-exists',
  ['该编号的案件已存在', 'a hazard of this id exists'],
  ['换新编号', 'take a new id'],
);
const ended = order(
  'hazard-ended',
  ['该案件已经结案', 'the case has ended'],
  ['另行登记隐患', 'report the hazard as a new case'],
);
const alreadyInspected = order(
  'hazard-inspected',
  ['该案件已经检查', 'the hazard has been inspected'],
  ['改用“复查”', 're-inspect it instead'],
);
const noCredentials = inspection(
  'credentials-not-shown',
  ['监督检查应当出示证件', 'inspectors must show their credentials'],
  ['出示证件后再检查', 'show them, then inspect'],
);
const noParty = article54(
  'party-unknown',
  ['发现隐患须写明有关单位或者个人', 'a hazard needs somebody whom the notice can be addressed to'],
  [
    '写明责任人；共用部位责任人不明的，写物业服务企业（消防法第十八条）',
    'name the party; for common parts, the property service enterprise (消防法 art. 18)',
  ],
);
const notInspected = article54(
  'not-inspected',
  ['责令改正、查封、处罚以监督检查中发现隐患为前提', 'first an inspection must find the hazard'],
  ['先现场检查', 'inspect first'],
);
const noticeRuns = article54(
  'notice-runs',
  ['整改期限未满，不得重复责令或者认定逾期', 'the time to put it right still runs'],
  ['期满后复查；已经整改的，复查时不列未改事项', 're-inspect when it is over, or now if nothing remains'],
);
const dueInPast = order(
  'due-in-past',
  ['整改期限须在今后', 'the time must end in the future'],
  ['改正期限', 'correct it'],
);
const noNotice = article54(
  'no-notice',
  ['没有责令改正，无从复查', 'nothing has been ordered that could be re-inspected'],
  ['先责令改正', 'notify rectification first'],
);
const unknownFinding = order(
  'no-such-finding',
  ['没有该编号的隐患', 'no finding has this number'],
  ['核对隐患编号', 'check the numbers of the findings'],
);
const sealBeforeNotice = article54(
  'seal-before-notice',
  ['临时查封前应当先通知消除隐患', 'first the party must be told to remove the hazard'],
  ['先责令改正，不及时消除可能严重威胁公共安全的再查封', 'notify rectification first'],
);
const sealedAlready = article54(
  'sealed-already',
  ['已有查封在执行', 'a sealing is in force'],
  ['无须再次查封', 'nothing needs to be sealed again'],
);
const notSealed = article54(
  'not-sealed',
  ['没有在执行的查封', 'no sealing is in force'],
  ['核对案件', 'check the case'],
);
const liftBeforeReinspection = article54(
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
const concludeBeforeMeasures = article60(
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
  const { key, status, sealing, notice, remaining, party } = hazard;
  const isOpen = status !== 'ended';
  /** What was found and not yet ended. */
  const whenFound = (then: () => Decision<HazardEvent>): Decision<HazardEvent> =>
    isOpen ? (status === 'reported' ? refuse(notInspected) : then()) : refuse(ended);

  return match(command)
    .returnType<Decision<HazardEvent>>()
    .with({ kind: 'ReportHazard' }, () => refuse(exists))
    .with({ kind: 'InspectHazard' }, ({ data: { inspectors, credentialsShown, findings, evidence, party: who } }) => {
      if (!isOpen) return refuse(ended);
      if (status !== 'reported') return refuse(alreadyInspected);
      if (!credentialsShown) return refuse(noCredentials);
      if (findings.length === 0)
        return accept({ type: 'NoHazardFound', data: { ...key, inspectors, evidence } }, ...lifted());
      if (!who) return refuse(noParty);
      const numbered = findings.map((each, index) => ({ ...each, no: hazard.findings.length + index + 1 }));
      const data = { ...key, inspectors, party: who, findings: numbered, evidence };
      return accept({ type: 'HazardInspected', data });
    })
    .with({ kind: 'NotifyRectification' }, ({ at, data: { dueBy } }) =>
      whenFound(() => {
        if (status === 'notified') return refuse(noticeRuns);
        if (dueBy.due <= at) return refuse(dueInPast);
        const data = { ...key, notice: hazard.notices + 1, findings: [...remaining], dueBy };
        return accept({ type: 'RectificationNotified', data });
      }),
    )
    .with({ kind: 'ReinspectHazard' }, ({ at, data }) =>
      whenFound(() => {
        if (status !== 'notified' || !notice) return refuse(noNotice);
        if (!data.credentialsShown) return refuse(noCredentials);
        if (!data.remaining.every((no) => remaining.includes(no))) return refuse(unknownFinding);
        const due = at >= notice.due;
        if (!due && data.remaining.length > 0) return refuse(noticeRuns);
        const { inspectors, evidence } = data;
        const seen = { ...key, inspectors, notice: notice.no, due, remaining: data.remaining, evidence };
        return accept({ type: 'HazardReinspected', data: seen }, ...clearedBy('rectified', data.remaining, evidence));
      }),
    )
    .with({ kind: 'SealPlace' }, ({ data: { part, threat, until } }) =>
      whenFound(() => {
        if (hazard.notices === 0 || status === 'inspected') return refuse(sealBeforeNotice);
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
        if (!findings.every((no) => remaining.includes(no))) return refuse(unknownFinding);
        const refused = findings.every(
          (no) => hazard.unremedied.includes(no) && violations[findingOf(hazard, no)!.kind].compellable,
        );
        if (!refused) return refuse(compelBeforeRefusal);
        const left = remaining.filter((no) => !findings.includes(no));
        return accept(
          { type: 'RemovalCompelled', data: { ...key, findings, costs } },
          ...clearedBy('compelled', left, []),
        );
      }),
    )
    .with({ kind: 'ProposePenalty' }, ({ at, data: { penaltyId, finding: no, sanction, yuan, party: other } }) =>
      whenFound(() => {
        const finding = findingOf(hazard, no);
        if (!finding) return refuse(unknownFinding);
        const whom = other ?? party!;
        const { names, rule, [whom.kind]: range } = violations[finding.kind];
        if (!range) return refuse(notForThisParty(rule, whom));
        const obstacle = penaltyObstacle(hazard, finding, at) ?? outOfRange(rule, range, sanction, yuan);
        if (obstacle) return refuse(obstacle);
        const proposal = { penaltyId, party: whom, violation: names.zh, rule, range, sanction, yuan };
        return accept({ type: 'PenaltyProposed', data: { ...key, finding: no, proposal } });
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
        if (status !== 'reinspected') return refuse(status === 'notified' ? noticeRuns : noNotice);
        const penalised = hazard.penalties.some(
          (each) => each.status === 'decided' && remaining.includes(each.finding),
        );
        if (!sealing && !penalised) return refuse(concludeBeforeMeasures);
        const end = sealing ? 'sealed' : 'penalised';
        return accept({ type: 'HazardConcluded', data: { ...key, end, remaining: [...remaining], note } });
      }),
    )
    .with({ kind: 'WithdrawHazard' }, ({ data: { reason } }) => {
      if (!isOpen) return refuse(ended);
      if (key.referral) return refuse(answersReferral);
      return accept({ type: 'HazardWithdrawn', data: { ...key, reason } });
    })
    .with({ kind: 'OpenHazard' }, ({ data }) => {
      const known = key.referral?.referralId === data.referral.referralId;
      const isLate = known && data.referral.round <= key.referral!.round;
      return isLate ? accept() : accept({ type: 'HazardReopened', data });
    })
    .with({ kind: 'EndHazard' }, ({ data: { referralId, cause, note } }) => {
      if (!isOpen || key.referral?.referralId !== referralId) return accept();
      return cause === 'taken-back'
        ? accept({ type: 'HazardWithdrawn', data: { ...key, reason: note } })
        : accept({ type: 'HazardSettled', data: { ...key, note } });
    })
    .with({ kind: 'NoteHazardPenalty' }, ({ data: { penaltyId, result, sanction = 'warning', yuan = 0 } }) => {
      const penalty = hazard.penalties.find((each) => each.penaltyId === penaltyId);
      if (penalty?.status !== 'proposed') return accept();
      return result === 'decided'
        ? accept({ type: 'HazardPenalised', data: { ...key, penaltyId, sanction, yuan } })
        : accept({ type: 'PenaltyNotImposed', data: { ...key, penaltyId } });
    })
    .with({ kind: 'NoteDissuasion' }, ({ data: { dissuasionId, result } }) =>
      isOpen ? accept({ type: 'DissuasionNoted', data: { ...key, dissuasionId, result } }) : accept(),
    )
    .with({ kind: 'ObserveRectification' }, ({ at, data }) => {
      const runs = status === 'notified' && notice?.no === data.notice && !notice.overdue && at >= notice.due;
      if (!runs) return accept();
      const { no, due } = notice;
      return accept({ type: 'RectificationOverdue', data: { ...key, notice: no, due, observedAt: at } });
    })
    .with({ kind: 'ObserveSealing' }, ({ at, data }) => {
      if (sealing?.no !== data.sealing || at < sealing.until) return accept();
      const { no, until } = sealing;
      return accept({ type: 'SealingLapsed', data: { ...key, sealing: no, until, observedAt: at } });
    })
    .exhaustive();

  function clearedBy(
    by: 'rectified' | 'compelled',
    left: readonly number[],
    evidence: Extract<HazardEvent, { type: 'HazardCleared' }>['data']['evidence'],
  ): HazardEvent[] {
    return left.length > 0 ? [] : [{ type: 'HazardCleared', data: { ...key, by, evidence } }, ...lifted()];
  }

  /** The hazard is gone: what was sealed for it is free again. */
  function lifted(ground: LiftingGround = 'hazard-eliminated'): HazardEvent[] {
    return sealing ? [{ type: 'SealingLifted', data: { ...key, sealing: sealing.no, ground } }] : [];
  }
};

const findingOf = ({ findings }: Hazard, no: number): HazardFinding | undefined =>
  findings.find((each) => each.no === no);

/** Why the law does not allow a penalty for this finding yet, or any more. */
const penaltyObstacle = (hazard: Hazard, { no, kind }: HazardFinding, at: string): Refusal | undefined => {
  const { rule, penalty } = violations[kind];
  if (hazard.penalties.some((each) => each.finding === no && each.status !== 'dropped')) return penalisedAlready;
  if (!hazard.ordered.includes(no)) return penaltyBeforeOrder;
  if (penalty === 'with-order' || hazard.unremedied.includes(no)) return undefined;
  const { notice } = hazard;
  return under(rule)(
    notice ? (at < notice.due ? 'penalty-before-deadline' : 'penalty-before-reinspection') : 'remedied-in-time',
    ['该违法行为责令限期改正、逾期不改正的才能处罚', 'only who has not obeyed the order in time may be penalised'],
    ['期满后复查，仍未改正的再处罚', 're-inspect when the time is over; penalise what is still there'],
  );
};

const penalisedAlready = under({ law: '行政处罚法', article: '第二十九条' })(
  'penalised-already',
  ['同一违法行为不得两次罚款', 'nobody is fined twice for one violation'],
  ['拒不改正的，强制执行或者临时查封', 'compel the removal or seal the place'],
);
const penaltyBeforeOrder = under({ law: '行政处罚法', article: '第二十八条' })(
  'penalty-before-order',
  ['处罚前应当责令改正', 'first the violation must be ordered to be put right'],
  ['先责令改正', 'notify rectification first'],
);
const notForThisParty = (rule: { law: string; article: string }, { kind }: Party): Refusal =>
  under(rule)(
    'not-for-this-party',
    kind === 'unit'
      ? ['该违法行为的处罚对象是直接责任人员', 'the law penalises who is directly responsible, not the unit']
      : ['该违法行为的处罚对象是单位', 'the law penalises units for this, not persons'],
    ['改写处罚对象', 'name another party'],
  );
const outOfRange = (
  rule: { law: string; article: string },
  { warning, least, most }: PenaltyRange,
  sanction: 'warning' | 'fine',
  yuan: number,
): Refusal | undefined => {
  const fits = sanction === 'warning' ? warning && yuan === 0 : most > 0 && yuan >= least && yuan <= most;
  const allowed = [...(warning ? ['警告'] : []), ...(most > 0 ? [`罚款 ${least}–${most} 元`] : [])].join('或者');
  return fits
    ? undefined
    : under(rule)(
        'outside-range',
        [`处罚不在法定种类、幅度内：${allowed}`, `outside what the law allows: fine ${least}–${most} yuan`],
        ['改正处罚种类或者数额', 'correct sanction or amount'],
      );
};

const evolve = (state: HazardState, event: HazardEvent): HazardState => {
  if (event.type === 'HazardReported' && state.status === 'none')
    return {
      status: 'reported',
      key: caseKeyOf(event.data),
      findings: [],
      remaining: [],
      ordered: [],
      unremedied: [],
      notices: 0,
      sealings: 0,
      penalties: [],
      majorReported: false,
    };
  if (state.status === 'none') return state;
  const end = (): Hazard => without(state, 'notice', { status: 'ended' });
  const became = (penaltyId: string, status: Penalty['status']): Hazard => ({
    ...state,
    penalties: state.penalties.map((each) => (each.penaltyId === penaltyId ? { ...each, status } : each)),
  });
  return match(event)
    .returnType<HazardState>()
    .with({ type: 'HazardReported' }, () => state)
    .with({ type: 'HazardReopened' }, ({ data }) => ({
      ...without(state, 'notice', { status: 'reported' }),
      key: caseKeyOf(data),
      remaining: [],
    }))
    .with({ type: 'DissuasionNoted' }, () => state)
    .with({ type: 'HazardInspected' }, ({ data: { party, findings } }) => ({
      ...state,
      status: 'inspected',
      party,
      findings: [...state.findings, ...findings],
      remaining: findings.map(({ no }) => no),
    }))
    .with({ type: 'NoHazardFound' }, { type: 'HazardCleared' }, () => ({ ...end(), remaining: [] }))
    .with({ type: 'RectificationNotified' }, ({ data: { notice: no, findings, dueBy } }) => ({
      ...state,
      status: 'notified',
      notice: { no, due: dueBy.due, overdue: false },
      notices: no,
      ordered: [...new Set([...state.ordered, ...findings])],
    }))
    .with({ type: 'RectificationOverdue' }, () => ({ ...state, notice: { ...state.notice!, overdue: true } }))
    .with({ type: 'HazardReinspected' }, ({ data: { remaining, due } }) => ({
      ...without(state, 'notice', { status: 'reinspected' }),
      remaining,
      unremedied: due ? [...new Set([...state.unremedied, ...remaining])] : state.unremedied,
    }))
    .with({ type: 'PlaceSealed' }, ({ data: { sealing: no, until } }) => ({
      ...state,
      sealing: { no, until: until.due },
      sealings: no,
    }))
    .with({ type: 'SealingLapsed' }, { type: 'SealingLifted' }, () => without(state, 'sealing', {}))
    .with({ type: 'RemovalCompelled' }, ({ data: { findings } }) => ({
      ...state,
      remaining: state.remaining.filter((no) => !findings.includes(no)),
    }))
    .with({ type: 'PenaltyProposed' }, ({ data: { finding, proposal } }) => ({
      ...state,
      penalties: [...state.penalties, { penaltyId: proposal.penaltyId, finding, status: 'proposed' }],
    }))
    .with({ type: 'HazardPenalised' }, ({ data: { penaltyId } }) => became(penaltyId, 'decided'))
    .with({ type: 'PenaltyNotImposed' }, ({ data: { penaltyId } }) => became(penaltyId, 'dropped'))
    .with({ type: 'MajorHazardReported' }, () => ({ ...state, majorReported: true }))
    .with({ type: 'HazardConcluded' }, { type: 'HazardWithdrawn' }, { type: 'HazardSettled' }, end)
    .exhaustive();
};

const without = <Key extends 'notice' | 'sealing'>(hazard: Hazard, key: Key, changes: Partial<Hazard>): Hazard => {
  const { [key]: _gone, ...rest } = hazard;
  return { ...(rest as Hazard), ...changes };
};

export const hazardDecider: Decider<HazardCommand, HazardState, HazardEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
