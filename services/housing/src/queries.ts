import { dayInChina, uuid } from '@tiaokuai/contracts';
import { casesByClock, type InboxRow, listLimit, oneCase } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { ConductRow, PolicyAnswerRow } from './case-models.ts';
import type { ContractRow, CreditRow, RoomsRow } from './filing-models.ts';
import type { DepositRow, FundAccountRow, FundRow } from './fund-models.ts';
import type { FundUseRow } from './fund-use-model.ts';
import { enterpriseIdOf } from './prepare.ts';

type Rows = {
  funds: FundRow;
  fund_accounts: FundAccountRow;
  fund_uses: FundUseRow;
  deposits: DepositRow;
  contracts: ContractRow;
  service_rooms: RoomsRow;
  credit: CreditRow;
  conducts: ConductRow;
  policy_answers: PolicyAnswerRow;
  inbox: InboxRow;
};
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);
const subdistrict = z.string().max(40).optional();
const statuses = z.array(z.string().max(20)).max(20).optional();

const fundsInput = z.object({ subdistrict, limit: listLimit });
const funds: ServedQuery = {
  name: 'Funds',
  names: { zh: '各小区维修资金余额', en: 'Funds by estate' },
  input: fundsInput,
  async handle(input: z.output<typeof fundsInput>, context) {
    let rows = db(context)
      .selectFrom('funds')
      .selectAll()
      .select(({ selectFrom, fn }) =>
        selectFrom('fund_accounts')
          .whereRef('fund_accounts.estate_id', '=', 'funds.estate_id')
          .where('low', '=', true)
          .select(fn.countAll<string>().as('n'))
          .as('to_replenish'),
      )
      .orderBy('estate')
      .limit(input.limit);
    if (input.subdistrict) rows = rows.where('subdistrict', '=', input.subdistrict);
    return (await rows.execute()).map(({ to_replenish, ...row }) => ({ ...row, to_replenish: Number(to_replenish) }));
  },
};

const accountsInput = z.object({
  estateId: uuid,
  only: z.enum(['low', 'unpaid', 'all']).default('all'),
  limit: listLimit,
});
const fundAccounts: ServedQuery = {
  name: 'FundAccounts',
  names: { zh: '分户账', en: 'Accounts of a fund' },
  input: accountsInput,
  async handle({ estateId, only, limit: most }: z.output<typeof accountsInput>, context) {
    const rows = db(context).selectFrom('fund_accounts').selectAll().where('estate_id', '=', estateId);
    const chosen =
      only === 'all' ? rows : only === 'low' ? rows.where('low', '=', true) : rows.where('first_paid', '=', false);
    return chosen.orderBy('account').limit(most).execute();
  },
};

const fundUses = casesByClock({
  name: 'FundUses',
  names: { zh: '维修资金使用（按时限）', en: 'Uses of the fund by clock' },
  table: 'fund_uses',
  clocks: ['published_until'],
});

const fundUse = oneCase({
  name: 'FundUse',
  names: { zh: '维修资金使用详情', en: 'One use of the fund' },
  table: 'fund_uses',
  aggregate: 'fund-use',
});

const depositsInput = z.object({ status: statuses, builder: z.string().max(80).optional(), limit: listLimit });
const deposits: ServedQuery = {
  name: 'Deposits',
  names: { zh: '物业质量保修金', en: 'Warranty deposits' },
  input: depositsInput,
  async handle(input: z.output<typeof depositsInput>, context) {
    let rows = db(context)
      .selectFrom('deposits')
      .selectAll()
      .orderBy('return_from', (order) => order.asc().nullsLast())
      .orderBy('estate')
      .limit(input.limit);
    if (input.status) rows = rows.where('status', 'in', input.status as DepositRow['status'][]);
    if (input.builder) rows = rows.where('builder', '=', input.builder);
    const today = dayInChina(context.now());
    return (await rows.execute()).map((row) => ({
      ...row,
      returnable: row.status === 'term' && row.claims_open === 0 && row.return_from! <= today,
    }));
  },
};

const contractsInput = z.object({
  status: statuses,
  estateId: uuid.optional(),
  overdue: z.boolean().optional(),
  limit: listLimit,
});
const contracts: ServedQuery = {
  name: 'Contracts',
  names: { zh: '物业服务合同备案（按时限）', en: 'Service contracts by the time for filing' },
  input: contractsInput,
  async handle(input: z.output<typeof contractsInput>, context) {
    let rows = db(context).selectFrom('contracts').selectAll().orderBy('file_by').limit(input.limit);
    if (input.status) rows = rows.where('status', 'in', input.status as ContractRow['status'][]);
    if (input.estateId) rows = rows.where('estate_id', '=', input.estateId);
    if (input.overdue !== undefined) rows = rows.where('overdue', '=', input.overdue);
    return rows.execute();
  },
};

