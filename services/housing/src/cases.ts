import {
  type ConductEvent,
  conductEvents,
  type FundUseEvent,
  fundUseEvents,
  type PolicyAnswerEvent,
  policyAnswerEvents,
} from '@tiaokuai/contracts';
import { type CaseKind, lastDay, type Saying } from '@tiaokuai/desk';
import { match, P } from 'ts-pattern';
import { namesOfFindings } from './conduct-law.ts';
import { emergencyNames } from './fund-law.ts';

/** Which referrals are worked on in which case, and what each event says back. */

const yuan = (fen: number): string => (fen / 100).toFixed(2);

export const policyAnswerCase: CaseKind<PolicyAnswerEvent> = {
  aggregate: 'policy-answer',
  events: policyAnswerEvents,
  open: 'OpenPolicyEnquiry',
  end: 'EndPolicyEnquiry',
  takes: ({ category }) => category === 'property-policy-enquiry',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'InterpretationSought' }, ({ data: { from } }) => ({ progress: `已向${from}请示解释` }))
      .with({ type: 'InterpretationReceived' }, ({ data: { reference } }) => ({ progress: `收到解释（${reference}）` }))
      .with({ type: 'PolicyAnswered' }, ({ data: { text, rules } }) => {
        const basis = [...new Set(rules.map(({ law, article }) => `${law}${article}`))].join('、');
        return { outcome: 'resolved', note: `${text.slice(0, 700)}（依据：${basis.slice(0, 250)}）` };
      })
      .with({ type: 'PolicyEnquiryEnded', data: { cause: 'not-policy' } }, ({ data: { note } }) => ({
        outcome: 'not-resolved',
        note: `不属于政策咨询：${note}`,
      }))
      .with(
        { type: P.union('PolicyEnquiryReceived', 'PolicyEnquiryReopened', 'PolicyEnquiryEnded') },
        { type: P.union('PolicyAnswerPublished', 'PolicyAnswerRetired') },
        () => undefined,
      )
      .exhaustive(),
};

/** Repairs that the fund pays for; where another leads, only those that are urgent by their nature. */
const fundCategories = new Set(['warranty-repair/after-warranty', 'elevator-fault/unfunded-repair']);

export const fundUseCase: CaseKind<FundUseEvent> = {
  aggregate: 'fund-use',
  events: fundUseEvents,
  open: 'OpenFundUse',
  end: 'EndFundUse',
  takes: ({ category, role }) =>
    fundCategories.has(category) ||
    category.startsWith('estate-emergency/') ||
    (role === 'lead' && category.split('/')[0] === 'warranty-repair'),
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'FundScopeDefined' }, ({ data: { work, accounts } }) => ({
        progress: `已确定维修范围，涉及${accounts.length}户：${work}`,
      }))
      .with({ type: 'OwnersVoteCounted' }, ({ data: { count } }) => ({
        progress: `业主表决${count.passed ? '通过' : '未通过'}：${count.owners}人中${count.ownersFor}人同意`,
      }))
      .with({ type: 'EmergencyRepairReported' }, ({ data: { emergency } }) => ({
        progress: `已报告应急维修：${emergencyNames[emergency].zh}`,
      }))
      .with({ type: 'EmergencyConfirmed' }, () => ({ progress: '经共同现场查验，确认属应急维修，立即组织维修' }))
      .with({ type: 'EmergencyNotConfirmed' }, () => ({ progress: '经共同现场查验，不属应急维修，按表决程序办理' }))
      .with({ type: 'FundWorkInspected' }, ({ data: { passed } }) => ({
        progress: passed ? '工程竣工验收合格' : '工程竣工验收不合格，责成返修',
      }))
      .with({ type: 'FundWorkPublished' }, ({ data: { until } }) => ({
        progress: `维修材料公示中，至${lastDay(until.due)}`,
      }))
      .with({ type: 'FundPublicationOver' }, () => ({ progress: '公示期满，可以申请列支' }))
      .with({ type: 'FundUseApplied' }, ({ data: { budget } }) => ({
        progress: `已申请使用维修资金${yuan(budget)}元`,
      }))
      .with({ type: 'FundUseVerified' }, ({ data: { office } }) => ({ progress: `${office}已核实盖章` }))
      .with({ type: 'FundUseReturned' }, ({ data: { reason } }) => ({ progress: `申请退回补正：${reason}` }))
      .with({ type: 'FundUseReserved' }, ({ data: { fen } }) => ({ progress: `已批准使用维修资金${yuan(fen)}元` }))
      .with({ type: 'FundUseShort' }, ({ data: { accounts } }) => ({
        progress: `${accounts}户分户余额不足，待续交`,
      }))
      .with({ type: 'FundAdvancePaid' }, ({ data: { fen } }) => ({ progress: `已拨付首期款${yuan(fen)}元` }))
      .with({ type: 'FundUseSettled' }, ({ data: { cost } }) => ({
        outcome: 'resolved',
        note: `维修完成并验收合格，维修资金结算${yuan(cost)}元`,
      }))
      .with({ type: 'FundUseAbandoned' }, ({ data: { ground, note } }) =>
        match(ground)
          .returnType<Saying>()
          .with('owners-disagree', () => ({ outcome: 'not-resolved', note: `业主表决未通过：${note}` }))
          .with('work-given-up', () => ({ outcome: 'not-resolved', note: `中止施工：${note}` }))
          .with('paid-otherwise', () => ({ outcome: 'resolved', note: `由其他资金维修：${note}` }))
          .with('not-needed', () => ({ outcome: 'no-violation-found', note: `无须使用维修资金：${note}` }))
          .exhaustive(),
      )
      .with(
        { type: P.union('FundUseOpened', 'FundUseReopened', 'FundUseApproved', 'FundUseEndedWithReferral') },
        () => undefined,
      )
      .exhaustive(),
};

