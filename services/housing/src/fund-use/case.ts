import { fundEmergency, fundUse, namesOfChoice } from '@tiaokuai/contracts';
import { caseOf, lastDay, type Saying } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';
import { match } from 'ts-pattern';

/** Repairs that the fund pays for; where another leads, only those that are urgent by their nature. */
const fundCategories = new Set(['warranty-repair/after-warranty', 'elevator-fault/unfunded-repair']);

const yuan = (fen: number): string => (fen / 100).toFixed(2);

export const fundUseCase = caseOf(fundUse, {
  open: fundUse.internal.OpenFundUse,
  end: fundUse.internal.EndFundUse,
  takes: ({ category, role }) =>
    fundCategories.has(category) ||
    category.startsWith('estate-emergency/') ||
    (role === 'lead' && category.split('/')[0] === 'warranty-repair'),
  says: {
    FundUseOpened: nothing,
    FundUseReopened: nothing,
    FundScopeDefined: ({ data: { work, accounts } }) => ({
      progress: `已确定维修范围，涉及${accounts.length}户：${work}`,
    }),
    OwnersVoteCounted: ({ data: { count } }) => ({
      progress: `业主表决${count.passed ? '通过' : '未通过'}：${count.owners}人中${count.ownersFor}人同意`,
    }),
    EmergencyRepairReported: ({ data: { emergency } }) => ({
      progress: `已报告应急维修：${namesOfChoice(fundEmergency, emergency).zh}`,
    }),
    EmergencyConfirmed: () => ({ progress: '经共同现场查验，确认属应急维修，立即组织维修' }),
    EmergencyNotConfirmed: () => ({ progress: '经共同现场查验，不属应急维修，按表决程序办理' }),
    FundWorkInspected: ({ data: { passed } }) => ({
      progress: passed ? '工程竣工验收合格' : '工程竣工验收不合格，责成返修',
    }),
    FundWorkPublished: ({ data: { until } }) => ({ progress: `维修材料公示中，至${lastDay(until.due)}` }),
    FundPublicationOver: () => ({ progress: '公示期满，可以申请列支' }),
    FundUseApplied: ({ data: { budget } }) => ({ progress: `已申请使用维修资金${yuan(budget)}元` }),
    FundUseVerified: ({ data: { office } }) => ({ progress: `${office}已核实盖章` }),
    FundUseReturned: ({ data: { reason } }) => ({ progress: `申请退回补正：${reason}` }),
    FundUseApproved: nothing,
    FundUseReserved: ({ data: { fen } }) => ({ progress: `已批准使用维修资金${yuan(fen)}元` }),
    FundUseShort: ({ data: { accounts } }) => ({ progress: `${accounts}户分户余额不足，待续交` }),
    FundAdvancePaid: ({ data: { fen } }) => ({ progress: `已拨付首期款${yuan(fen)}元` }),
    FundUseSettled: ({ data: { cost } }) => ({
      outcome: 'resolved',
      note: `维修完成并验收合格，维修资金结算${yuan(cost)}元`,
    }),
    FundUseAbandoned: ({ data: { ground, note } }) =>
      match(ground)
        .returnType<Saying>()
        .with('owners-disagree', () => ({ outcome: 'not-resolved', note: `业主表决未通过：${note}` }))
        .with('work-given-up', () => ({ outcome: 'not-resolved', note: `中止施工：${note}` }))
        .with('paid-otherwise', () => ({ outcome: 'resolved', note: `由其他资金维修：${note}` }))
        .with('not-needed', () => ({ outcome: 'no-violation-found', note: `无须使用维修资金：${note}` }))
        .exhaustive(),
    FundUseEndedWithReferral: nothing,
  },
});
