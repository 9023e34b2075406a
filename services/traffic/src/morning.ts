import { trafficQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { abandonedVehicles } from './abandoned-vehicle/model.ts';
import { parkings } from './parking/model.ts';
import { facilities } from './roadside-facility/model.ts';

const db = tables(parkings, abandonedVehicles, facilities);

/** What the chief looks at first. */
export const morning = queryOf(trafficQueries.TrafficMorning, async (_input, context) => {
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => {
      const count = () => fn.countAll<string>().as('n');
      const parked = () => selectFrom('parkings').where('open', '=', true).select(count());
      const left = () => selectFrom('abandoned').select(count());
      const asked = () => selectFrom('facilities').where('open', '=', true).select(count());
      return [
        parked().as('parkings'),
        parked().where('status', '=', 'reported').as('toAssess'),
        parked().where('status', 'in', ['move-overdue', 'refused']).as('toFineOrTow'),
        selectFrom('parkings').where('custody', '=', 'towed').select(count()).as('ownersToTell'),
        selectFrom('parkings').where('custody', 'is not', null).select(count()).as('towed'),
        left().where('open', '=', true).as('abandoned'),
        left().where('status', '=', 'notice-over').where('open', '=', true).as('toRemove'),
        left().where('custody', '=', 'detained').where('respond_by', 'is', null).as('toPublish'),
        left().where('custody', '=', 'published').where('published_until', 'is', null).as('toDispose'),
        asked().as('facilities'),
        asked().where('danger', '=', true).as('dangers'),
        asked().where('status', '=', 'overdue').as('worksOverdue'),
      ];
    })
    .executeTakeFirstOrThrow();
  return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
});
