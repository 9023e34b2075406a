import { utilitiesQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { temperatures } from './model.ts';

const db = tables(temperatures);

export const listTemperatures = queryOf(
  utilitiesQueries.TemperatureComplaints,
  ({ open, estateId, limit }, context) => {
    const rows = db(context)
      .selectFrom('temperatures')
      .selectAll()
      .where('open', '=', open)
      .orderBy(
        ({ fn }) => fn('least', ['measure_by', 'answer_by']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy('requested_at')
      .limit(limit);
    return (estateId ? rows.where('estate_id', '=', estateId) : rows).execute();
  },
);
