import { z } from 'zod';
import { isoDate, isoInstant, line, openText, uuid } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import {
  caseRow,
  casesInput,
  casesOutput,
  listLimit,
  matterRow,
  oneCaseInput,
  oneCaseOutput,
  pastEvent,
} from '../referral/case-rows.ts';
import { conduct, conductKind } from './conduct.ts';
import { contractKind } from './contract-filing.ts';
import { enterpriseCredit } from './enterprise-credit.ts';
import { estateFund } from './estate-fund.ts';
import { fundEmergency, fundPart, fundUse, fundWay } from './fund-use.ts';
import { policyAnswer, policyTopic } from './policy-answer.ts';
import { roomDeficit } from './service-rooms.ts';

/** What housing answers: rows of its tables, whose columns are named here and nowhere else, and figures. */

/** Which estate a row is of. */
const ofEstate = { estate_id: z.string(), estate: z.string(), subdistrict: z.string() };

/** One row per fund of an estate. Sums in fen. */
export const fundRow = z.object({
  ...ofEstate,
  custody: estateFund.events.FundRegistered.schema.shape.custody,
  accounts: z.int(),
  paid_in: z.number(),
  interest: z.number(),
  interest_year: z.int().nullable(),
  drawn: z.number(),
  returned: z.number(),
  balance: z.number(),
  /** Of the balance, for uses under way. */
  reserved: z.number(),
});
export type FundRow = z.output<typeof fundRow>;

/** One row per household's account in a fund. Sums in fen. */
export const fundAccountRow = z.object({
  /** `<estate>/<account>` */
  key: z.string(),
  estate_id: z.string(),
  account: z.string(),
  first_deposit: z.number(),
  first_paid: z.boolean(),
  balance: z.number(),
  /** Below 30 % of the first deposit (淄博物业 art. 64). */
  low: z.boolean(),
  closed: z.boolean(),
});
export type FundAccountRow = z.output<typeof fundAccountRow>;

/** One row per use of the fund, with the clock that runs for it. Sums in fen. */
export const fundUseRow = caseRow(
  [
    'opened',
    'confirmed',
    'published',
    'to-apply',
    'applied',
    'verified',
    'short',
    'approved',
    'reserved',
    'settled',
    'abandoned',
    'ended',
  ],
  {
    opened: { zh: '已立项', en: 'opened' },
    settled: { zh: '已结算', en: 'settled' },
    ended: { zh: '随派遣终止', en: 'ended' },
  },
).extend({
  way: fundWay.nullable(),
  source: fundUse.events.FundUseOpened.schema.shape.source,
  part: fundPart.nullable(),
  work: z.string().nullable(),
  households: z.int(),
  emergency: fundEmergency.nullable(),
  vote_passed: z.boolean().nullable(),
  inspected: z.boolean(),
  published_until: isoInstant.nullable(),
  budget: z.number(),
  paid: z.number(),
  returned_times: z.int(),
});
export type FundUseRow = z.output<typeof fundUseRow>;

/** One row per builder's deposit for an estate. Sums in fen. */
export const depositRow = z.object({
  ...ofEstate,
  builder: z.string(),
  status: z
    .enum(['assessed', 'paid-in', 'term', 'return-published', 'returned'])
    .meta({ values: { assessed: { zh: '已核定', en: 'assessed' }, returned: { zh: '已退还', en: 'returned' } } }),
  due: z.number().meta({ zh: '应交金额', en: 'due' }),
  paid: z.number(),
  drawn: z.number(),
  balance: z.number(),
  claims_open: z.int(),
  return_from: isoDate.nullable(),
  published_until: isoInstant.nullable(),
  assessed_at: isoInstant,
});
export type DepositRow = z.output<typeof depositRow>;

/** One row per property service contract, with the times for filing and for leaving. */
export const contractRow = z.object({
  contract_id: z.string(),
  ...ofEstate,
  enterprise: z.string(),
  kind: contractKind,
  status: z
    .enum(['signed', 'submitted', 'filed', 'ended', 'left'])
    .meta({ values: { ended: { zh: '合同终止', en: 'ended' } } }),
  signed_on: isoDate,
  file_by: isoInstant,
  overdue: z.boolean(),
  late: z.boolean(),
  returned_times: z.int(),
  certificate: z.string().nullable(),
  presale_blocked: z.int(),
  leave_by: isoInstant.nullable(),
  exit_overdue: z.boolean(),
});
export type ContractRow = z.output<typeof contractRow>;

