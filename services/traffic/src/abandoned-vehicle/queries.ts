import { abandonedVehicle, trafficQueries } from '@tiaokuai/contracts';
import { showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { abandonedVehicles } from './model.ts';

const { AbandonedVehicle, AbandonedVehicles } = trafficQueries;
const db = tables(abandonedVehicles);

const byClock = queryOf(AbandonedVehicles, ({ open, inCustody, estateId, limit }, context) => {
  let rows = db(context)
    .selectFrom('abandoned')
    .selectAll()
    .orderBy(
      ({ fn }) => fn('least', ['notice_by', 'respond_by', 'published_until']),
      (order) => order.asc().nullsLast(),
    )
    .orderBy('opened_at')
    .limit(limit);
  rows = inCustody ? rows.where('custody', 'is not', null) : rows.where('open', '=', open);
  return (estateId ? rows.where('estate_id', '=', estateId) : rows).execute();
});

export const abandonedQueries = [byClock, showCase(AbandonedVehicle, abandonedVehicles, abandonedVehicle)];
