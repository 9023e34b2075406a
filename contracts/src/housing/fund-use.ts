import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  deadline,
  evidence,
  hidden,
  isoDate,
  isoInstant,
  lines,
  list,
  openLines,
  openText,
  ordinal,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { accountNo, fen, fundAccount, fundShares, mostAccounts } from './money.ts';
import { ballot, voteCount } from './owners-vote.ts';

/** What is to be repaired. */
export const fundPart = z
  .enum([
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
  ])
  .meta({ values: { heating: { zh: '供热系统', en: 'heating' } } });
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
export const fundDocument = z
  .enum(['plan', 'settlement-report', 'acceptance-certificate', 'households-and-shares'])
  .meta({ values: { plan: { zh: '维修方案', en: 'plan' } } });

const applicant = z.object({
  kind: z.enum(['owners-committee', 'residents-committee', 'enterprise', 'owners']),
  name: openText(80),
});
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'owners-committee', 'residents-committee', 'enterprise', 'owners']);

export const fundAbandonment = z.enum(['owners-disagree', 'paid-otherwise', 'not-needed', 'work-given-up']);

const just = z.object({ caseId: uuid });
/** By a vote of the owners, or because it cannot wait. */
export const fundWay = z
  .enum(['vote', 'emergency'])
  .meta({ zh: '使用方式', en: 'way', values: { emergency: { zh: '应急维修', en: 'emergency' } } });
const emergencyReport = {
  emergency: fundEmergency,
  to: siteRole.extract(['owners-committee', 'residents-committee']),
};
/** Who runs an estate, and who speaks for its owners. */
const ofEstate = ['enterprise', 'owners-committee', 'residents-committee', 'officer'] as const;