/** One row per project. Areas in hundredths of a square metre. */
export const serviceRoomsRow = z.object({
  ...ofEstate,
  builder: z.string(),
  status: z
    .enum(['submitted', 'returned', 'filed', 'short', 'accepted', 'titled'])
    .meta({ values: { short: { zh: '验收不足', en: 'short' }, accepted: { zh: '已验收', en: 'accepted' } } }),
  required: z.number(),
  provided: z.number(),
  delivered: z.number().nullable().meta({ zh: '交付面积', en: 'delivered' }),
  deficits: z.array(roomDeficit),
});
export type ServiceRoomsRow = z.output<typeof serviceRoomsRow>;

/** One row per enterprise. */
export const creditRow = z.object({
  enterprise_id: z.string(),
  enterprise: z.string(),
  member: z.boolean(),
  /** Points of all marks that stand. */
  points: z.int(),
  marks: z.int(),
  objections: z.int(),
  verified_year: z.int().nullable(),
  honest: z.boolean().nullable(),
  published_year: z.int().nullable(),
  score: z.int().nullable(),
  grade: enterpriseCredit.events.CreditPublished.schema.shape.grade.nullable(),
  trained: z.int().meta({ zh: '培训人次', en: 'trained' }),
});
export type CreditRow = z.output<typeof creditRow>;

/** One row per conduct, with the clock that runs for it. */
export const conductRow = caseRow(
  [
    'reported',
    'established',
    'ordered',
    'overdue',
    'revisited',
    'not-established',
    'corrected',
    'penalised',
    'marked',
    'left-to-court',
    'withdrawn',
    'settled',
  ],
  { 'not-established': { zh: '未查实', en: 'not established' } },
).extend({
  source: conduct.events.ConductReported.schema.shape.source,
  party: z.string().nullable(),
  kinds: z.array(conductKind),
  remaining: z.int(),
  order_no: z.int(),
  correct_by: isoInstant.nullable(),
  /** How many orders ran out. */
  overdue: z.int(),
  penalties: z.int(),
  /** Yuan. */
  fined: z.int(),
  meeting: z.enum(['none', 'asked', 'handed-over', 'failed']).meta({
    values: {
      asked: { zh: '已提请', en: 'asked' },
      'handed-over': { zh: '已交接', en: 'handed over' },
      failed: { zh: '未交接', en: 'not handed over' },
    },
  }),
});
export type ConductRow = z.output<typeof conductRow>;

/** One row per enquiry, with the answer that may be published. */
export const policyAnswerRow = z.object({
  case_id: z.string(),
  status: z.enum(['received', 'asking', 'answered', 'ended']),
  source: policyAnswer.events.PolicyEnquiryReceived.schema.shape.source,
  ...matterRow.shape,
  topic: policyTopic.nullable(),
  answer: z.string().nullable(),
  rules: z.array(z.string()),
  published: z.boolean(),
  received_at: isoInstant,
  answered_at: isoInstant.nullable(),
});
export type PolicyAnswerRow = z.output<typeof policyAnswerRow>;

const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;
const subdistrict = line(40).optional();
const statuses = z.array(line(20)).max(20).min(1).optional();

