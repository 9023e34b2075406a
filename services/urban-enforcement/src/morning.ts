import { urbanEnforcementQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { disorders } from './disorder/model.ts';
import { constructions } from './illegal-construction/model.ts';

const db = tables(constructions, disorders);
const day = 86_400_000;

/** What the chief looks at first. */
export const morning = queryOf(urbanEnforcementQueries.UrbanEnforcementMorning, async (_input, context) => {
  const soon = new Date(Date.parse(context.now()) + day).toISOString();
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => {
      const built = () => selectFrom('constructions').where('open', '=', true).select(fn.countAll<string>().as('n'));
      const disorderly = () => selectFrom('disorders').where('open', '=', true).select(fn.countAll<string>().as('n'));
      return [
        built().as('constructions'),
        built().where('status', '=', 'reported').as('toInspect'),
        built().where('stop_by', 'is not', null).as('toStop'),
        built().where('decide_by', '<=', soon).as('decisionsDueWithinADay'),
        built()
          .where('status', 'in', ['correction-ordered', 'removal-ordered'])
          .where('order_by', 'is', null)
          .as('toRevisit'),
        built().where('status', '=', 'disobeyed').as('toReport'),
        built().where('status', '=', 'reported-to-government').as('governmentOwes'),
        built().where('status', 'in', ['compulsion-ordered', 'removal-announced']).as('toCompel'),
        disorderly().as('disorders'),
        disorderly().where('status', '=', 'overdue').as('disordersToRevisit'),
        selectFrom('disorders')
          .where('seized_until', 'is not', null)
          .select(fn.countAll<string>().as('n'))
          .as('goodsSeized'),
      ];
    })
    .executeTakeFirstOrThrow();
  return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
});
