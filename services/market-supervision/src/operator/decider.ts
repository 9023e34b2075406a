import {
  accept,
  type Decider,
  type Decision,
  namesOfChoice,
  type OperatorCommand,
  type OperatorEvent,
  operatorViolation,
  refuse,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain } from '@tiaokuai/department/decisions';
import {
  areStanding,
  hasRunOut,
  isPenalised,
  isProposed,
  noSuchFinding,
  notRevisited,
  orderObstacle,
  outsideRange,
  penaltyObstacle,
  revisitObstacle,
} from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { operatorRules, orderArticle } from './law.ts';
import {
  absent,
  checkedAlready,
  ended,
  exists,
  liftBeforeRevisit,
  noCredentials,
  notAssisting,
  notChecked,
  nothingOfOurs,
  nothingToRegister,
  notMadeUp,
  notSealed,
  operatorUnknown,
  othersToPenalise,
  rangeElsewhere,
  sealedAlready,
  sealOnlyUnlicensed,
} from './refusals.ts';
import { evolve, type OperatorCase, type OperatorState } from './state.ts';

/**
 * An operator in an estate, from the first word to a licence, an end of the business, or a penalty.
 *
 *   reported ─▶ checked ─▶ ordered to register or to stop ─(time)─▶ overdue ─▶ revisited ─▶ registered or ceased
 *      │           │                       ▲                                      ├▶ concluded: premises closed, or penalised
 *      │           │                       └──────────────── again ───────────────┘
 *      │           └ what other authorities license is reported to them at once; nothing else there: concluded
 *      └▶ lawful · assisted (another department leads) · withdrawn · settled         ended ─(rework)─▶ reported
 *
 * Beside it: a seal on the premises (art. 11, for business without a licence only) and penalties.
 *
 * Law: 无证无照经营查处办法 art. 3, 5–8 (whose it is), 10 (lead to a licence first), 11, 13–15; 行政强制法 art. 25 (seals);
 * 行政处罚法 art. 28, 29, 55.
 */
type Answer = Decision<OperatorEvent>;

