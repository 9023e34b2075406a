import { sanitationQueries } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { garbageReports } from './garbage/model.ts';
import { rounds } from './round/model.ts';
import { wasteCases } from './waste/model.ts';

const db = tables(rounds, garbageReports, wasteCases);

/** What the day begins with. */
export const morning = queryOf(sanitationQueries.SanitationMorning, async (_input, context) => {
  const today = dateOf(Date.parse(context.now()));
  const [collection, lying, dumped] = await Promise.all([
    db(context)
      .selectFrom('rounds')
      .select(({ fn }) => [
        fn
          .count<string>('round_id')
          .filterWhere(({ and, eb }) => and([eb('day', '=', today), eb('status', '=', 'scheduled')]))
          .as('roundsToCollect'),
        fn.count<string>('round_id').filterWhere('status', '=', 'missed').as('roundsToMakeUp'),
        fn
          .count<string>('round_id')
          .filterWhere(({ and, eb }) => and([eb('status', '=', 'missed'), eb('make_up_overdue', '=', true)]))
          .as('makingUpOverdue'),
      ])
      .executeTakeFirstOrThrow(),
    db(context)
      .selectFrom('garbage')
      .select(({ fn }) => [
        fn.countAll<string>().as('garbageOpen'),
        fn.count<string>('case_id').filterWhere('late', '=', true).as('garbageLate'),
      ])
      .where('open', '=', true)
      .executeTakeFirstOrThrow(),
    db(context)
      .selectFrom('waste')
      .select(({ fn }) => [
        fn.count<string>('case_id').filterWhere('open', '=', true).as('wasteOpen'),
        fn.count<string>('case_id').filterWhere('status', '=', 'overdue').as('wasteToCheck'),
        fn.count<string>('case_id').filterWhere('owed_fen', '>', 0).as('costsOwed'),
      ])
      .executeTakeFirstOrThrow(),
  ]);
  return { ...figuresOf({ ...collection, ...lying, ...dumped }), ...(await penaltyFigures(context)) };
});
