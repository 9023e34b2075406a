import { roadsideFacility, trafficQueries } from '@tiaokuai/contracts';
import { showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { facilities } from './model.ts';

const { RoadsideFacilities, RoadsideFacility } = trafficQueries;
const db = tables(facilities);

const dangersFirst = queryOf(RoadsideFacilities, ({ open, estateId, limit }, context) => {
  const rows = db(context)
    .selectFrom('facilities')
    .selectAll()
    .where('open', '=', open)
    .orderBy('danger', 'desc')
    .orderBy('done_by', (order) => order.asc().nullsLast())
    .orderBy('opened_at')
    .limit(limit);
  return (estateId ? rows.where('estate_id', '=', estateId) : rows).execute();
});

export const facilityQueries = [dangersFirst, showCase(RoadsideFacility, facilities, roadsideFacility)];
