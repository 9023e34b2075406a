import {
  accept,
  type Deadline,
  type Decider,
  type Decision,
  dayInChina,
  refuse,
  type SecurityCaseCommand,
  type SecurityCaseEvent,
  utc,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain, penaltyNoted } from '@tiaokuai/department/decisions';
import { match, P } from 'ts-pattern';
import { correctable, violations } from './law.ts';
import * as measures from './measures.ts';
import * as refusals from './refusals.ts';
import { evolve, type SecurityCase, type SecurityCaseState } from './state.ts';

/**
 * A public security case.
 *
 *   reported ─▶ dispatched (taken on: thirty days run) ─▶ on scene ─▶ found ─▶ warned ─▶ gone on with ─▶ fined
 *      │ └ dissuaded by the neighbourhood: stopped, or failed │         ├─▶ fined or detained ─▶ concluded: penalised
 *      │                                                      │         ├─▶ mediated ─▶ kept ─▶ concluded: mediated
 *      │                                                      │         │       └▶ broken ─▶ penalised
 *      │                                                      │         ├─▶ corrected after a talking-to
 *      │                                                      │         └─▶ concluded: not penalised, on a ground of the law
 *      │                                                      └▶ no violation, with the reason that is told
 *      └▶ transferred · filed as a criminal case · withdrawn · settled with its referral          ended ─(rework)─▶ reported
 *
 * Law: 治安管理处罚法 art. 9 (mediation), 12–22, 40–75 (what it costs, see law.ts), 77, 78, 87, 91, 94, 95, 99 (thirty days,
 * extended once, examinations apart); 噪声污染防治法 art. 70, 87; 山东省环境噪声污染防治条例 art. 14 (three days), 38.
 */
const decide = (command: SecurityCaseCommand, state: SecurityCaseState): Decision<SecurityCaseEvent> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: SecurityCaseCommand): Decision<SecurityCaseEvent> => {
  const report = (
    data: Omit<Extract<SecurityCaseEvent, { type: 'SecurityCaseReported' }>['data'], 'reportedOn'>,
  ): Decision<SecurityCaseEvent> =>
    accept({ type: 'SecurityCaseReported', data: { ...data, reportedOn: dayInChina(command.at) } });
  return match(command)
    .returnType<Decision<SecurityCaseEvent>>()
    .with({ kind: 'ReportSecurityCase' }, ({ data }) => report({ ...data, source: 'call' }))
    .with({ kind: 'OpenSecurityCase' }, ({ data }) => report({ ...data, source: 'referral' }))
    .with({ kind: 'HearOfIncident' }, ({ data }) => report(data))
    .with({ kind: P.union('EndSecurityCase', 'NoteSecurityPenalty') }, () => accept())
    .with({ kind: P.union('ObserveResponse', 'ObserveMediatedAgreement', 'ObserveCaseTime') }, () => accept())
    .otherwise(() => refuse(refusals.absent));
};

const day = 86_400_000;

/** The same deadline, so much later. */
const later = (deadline: Deadline, milliseconds: number): Deadline => {
  const moved = (instant: string) => new Date(Date.parse(instant) + milliseconds).toISOString();
  return { ...deadline, due: moved(deadline.due), amber: moved(deadline.amber) };
};

