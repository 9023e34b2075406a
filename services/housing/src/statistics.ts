import { housingQueries } from '@tiaokuai/contracts';
import { figuresOf } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { conducts } from './conduct/model.ts';
import { contracts } from './contract-filing/model.ts';
import { creditFiles } from './enterprise-credit/model.ts';
import { funds } from './estate-fund/model.ts';
import { deposits } from './warranty-deposit/model.ts';

const db = tables(funds, deposits, contracts, conducts, creditFiles);

/** 全区物业管理数据的统计及上报 (policy 二(二)1). */
export const statistics = queryOf(housingQueries.DistrictStatistics, async (_input, context) => {
  const money = await db(context)
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
  const deposits = await db(context)
    .selectFrom('deposits')
    .select(({ fn }) => [
      fn.countAll<string>().as('deposits'),
      fn.sum<string>('due').as('due'),
      fn.sum<string>('paid').as('paid'),
      fn.sum<string>('drawn').as('drawn'),
      fn.sum<string>('balance').as('balance'),
    ])
    .executeTakeFirstOrThrow();
  const contracts = await db(context)
    .selectFrom('contracts')
    .select(({ fn }) => [
      fn.count<string>('contract_id').filterWhere('status', '=', 'filed').as('filed'),
      fn.count<string>('contract_id').filterWhere('late', '=', true).as('late'),
      fn.count<string>('contract_id').filterWhere('overdue', '=', true).as('overdue'),
    ])
    .executeTakeFirstOrThrow();
  const bySubdistrict = await db(context)
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
  const grades = await db(context)
    .selectFrom('credit')
    .select('grade')
    .select(({ fn }) => fn.countAll<string>().as('enterprises'))
    .groupBy('grade')
    .orderBy('grade')
    .execute();
  return {
    fund: figuresOf(money),
    deposits: figuresOf(deposits),
    contracts: figuresOf(contracts),
    conduct: bySubdistrict.map(({ subdistrict, ...figures }) => ({ subdistrict, ...figuresOf(figures) })),
    credit: grades.map(({ grade, enterprises }) => ({ grade, enterprises: Number(enterprises) })),
  };
});
