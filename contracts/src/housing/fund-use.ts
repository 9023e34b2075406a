import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoDate, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { fen, fundAccount, fundShares, mostAccounts } from './money.ts';
import { ballot, voteCount } from './owners-vote.ts';

/** A use of the maintenance fund 专项维修资金使用, from the application to the settlement; two ways, by vote or in an emergency. */
const use = aggregateOf('housing', 'fund-use');

/** What is to be repaired. */
export const fundPart = z.enum([
  'structure',
  'roof',
  'outer-wall',
  'elevator',
  'fire-facility',
  'drainage',
  'wiring-and-pipes',
  'heating',
  'roads-and-greens',
  'utility-line',
  'other-common-part',
]);
export type FundPart = z.output<typeof fundPart>;

/** The eight cases of 淄博市物业管理条例 art. 66. */
export const fundEmergency = z.enum([
  'waterproofing-badly-damaged',
  'elevator-must-be-repaired-at-once',
  'fire-facility-must-be-repaired-at-once',
  'facade-loose-or-falling',
  'glass-curtain-burst',
  'drain-burst',
  'garage-flooded',
  'other-danger-to-life',
]);
export type FundEmergency = z.output<typeof fundEmergency>;

/** Who must see an emergency on site before it is repaired (art. 66). */
export const siteRole = z.enum(['owners', 'owners-committee', 'residents-committee', 'enterprise']);
/** What must be published before the money is asked for (art. 67). */
export const fundDocument = z.enum(['plan', 'settlement-report', 'acceptance-certificate', 'households-and-shares']);

const applicant = z.object({
  kind: z.enum(['owners-committee', 'residents-committee', 'enterprise', 'owners']),
  name: openText(80),
});
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'owners-committee', 'residents-committee', 'enterprise', 'owners']);