const proceed = (command: SecurityCaseCommand, security: SecurityCase): Decision<SecurityCaseEvent> => {
  const { key, status, orders, closeBy, agreement, examinedSince } = security;
  const isOpen = status !== 'ended';
  const whenOpen = (then: () => Decision<SecurityCaseEvent>) => (isOpen ? then() : refuse(refusals.ended));
  const whenTakenOn = (then: () => Decision<SecurityCaseEvent>) =>
    whenOpen(() => (status === 'reported' ? refuse(refusals.notDispatched) : then()));
  const whenFound = (then: () => Decision<SecurityCaseEvent>) =>
    whenOpen(() => (status === 'found' ? then() : refuse(refusals.notFound)));

  return match(command)
    .returnType<Decision<SecurityCaseEvent>>()
    .with({ kind: 'ReportSecurityCase' }, () => refuse(refusals.exists))
    .with({ kind: 'DispatchOfficers' }, ({ data: { officers, closeBy: by } }) =>
      whenOpen(() =>
        status === 'reported'
          ? accept({ type: 'OfficersDispatched', data: { ...key, officers, closeBy: by } })
          : refuse(refusals.dispatchedAlready),
      ),
    )
    .with({ kind: 'RecordOfficersArrival' }, ({ at, data }) =>
      whenTakenOn(() => {
        const arrivedAt = utc(data.arrivedAt ?? at);
        if (status !== 'dispatched') return refuse(refusals.onSceneAlready);
        if (arrivedAt > at) return refuse(refusals.arrivalInFuture);
        return accept({ type: 'OfficersOnScene', data: { ...key, arrivedAt } });
      }),
    )
    .with({ kind: 'RecordDissuasion' }, ({ at, data: { by, on, result } }) =>
      whenOpen(() => {
        if (security.dissuasion === 'failed') return refuse(refusals.dissuadedAlready);
        if (on > dayInChina(at)) return refuse(refusals.inFuture);
        const dissuaded: SecurityCaseEvent = { type: 'NeighboursDissuaded', data: { ...key, by, on, result } };
        // What has stopped before anything was found needs no police.
        return result === 'stopped' && status !== 'found'
          ? accept<SecurityCaseEvent>(dissuaded, {
              type: 'SecurityCaseConcluded',
              data: { ...key, end: 'dissuaded', note: '经基层劝阻调解已经停止' },
            })
          : accept<SecurityCaseEvent>(dissuaded);
      }),
    )
    .with({ kind: 'RecordViolations' }, (given) => whenTakenOn(() => investigate(security, given)))
    .with({ kind: 'RecordCorrection' }, ({ data: { officers, note } }) =>
      whenFound(() => {
        const standing = orders.remaining.map((no) => measures.findingOf(security, no)!);
        if (!standing.every(({ kind }) => correctable.has(kind))) return refuse(refusals.notCorrectable);
        if (orders.penalties.some((each) => each.status !== 'dropped')) return refuse(refusals.warningStands);
        const findings = [...orders.remaining];
        return accept({ type: 'CorrectedOnScene', data: { ...key, officers, findings, note } });
      }),
    )
    .with({ kind: 'RecordContinuation' }, (given) => whenFound(() => measures.goOn(security, given)))
    .with({ kind: 'MediateParties' }, (given) => whenFound(() => measures.mediate(security, given)))
    .with({ kind: 'RecordMediationKept' }, (given) => whenFound(() => measures.perform(security, given)))
    .with({ kind: 'ProposeSecurityPenalty' }, (given) => whenFound(() => measures.proposePenalty(security, given)))
    .with({ kind: 'ProposeDetention' }, (given) => whenFound(() => measures.proposeDetention(security, given)))
    .with({ kind: 'DecideDetention' }, (given) => whenFound(() => measures.decideDetention(security, given)))
    .with({ kind: 'DropDetention' }, (given) => whenFound(() => measures.dropDetention(security, given)))
    .with({ kind: 'ConcludeSecurityCase' }, (given) => whenFound(() => measures.conclude(security, given)))
    .with({ kind: 'BeginExamination' }, ({ at, data: { what } }) =>
      whenTakenOn(() =>
        examinedSince
          ? refuse(refusals.examinedAlready)
          : accept({ type: 'ExaminationBegun', data: { ...key, what, begunAt: at } }),
      ),
    )
    .with({ kind: 'EndExamination' }, ({ at, data: { conclusion } }) =>
      whenTakenOn(() => {
        if (!examinedSince) return refuse(refusals.notExamined);
        const shifted = later(closeBy!, Date.parse(at) - Date.parse(examinedSince));
        return accept({ type: 'ExaminationEnded', data: { ...key, conclusion, closeBy: shifted } });
      }),
    )
    .with({ kind: 'ExtendCaseTime' }, ({ at, data: { approval } }) =>
      whenTakenOn(() => {
        if (security.extended) return refuse(refusals.extendedAlready);
        if (!examinedSince && at >= closeBy!.due) return refuse(refusals.timeOver);
        return accept({ type: 'CaseTimeExtended', data: { ...key, approval, closeBy: later(closeBy!, 30 * day) } });
      }),
    )
    .with({ kind: 'TransferSecurityCase' }, ({ data: { to, reason } }) =>
      whenOpen(() => {
        if (agreement) return refuse(refusals.mediated);
        const rule = { law: '治安管理处罚法', article: status === 'found' ? '第九十五条' : '第七十八条' };
        return accept({ type: 'SecurityCaseTransferred', data: { ...key, to, reason, rule } });
      }),
    )
    .with({ kind: 'FileCriminalCase' }, ({ data: { file, reason } }) =>
      whenTakenOn(() => accept({ type: 'CriminalCaseFiled', data: { ...key, file, reason } })),
    )
    .with({ kind: 'WithdrawSecurityCase' }, ({ data: { reason } }) =>
      whenOpen(() =>
        key.referral
          ? refuse(refusals.answersReferral)
          : accept({ type: 'SecurityCaseWithdrawn', data: { ...key, reason } }),
      ),
    )
    .with({ kind: 'OpenSecurityCase' }, ({ data }) => openedAgain(key, data, 'SecurityCaseReopened'))
    .with({ kind: 'HearOfIncident' }, () => accept())
    .with({ kind: 'EndSecurityCase' }, ({ data }) =>
      endedByReferral(key, isOpen, data, { withdrawn: 'SecurityCaseWithdrawn', settled: 'SecurityCaseSettled' }),
    )
    .with({ kind: 'NoteSecurityPenalty' }, ({ data }) =>
      penaltyNoted(key, orders, data, { decided: 'SecurityPenalised', dropped: 'SecurityNotPenalised' }),
    )
    .with({ kind: 'ObserveResponse' }, ({ at, data: { due, rule } }) => {
      const waits = status === 'reported' || status === 'dispatched';
      if (!waits || security.responseOverdue || at < due) return accept();
      return accept({ type: 'ResponseOverdue', data: { ...key, due, observedAt: at, rule } });
    })
    .with({ kind: 'ObserveMediatedAgreement' }, ({ at, data: { due } }) =>
      agreement && !agreement.overdue && agreement.due === due && at >= due
        ? accept({ type: 'MediationOverdue', data: { ...key, due, observedAt: at } })
        : accept(),
    )
    .with({ kind: 'ObserveCaseTime' }, ({ at, data: { due } }) => {
      const runs = isOpen && !examinedSince && !security.overdue && closeBy?.due === due;
      return runs && at >= due ? accept({ type: 'CaseTimeOverdue', data: { ...key, due, observedAt: at } }) : accept();
    })
    .exhaustive();
};

