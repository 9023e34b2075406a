import { sanitationQueries } from '@tiaokuai/contracts';
import { figuresOf } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { rounds } from './model.ts';

const { CollectedByMonth, MissedRounds, Rounds } = sanitationQueries;
const db = tables(rounds);

const roundsOfDay = queryOf(Rounds, ({ day, pointId, status, limit }, context) => {
  let rows = db(context)
    .selectFrom('rounds')
    .selectAll()
    .where('day', '=', day ?? dateOf(Date.parse(context.now())))
    .orderBy('collect_by')
    .orderBy('point')
    .limit(limit);
  if (pointId) rows = rows.where('point_id', '=', pointId);
  if (status) rows = rows.where(db(context).dynamic.ref('status'), 'in', status);
  return rows.execute();
});

const missedRounds = queryOf(MissedRounds, ({ subdistrict, limit }, context) => {
  let rows = db(context)
    .selectFrom('rounds')
    .selectAll()
    .where('status', '=', 'missed')
    .orderBy('make_up_by')
    .orderBy('round_id')
    .limit(limit);
  if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
  return rows.execute();
});

const collectedByMonth = queryOf(CollectedByMonth, async ({ month, pointId, subdistrict, limit }, context) => {
  let rows = db(context)
    .selectFrom('rounds')
    .select(['point_id', 'point', 'subdistrict'])
    .select(({ fn }) => [
      fn.sum<string>('kilograms').as('kilograms'),
      fn.countAll<string>().as('rounds'),
      fn.count<string>('round_id').filterWhere('status', 'in', ['collected', 'made-up']).as('collected'),
      fn.count<string>('round_id').filterWhere('missed', '=', true).as('missed'),
      fn.count<string>('round_id').filterWhere('status', '=', 'made-up').as('madeUp'),
      fn.count<string>('round_id').filterWhere('status', '=', 'excused').as('excused'),
    ])
    .where('month', '=', month)
    .groupBy(['point_id', 'point', 'subdistrict'])
    .orderBy('missed', 'desc')
    .orderBy('point')
    .limit(limit);
  if (pointId) rows = rows.where('point_id', '=', pointId);
  if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
  return (await rows.execute()).map(({ point_id, point, subdistrict, kilograms, ...figures }) => ({
    pointId: point_id,
    point,
    subdistrict,
    tons: Number(kilograms) / 1_000,
    ...figuresOf(figures),
  }));
});

export const roundQueries = [roundsOfDay, missedRounds, collectedByMonth];