export const FundUseOpened = use.event(
  'FundUseOpened',
  { zh: '维修资金使用立项', en: 'Fund use opened' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const FundUseReopened = use.event(
  'FundUseReopened',
  { zh: '重新办理', en: 'Fund use reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const FundScopeDefined = use.event(
  'FundScopeDefined',
  { zh: '确定维修范围', en: 'Scope of the repair defined' },
  caseKey.extend({
    estateId: uuid,
    part: fundPart,
    work: openText(300),
    /** Whose fund pays, as the register stood. */
    accounts: z.array(fundAccount).min(1).max(mostAccounts),
  }),
);
export const OwnersVoteCounted = use.event(
  'OwnersVoteCounted',
  { zh: '业主表决计票', en: "Owners' vote counted" },
  caseKey.extend({ endedOn: isoDate, count: voteCount }),
);
export const EmergencyRepairReported = use.event(
  'EmergencyRepairReported',
  { zh: '应急维修报告', en: 'Emergency repair reported' },
  caseKey.extend({ emergency: fundEmergency, to: siteRole.extract(['owners-committee', 'residents-committee']) }),
);
export const EmergencyConfirmed = use.event(
  'EmergencyConfirmed',
  { zh: '现场查验确认', en: 'Emergency confirmed on site' },
  caseKey.extend({ present: z.array(siteRole), evidence: photographs }),
);
export const EmergencyNotConfirmed = use.event(
  'EmergencyNotConfirmed',
  { zh: '现场查验不属应急', en: 'No emergency found on site' },
  caseKey.extend({ present: z.array(siteRole), evidence: photographs }),
);
export const FundWorkInspected = use.event(
  'FundWorkInspected',
  { zh: '竣工验收', en: 'Completed work inspected' },
  caseKey.extend({ passed: z.boolean(), inspectors: z.array(officer).min(1).max(10), evidence: photographs }),
);
export const FundWorkPublished = use.event(
  'FundWorkPublished',
  { zh: '应急维修公示', en: 'Emergency repair published' },
  caseKey.extend({
    documents: z.array(fundDocument),
    /** As the settlement report says. */
    cost: fen,
    where: openText(100),
    until: deadline,
  }),
);
export const FundPublicationOver = use.event(
  'FundPublicationOver',
  { zh: '公示期满', en: 'Publication over' },
  caseKey.extend({ until: isoInstant, observedAt: isoInstant }),
);
export const FundUseApplied = use.event(
  'FundUseApplied',
  { zh: '申请使用', en: 'Fund use applied for' },
  caseKey.extend({ way: z.enum(['vote', 'emergency']), applicant, budget: fen, evidence: photographs }),
);
export const FundUseVerified = use.event(
  'FundUseVerified',
  { zh: '镇办核实盖章', en: 'Fund use verified and sealed by the subdistrict' },
  caseKey.extend({ office: openText(40), sealed: evidence }),
);
export const FundUseReturned = use.event(
  'FundUseReturned',
  { zh: '退回补正', en: 'Fund use returned' },
  caseKey.extend({ by: z.enum(['subdistrict', 'housing']), reason: openText(500) }),
);
export const FundUseApproved = use.event(
  'FundUseApproved',
  { zh: '批准使用', en: 'Fund use approved' },
  caseKey.extend({ estateId: uuid, budget: fen, shares: fundShares }),
);
export const FundUseReserved = use.event(
  'FundUseReserved',
  { zh: '资金已冻结备付', en: 'Money reserved' },
  caseKey.extend({ fen }),
);
export const FundUseShort = use.event(
  'FundUseShort',
  { zh: '分户余额不足', en: 'Accounts short' },
  caseKey.extend({ accounts: z.int().positive(), fen }),
);
export const FundAdvancePaid = use.event(
  'FundAdvancePaid',
  { zh: '拨付首期款', en: 'Part paid' },
  caseKey.extend({ fen, paid: fen }),
);
export const FundUseSettled = use.event(
  'FundUseSettled',
  { zh: '结算', en: 'Fund use settled' },
  caseKey.extend({ estateId: uuid, cost: fen, rest: fen }),
);
export const fundAbandonment = z.enum(['owners-disagree', 'paid-otherwise', 'not-needed', 'work-given-up']);
export const FundUseAbandoned = use.event(
  'FundUseAbandoned',
  { zh: '终止使用', en: 'Fund use abandoned' },
  caseKey.extend({
    ground: fundAbandonment,
    note: openText(500),
    /** Where money was reserved. */
    estateId: uuid.optional(),
    /** What had been paid and stays drawn. */
    cost: fen,
  }),
);
export const FundUseEndedWithReferral = use.event(
  'FundUseEndedWithReferral',
  { zh: '随派遣终止', en: 'Fund use ended with its referral' },
  caseKey.extend({ cause: z.enum(['taken-back', 'completed']), note: z.string().max(1000) }),
);

export const fundUseEvents = [
  FundUseOpened,
  FundUseReopened,
  FundScopeDefined,
  OwnersVoteCounted,
  EmergencyRepairReported,
  EmergencyConfirmed,
  EmergencyNotConfirmed,
  FundWorkInspected,
  FundWorkPublished,
  FundPublicationOver,
  FundUseApplied,
  FundUseVerified,
  FundUseReturned,
  FundUseApproved,
  FundUseReserved,
  FundUseShort,
  FundAdvancePaid,
  FundUseSettled,
  FundUseAbandoned,
  FundUseEndedWithReferral,
] as const;
export type FundUseEvent = EventOf<(typeof fundUseEvents)[number]>;

const streamOf = (data: { caseId: string }) => `fund-use-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const RegisterFundUse = use.command(
  'RegisterFundUse',
  { zh: '登记维修资金使用', en: 'Register a use of the fund' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
/** As the decider gets it; officers name the accounts, or none for all, and the edge looks them up in the register. */
export const DefineFundScope = use.command(
  'DefineFundScope',
  { zh: '确定维修范围', en: 'Define the scope of the repair' },
  just.extend({
    estateId: uuid,
    part: fundPart,
    work: openText(300),
    accounts: z.array(fundAccount).min(1).max(mostAccounts),
    /** Acceptance of the buildings, where the register knows it. */
    acceptedOn: isoDate.optional(),
  }),
  streamOf,
);
export const CountOwnersVote = use.command(
  'CountOwnersVote',
  { zh: '业主表决计票', en: "Count the owners' vote" },
  just.extend({ endedOn: isoDate, ballots: z.array(ballot).max(mostAccounts) }),
  streamOf,
  { duties: ['二(三)1'] },
);
export const ReportEmergencyRepair = use.command(
  'ReportEmergencyRepair',
  { zh: '报告应急维修', en: 'Report an emergency repair' },
  EmergencyRepairReported.schema.omit({ referral: true }).extend({ hasOwnersCommittee: z.boolean() }),
  streamOf,
);
export const ConfirmEmergency = use.command(
  'ConfirmEmergency',
  { zh: '现场查验', en: 'Check an emergency on site' },
  just.extend({ present: z.array(siteRole).max(4), confirmed: z.boolean(), evidence: photographs.default([]) }),
  streamOf,
);
export const InspectFundWork = use.command(
  'InspectFundWork',
  { zh: '竣工验收', en: 'Inspect the completed work' },
  just.extend({ passed: z.boolean(), inspectors: z.array(officer).min(1).max(10), evidence: photographs.default([]) }),
  streamOf,
);
/** As the decider gets it; the edge works out `until`. */
export const PublishFundWork = use.command(
  'PublishFundWork',
  { zh: '公示应急维修', en: 'Publish an emergency repair' },
  just.extend({ documents: z.array(fundDocument).max(4), cost: fen.min(1), where: openText(100), until: deadline }),
  streamOf,
);
export const ApplyFundUse = use.command(
  'ApplyFundUse',
  { zh: '申请使用', en: 'Apply for a use of the fund' },
  just.extend({ applicant, budget: fen, evidence: photographs.default([]) }),
  streamOf,
);
export const VerifyFundUse = use.command(
  'VerifyFundUse',
  { zh: '镇办核实盖章', en: 'Verify and seal a use of the fund' },
  just.extend({ office: openText(40), sealed: evidence }),
  streamOf,
  { duties: ['二(一)3.1', '二(一)3.2'] },
);
export const ReturnFundUse = use.command(
  'ReturnFundUse',
  { zh: '退回补正', en: 'Return an application' },
  just.extend({ reason: openText(500) }),
  streamOf,
);
export const ApproveFundUse = use.command(
  'ApproveFundUse',
  { zh: '批准使用', en: 'Approve a use of the fund' },
  just,
  streamOf,
  { duties: ['二(二)1.8'] },
);
export const PayFundAdvance = use.command(
  'PayFundAdvance',
  { zh: '拨付首期款', en: 'Pay a part' },
  just.extend({ fen }),
  streamOf,
  { duties: ['二(二)1.8'] },
);
export const SettleFundUse = use.command(
  'SettleFundUse',
  { zh: '结算', en: 'Settle a use of the fund' },
  just.extend({ cost: fen }),
  streamOf,
  { duties: ['二(二)1.8'] },
);
export const AbandonFundUse = use.command(
  'AbandonFundUse',
  { zh: '终止使用', en: 'Abandon a use of the fund' },
  just.extend({ ground: fundAbandonment, note: openText(500) }),
  streamOf,
);
export const fundUseCommands = [
  RegisterFundUse,
  DefineFundScope,
  CountOwnersVote,
  ReportEmergencyRepair,
  ConfirmEmergency,
  InspectFundWork,
  PublishFundWork,
  ApplyFundUse,
  VerifyFundUse,
  ReturnFundUse,
  ApproveFundUse,
  PayFundAdvance,
  SettleFundUse,
  AbandonFundUse,
] as const;

/** What referrals, the fund's register and time lead to; not served on the bus. */
export const OpenFundUse = use.command('OpenFundUse', { zh: '派遣立项', en: 'Open a use' }, openCase, streamOf);
export const EndFundUse = use.command('EndFundUse', { zh: '随派遣终止', en: 'End a use' }, endCase, streamOf);
export const NoteFundReserved = use.command(
  'NoteFundReserved',
  { zh: '记录冻结', en: 'Note that money is reserved' },
  just.extend({ fen }),
  streamOf,
);
export const NoteFundShort = use.command(
  'NoteFundShort',
  { zh: '记录余额不足', en: 'Note that accounts are short' },
  just.extend({ accounts: z.int().positive(), fen }),
  streamOf,
);
export const ObserveFundPublication = use.command(
  'ObserveFundPublication',
  { zh: '检查公示期', en: 'Observe a publication' },
  just.extend({ until: isoInstant }),
  streamOf,
);
export const fundUseInternalCommands = [
  OpenFundUse,
  EndFundUse,
  NoteFundReserved,
  NoteFundShort,
  ObserveFundPublication,
] as const;
export type FundUseCommand =
  | CommandOf<(typeof fundUseCommands)[number]>
  | CommandOf<(typeof fundUseInternalCommands)[number]>;
