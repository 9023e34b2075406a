import { policeQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { patrols } from './patrol/model.ts';
import { securityCases } from './security-case/model.ts';

const db = tables(securityCases, patrols);

/** What the chief looks at first. */
export const morning = queryOf(policeQueries.PoliceMorning, async (_input, context) => {
  const soon = new Date(Date.parse(context.now()) + 3 * 86_400_000).toISOString();
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => [
      selectFrom('security_cases').where('open', '=', true).select(fn.countAll<string>().as('n')).as('open'),
      selectFrom('security_cases')
        .where('status', '=', 'reported')
        .where('role', '=', 'lead')
        .select(fn.countAll<string>().as('n'))
        .as('toDispatch'),
      selectFrom('security_cases')
        .where('open', '=', true)
        .where('late_response', '=', true)
        .select(fn.countAll<string>().as('n'))
        .as('lateResponses'),
      selectFrom('security_cases')
        .where('open', '=', true)
        .where('overdue', '=', true)
        .select(fn.countAll<string>().as('n'))
        .as('overdue'),
      selectFrom('security_cases')
        .where('open', '=', true)
        .where('examined', '=', false)
        .where('overdue', '=', false)
        .where('close_by', '<=', soon)
        .select(fn.countAll<string>().as('n'))
        .as('dueInThreeDays'),
      selectFrom('security_cases')
        .where('open', '=', true)
        .where('agreement', '=', 'overdue')
        .select(fn.countAll<string>().as('n'))
        .as('agreementsOverdue'),
      selectFrom('patrols').where('status', '=', 'requested').select(fn.countAll<string>().as('n')).as('toPlan'),
      selectFrom('patrols').where('status', '=', 'short').select(fn.countAll<string>().as('n')).as('patrolsShort'),
    ])
    .executeTakeFirstOrThrow();
  return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
});
