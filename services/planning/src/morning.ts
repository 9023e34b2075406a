import { planningQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { facilities } from './facilities-compliance/model.ts';

const db = tables(facilities);

/** What the chief looks at first. */
export const morning = queryOf(planningQueries.PlanningMorning, async (_input, context) => {
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => [
      selectFrom('facilities').where('open', '=', true).select(fn.countAll<string>().as('n')).as('open'),
      selectFrom('facilities').where('status', '=', 'reported').select(fn.countAll<string>().as('n')).as('toCompare'),
      selectFrom('facilities').where('status', '=', 'compared').select(fn.countAll<string>().as('n')).as('toOrder'),
      selectFrom('facilities').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('toCheck'),
      selectFrom('facilities')
        .where('source', '=', 'verification')
        .where('certificate', 'is', null)
        .where('status', 'in', ['compliant', 'remedied', 'at-housing'])
        .select(fn.countAll<string>().as('n'))
        .as('toVerify'),
    ])
    .executeTakeFirstOrThrow();
  return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
});