/** A use of the maintenance fund 专项维修资金使用, from the application to the settlement; two ways, by vote or in an emergency. */
export const fundUse = aggregate('housing', 'fund-use', {
  key: 'caseId',
  by: ['officer'],
  events: {
    FundUseOpened: event(
      { zh: '维修资金使用立项', en: 'Fund use opened' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    FundUseReopened: event({ zh: '重新办理', en: 'Fund use reopened' }, caseKey.extend({ matter: caseMatter })),
    FundScopeDefined: event(
      { zh: '确定维修范围', en: 'Scope of the repair defined' },
      caseKey.extend({
        estateId: uuid,
        part: fundPart,
        work: openLines(300),
        /** Whose fund pays, as the register stood. */
        accounts: z.array(fundAccount).min(1).max(mostAccounts),
      }),
    ),
    OwnersVoteCounted: event(
      { zh: '业主表决计票', en: "Owners' vote counted" },
      caseKey.extend({ endedOn: isoDate, count: voteCount }),
    ),
    EmergencyRepairReported: event(
      { zh: '应急维修报告', en: 'Emergency repair reported' },
      caseKey.extend(emergencyReport),
    ),
    EmergencyConfirmed: event(
      { zh: '现场查验确认', en: 'Emergency confirmed on site' },
      caseKey.extend({ present: list(siteRole, 50, hidden), evidence: photographs }),
    ),
    EmergencyNotConfirmed: event(
      { zh: '现场查验不属应急', en: 'No emergency found on site' },
      caseKey.extend({ present: list(siteRole, 50, hidden), evidence: photographs }),
    ),
    FundWorkInspected: event(
      { zh: '竣工验收', en: 'Completed work inspected' },
      caseKey.extend({ passed: z.boolean(), inspectors: z.array(officer).min(1).max(10), evidence: photographs }),
    ),
    FundWorkPublished: event(
      { zh: '应急维修公示', en: 'Emergency repair published' },
      caseKey.extend({
        documents: list(fundDocument, 50, hidden),
        /** As the settlement report says. */
        cost: fen,
        where: openText(100),
        until: deadline,
      }),
    ),
    FundPublicationOver: event(
      { zh: '公示期满', en: 'Publication over' },
      caseKey.extend({ until: isoInstant, observedAt: isoInstant }),
    ),
    FundUseApplied: event(
      { zh: '申请使用', en: 'Fund use applied for' },
      caseKey.extend({ way: fundWay, applicant, budget: fen, evidence: photographs }),
    ),
    FundUseVerified: event(
      { zh: '镇办核实盖章', en: 'Fund use verified and sealed by the subdistrict' },
      caseKey.extend({ office: openText(40), sealed: evidence.meta({ zh: '盖章件', en: 'sealed paper' }) }),
    ),
    FundUseReturned: event(
      { zh: '退回补正', en: 'Fund use returned' },
      caseKey.extend({ by: z.enum(['subdistrict', 'housing']), reason: openLines(500) }),
    ),
    FundUseApproved: event(
      { zh: '批准使用', en: 'Fund use approved' },
      caseKey.extend({ estateId: uuid, budget: fen, shares: fundShares }),
    ),
    FundUseReserved: event({ zh: '资金已冻结备付', en: 'Money reserved' }, caseKey.extend({ fen })),
    FundUseShort: event({ zh: '分户余额不足', en: 'Accounts short' }, caseKey.extend({ accounts: ordinal, fen })),
    FundAdvancePaid: event({ zh: '拨付首期款', en: 'Part paid' }, caseKey.extend({ fen, paid: fen })),
    FundUseSettled: event(
      { zh: '结算', en: 'Fund use settled' },
      caseKey.extend({ estateId: uuid, cost: fen, rest: fen }),
    ),
    FundUseAbandoned: event(
      { zh: '终止使用', en: 'Fund use abandoned' },
      caseKey.extend({
        ground: fundAbandonment,
        note: openLines(500),
        /** Where money was reserved. */
        estateId: uuid.optional(),
        /** What had been paid and stays drawn. */
        cost: fen,
      }),
    ),
    FundUseEndedWithReferral: event(
      { zh: '随派遣终止', en: 'Fund use ended with its referral' },
      caseKey.extend({ cause: z.enum(['taken-back', 'completed']), note: lines(1000) }),
    ),
  },
  commands: {
    RegisterFundUse: command(
      { zh: '登记维修资金使用', en: 'Register a use of the fund' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
      { by: ofEstate },
    ),
    DefineFundScope: command(
      { zh: '确定维修范围', en: 'Define the scope of the repair' },
      just.extend({
        estateId: uuid,
        part: fundPart,
        work: openLines(300),
        accounts: z.array(fundAccount).min(1).max(mostAccounts),
        /** Acceptance of the buildings, where the register knows it. */
        acceptedOn: isoDate.optional(),
      }),
      {
        given: (data) =>
          data
            .omit({ accounts: true, acceptedOn: true })
            .extend({ accounts: z.array(accountNo).min(1).max(mostAccounts).optional() }),
      },
    ),
    CountOwnersVote: command(
      { zh: '业主表决计票', en: "Count the owners' vote" },
      just.extend({ endedOn: isoDate, ballots: z.array(ballot).max(mostAccounts) }),
      { duties: ['二(三)1'] },
    ),
    ReportEmergencyRepair: command(
      { zh: '报告应急维修', en: 'Report an emergency repair' },
      just.extend({ ...emergencyReport, hasOwnersCommittee: z.boolean() }),
      { by: ofEstate },
    ),
    ConfirmEmergency: command(
      { zh: '现场查验', en: 'Check an emergency on site' },
      just.extend({ present: z.array(siteRole).max(4), confirmed: z.boolean(), evidence: photographs.default([]) }),
    ),
    InspectFundWork: command(
      { zh: '竣工验收', en: 'Inspect the completed work' },
      just.extend({
        passed: z.boolean(),
        inspectors: z.array(officer).min(1).max(10),
        evidence: photographs.default([]),
      }),
    ),
    PublishFundWork: command(
      { zh: '公示应急维修', en: 'Publish an emergency repair' },
      just.extend({ documents: z.array(fundDocument).max(4), cost: fen.min(1), where: openText(100), until: deadline }),
      { given: (data) => data.omit({ until: true }), by: ofEstate },
    ),
    ApplyFundUse: command(
      { zh: '申请使用', en: 'Apply for a use of the fund' },
      just.extend({ applicant, budget: fen, evidence: photographs.default([]) }),
      { by: ofEstate },
    ),
    VerifyFundUse: command(
      { zh: '镇办核实盖章', en: 'Verify and seal a use of the fund' },
      just.extend({ office: openText(40), sealed: evidence.meta({ zh: '盖章件', en: 'sealed paper' }) }),
      { by: ['clerk'], duties: ['二(一)3.1', '二(一)3.2'] },
    ),
    ReturnFundUse: command({ zh: '退回补正', en: 'Return an application' }, just.extend({ reason: openLines(500) }), {
      by: ['clerk', 'officer'],
    }),
    ApproveFundUse: command({ zh: '批准使用', en: 'Approve a use of the fund' }, just, {
      duties: ['二(二)1.8'],
      by: ['officer', 'department-chief'],
    }),
    PayFundAdvance: command({ zh: '拨付首期款', en: 'Pay a part' }, just.extend({ fen }), { duties: ['二(二)1.8'] }),
    SettleFundUse: command({ zh: '结算', en: 'Settle a use of the fund' }, just.extend({ cost: fen }), {
      duties: ['二(二)1.8'],
    }),
    AbandonFundUse: command(
      { zh: '终止使用', en: 'Abandon a use of the fund' },
      just.extend({ ground: fundAbandonment, note: openLines(500) }),
    ),
  },
  internal: {
    OpenFundUse: command({ zh: '派遣立项', en: 'Open a use' }, openCase),
    EndFundUse: command({ zh: '随派遣终止', en: 'End a use' }, endCase),
    NoteFundReserved: command({ zh: '记录冻结', en: 'Note that money is reserved' }, just.extend({ fen })),
    NoteFundShort: command(
      { zh: '记录余额不足', en: 'Note that accounts are short' },
      just.extend({ accounts: ordinal, fen }),
    ),
    ObserveFundPublication: command(
      { zh: '检查公示期', en: 'Observe a publication' },
      just.extend({ until: isoInstant }),
    ),
  },
});
export type FundUseEvent = EventsOf<typeof fundUse>;
export type FundUseCommand = CommandsOf<typeof fundUse>;