export const housingQueries = queries('housing', {
  Funds: query(
    { zh: '各小区维修资金余额', en: 'Funds by estate' },
    {
      input: z.object({ subdistrict, limit: listLimit }),
      output: z.array(fundRow.extend({ to_replenish: z.int() })),
      by,
    },
  ),
  FundAccounts: query(
    { zh: '分户账', en: 'Accounts of a fund' },
    {
      input: z.object({
        estateId: uuid,
        only: z
          .enum(['low', 'unpaid', 'all'])
          .meta({ values: { low: { zh: '余额不足', en: 'low' } } })
          .default('all'),
        limit: listLimit,
      }),
      output: z.array(fundAccountRow),
      by,
    },
  ),
  FundUses: query(
    { zh: '维修资金使用（按时限）', en: 'Uses of the fund by clock' },
    { input: casesInput, output: casesOutput(fundUseRow), by: [...by, 'clerk'] },
  ),
  FundUse: query(
    { zh: '维修资金使用详情', en: 'One use of the fund' },
    { input: oneCaseInput, output: oneCaseOutput(fundUseRow), by: [...by, 'clerk'] },
  ),
  Deposits: query(
    { zh: '物业质量保修金', en: 'Warranty deposits' },
    {
      input: z.object({
        status: statuses,
        builder: line(80).optional(),
        limit: listLimit,
      }),
      output: z.array(depositRow.extend({ returnable: z.boolean() })),
      by,
    },
  ),
  Contracts: query(
    { zh: '物业服务合同备案（按时限）', en: 'Service contracts by the time for filing' },
    {
      input: z.object({
        status: statuses,
        estateId: uuid.optional(),
        overdue: z.boolean().optional(),
        limit: listLimit,
      }),
      output: z.array(contractRow),
      by,
    },
  ),
  /** Policy 三(一): what a presale permit waits for, of the housing department's matters. */
  PresaleClearance: query(
    { zh: '预售许可前置事项', en: 'What a presale permit waits for' },
    {
      input: z.object({ estateId: uuid }),
      output: z.object({
        cleared: z.boolean().meta({ zh: '核验通过', en: 'cleared' }),
        contractId: z.string().nullable(),
        certificate: z.string().nullable(),
        serviceRoomsFiled: z.boolean(),
      }),
      by,
    },
  ),
  ServiceRooms: query(
    { zh: '物业服务用房', en: 'Property service rooms' },
    {
      input: z.object({ status: statuses, limit: listLimit }),
      output: z.array(serviceRoomsRow),
      by,
    },
  ),
  Credit: query(
    { zh: '企业信用（按扣分）', en: 'Credit of the enterprises, by points lost' },
    {
      input: z.object({
        members: z.boolean().meta({ zh: '仅看会员', en: 'members only' }).optional(),
        limit: listLimit,
      }),
      output: z.array(creditRow),
      by: [...by, 'clerk'],
    },
  ),
  CreditFile: query(
    { zh: '企业信用档案', en: 'Credit file of an enterprise' },
    {
      input: z.object({ enterprise: openText(60) }),
      output: creditRow.extend({ history: z.array(pastEvent) }).nullable(),
      by: [...by, 'clerk'],
    },
  ),
  Conducts: query(
    { zh: '违规案件（按时限）', en: 'Conduct cases by clock' },
    {
      input: z.object({
        open: z.boolean().default(true),
        party: line(80).optional(),
        limit: listLimit,
      }),
      output: casesOutput(conductRow),
      by,
    },
  ),
  Conduct: query(
    { zh: '违规案件详情', en: 'One conduct case' },
    { input: oneCaseInput, output: oneCaseOutput(conductRow), by },
  ),
  /** What has been published, for officers and citizens alike. */
  PublishedAnswers: query(
    { zh: '政策问答库', en: 'Published answers on policy' },
    {
      input: z.object({ topic: policyTopic.optional(), limit: listLimit }),
      output: z.array(
        policyAnswerRow.pick({ case_id: true, topic: true, answer: true, rules: true, answered_at: true }),
      ),
      by: [...by, 'clerk', 'hotline-agent'],
    },
  ),
  PolicyEnquiry: query(
    { zh: '政策咨询详情', en: 'One enquiry' },
    { input: oneCaseInput, output: policyAnswerRow.nullable(), by },
  ),
  /** What the chief looks at first. */
  HousingMorning: query(
    { zh: '房管晨报', en: 'Housing: this morning' },
    {
      input: z.object({}),
      output: z.object({
        toSeal: z.int(),
        toApprove: z.int(),
        publicationsOver: z.int(),
        usesShort: z.int(),
        accountsToReplenish: z.int(),
        depositsClaimed: z.int(),
        depositsReturnable: z.int(),
        contractsToFile: z.int(),
        contractsOverdue: z.int(),
        exitsOverdue: z.int(),
        roomsShort: z.int(),
        conductsToLookInto: z.int(),
        ordersOverdue: z.int(),
        atMeeting: z.int(),
        penaltiesToDecide: z.int(),
        enquiriesOpen: z.int(),
        objections: z.int(),
      }),
      by,
    },
  ),
  /** Sums in fen. */
  DistrictStatistics: query(
    { zh: '全区物业管理统计', en: 'Statistics of the district' },
    {
      input: z.object({}),
      output: z.object({
        fund: z.object({
          funds: z.int(),
          accounts: z.int(),
          paidIn: z.number(),
          interest: z.number(),
          drawn: z.number(),
          returned: z.number(),
          balance: z.number(),
        }),
        deposits: z.object({
          deposits: z.int().meta({ zh: '保修金笔数', en: 'deposits' }),
          due: z.number().meta({ zh: '应交金额', en: 'due' }),
          paid: z.number(),
          drawn: z.number(),
          balance: z.number(),
        }),
        contracts: z.object({ filed: z.int(), late: z.int(), overdue: z.int() }),
        conduct: z.array(
          z.object({
            subdistrict: z.string().nullable(),
            cases: z.int(),
            corrected: z.int(),
            penalties: z.int(),
            fined: z.int(),
          }),
        ),
        credit: z.array(z.object({ grade: z.string().nullable(), enterprises: z.int() })),
      }),
      duties: ['二(二)1.15'],
      by: [...by, 'leading-group', 'analyst'],
    },
  ),
});