/** Policy 三(一): what a presale permit waits for, of the housing department's matters. */
const presale: ServedQuery = {
  name: 'PresaleClearance',
  names: { zh: '预售许可前置事项', en: 'What a presale permit waits for' },
  input: z.object({ estateId: uuid }),
  async handle({ estateId }: { estateId: string }, context) {
    const contract = await db(context)
      .selectFrom('contracts')
      .select(['contract_id', 'certificate'])
      .where('estate_id', '=', estateId)
      .where('kind', '=', 'preliminary')
      .where('status', '=', 'filed')
      .executeTakeFirst();
    const rooms = await db(context)
      .selectFrom('service_rooms')
      .select('status')
      .where('estate_id', '=', estateId)
      .executeTakeFirst();
    const roomsFiled = rooms !== undefined && rooms.status !== 'submitted' && rooms.status !== 'returned';
    return {
      cleared: contract !== undefined,
      contractId: contract?.contract_id ?? null,
      certificate: contract?.certificate ?? null,
      serviceRoomsFiled: roomsFiled,
    };
  },
};

const roomsInput = z.object({ status: statuses, limit: listLimit });
const serviceRooms: ServedQuery = {
  name: 'ServiceRooms',
  names: { zh: '物业服务用房', en: 'Property service rooms' },
  input: roomsInput,
  async handle(input: z.output<typeof roomsInput>, context) {
    const rows = db(context).selectFrom('service_rooms').selectAll().orderBy('estate').limit(input.limit);
    return (input.status ? rows.where('status', 'in', input.status as RoomsRow['status'][]) : rows).execute();
  },
};

const creditInput = z.object({ members: z.boolean().optional(), limit: listLimit });
const credit: ServedQuery = {
  name: 'Credit',
  names: { zh: '企业信用（按扣分）', en: 'Credit of the enterprises, by points lost' },
  input: creditInput,
  async handle(input: z.output<typeof creditInput>, context) {
    const rows = db(context)
      .selectFrom('credit')
      .selectAll()
      .orderBy('points', 'desc')
      .orderBy('enterprise')
      .limit(input.limit);
    return (input.members === undefined ? rows : rows.where('member', '=', input.members)).execute();
  },
};

const creditFile: ServedQuery = {
  name: 'CreditFile',
  names: { zh: '企业信用档案', en: 'Credit file of an enterprise' },
  input: z.object({ enterprise: z.string().min(1).max(60) }),
  async handle({ enterprise }: { enterprise: string }, context) {
    const id = enterpriseIdOf(enterprise);
    const row = await db(context).selectFrom('credit').selectAll().where('enterprise_id', '=', id).executeTakeFirst();
    return row ? { ...row, history: await context.history('enterprise-credit', `enterprise-credit-${id}`) } : null;
  },
};

const conductsInput = z.object({
  open: z.boolean().default(true),
  party: z.string().max(80).optional(),
  limit: listLimit,
});
const conducts: ServedQuery = {
  name: 'Conducts',
  names: { zh: '违规案件（按时限）', en: 'Conduct cases by clock' },
  input: conductsInput,
  async handle(input: z.output<typeof conductsInput>, context) {
    const rows = db(context)
      .selectFrom('conducts')
      .leftJoin('inbox', 'inbox.referral_id', 'conducts.referral_id')
      .selectAll('conducts')
      .select('inbox.complete_by as referral_due')
      .where('conducts.open', '=', input.open)
      .orderBy(
        ({ fn }) => fn('least', ['conducts.correct_by', 'inbox.complete_by']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy('conducts.opened_at')
      .limit(input.limit);
    return (input.party ? rows.where('conducts.party', '=', input.party) : rows).execute();
  },
};

const conduct = oneCase({
  name: 'Conduct',
  names: { zh: '违规案件详情', en: 'One conduct case' },
  table: 'conducts',
  aggregate: 'conduct',
});

const answersInput = z.object({ topic: z.string().max(40).optional(), limit: listLimit });
/** What has been published, for officers and citizens alike. */
const policyAnswers: ServedQuery = {
  name: 'PublishedAnswers',
  names: { zh: '政策问答库', en: 'Published answers on policy' },
  input: answersInput,
  async handle(input: z.output<typeof answersInput>, context) {
    const rows = db(context)
      .selectFrom('policy_answers')
      .select(['case_id', 'topic', 'answer', 'rules', 'answered_at'])
      .where('published', '=', true)
      .orderBy('topic')
      .orderBy('answered_at', 'desc')
      .limit(input.limit);
    return (input.topic ? rows.where('topic', '=', input.topic) : rows).execute();
  },
};

const enquiry: ServedQuery = {
  name: 'PolicyEnquiry',
  names: { zh: '政策咨询详情', en: 'One enquiry' },
  input: z.object({ caseId: uuid }),
  async handle({ caseId }: { caseId: string }, context) {
    const row = db(context).selectFrom('policy_answers').selectAll().where('case_id', '=', caseId);
    return (await row.executeTakeFirst()) ?? null;
  },
};

export const queries: readonly ServedQuery[] = [
  funds,
  fundAccounts,
  fundUses,
  fundUse,
  deposits,
  contracts,
  presale,
  serviceRooms,
  credit,
  creditFile,
  conducts,
  conduct,
  policyAnswers,
  enquiry,
];
