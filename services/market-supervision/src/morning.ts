import { type MediationRow, marketSupervisionQueries, type OperatorRow } from '@tiaokuai/contracts';
import { figuresOf, penaltyFigures } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { mediations } from './consumer-mediation/model.ts';
import { operators } from './operator/model.ts';

const db = tables(operators, mediations);

/** What the chief looks at first. */
export const morning = queryOf(marketSupervisionQueries.MarketMorning, async (_input, context) => {
  const figures = await db(context)
    .selectNoFrom(({ selectFrom, fn }) => {
      const count = fn.countAll<string>().as('n');
      const operatorsThat = (status: OperatorRow['status']) =>
        selectFrom('operators').where('status', '=', status).select(count);
      const disputesThat = (status: MediationRow['status']) =>
        selectFrom('mediations').where('status', '=', status).select(count);
      return [
        operatorsThat('reported').as('toCheck'),
        operatorsThat('overdue').as('toRevisit'),
        selectFrom('operators').where('sealed_until', 'is not', null).select(count).as('sealed'),
        disputesThat('lodged').as('toAnswer'),
        disputesThat('accepted').as('toMediate'),
        disputesThat('agreed').as('toPerform'),
        selectFrom('mediations')
          .select((of) => of.fn.sum<string>('paid').as('n'))
          .as('paidToConsumers'),
      ];
    })
    .executeTakeFirstOrThrow();
  return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
});
