import {
  accept,
  type DisorderCommand as Command,
  type Decider,
  type Decision,
  disorderKind,
  type DisorderEvent as Event,
  namesOfChoice,
  type Party,
  type Refusal,
  refuse,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain, penaltyNoted } from '@tiaokuai/department/decisions';
import {
  areStanding,
  hasRunOut,
  isPenalised,
  noSuchFinding,
  notRevisited,
  orderObstacle,
  outsideRange,
  penaltyObstacle,
  revisitObstacle,
} from '@tiaokuai/department/enforcement';
import { dateOf } from '@tiaokuai/working-time';
import { match, P } from 'ts-pattern';
import { rangeOf } from './law.ts';
import * as because from './refusals.ts';
import { type DataOf, type Disorder, type DisorderState, evolve, findingOf, lawOf } from './state.ts';

/**
 * Disorder 市容环境违法: stalls, fumes, noise, green space, advertising.
 *
 *   reported ─▶ inspected ─▶ (warned and taught) ─▶ ordered ─(time)─▶ overdue ─▶ revisited ─▶ corrected
 *      │            │               └▶ corrected on the spot  ▲                   │   └▶ concluded: penalised, or a
 *      │            │                                         └────── again ──────┘      measure taken, and still there
 *      └▶ nothing found · assisted another's lead · withdrawn · settled       ended ─(rework)─▶ reported
 *
 * Beside it: measures in force (goods seized for 30 days, work or business stopped) and the penalties proposed. An operator
 * without a licence is reported to market supervision in the same breath.
 *
 * Law: `law.ts` by kind and day; 行政处罚法 art. 28 (order with the penalty), 29, 33 (minor and corrected: none), 42, 55;
 * 行政强制法 art. 25 (30 days), 50 (acting in the party's place).
 */
const decide = (command: Command, state: DisorderState): Decision<Event> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: Command): Decision<Event> =>
  match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'ReportDisorder' }, ({ data }) => accept({ type: 'DisorderReported', data }))
    .with({ kind: 'OpenDisorder' }, ({ data }) =>
      accept({ type: 'DisorderReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndDisorder', 'NoteDisorderPenalty', 'NoteOperatorResult') }, () => accept())
    .with({ kind: P.union('ObserveDisorderOrder', 'ObserveMeasure') }, () => accept())
    .otherwise(() => refuse(because.absent));

type Evidence = DataOf<'DisorderCorrected'>['evidence'];

