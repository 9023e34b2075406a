import { parking, trafficQueries } from '@tiaokuai/contracts';
import { figuresOf, listCases, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { parkings } from './model.ts';

const { Parking, ParkingByEstate, Parkings, TowedVehicles } = trafficQueries;
const db = tables(parkings);

const towed = queryOf(TowedVehicles, (_input, context) =>
  db(context)
    .selectFrom('parkings')
    .select(['case_id', 'tail', 'stands_at', 'towed_at', 'custody'])
    .where('custody', 'is not', null)
    .orderBy('custody', 'desc')
    .orderBy('towed_at')
    .execute(),
);

const byEstate = queryOf(ParkingByEstate, async ({ subdistrict, limit }, context) => {
  let rows = db(context)
    .selectFrom('parkings')
    .select(['subdistrict', 'estate_id', 'estate'])
    .select(({ fn }) => [
      fn.countAll<string>().as('cases'),
      fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
      fn.count<string>('case_id').filterWhere('is_road', '=', false).as('notRoads'),
      fn.count<string>('case_id').filterWhere('status', '=', 'towed').as('towed'),
      fn.sum<string>('fined').as('fined'),
    ])
    .groupBy(['subdistrict', 'estate_id', 'estate'])
    .orderBy('cases', 'desc')
    .orderBy('estate')
    .limit(limit);
  if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
  return (await rows.execute()).map(({ subdistrict, estate_id, estate, ...figures }) => ({
    subdistrict,
    estate_id,
    estate,
    ...figuresOf(figures),
  }));
});

export const parkingQueries = [
  listCases(Parkings, parkings, { clocks: ['move_by'] }),
  showCase(Parking, parkings, parking),
  towed,
  byEstate,
];
