import {
  accept,
  type DisorderCommand as Command,
  type Decider,
  type Decision,
  type DisorderEvent as Event,
  houseRule,
  type Party,
  type Refusal,
  type RuleSource,
  refuse,
  under,
} from '@tiaokuai/contracts';
import {
  answers,
  areStanding,
  hasRunOut,
  isLateOpening,
  isPenalised,
  isProposed,
  noSuchFinding,
  notRevisited,
  orderObstacle,
  outsideRange,
  penaltyObstacle,
  revisitObstacle,
} from '@tiaokuai/desk/enforcement';
import { dateOf } from '@tiaokuai/working-time';
import { match, P } from 'ts-pattern';
import { type DataOf, type Disorder, type DisorderState, evolve, findingOf, lawOf } from './disorder-state.ts';
import { rangeOf } from './law.ts';

/**
 * Disorder 市容环境违法: stalls, fumes, noise, green space, advertising.
 *
 *   reported ─▶ inspected ─▶ (warned and taught) ─▶ ordered ─(time)─▶ overdue ─▶ revisited ─▶ corrected
 *      │            │               └▶ corrected on the spot  ▲                   │   └▶ concluded: penalised, or a
 *      │            │                                         └────── again ──────┘      measure taken, and still there
 *      └▶ nothing found · withdrawn · settled with its referral                 ended ─(rework)─▶ reported
 *
 * Beside it: measures in force (goods seized for 30 days, work or business stopped) and the penalties proposed. An operator
 * without a licence is reported to market supervision in the same breath.
 *
 * Law: `law.ts` by kind and day; 行政处罚法 art. 28 (order with the penalty), 29, 33 (minor and corrected: none), 42, 55;
 * 行政强制法 art. 25 (30 days), 50 (acting in the party's place).
 */
const order = under(houseRule('市容案件办理次序'));
const penalties = (article: string): RuleSource => ({ law: '行政处罚法', article });
const article28 = penalties('第二十八条');

const absent = order(
  'no-such-disorder',
  ['没有该市容案件', 'there is no such case'],
  ['核对案件编号', 'check its number'],
);
const exists = order(
  'disorder-exists',
  ['该编号的案件已存在', 'a case of this id exists'],
  ['换新编号', 'take a new id'],
);
const ended = order(
  'disorder-ended',
  ['该案件已经结案', 'the case has ended'],
  ['另行登记线索', 'report it as a new case'],
);
const inspectedAlready = order(
  'disorder-inspected',
  ['该案件已经检查', 'it has been inspected'],
  ['改用“复查”', 'revisit it instead'],
);
const noCredentials = under(penalties('第五十五条'))(
  'credentials-not-shown',
  ['执法人员应当主动出示执法证件', 'officers must show their credentials'],
  ['出示证件后再检查', 'show them, then inspect'],
);
const twoOfficers = under(penalties('第四十二条'))(
  'two-officers',
  ['执法人员不得少于两人', 'at least two officers must act'],
  ['补充另一名执法人员', 'name another officer'],
);
const noParty = under(article28)(
  'party-unknown',
  ['发现违法行为须写明当事人', 'an order needs somebody to be addressed to'],
  ['写明经营者、施工单位或者个人', 'name the operator, the builder or the person'],
);
const notInspected = under(article28)(
  'not-inspected',
  ['责令改正、处罚以检查中发现违法行为为前提', 'first an inspection must find a violation'],
  ['先现场检查', 'inspect first'],
);
const educateFirst = (rule: RuleSource): Refusal =>
  under(rule)(
    'educate-first',
    [
      '该行为应当先说服教育、批评教育，再责令改正',
      'for this the law wants the party to be taught before it is ordered',
    ],
    ['先登记说服教育', 'record that the party was taught'],
  );
