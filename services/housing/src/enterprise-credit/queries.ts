import { enterpriseCredit, housingQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { enterpriseIdOf } from './mark.ts';
import { creditFiles } from './model.ts';

const { Credit, CreditFile } = housingQueries;
const db = tables(creditFiles);

const listCredit = queryOf(Credit, ({ members, limit }, context) => {
  const rows = db(context)
    .selectFrom('credit')
    .selectAll()
    .orderBy('points', 'desc')
    .orderBy('enterprise')
    .limit(limit);
  return (members === undefined ? rows : rows.where('member', '=', members)).execute();
});

const showCreditFile = queryOf(CreditFile, async ({ enterprise }, context) => {
  const enterpriseId = enterpriseIdOf(enterprise);
  const row = await db(context)
    .selectFrom('credit')
    .selectAll()
    .where('enterprise_id', '=', enterpriseId)
    .executeTakeFirst();
  if (!row) return null;
  const past = await context.history(enterpriseCredit.name, enterpriseCredit.streamOf({ enterpriseId }));
  return { ...row, history: past.map(({ position, ...event }) => ({ ...event, position: String(position) })) };
});

export const creditQueries = [listCredit, showCreditFile];
