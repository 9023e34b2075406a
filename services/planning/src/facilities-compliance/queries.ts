import { facilitiesCompliance, planningQueries } from '@tiaokuai/contracts';
import { figuresOf, listCases, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { facilities } from './model.ts';

const { BuildersWithDeficits, FacilitiesCase, FacilitiesCases, ServiceRoomsByEstate } = planningQueries;
const db = tables(facilities);

/** Service rooms as they are, those first that lack most. */
const serviceRooms = queryOf(ServiceRoomsByEstate, async ({ short, limit }, context) => {
  const rows = await db(context)
    .selectFrom('facilities')
    .select(['case_id', 'estate_id', 'estate', 'subdistrict', 'builder', 'status', 'rooms_required', 'rooms_provided'])
    .where('rooms_required', 'is not', null)
    .orderBy('estate')
    .orderBy('opened_at')
    .execute();
  return rows
    .map(({ rooms_required, rooms_provided, ...row }) => {
      const [required, provided] = [Number(rooms_required) / 100, Number(rooms_provided) / 100];
      return { ...row, required, provided, missing: Math.max(0, Math.round((required - provided) * 100) / 100) };
    })
    .filter(({ missing }) => !short || missing > 0)
    .toSorted((one, other) => other.missing - one.missing)
    .slice(0, limit);
});

const builders = queryOf(BuildersWithDeficits, async ({ limit }, context) => {
  const rows = await db(context)
    .selectFrom('facilities')
    .select('builder')
    .select(({ fn }) => [
      fn.countAll<string>().as('cases'),
      fn.sum<string>('deficits').as('deficits'),
      fn.count<string>('case_id').filterWhere('status', '=', 'remedied').as('remedied'),
      fn.sum<string>('overdue').as('overdue'),
      fn.sum<string>('fined').as('fined'),
      fn.sum<string>('forfeited').as('forfeited'),
    ])
    .where('builder', 'is not', null)
    .where('deficits', '>', 0)
    .groupBy('builder')
    .orderBy('deficits', 'desc')
    .orderBy('builder')
    .limit(limit)
    .execute();
  return rows.map(({ builder, ...figures }) => ({ builder, ...figuresOf(figures) }));
});

export const facilitiesQueries = [
  listCases(FacilitiesCases, facilities, { clocks: ['remedy_by'] }),
  showCase(FacilitiesCase, facilities, facilitiesCompliance),
  serviceRooms,
  builders,
];