const notMinor = under(penalties('第三十三条'))(
  'ordered-already',
  ['已责令改正的，以复查结果为准', 'once ordered, only a revisit says whether it was corrected'],
  ['复查', 'revisit'],
);
const measureNotAllowed = (rule: RuleSource): Refusal =>
  under(rule)(
    'measure-not-allowed',
    ['法律没有对该行为规定这种措施', 'the law does not know this measure for this violation'],
    ['核对违法行为和措施', 'check violation and measure'],
  );
const measureBeforeDisobedience = (rule: RuleSource): Refusal =>
  under(rule)(
    'measure-before-disobedience',
    ['该措施以责令改正后拒不改正为前提', 'this measure is for who has disobeyed the order'],
    ['责令改正，期满复查仍未改正后再采取', 'order it, and revisit when its time is over'],
  );
const approvalMissing = (rule: RuleSource): Refusal =>
  under(rule)(
    'approval-missing',
    ['该措施须报经有批准权的人民政府批准', 'this measure needs the approval of the government'],
    ['写明批准文号', 'give the number of the approval'],
  );
const inForce = order(
  'measure-in-force',
  ['同类措施已在执行', 'a measure of this kind is in force'],
  ['无须重复采取', 'nothing needs to be taken again'],
);
const noSuchMeasure = order(
  'no-such-measure',
  ['没有在执行的该措施', 'no such measure is in force'],
  ['核对措施编号', 'check its number'],
);
const liftBeforeRevisit = order(
  'lift-before-revisit',
  ['尚未复查认定改正，不得以改正为由解除', 'no revisit has found it corrected'],
  ['先复查；已改正的自动解除', 'revisit; the measure ends when nothing remains'],
);
const noSumInLaw = (rule: RuleSource): Refusal =>
  under(rule)(
    'no-range',
    [
      '法律未规定对该当事人的罚款数额，或者缺少计算依据（占道收费标准）',
      'the law names no sum for this party, or what it is computed from (the road charge) is missing',
    ],
    [
      '单位占道的填写占道收费标准；无数额的责令改正、代履行',
      'give the road charge; where there is no sum, order or act for the party',
    ],
  );
const concludeBeforeMeasures = under(article28)(
  'conclude-before-measures',
  ['未改正且未处罚、未采取措施，不得结案', 'it remains, and nothing was done about it'],
  ['处罚或者采取措施', 'penalise or take a measure first'],
);

const decide = (command: Command, state: DisorderState): Decision<Event> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: Command): Decision<Event> =>
  match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'ReportDisorder' }, ({ data }) => accept({ type: 'DisorderReported', data }))
    .with({ kind: 'OpenDisorder' }, ({ data }) =>
      accept({ type: 'DisorderReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndDisorder', 'NoteDisorderPenalty', 'ObserveDisorderOrder', 'ObserveMeasure') }, () =>
      accept(),
    )
    .otherwise(() => refuse(absent));

type Evidence = DataOf<'DisorderCorrected'>['evidence'];

