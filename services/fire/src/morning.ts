import { fireQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { guidances } from './guidance/model.ts';
import { hazards } from './hazard/model.ts';
import { turnouts } from './turnout/model.ts';

const db = tables(hazards, guidances, turnouts);
const hour = 3_600_000;

/** What the chief looks at first. */
export const morning = queryOf(fireQueries.FireMorning, async (_input, context) => {
  const soon = new Date(Date.parse(context.now()) + 24 * hour).toISOString();
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => [
      selectFrom('hazards').where('open', '=', true).select(fn.countAll<string>().as('n')).as('open'),
      selectFrom('hazards').where('status', '=', 'reported').select(fn.countAll<string>().as('n')).as('toInspect'),
      selectFrom('hazards').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('toReinspect'),
      selectFrom('hazards')
        .where('status', '=', 'notified')
        .where('rectify_by', '<=', soon)
        .select(fn.countAll<string>().as('n'))
        .as('dueWithinADay'),
      selectFrom('hazards').where('sealed_until', 'is not', null).select(fn.countAll<string>().as('n')).as('sealed'),
      selectFrom('guidance').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('toFollowUp'),
      selectFrom('turnouts').where('ended_at', 'is', null).select(fn.countAll<string>().as('n')).as('underWay'),
    ])
    .executeTakeFirstOrThrow();
  return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
});
