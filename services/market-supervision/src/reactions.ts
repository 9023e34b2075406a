import {
  type ConsumerMediationEvent,
  consumerMediationEvents,
  type DisorderEvent,
  disorder,
  type OperatorEvent,
  operatorEvents,
  type RemedyWay,
} from '@tiaokuai/contracts';
import { type CaseKind, caseReactions, lastDay, type PenalisingCase, type Saying } from '@tiaokuai/desk';
import type { Consequence, Reaction } from '@tiaokuai/service';
import { match, P } from 'ts-pattern';
import { operatorRules, wayNames } from './law.ts';

const told = (ways: readonly RemedyWay[]): string =>
  ways.length > 0 ? `；已告知可${ways.map((way) => wayNames[way].zh).join('、')}` : '';

const mediationCase: CaseKind<ConsumerMediationEvent> = {
  aggregate: 'consumer-mediation',
  events: consumerMediationEvents,
  open: 'OpenDispute',
  end: 'EndDispute',
  takes: ({ category, role }) => role === 'lead' && category.split('/')[0] === 'consumer-dispute',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'DisputeAccepted' }, ({ data: { mediateBy } }) => ({
        progress: `已受理消费投诉，${lastDay(mediateBy.due)}前调解`,
      }))
      .with({ type: 'DisputeNotAccepted' }, ({ data: { reason, ways } }) => ({
        outcome: 'not-resolved',
        note: `不予受理：${reason}${told(ways)}`,
      }))
      .with({ type: 'SessionHeld' }, ({ data: { session, bothCame } }) => ({
        progress: `已组织第${session}次调解${bothCame ? '' : '，一方未到场'}`,
      }))
      .with({ type: 'SettlementAgreed' }, ({ data: { performBy } }) => ({
        progress: `已达成调解协议，${lastDay(performBy.due)}前履行`,
      }))
      .with({ type: 'SettlementPerformed' }, ({ data: { evidence } }) => ({
        outcome: 'resolved',
        note: '调解协议已履行',
        evidence,
      }))
      .with({ type: 'SettlementBroken' }, ({ data: { ways, note } }) => ({
        outcome: 'not-resolved',
        note: `经营者未履行协议：${note}${told(ways)}`,
      }))
      .with({ type: 'MediationFailed' }, ({ data: { ground, ways, note } }) => ({
        outcome: ground === 'settled-themselves' ? 'resolved' : 'not-resolved',
        note: `终止调解：${note}${told(ways)}`,
      }))
      .with({ type: 'MediationClockRanOut' }, ({ data: { clock } }) => ({ progress: late[clock] }))
      .with(
        { type: P.union('DisputeLodged', 'DisputeReopened', 'MediationWithdrawn', 'MediationSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const late = {
  answer: '七个工作日内未答复是否受理',
  mediation: '调解时限届满，应当终止调解',
  performance: '协议履行期限届满，待核实',
} as const;

const operatorCase: CaseKind<OperatorEvent> = {
  aggregate: 'operator',
  events: operatorEvents,
  open: 'OpenOperatorCase',
  end: 'EndOperatorCase',
  takes: () => true,
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'OperatorPointedOut' }, ({ data: { premises } }) => ({
        progress: `城管部门抄告：${premises}未出示营业执照`,
      }))
      .with({ type: 'OperatorLawful' }, ({ data: { evidence } }) => ({
        outcome: 'no-violation-found',
        note: '经核查，不属于无证无照经营',
        evidence,
      }))
      .with({ type: 'OperatorChecked' }, ({ data: { findings } }) => ({
        progress: `查实${[...new Set(findings.map(({ kind }) => operatorRules[kind].names.zh))].join('、')}`,
      }))
      .with({ type: 'ViolationReportedOn' }, ({ data: { findings } }) => ({
        progress: `${findings.length}项已通报有关部门`,
      }))
      .with({ type: 'OperatorOrdered' }, ({ data: { manner, dueBy } }) => ({
        progress: `已责令${manner === 'register' ? '办理证照' : '停止经营'}，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'OperatorOrderOverdue' }, () => ({ progress: '责令期限届满，待复查' }))
      .with({ type: 'OperatorRevisited' }, ({ data: { remaining } }) =>
        remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未改正` } : undefined,
      )
      .with({ type: 'OperatorRegularised' }, ({ data: { by } }) => ({
        outcome: 'resolved',
        note: by === 'registered' ? '经督促引导，已依法办理证照' : '经责令，已停止经营',
      }))
      .with({ type: 'PremisesSealed' }, ({ data: { until } }) => ({
        progress: `已查封经营场所，至${lastDay(until.due)}`,
      }))
      .with({ type: 'OperatorPenalised' }, ({ data: { yuan } }) => ({ progress: `已作出罚款${yuan}元的处罚` }))
      .with({ type: 'OperatorPutOnCreditRecord' }, () => ({ progress: '已记入信用记录并公示' }))
      .with({ type: 'OperatorConcluded' }, ({ data: { end, note } }) => ({
        outcome: end === 'penalised' ? 'not-resolved' : 'partly-resolved',
        note: `${ends[end]}：${note}`,
      }))
      .with({ type: 'OperatorAssisted' }, ({ data: { note, evidence } }) => ({ outcome: 'resolved', note, evidence }))
      .with(
        { type: P.union('OperatorReported', 'OperatorReopened', 'OperatorReferred', 'PremisesSealLapsed') },
        { type: P.union('PremisesSealLifted', 'OperatorPenaltyProposed', 'OperatorNotPenalised') },
        { type: P.union('OperatorWithdrawn', 'OperatorSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const ends = {
  closed: '经营场所已查封',
  penalised: '已依法处罚，仍未改正',
  'reported-on': '不属本部门查处，已通报有关部门',
} as const;

/** Urban enforcement meets operators in the street; who shows no licence is ours, in the case of the same incident. */
const hearOfOperators: Reaction = {
  name: 'hear-of-operators',
  from: 'urban-enforcement',
  lane: 'urban-enforcement.disorder',
  events: Object.values(disorder.events),
  react({ type, data }): readonly Consequence[] {
    const event = { type, data } as DisorderEvent;
    if (event.type !== 'OperatorWithoutLicenceReported') return [];
    const { caseId, operator, premises, matter } = event.data;
    return [{ command: 'PointOutOperator', data: { caseId, disorderCase: caseId, operator, premises, matter } }];
  },
};

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'operator', events: operatorEvents, note: 'NoteOperatorPenalty' },
];

export const reactions: readonly Reaction[] = [
  ...caseReactions('market-supervision', [mediationCase, operatorCase]),
  hearOfOperators,
];