const decide = (command: OperatorCommand, state: OperatorState): Answer =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: OperatorCommand): Answer =>
  match(command)
    .returnType<Answer>()
    .with({ kind: 'ReportOperator' }, ({ data }) => accept({ type: 'OperatorReported', data }))
    .with({ kind: 'OpenOperatorCase' }, ({ data }) =>
      accept({ type: 'OperatorReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: 'PointOutOperator' }, ({ data: { caseId, matter, ...pointed } }) =>
      accept<OperatorEvent>(
        { type: 'OperatorReported', data: { caseId, source: 'urban-enforcement', matter } },
        { type: 'OperatorPointedOut', data: { caseId, ...pointed } },
      ),
    )
    .with({ kind: P.union('EndOperatorCase', 'NoteOperatorPenalty') }, () => accept())
    .with({ kind: P.union('ObserveOperatorOrder', 'ObservePremisesSeal') }, () => accept())
    .otherwise(() => refuse(absent));

const proceed = (command: OperatorCommand, operatorCase: OperatorCase): Answer => {
  const { key, status, orders, sealing, matter } = operatorCase;
  const isOpen = status !== 'ended';
  const whenChecked = (then: () => Answer): Answer =>
    isOpen ? (status === 'reported' ? refuse(notChecked) : then()) : refuse(ended);
  const ruleOf = (no: number) => operatorRules[operatorCase.findings.find((each) => each.no === no)!.kind];
  const ofKind = (kind: string) => (no: number) =>
    operatorCase.findings.some((each) => each.no === no && each.kind === kind);
  /** What we may order, of what remains. */
  const ours = orders.remaining.filter((no) => ruleOf(no).whose !== 'other');
  const freed = (): OperatorEvent[] =>
    sealing ? [{ type: 'PremisesSealLifted', data: { ...key, sealing: sealing.no, ground: 'regularised' } }] : [];

  return (
    match(command)
      .returnType<Answer>()
      .with({ kind: 'ReportOperator' }, () => refuse(exists))
      .with({ kind: 'CheckOperator' }, (check) => {
        if (!isOpen) return refuse(ended);
        return status === 'reported' ? checked(check, operatorCase) : refuse(checkedAlready);
      })
      .with({ kind: 'OrderOperator' }, ({ at, data: { manner, dueBy } }) =>
        whenChecked(() => {
          const obstacle = orderObstacle(orders, dueBy.due, at, orderArticle);
          if (obstacle) return refuse(obstacle);
          if (ours.length === 0) return refuse(nothingOfOurs);
          const registrable = ours.some((no) => ofKind('no-licence')(no) || ofKind('food-without-permit')(no));
          if (manner === 'register' && !registrable) return refuse(nothingToRegister);
          const ordered = { ...key, order: orders.count + 1, manner, findings: ours, dueBy };
          return accept({ type: 'OperatorOrdered', data: ordered });
        }),
      )
      .with(
        { kind: 'RevisitOperator' },
        ({ at, data: { officers, credentialsShown, remaining, regularised, evidence } }) =>
          whenChecked(() => {
            if (!areStanding(orders, remaining)) return refuse(noSuchFinding(orderArticle));
            // What was reported to others is theirs to look at again.
            const left = remaining.filter((no) => ours.includes(no));
            const obstacle = revisitObstacle(orders, left, at, orderArticle);
            if (obstacle) return refuse(obstacle);
            if (!credentialsShown) return refuse(noCredentials);
            const { no: order, due } = orders.current!;
            const visit = { ...key, officers, order, due: at >= due, remaining: left, evidence };
            const seen: OperatorEvent[] = [{ type: 'OperatorRevisited', data: visit }];
            return left.length > 0
              ? accept(...seen)
              : accept(...seen, ...freed(), { type: 'OperatorRegularised', data: { ...key, by: regularised } });
          }),
      )
      .with({ kind: 'SealPremises' }, ({ data: { part, until } }) =>
        whenChecked(() => {
          if (!orders.remaining.some(ofKind('no-licence'))) return refuse(sealOnlyUnlicensed);
          if (sealing) return refuse(sealedAlready);
          return accept({ type: 'PremisesSealed', data: { ...key, sealing: operatorCase.sealings + 1, part, until } });
        }),
      )
      .with({ kind: 'LiftPremisesSeal' }, ({ data: { ground } }) => {
        if (!sealing) return refuse(notSealed);
        if (isOpen && ground === 'regularised') return refuse(liftBeforeRevisit);
        return accept({ type: 'PremisesSealLifted', data: { ...key, sealing: sealing.no, ground } });
      })
      .with({ kind: 'ProposeOperatorPenalty' }, ({ at, data: { penaltyId, finding: no, yuan, gains, party } }) =>
        whenChecked(() => {
          const finding = operatorCase.findings.find((each) => each.no === no);
          if (!finding) return refuse(noSuchFinding(orderArticle));
          const { rule, whose, range } = ruleOf(no);
          if (!range) return refuse(whose === 'other' ? othersToPenalise(rule) : rangeElsewhere(rule));
          // Who is being led to a licence has the time for it (art. 10).
          const penalty = operatorCase.guided.includes(no) ? 'after-deadline' : 'with-order';
          const obstacle =
            penaltyObstacle(orders, no, { rule, penalty }, at) ?? outsideRange(rule, range, 'fine', yuan);
          if (obstacle) return refuse(obstacle);
          const whom = party ?? operatorCase.operator!;
          const proposal = {
            penaltyId,
            party: whom,
            violation: namesOfChoice(operatorViolation, finding.kind).zh,
            rule,
            range,
            sanction: 'fine' as const,
            yuan,
          };
          return accept({
            type: 'OperatorPenaltyProposed',
            data: { ...key, finding: no, proposal, confiscate: gains },
          });
        }),
      )
      .with({ kind: 'ConcludeOperator' }, ({ data: { note } }) =>
        whenChecked(() => {
          const remaining = [...orders.remaining];
          if (ours.length === 0)
            return orders.current
              ? refuse(notRevisited(orders, orderArticle))
              : accept({ type: 'OperatorConcluded', data: { ...key, end: 'reported-on', remaining, note } });
          if (status !== 'revisited') return refuse(notRevisited(orders, orderArticle));
          if (!sealing && !isPenalised(orders)) return refuse(notMadeUp);
          const end = sealing ? 'closed' : 'penalised';
          return accept({ type: 'OperatorConcluded', data: { ...key, end, remaining, note } });
        }),
      )
      .with({ kind: 'RecordOperatorAssistance' }, ({ data: { officers, note, evidence } }) => {
        if (!isOpen) return refuse(ended);
        if (!key.referral || matter.role !== 'assist' || status !== 'reported') return refuse(notAssisting);
        return accept({ type: 'OperatorAssisted', data: { ...key, officers, note, evidence } });
      })
      .with({ kind: 'OpenOperatorCase' }, ({ data }) =>
        openedAgain(key, data, isOpen && !key.referral ? 'OperatorReferred' : 'OperatorReopened'),
      )
      .with({ kind: 'PointOutOperator' }, ({ data: { matter: _known, ...pointed } }) =>
        isOpen ? accept({ type: 'OperatorPointedOut', data: { ...pointed, ...key } }) : accept(),
      )
      // A seal in force keeps its case open.
      .with({ kind: 'EndOperatorCase' }, ({ data }) =>
        endedByReferral(key, isOpen && !sealing, data, { withdrawn: 'OperatorWithdrawn', settled: 'OperatorSettled' }),
      )
      .with({ kind: 'NoteOperatorPenalty' }, ({ data: { penaltyId, result, sanction = 'fine', yuan = 0 } }) => {
        if (!isProposed(orders, penaltyId)) return accept();
        if (result === 'dropped') return accept({ type: 'OperatorNotPenalised', data: { ...key, penaltyId } });
        const confiscated = operatorCase.confiscate[penaltyId] ?? 0;
        const { finding } = orders.penalties.find((each) => each.penaltyId === penaltyId)!;
        // 从事无证无照经营的 go on record; who let premises to them does not.
        const recorded: OperatorEvent[] = ofKind('no-licence')(finding)
          ? [{ type: 'OperatorPutOnCreditRecord', data: { ...key, operator: operatorCase.operator!, penaltyId } }]
          : [];
        const penalised: OperatorEvent[] = [
          { type: 'OperatorPenalised', data: { ...key, penaltyId, sanction, yuan, confiscated } },
        ];
        return accept(...penalised, ...recorded);
      })
      .with({ kind: 'ObserveOperatorOrder' }, ({ at, data: { order } }) =>
        hasRunOut(orders, order, at)
          ? accept({ type: 'OperatorOrderOverdue', data: { ...key, order, due: orders.current!.due, observedAt: at } })
          : accept(),
      )
      .with({ kind: 'ObservePremisesSeal' }, ({ at, data }) => {
        if (sealing?.no !== data.sealing || at < sealing.until) return accept();
        const { no, until } = sealing;
        return accept({ type: 'PremisesSealLapsed', data: { ...key, sealing: no, until, observedAt: at } });
      })
      .exhaustive()
  );
};

/** Whether there are papers, and whose it is where there are none. */
const checked = (
  { data }: Extract<OperatorCommand, { kind: 'CheckOperator' }>,
  { key, findings: known }: OperatorCase,
): Answer => {
  const { officers, credentialsShown, operator, premises, findings, lawful, evidence } = data;
  if (!credentialsShown) return refuse(noCredentials);
  if (findings.length === 0)
    return accept({ type: 'OperatorLawful', data: { ...key, officers, because: lawful, evidence } });
  if (!operator || !premises) return refuse(operatorUnknown);
  const numbered = findings.map((each, index) => ({ ...each, no: known.length + index + 1 }));
  const others = numbered.filter(({ kind }) => operatorRules[kind].whose === 'other');
  const reported: OperatorEvent[] =
    others.length > 0 ? [{ type: 'ViolationReportedOn', data: { ...key, operator, premises, findings: others } }] : [];
  const found: OperatorEvent[] = [
    { type: 'OperatorChecked', data: { ...key, officers, operator, premises, findings: numbered, evidence } },
  ];
  return accept(...found, ...reported);
};

export const operatorDecider: Decider<OperatorCommand, OperatorState, OperatorEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
