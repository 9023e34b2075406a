import { type InboxRow, type RepairRow, repair, utilitiesQueries } from '@tiaokuai/contracts';
import { figuresOf, showCase } from '@tiaokuai/department';
import { readModelDb } from '@tiaokuai/read-models';
import { queryOf, tables } from '@tiaokuai/service';
import { repairs } from './model.ts';

const { Overruns, RepairOrder, RepairOrders, TradeFigures } = utilitiesQueries;
const db = tables(repairs);

const listRepairs = queryOf(RepairOrders, ({ trade, status, open, estateId, limit }, { pool, schema }) => {
  let rows = readModelDb<{ repairs: RepairRow; inbox: InboxRow }>(pool, schema)
    .selectFrom('repairs')
    .leftJoin('inbox', 'inbox.referral_id', 'repairs.referral_id')
    .selectAll('repairs')
    .select('inbox.complete_by as referral_due')
    .where('repairs.open', '=', open)
    // The nearest of its clocks: the crew's, the supply's, the referral's.
    .orderBy(
      ({ fn }) => fn('least', ['repairs.arrive_by', 'repairs.restore_by', 'inbox.complete_by']),
      (order) => order.asc().nullsLast(),
    )
    .orderBy('repairs.requested_at')
    .limit(limit);
  if (trade) rows = rows.where('repairs.trade', '=', trade);
  if (status) rows = rows.where(({ eb, ref }) => eb(ref('repairs.status').$castTo<string>(), 'in', status));
  if (estateId) rows = rows.where('repairs.estate_id', '=', estateId);
  return rows.execute();
});

const overruns = queryOf(Overruns, ({ trade, since, limit }, context) => {
  let rows = db(context)
    .selectFrom('repairs')
    .selectAll()
    .where('overruns', '>', 0)
    .orderBy('open', 'desc')
    .orderBy('requested_at', 'desc')
    .limit(limit);
  if (trade) rows = rows.where('trade', '=', trade);
  if (since) rows = rows.where('requested_at', '>=', since);
  return rows.execute();
});

const tradeFigures = queryOf(TradeFigures, async ({ since }, context) => {
  let rows = db(context)
    .selectFrom('repairs')
    .select('trade')
    .select(({ fn }) => [
      fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
      fn.count<string>('case_id').filterWhere('status', '=', 'restored').as('restored'),
      fn.count<string>('case_id').filterWhere('status', '=', 'under-outage').as('underOutage'),
      fn.count<string>('case_id').filterWhere('overruns', '>', 0).as('overrun'),
      fn.avg<string | null>('minutes_to_supply').as('minutes'),
    ])
    .groupBy('trade')
    .orderBy('trade');
  if (since) rows = rows.where('requested_at', '>=', since);
  return (await rows.execute()).map(({ trade, minutes, ...counts }) => ({
    trade,
    ...figuresOf(counts),
    averageMinutes: minutes === null ? null : Math.round(Number(minutes)),
  }));
});

export const repairQueries = [listRepairs, showCase(RepairOrder, repairs, repair), overruns, tradeFigures];