const proceed = (command: Command, disorder: Disorder): Decision<Event> => {
  const { key, status, orders, measures } = disorder;
  const { remaining } = orders;
  const isOpen = status !== 'ended';
  /** What was found and not yet ended. */
  const whenFound = (then: () => Decision<Event>): Decision<Event> =>
    isOpen ? (status === 'reported' ? refuse(because.notInspected) : then()) : refuse(because.ended);
  /** What was stopped or taken for it is free again. */
  const freed = (): Event[] =>
    measures.map(({ no }) => ({ type: 'MeasureLifted', data: { ...key, measure: no, ground: 'corrected' } }));
  const corrected = (by: DataOf<'DisorderCorrected'>['by'], evidence: Evidence = []): Event[] => [
    { type: 'DisorderCorrected', data: { ...key, by, evidence } },
    ...freed(),
  ];

  return (
    match(command)
      .returnType<Decision<Event>>()
      .with({ kind: 'ReportDisorder' }, () => refuse(because.exists))
      .with({ kind: 'InspectDisorder' }, ({ at, data }) => {
        const { inspectors, party, findings, withoutLicence, evidence } = data;
        if (!isOpen) return refuse(because.ended);
        if (status !== 'reported') return refuse(because.inspectedAlready);
        const obstacle = visitObstacle(data);
        if (obstacle) return refuse(obstacle);
        if (!party && (findings.length > 0 || withoutLicence)) return refuse(because.noParty);
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
          if (correctedAtOnce && status !== 'inspected') return refuse(because.notMinor);
          const taught: Event = { type: 'PartyEducated', data: { ...key, officers, findings: [...remaining] } };
          return correctedAtOnce ? accept(taught, ...corrected('on-the-spot', evidence)) : accept(taught);
        }),
      )
      .with({ kind: 'OrderDisorder' }, ({ at, data: { dueBy } }) =>
        whenFound(() => {
          const obstacle = orderObstacle(orders, dueBy.due, at, because.article28);
          if (obstacle) return refuse(obstacle);
          const untaught = remaining
            .map((no) => lawOf(findingOf(disorder, no)!))
            .find((law, index) => law.educateFirst && !disorder.educated.includes(remaining[index]!));
          if (untaught) return refuse(because.educateFirst(untaught.rule));
          const data = { ...key, order: orders.count + 1, findings: [...remaining], dueBy };
          return accept({ type: 'DisorderOrdered', data });
        }),
      )
      .with({ kind: 'RevisitDisorder' }, ({ at, data }) =>
        whenFound(() => {
          const { inspectors, remaining: left, evidence } = data;
          const obstacle = revisitObstacle(orders, left, at, because.article28) ?? visitObstacle(data);
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
        if (!measures.some(({ no }) => no === measure)) return refuse(because.noSuchMeasure);
        if (isOpen && ground === 'corrected') return refuse(because.liftBeforeRevisit);
        return accept({ type: 'MeasureLifted', data: { ...key, measure, ground } });
      })
      .with(
        { kind: 'ProposeDisorderPenalty' },
        ({ at, data: { penaltyId, finding: no, sanction, yuan, roadCharge } }) =>
          whenFound(() => {
            const finding = findingOf(disorder, no);
            if (!finding) return refuse(noSuchFinding(because.article28));
            const law = lawOf(finding);
            const { rule } = law;
            const party = disorder.party!;
            const obstacle = penaltyObstacle(orders, no, law, at);
            if (obstacle) return refuse(obstacle);
            const range = rangeOf(law, party, orders.unremedied.includes(no), roadCharge);
            if (!range) return refuse(because.noSumInLaw(rule));
            const outside = outsideRange(rule, range, sanction, yuan);
            if (outside) return refuse(outside);
            const violation = namesOfChoice(disorderKind, finding.kind).zh;
            const proposal = { penaltyId, party, violation, rule, range, sanction, yuan };
            return accept({ type: 'DisorderPenaltyProposed', data: { ...key, finding: no, proposal } });
          }),
      )
      .with({ kind: 'ConcludeDisorder' }, ({ data: { note } }) =>
        whenFound(() => {
          if (status !== 'revisited') return refuse(notRevisited(orders, because.article28));
          if (measures.length === 0 && !isPenalised(orders)) return refuse(because.concludeBeforeMeasures);
          return accept({ type: 'DisorderConcluded', data: { ...key, remaining: [...remaining], note } });
        }),
      )
      .with({ kind: 'RecordAssistance' }, ({ data: { officers, note, evidence } }) => {
        if (!isOpen) return refuse(because.ended);
        if (status !== 'reported') return refuse(because.inspectedAlready);
        return disorder.matter.role === 'assist'
          ? accept({ type: 'DisorderAssisted', data: { ...key, officers, note, evidence } })
          : refuse(because.leadsHere);
      })
      .with({ kind: 'OpenDisorder' }, ({ data }) => openedAgain(key, data, 'DisorderReopened'))
      // What was taken or stopped keeps its case open.
      .with({ kind: 'EndDisorder' }, ({ data }) =>
        endedByReferral(key, isOpen && measures.length === 0, data, {
          withdrawn: 'DisorderWithdrawn',
          settled: 'DisorderSettled',
        }),
      )
      .with({ kind: 'NoteDisorderPenalty' }, ({ data }) =>
        penaltyNoted(key, orders, data, { decided: 'DisorderPenalised', dropped: 'DisorderNotPenalised' }),
      )
      .with({ kind: 'NoteOperatorResult' }, ({ data: { result } }) =>
        // Its cases begin otherwise as well: only what was pointed out here is answered here.
        disorder.operator && disorder.operator.result !== result
          ? accept({ type: 'OperatorResultNoted', data: { ...key, result } })
          : accept(),
      )
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
      .exhaustive()
  );
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
  if (!visit.credentialsShown) return because.noCredentials;
  return new Set(visit.inspectors).size < 2 ? because.twoOfficers : undefined;
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
  if (!areStanding(orders, findings)) return noSuchFinding(because.article28);
  if (measures.some((each) => each.kind === kind)) return because.inForce;
  for (const no of findings) {
    const law = lawOf(findingOf(disorder, no)!);
    const measure = law.measures.find((each) => each.kind === kind);
    if (!measure) return because.measureNotAllowed(law.rule);
    if (measure.when === 'after-disobedience' && !orders.unremedied.includes(no))
      return because.measureBeforeDisobedience(measure.rule);
    if (measure.approval && !approval) return because.approvalMissing(measure.rule);
  }
  return undefined;
};

export const disorderDecider: Decider<Command, DisorderState, Event> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
