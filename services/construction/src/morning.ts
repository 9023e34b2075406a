import { constructionQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { alterations } from './structural-alteration/model.ts';
import { repairs } from './warranty-repair/model.ts';

const db = tables(repairs, alterations);

/** What the chief looks at first. */
export const morning = queryOf(constructionQueries.ConstructionMorning, async (_input, context) => {
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => [
      selectFrom('repairs').where('open', '=', true).select(fn.countAll<string>().as('n')).as('openRepairs'),
      selectFrom('repairs').where('status', '=', 'reported').select(fn.countAll<string>().as('n')).as('toInspect'),
      selectFrom('repairs').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('toCheck'),
      selectFrom('repairs').where('draws_pending', '>', 0).select(fn.countAll<string>().as('n')).as('atHousing'),
      selectFrom('alterations').where('open', '=', true).select(fn.countAll<string>().as('n')).as('openAlterations'),
      selectFrom('alterations')
        .where('open', '=', true)
        .where('soundness', '=', 'dangerous')
        .select(fn.countAll<string>().as('n'))
        .as('dangerous'),
      selectFrom('alterations')
        .where('status', '=', 'overdue')
        .select(fn.countAll<string>().as('n'))
        .as('toCheckRestored'),
    ])
    .executeTakeFirstOrThrow();
  return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
});
