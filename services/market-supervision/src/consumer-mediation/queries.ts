import { consumerMediation, marketSupervisionQueries } from '@tiaokuai/contracts';
import { showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { mediations } from './model.ts';

const { ConsumerMediation, Mediations } = marketSupervisionQueries;

const listMediations = queryOf(Mediations, ({ open, estateId, subdistrict, limit }, context) => {
  let rows = tables(mediations)(context)
    .selectFrom('mediations')
    .selectAll()
    .where('open', '=', open)
    .orderBy('clock_due', (order) => order.asc().nullsFirst())
    .orderBy('opened_at')
    .limit(limit);
  if (estateId) rows = rows.where('estate_id', '=', estateId);
  if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
  return rows.execute();
});

export const mediationQueries = [listMediations, showCase(ConsumerMediation, mediations, consumerMediation)];
