import { namesOfChoices, responsibilityOf, securityCase, securityKind } from '@tiaokuai/contracts';
import { caseOf, lastDay } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';
import { leniencyRules } from './law.ts';

const ends = {
  penalised: '已依法处罚',
  mediated: '经治安调解达成协议并已履行',
  'not-penalised': '依法不予处罚',
  dissuaded: '经居委会、业委会或者物业劝阻调解已经停止',
} as const;

/** Every referral to the police. */
export const securityReferralCase = caseOf(securityCase, {
  open: securityCase.internal.OpenSecurityCase,
  end: securityCase.internal.EndSecurityCase,
  says: {
    SecurityCaseReported: nothing,
    SecurityCaseReopened: nothing,
    OfficersDispatched: ({ data: { closeBy } }) => ({
      progress: `已受理并出警，办案期限至${lastDay(closeBy.due)}`,
    }),
    OfficersOnScene: () => ({ progress: '民警已到达现场' }),
    ResponseOverdue: nothing,
    NeighboursDissuaded: ({ data: { result } }) =>
      result === 'failed' ? { progress: '基层劝阻、调解无效，由公安机关依法处理' } : undefined,
    ViolationsFound: ({ data: { findings } }) => ({
      progress: `查明：${
        namesOfChoices(
          securityKind,
          findings.map(({ kind }) => kind),
        ).zh
      }`.slice(0, 900),
    }),
    NoViolationFound: ({ data: { reason, evidence } }) => ({
      outcome: 'no-violation-found',
      note: `不属于违反治安管理行为：${reason}`,
      evidence,
    }),
    CorrectedOnScene: ({ data: { note } }) => ({ outcome: 'resolved', note: `经批评教育，已经改正：${note}` }),
    ViolationContinued: () => ({ progress: '警告后不改正，依法加重处理' }),
    PartiesMediated: ({ data: { agreed, performBy } }) => ({
      progress: agreed && performBy ? `达成调解协议，${lastDay(performBy.due)}前履行` : '调解未达成协议，依法处罚',
    }),
    MediationOverdue: nothing,
    MediationKept: nothing,
    MediationBroken: () => ({ progress: '不履行调解协议，依法处罚' }),
    SecurityPenaltyProposed: nothing,
    SecurityPenalised: ({ data: { sanction, yuan } }) => ({
      progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${yuan}元的处罚`,
    }),
    SecurityNotPenalised: nothing,
    DetentionProposed: nothing,
    DetentionDecided: ({ data: { days, exemption } }) => ({
      progress: `已决定行政拘留${days}日${exemption ? '（依法不执行）' : ''}`,
    }),
    DetentionDropped: nothing,
    ExaminationBegun: () => ({ progress: '正在鉴定，鉴定期间不计入办案期限' }),
    ExaminationEnded: nothing,
    CaseTimeExtended: ({ data: { closeBy } }) => ({
      progress: `案情重大、复杂，经批准延长办案期限至${lastDay(closeBy.due)}`,
    }),
    CaseTimeOverdue: nothing,
    SecurityCaseTransferred: ({ data: { to, reason, rule } }) =>
      // To another hand of the district it goes back through the router; to an organ outside of it, it has gone.
      responsibilityOf(to)
        ? { declines: { ground: 'not-our-power', legalGround: rule, reason, proposes: to } }
        : { outcome: 'partly-resolved', note: `已移送${to}：${reason}` },
    CriminalCaseFiled: ({ data: { reason } }) => ({
      outcome: 'partly-resolved',
      note: `涉嫌犯罪，已转为刑事案件侦查：${reason}`,
    }),
    SecurityCaseConcluded: ({ data: { end, ground, note } }) => {
      const rule = ground && `（${leniencyRules[ground].law}${leniencyRules[ground].article}）`;
      return { outcome: 'resolved', note: `${ends[end]}${rule ?? ''}：${note}` };
    },
    SecurityCaseWithdrawn: nothing,
    SecurityCaseSettled: nothing,
  },
});
