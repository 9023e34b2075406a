import type { CaseMatter, OutageArea, OutageRow, Trade } from '@tiaokuai/contracts';
import { type ServiceContext, tables } from '@tiaokuai/service';
import { outages } from './model.ts';

const db = tables(outages);

/**
 * Complaints that an announcement of an outage answers. Escaping gas is none of them, nor is the quality of water: what
 * may be dangerous is looked at whatever was announced.
 */
const answerable = new Set([
  'water-outage',
  'power-outage',
  'gas-supply',
  'heating-failure',
  'telecom-fault',
  'cable-tv-fault',
  'broadband-fault',
]);
export const isAnswerable = ({ category }: Pick<CaseMatter, 'category'>): boolean => answerable.has(category);

/** Whether the announced area holds the place; a building of an estate only where the report names that building. */
export const covers = (
  { estates, subdistricts, places }: OutageArea,
  { estate, place }: Pick<CaseMatter, 'estate' | 'place'>,
): boolean =>
  (estate !== undefined && subdistricts.includes(estate.subdistrict)) ||
  (place?.named !== undefined && places.includes(place.named)) ||
  estates.some(
    ({ estateId, buildings }) =>
      estateId === estate?.estateId &&
      (buildings.length === 0 || (place?.building !== undefined && buildings.includes(place.building))),
  );

/** The announced outage of the trade that the place lies under at this moment. */
export const outageOver = async (
  context: Pick<ServiceContext, 'pool' | 'schema'>,
  trade: Trade,
  where: Pick<CaseMatter, 'estate' | 'place'>,
  at: string,
): Promise<OutageRow | undefined> => {
  const rows = await db(context)
    .selectFrom('outages')
    .selectAll()
    .where('trade', '=', trade)
    .where('status', 'in', ['announced', 'begun'])
    .where('from_at', '<=', at)
    .where('until_at', '>', at)
    .orderBy('until_at')
    .execute();
  return rows.find(({ area }) => covers(area, where));
};
