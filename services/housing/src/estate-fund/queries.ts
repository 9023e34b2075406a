import { housingQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { fundAccounts } from './accounts-model.ts';
import { funds } from './model.ts';

const { FundAccounts, Funds } = housingQueries;
const db = tables(funds, fundAccounts);

const listFunds = queryOf(Funds, async ({ subdistrict, limit }, context) => {
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
    .limit(limit);
  if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
  return (await rows.execute()).map(({ to_replenish, ...row }) => ({ ...row, to_replenish: Number(to_replenish) }));
});

const listAccounts = queryOf(FundAccounts, ({ estateId, only, limit }, context) => {
  const rows = db(context).selectFrom('fund_accounts').selectAll().where('estate_id', '=', estateId);
  const chosen =
    only === 'all' ? rows : only === 'low' ? rows.where('low', '=', true) : rows.where('first_paid', '=', false);
  return chosen.orderBy('account').limit(limit).execute();
});

export const fundQueries = [listFunds, listAccounts];