/**
 * Where others lead and a conduct that housing answers for may be behind it. What else it is asked to assist in (fees, noise,
 * retrofits, committees) and the sale of houses it answers at the desk.
 */
const conductBehind = new Set([
  'service-rooms-not-provided',
  'service-contract-breach',
  'property-dispute',
  'fees-not-disclosed',
  'enterprise-exit-handover',
]);

export const conductCase: CaseKind<ConductEvent> = {
  aggregate: 'conduct',
  events: conductEvents,
  open: 'OpenConduct',
  end: 'EndConduct',
  takes: ({ category, role }) => (role === 'lead' ? !category.startsWith('other/') : conductBehind.has(category)),
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'ConductEstablished' }, ({ data: { findings } }) => ({
        progress: `经查实：${namesOfFindings(findings).zh}`.slice(0, 450),
      }))
      .with({ type: 'ConductNotEstablished' }, ({ data: { note, evidence } }) => ({
        outcome: 'no-violation-found',
        note,
        evidence,
      }))
      .with({ type: 'CorrectionOrdered' }, ({ data: { correctBy } }) => ({
        progress: `已责令限期改正，期限至${lastDay(correctBy.due)}`,
      }))
      .with({ type: 'CorrectionOverdue' }, () => ({ progress: '改正期限届满，待复查' }))
      .with({ type: 'ConductRevisited' }, ({ data: { remaining } }) =>
        remaining.length > 0 ? { progress: `复查，仍有${remaining.length}项未改正` } : undefined,
      )
      .with({ type: 'ConductCorrected' }, ({ data: { evidence } }) => ({
        outcome: 'resolved',
        note: '违规行为已经改正',
        evidence,
      }))
      .with({ type: 'ConductPenalised' }, ({ data: { sanction, yuan: fine } }) => ({
        progress: sanction === 'warning' ? '已作出警告处罚' : `已作出罚款${fine}元的处罚`,
      }))
      .with({ type: 'HandoverBroughtToMeeting' }, () => ({ progress: '已提请物业管理联席会议协调交接' }))
      .with({ type: 'HandoverSettledByMeeting' }, ({ data: { handedOver, note } }) =>
        handedOver ? { progress: `经联席会议协调完成交接：${note}` } : { progress: `联席会议协调未果：${note}` },
      )
      .with({ type: 'ConductConcluded' }, ({ data: { end, note } }) =>
        match(end)
          .returnType<Saying>()
          .with('penalised', () => ({ outcome: 'not-resolved', note: `已依法处罚，仍未改正：${note}` }))
          .with('marked', () => ({ outcome: 'not-resolved', note: `已责令改正并记入信用档案，仍未改正：${note}` }))
          .with('left-to-court', () => ({ outcome: 'not-resolved', note: `协调未果，告知通过诉讼解决：${note}` }))
          .exhaustive(),
      )
      .with(
        { type: P.union('ConductReported', 'ConductReopened', 'ConductPenaltyProposed', 'ConductNotPenalised') },
        { type: P.union('ConductWithdrawn', 'ConductSettled') },
        () => undefined,
      )
      .exhaustive(),
};
