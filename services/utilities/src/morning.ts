import { utilitiesQueries } from '@tiaokuai/contracts';
import { figuresOf } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { enquiries } from './enquiry/model.ts';
import { facilityHandovers } from './facility-handover/model.ts';
import { outages } from './outage/model.ts';
import { repairs } from './repair/model.ts';
import { temperatures } from './temperature/model.ts';

const db = tables(repairs, outages, temperatures, enquiries, facilityHandovers);

export const morning = queryOf(utilitiesQueries.UtilitiesMorning, async (_input, context) => {
  const tomorrow = new Date(Date.parse(context.now()) + 24 * 3_600_000).toISOString();
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => {
      const number = fn.countAll<string>().as('n');
      return [
        selectFrom('repairs').where('open', '=', true).select(number).as('repairsOpen'),
        selectFrom('repairs').where('open', '=', true).where('trade', 'is', null).select(number).as('tradeToIdentify'),
        selectFrom('repairs')
          .where('open', '=', true)
          .where(({ or, eb }) => or([eb('late_arrival', '=', true), eb('late_restoration', '=', true)]))
          .select(number)
          .as('repairsOverrun'),
        selectFrom('outages').where('status', 'in', ['begun', 'overrun']).select(number).as('outagesNow'),
        selectFrom('outages').where('status', '=', 'overrun').select(number).as('outagesOverrun'),
        selectFrom('outages')
          .where('status', '=', 'announced')
          .where('from_at', '<=', tomorrow)
          .select(number)
          .as('outagesWithinADay'),
        selectFrom('temperatures')
          .where('open', '=', true)
          .where('status', '=', 'reported')
          .select(number)
          .as('roomsToMeasure'),
        selectFrom('temperatures').where('open', '=', true).select(number).as('coldRoomsOpen'),
        selectFrom('enquiries').where('status', '=', 'received').select(number).as('enquiriesOpen'),
        selectFrom('facility_handovers')
          .where('refusals', '>', 0)
          .where('status', 'not in', ['handed-over', 'maintained', 'not-made', 'withdrawn'])
          .select(number)
          .as('handoversRefused'),
      ];
    })
    .executeTakeFirstOrThrow();
  return figuresOf(figures);
});