const proceed = (command: Command, disorder: Disorder): Decision<Event> => {
  const { key, status, orders, measures } = disorder;
  const { remaining } = orders;
  const isOpen = status !== 'ended';
  /** What was found and not yet ended. */
  const whenFound = (then: () => Decision<Event>): Decision<Event> =>
    isOpen ? (status === 'reported' ? refuse(notInspected) : then()) : refuse(ended);
  /** What was stopped or taken for it is free again. */
  const freed = (): Event[] =>
    measures.map(({ no }) => ({ type: 'MeasureLifted', data: { ...key, measure: no, ground: 'corrected' } }));
  const corrected = (by: DataOf<'DisorderCorrected'>['by'], evidence: Evidence = []): Event[] => [
    { type: 'DisorderCorrected', data: { ...key, by, evidence } },
    ...freed(),
  ];

  return match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'ReportDisorder' }, () => refuse(exists))
    .with({ kind: 'InspectDisorder' }, ({ at, data }) => {
      const { inspectors, party, findings, withoutLicence, evidence } = data;
      if (!isOpen) return refuse(ended);
      if (status !== 'reported') return refuse(inspectedAlready);
      const obstacle = visitObstacle(data);
      if (obstacle) return refuse(obstacle);
      if (!party && (findings.length > 0 || withoutLicence)) return refuse(noParty);
      const reported: Event[] = withoutLicence
        ? [tellMarketSupervision(disorder, party!, withoutLicence.premises)]
        : [];
      if (findings.length === 0)
        return accept(...reported, { type: 'NoDisorderFound', data: { ...key, inspectors, evidence } }, ...freed());
      const numbered = findings.map((each, index) => ({ ...each, no: disorder.findings.length + index + 1 }));
      const foundOn = dateOf(Date.parse(at));
      const found = { ...key, inspectors, party: party!, findings: numbered, foundOn, evidence };
      return accept({ type: 'DisorderInspected', data: found }, ...reported);
    })
    .with({ kind: 'EducateParty' }, ({ data: { officers, correctedAtOnce, evidence } }) =>
      whenFound(() => {
        if (correctedAtOnce && status !== 'inspected') return refuse(notMinor);
        const taught: Event = { type: 'PartyEducated', data: { ...key, officers, findings: [...remaining] } };
        return correctedAtOnce ? accept(taught, ...corrected('on-the-spot', evidence)) : accept(taught);
      }),
    )
    .with({ kind: 'OrderDisorder' }, ({ at, data: { dueBy } }) =>
      whenFound(() => {
        const obstacle = orderObstacle(orders, dueBy.due, at, article28);
        if (obstacle) return refuse(obstacle);
        const untaught = remaining
          .map((no) => lawOf(findingOf(disorder, no)!))
          .find((law, index) => law.educateFirst && !disorder.educated.includes(remaining[index]!));
        if (untaught) return refuse(educateFirst(untaught.rule));
        const data = { ...key, order: orders.count + 1, findings: [...remaining], dueBy };
        return accept({ type: 'DisorderOrdered', data });
      }),
    )
    .with({ kind: 'RevisitDisorder' }, ({ at, data }) =>
      whenFound(() => {
        const { inspectors, remaining: left, evidence } = data;
        const obstacle = revisitObstacle(orders, left, at, article28) ?? visitObstacle(data);
        if (obstacle) return refuse(obstacle);
        const { no, due } = orders.current!;
        const visit = { ...key, inspectors, order: no, due: at >= due, remaining: left, evidence };
        const seen: Event = { type: 'DisorderRevisited', data: visit };
        return left.length > 0 ? accept(seen) : accept(seen, ...corrected('order', evidence));
      }),
    )
    .with({ kind: 'TakeMeasure' }, ({ data }) =>
      whenFound(() => {
        const obstacle = measureObstacle(disorder, data);
        if (obstacle) return refuse(obstacle);
        const { caseId: _id, ...measure } = data;
        const taken: Event = { type: 'MeasureTaken', data: { ...key, measure: disorder.measured + 1, ...measure } };
        const isGone = data.kind === 'perform-for-party' && remaining.every((no) => data.findings.includes(no));
        return isGone ? accept(taken, ...corrected('performed-for-party')) : accept(taken);
      }),
    )
    .with({ kind: 'LiftMeasure' }, ({ data: { measure, ground } }) => {
      if (!measures.some(({ no }) => no === measure)) return refuse(noSuchMeasure);
      if (isOpen && ground === 'corrected') return refuse(liftBeforeRevisit);
      return accept({ type: 'MeasureLifted', data: { ...key, measure, ground } });
    })
    .with({ kind: 'ProposeDisorderPenalty' }, ({ at, data: { penaltyId, finding: no, sanction, yuan, roadCharge } }) =>
      whenFound(() => {
        const finding = findingOf(disorder, no);
        if (!finding) return refuse(noSuchFinding(article28));
        const law = lawOf(finding);
        const { names, rule } = law;
        const party = disorder.party!;
        const obstacle = penaltyObstacle(orders, no, law, at);
        if (obstacle) return refuse(obstacle);
        const range = rangeOf(law, party, orders.unremedied.includes(no), roadCharge);
        if (!range) return refuse(noSumInLaw(rule));
        const outside = outsideRange(rule, range, sanction, yuan);
        if (outside) return refuse(outside);
        const proposal = { penaltyId, party, violation: names.zh, rule, range, sanction, yuan };
        return accept({ type: 'DisorderPenaltyProposed', data: { ...key, finding: no, proposal } });
      }),
    )
    .with({ kind: 'ConcludeDisorder' }, ({ data: { note } }) =>
      whenFound(() => {
        if (status !== 'revisited') return refuse(notRevisited(orders, article28));
        if (measures.length === 0 && !isPenalised(orders)) return refuse(concludeBeforeMeasures);
        return accept({ type: 'DisorderConcluded', data: { ...key, remaining: [...remaining], note } });
      }),
    )
    .with({ kind: 'OpenDisorder' }, ({ data }) =>
      isLateOpening(key, data.referral) ? accept() : accept({ type: 'DisorderReopened', data }),
    )
    .with({ kind: 'EndDisorder' }, ({ data: { referralId, cause, note } }) => {
      // What was taken or stopped keeps its case open.
      if (!isOpen || measures.length > 0 || !answers(key, referralId)) return accept();
      return cause === 'taken-back'
        ? accept({ type: 'DisorderWithdrawn', data: { ...key, reason: note } })
        : accept({ type: 'DisorderSettled', data: { ...key, note } });
    })
    .with({ kind: 'NoteDisorderPenalty' }, ({ data: { penaltyId, result, sanction = 'warning', yuan = 0 } }) => {
      if (!isProposed(orders, penaltyId)) return accept();
      return result === 'decided'
        ? accept({ type: 'DisorderPenalised', data: { ...key, penaltyId, sanction, yuan } })
        : accept({ type: 'DisorderNotPenalised', data: { ...key, penaltyId } });
    })
    .with({ kind: 'ObserveDisorderOrder' }, ({ at, data: { order: no } }) =>
      hasRunOut(orders, no, at)
        ? accept({
            type: 'DisorderOrderOverdue',
            data: { ...key, order: no, due: orders.current!.due, observedAt: at },
          })
        : accept(),
    )
    .with({ kind: 'ObserveMeasure' }, ({ at, data: { measure } }) => {
      const { until } = measures.find(({ no }) => no === measure) ?? {};
      return until && at >= until
        ? accept({ type: 'MeasureLapsed', data: { ...key, measure, until, observedAt: at } })
        : accept();
    })
    .exhaustive();
};

