import { outage, utilitiesQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { repairs } from '../repair/model.ts';
import { outages } from './model.ts';

const { Outage, Outages } = utilitiesQueries;
const db = tables(outages, repairs);

const listOutages = queryOf(Outages, ({ trade, past, limit }, context) => {
  let rows = db(context).selectFrom('outages').selectAll().orderBy('from_at').orderBy('outage_id').limit(limit);
  if (!past) rows = rows.where('status', 'in', ['announced', 'begun', 'overrun']);
  if (trade) rows = rows.where('trade', '=', trade);
  return rows.execute();
});

const showOutage = queryOf(Outage, async ({ outageId }, context) => {
  const row = await db(context)
    .selectFrom('outages')
    .selectAll()
    .select(({ selectFrom, fn }) =>
      selectFrom('repairs')
        .select(fn.countAll<string>().as('number'))
        .where('repairs.outage_id', '=', outageId)
        .$asScalar()
        .as('answered'),
    )
    .where('outage_id', '=', outageId)
    .executeTakeFirst();
  if (!row) return null;
  const past = await context.history(outage.name, outage.streamOf({ outageId }));
  const history = past.map(({ position, ...event }) => ({ ...event, position: String(position) }));
  return { ...row, answered: Number(row.answered), history };
});

export const outageQueries = [listOutages, showOutage];