type Investigating = Extract<SecurityCaseCommand, { kind: 'RecordViolations' }>;

const investigate = (
  { key, status, findings: known }: SecurityCase,
  { at, data: { officers, findings, reason, evidence } }: Investigating,
): Decision<SecurityCaseEvent> => {
  if (status === 'found') return refuse(refusals.foundAlready);
  if (status !== 'on-scene') return refuse(refusals.notOnScene);
  if (new Set(officers).size < 2) return refuse(refusals.twoOfficers);
  if (findings.length === 0)
    return reason
      ? accept({ type: 'NoViolationFound', data: { ...key, officers, reason, evidence } })
      : refuse(refusals.reasonOwed);
  for (const { kind, gravity, endedOn } of findings) {
    const { rule, scales } = violations[kind];
    const isKnown = scales[gravity] ?? (Object.keys(scales).length === 0 && gravity === 'ordinary');
    if (!isKnown) return refuse(refusals.noSuchGravity(rule));
    if (endedOn > dayInChina(at)) return refuse(refusals.inFuture);
  }
  const numbered = findings.map((each, index) => ({ ...each, no: known.length + index + 1 }));
  return accept({ type: 'ViolationsFound', data: { ...key, officers, findings: numbered, evidence } });
};

export const securityCaseDecider: Decider<SecurityCaseCommand, SecurityCaseState, SecurityCaseEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