/** Who trades without a licence is market supervision's to deal with (policy 二(二)10). */
const tellMarketSupervision = ({ key, matter }: Disorder, operator: Party, premises: string): Event => ({
  type: 'OperatorWithoutLicenceReported',
  data: { ...key, operator, premises, matter },
});

const visitObstacle = (visit: {
  readonly inspectors: readonly string[];
  readonly credentialsShown: boolean;
}): Refusal | undefined => {
  if (!visit.credentialsShown) return noCredentials;
  return new Set(visit.inspectors).size < 2 ? twoOfficers : undefined;
};

const measureObstacle = (
  disorder: Disorder,
  {
    kind,
    findings,
    approval,
  }: Pick<DataOf<'MeasureTaken'>, 'kind' | 'findings'> & { readonly approval?: string | undefined },
): Refusal | undefined => {
  const { orders, measures } = disorder;
  if (!areStanding(orders, findings)) return noSuchFinding(article28);
  if (measures.some((each) => each.kind === kind)) return inForce;
  for (const no of findings) {
    const law = lawOf(findingOf(disorder, no)!);
    const measure = law.measures.find((each) => each.kind === kind);
    if (!measure) return measureNotAllowed(law.rule);
    if (measure.when === 'after-disobedience' && !orders.unremedied.includes(no))
      return measureBeforeDisobedience(measure.rule);
    if (measure.approval && !approval) return approvalMissing(measure.rule);
  }
  return undefined;
};

export const disorderDecider: Decider<Command, DisorderState, Event> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
