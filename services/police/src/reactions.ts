import {
  type CaseMatter,
  dissuasion,
  HearOfIncident,
  type PatrolEvent,
  patrolEvents,
  responsibilityOf,
  type SecurityCaseEvent,
  securityCaseEvents,
} from '@tiaokuai/contracts';
import { type CaseKind, caseReactions, lastDay, type PenalisingCase, type Saying } from '@tiaokuai/desk';
import { type Consequence, give, type Reaction, reactTo } from '@tiaokuai/service';
import { match, P } from 'ts-pattern';
import { leniencyRules, violations } from './law.ts';

const ends = {
  penalised: '已依法处罚',
  mediated: '经治安调解达成协议并已履行',
  'not-penalised': '依法不予处罚',
  dissuaded: '经居委会、业委会或者物业劝阻调解已经停止',
} as const;

const securityCase: CaseKind<SecurityCaseEvent> = {
  aggregate: 'security-case',
  events: securityCaseEvents,
  open: 'OpenSecurityCase',
  end: 'EndSecurityCase',
  takes: () => true,
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'OfficersDispatched' }, ({ data: { closeBy } }) => ({
        progress: `已受理并出警，办案期限至${lastDay(closeBy.due)}`,
      }))
      .with({ type: 'OfficersOnScene' }, () => ({ progress: '民警已到达现场' }))
      .with({ type: 'NeighboursDissuaded' }, ({ data: { result } }) =>
        result === 'failed' ? { progress: '基层劝阻、调解无效，由公安机关依法处理' } : undefined,
      )
      .with({ type: 'ViolationsFound' }, ({ data: { findings } }) => ({
        progress: `查明：${[...new Set(findings.map(({ kind }) => violations[kind].names.zh))].join('、')}`.slice(
          0,
          900,
        ),
      }))
      .with({ type: 'NoViolationFound' }, ({ data: { reason, evidence } }) => ({
        outcome: 'no-violation-found',
        note: `不属于违反治安管理行为：${reason}`,
        evidence,
      }))
      .with({ type: 'CorrectedOnScene' }, ({ data: { note } }) => ({
        outcome: 'resolved',
        note: `经批评教育，已经改正：${note}`,
      }))
      .with({ type: 'ViolationContinued' }, () => ({ progress: '警告后不改正，依法加重处理' }))
      .with({ type: 'PartiesMediated' }, ({ data: { agreed, performBy } }) => ({
        progress: agreed && performBy ? `达成调解协议，${lastDay(performBy.due)}前履行` : '调解未达成协议，依法处罚',
      }))
      .with({ type: 'MediationBroken' }, () => ({ progress: '不履行调解协议，依法处罚' }))
      .with({ type: 'SecurityPenalised' }, ({ data: { sanction, yuan } }) => ({
        progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
      }))
      .with({ type: 'DetentionDecided' }, ({ data: { days, exemption } }) => ({
        progress: `已决定行政拘留${days}日${exemption ? '（依法不执行）' : ''}`,
      }))
      .with({ type: 'ExaminationBegun' }, () => ({ progress: '正在鉴定，鉴定期间不计入办案期限' }))
      .with({ type: 'CaseTimeExtended' }, ({ data: { closeBy } }) => ({
        progress: `案情重大、复杂，经批准延长办案期限至${lastDay(closeBy.due)}`,
      }))
      .with({ type: 'SecurityCaseTransferred' }, ({ data: { to, reason, rule } }) =>
        // To another hand of the district it goes back through the router; to an organ outside of it, it has gone.
        responsibilityOf(to)
          ? { declines: { ground: 'not-our-power', legalGround: rule, reason, proposes: to } }
          : { outcome: 'partly-resolved', note: `已移送${to}：${reason}` },
      )
      .with({ type: 'CriminalCaseFiled' }, ({ data: { reason } }) => ({
        outcome: 'partly-resolved',
        note: `涉嫌犯罪，已转为刑事案件侦查：${reason}`,
      }))
      .with({ type: 'SecurityCaseConcluded' }, ({ data: { end, ground, note } }) => {
        const rule = ground && `（${leniencyRules[ground].law}${leniencyRules[ground].article}）`;
        return { outcome: 'resolved', note: `${ends[end]}${rule ?? ''}：${note}` };
      })
      .with(
        { type: P.union('SecurityCaseReported', 'SecurityCaseReopened', 'ResponseOverdue', 'MediationOverdue') },
        { type: P.union('MediationKept', 'SecurityPenaltyProposed', 'SecurityNotPenalised') },
        { type: P.union('DetentionProposed', 'DetentionDropped', 'ExaminationEnded', 'CaseTimeOverdue') },
        { type: P.union('SecurityCaseWithdrawn', 'SecurityCaseSettled') },
        () => undefined,
      )
      .exhaustive(),
};

/** Who was asked to leave a fire lane and refused is reported to the police station at once (山东省消防条例 art. 36). */
const hearFromFire = reactTo(dissuasion, 'hear-of-refused-dissuasions', {
  OccupationReportedToPolice({ data: { dissuasionId, estate, place, obstacle, asker } }) {
    const matter: CaseMatter = {
      category: 'fire-lane-blocked',
      urgency: 'urgent',
      role: 'lead',
      estate,
      ...(place ? { place } : {}),
      brief: `${asker.name}通知占用消防车通道的人纠正，拒不纠正：${obstacle}`,
    };
    return give(HearOfIncident, { caseId: dissuasionId, source: 'fire-dissuasion', matter });
  },
});

/** What a patrol meets becomes a case. */
const hearFromPatrols: Reaction = {
  name: 'hear-from-patrols',
  from: 'police',
  lane: 'police.patrol',
  events: patrolEvents,
  react({ type, data, actor }): readonly Consequence[] {
    const event = { type, data } as PatrolEvent;
    if (event.type !== 'PatrolRoundMade' || !event.data.incident) return [];
    const { estate, incident } = event.data;
    const { caseId, category, brief } = incident;
    const matter: CaseMatter = { category, urgency: 'urgent', role: 'lead', estate, brief };
    return [{ command: 'HearOfIncident', data: { caseId, source: 'patrol', matter }, actor }];
  },
};

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'security-case', events: securityCaseEvents, note: 'NoteSecurityPenalty' },
];

export const reactions: readonly Reaction[] = [
  ...caseReactions('police', [securityCase]),
  hearFromFire,
  hearFromPatrols,
];
