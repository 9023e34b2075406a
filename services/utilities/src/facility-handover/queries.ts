import { utilitiesQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { facilityHandovers } from './model.ts';

const db = tables(facilityHandovers);

export const listHandovers = queryOf(utilitiesQueries.FacilityHandovers, ({ status, estateId, limit }, context) => {
  let rows = db(context).selectFrom('facility_handovers').selectAll().orderBy('since').limit(limit);
  if (status) rows = rows.where(({ eb, ref }) => eb(ref('status').$castTo<string>(), 'in', status));
  if (estateId) rows = rows.where('estate_id', '=', estateId);
  return rows.execute();
});
