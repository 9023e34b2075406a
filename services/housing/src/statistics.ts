import { carrying, dayInChina } from '@tiaokuai/contracts';
import type { PenaltyRow } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery } from '@tiaokuai/service';
import { z } from 'zod';
import type { ConductRow, PolicyAnswerRow } from './case-models.ts';
import type { ContractRow, CreditRow, RoomsRow } from './filing-models.ts';
import type { DepositRow, FundAccountRow, FundRow } from './fund-models.ts';
import type { FundUseRow } from './fund-use-model.ts';

/** 全区物业管理数据的统计及上报 (policy 二(二)1), and the chief's first look. */

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
  penalties: PenaltyRow;
};

const numbers = (row: Readonly<Record<string, unknown>>): Record<string, number> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value ?? 0)]));

const morning: ServedQuery = {
  name: 'HousingMorning',
  names: { zh: '房管晨报', en: 'Housing: this morning' },
  input: z.object({}),
  async handle(_input: never, { pool, schema, now }) {
    const today = dayInChina(now());
    const figures = await readModelDb<Rows>(pool, schema)
      .selectNoFrom(({ selectFrom, fn }) => {
        const count = fn.countAll<string>().as('n');
        return [
          selectFrom('fund_uses').where('status', '=', 'applied').select(count).as('toSeal'),
          selectFrom('fund_uses').where('status', '=', 'verified').select(count).as('toApprove'),
          selectFrom('fund_uses').where('status', '=', 'to-apply').select(count).as('publicationsOver'),
          selectFrom('fund_uses').where('status', '=', 'short').select(count).as('usesShort'),
          selectFrom('fund_accounts').where('low', '=', true).select(count).as('accountsToReplenish'),
          selectFrom('deposits').where('claims_open', '>', 0).select(count).as('depositsClaimed'),
          selectFrom('deposits')
            .where('status', '=', 'term')
            .where('return_from', '<=', today)
            .select(count)
            .as('depositsReturnable'),
          selectFrom('contracts').where('status', '=', 'submitted').select(count).as('contractsToFile'),
          selectFrom('contracts')
            .where('status', '=', 'signed')
            .where('overdue', '=', true)
            .select(count)
            .as('contractsOverdue'),
          selectFrom('contracts')
            .where('status', '=', 'ended')
            .where('exit_overdue', '=', true)
            .select(count)
            .as('exitsOverdue'),
          selectFrom('service_rooms').where('status', '=', 'short').select(count).as('roomsShort'),
          selectFrom('conducts').where('status', '=', 'reported').select(count).as('conductsToLookInto'),
          selectFrom('conducts').where('status', '=', 'overdue').select(count).as('ordersOverdue'),
          selectFrom('conducts').where('open', '=', true).where('meeting', '=', 'asked').select(count).as('atMeeting'),
          selectFrom('penalties').where('status', '=', 'announced').select(count).as('penaltiesToDecide'),
          selectFrom('policy_answers').where('status', 'in', ['received', 'asking']).select(count).as('enquiriesOpen'),
          selectFrom('credit').where('objections', '>', 0).select(count).as('objections'),
        ];
      })
      .executeTakeFirstOrThrow();
    return numbers(figures);
  },
};

/** Sums in fen. */
const statistics: ServedQuery = {
  name: 'DistrictStatistics',
  names: { zh: '全区物业管理统计', en: 'Statistics of the district' },
  input: z.object({}),
  async handle(_input: never, { pool, schema }) {
    const db = readModelDb<Rows>(pool, schema);
    const money = await db
      .selectFrom('funds')
      .select(({ fn }) => [
        fn.countAll<string>().as('funds'),
        fn.sum<string>('accounts').as('accounts'),
        fn.sum<string>('paid_in').as('paidIn'),
        fn.sum<string>('interest').as('interest'),
        fn.sum<string>('drawn').as('drawn'),
        fn.sum<string>('returned').as('returned'),
        fn.sum<string>('balance').as('balance'),
      ])
      .executeTakeFirstOrThrow();
    const deposits = await db
      .selectFrom('deposits')
      .select(({ fn }) => [
        fn.countAll<string>().as('deposits'),
        fn.sum<string>('due').as('due'),
        fn.sum<string>('paid').as('paid'),
        fn.sum<string>('drawn').as('drawn'),
        fn.sum<string>('balance').as('balance'),
      ])
      .executeTakeFirstOrThrow();
    const contracts = await db
      .selectFrom('contracts')
      .select(({ fn }) => [
        fn.count<string>('contract_id').filterWhere('status', '=', 'filed').as('filed'),
        fn.count<string>('contract_id').filterWhere('late', '=', true).as('late'),
        fn.count<string>('contract_id').filterWhere('overdue', '=', true).as('overdue'),
      ])
      .executeTakeFirstOrThrow();
    const bySubdistrict = await db
      .selectFrom('conducts')
      .select('subdistrict')
      .select(({ fn }) => [
        fn.countAll<string>().as('cases'),
        fn.count<string>('case_id').filterWhere('status', '=', 'corrected').as('corrected'),
        fn.sum<string>('penalties').as('penalties'),
        fn.sum<string>('fined').as('fined'),
      ])
      .groupBy('subdistrict')
      .orderBy('cases', 'desc')
      .execute();
    const grades = await db
      .selectFrom('credit')
      .select('grade')
      .select(({ fn }) => fn.countAll<string>().as('enterprises'))
      .groupBy('grade')
      .orderBy('grade')
      .execute();
    return {
      fund: numbers(money),
      deposits: numbers(deposits),
      contracts: numbers(contracts),
      conduct: bySubdistrict.map(({ subdistrict, ...figures }) => ({ subdistrict, ...numbers(figures) })),
      credit: grades.map(({ grade, enterprises }) => ({ grade, enterprises: Number(enterprises) })),
    };
  },
};

export const statisticsQueries: readonly ServedQuery[] = [morning, carrying(['二(二)1.15'], statistics)];
