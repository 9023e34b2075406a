import { pricingQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { priceStandards } from './model.ts';

const db = tables(priceStandards);

export const listPriceStandards = queryOf(pricingQueries.PriceStandards, ({ item, limit }, context) => {
  const rows = db(context)
    .selectFrom('price_standards')
    .selectAll()
    .orderBy('item')
    .orderBy('star_level')
    .orderBy('from_month', 'desc')
    .limit(limit);
  return (item ? rows.where('item', '=', item) : rows).execute();
});
