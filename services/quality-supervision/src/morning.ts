import { qualitySupervisionQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { checks } from './check/model.ts';
import { register } from './equipment/model.ts';
import { rescues } from './rescue/model.ts';

const db = tables(register, checks, rescues);

/** What the chief looks at first. */
export const morning = queryOf(qualitySupervisionQueries.QualityMorning, async (_input, context) => {
  const month = dateOf(Date.parse(context.now())).slice(0, 7);
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => {
      const count = fn.countAll<string>().as('n');
      const inUse = selectFrom('equipment').where('status', '=', 'in-use').select(count);
      const open = selectFrom('checks').where('open', '=', true).select(count);
      return [
        inUse.as('inUse'),
        inUse
          .where('inspected_until', '>=', `${month}-01`)
          .where('inspected_until', '<=', `${month}-31`)
          .as('dueThisMonth'),
        inUse.where('inspection', '=', 'due').as('toRequest'),
        inUse.where('inspection', 'in', ['overdue', 'failed']).as('unfit'),
        inUse.where('stopped', '=', true).as('stopped'),
        open.as('checks'),
        open.where('status', '=', 'opened').as('toCheck'),
        open.where('check_missed', '=', true).where('status', '=', 'opened').as('checkMissed'),
        open.where('status', '=', 'overdue').as('toRecheck'),
        selectFrom('rescues').where('open', '=', true).select(count).as('rescues'),
      ];
    })
    .executeTakeFirstOrThrow();
  return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
});
