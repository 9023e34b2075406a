import { marketSupervisionQueries, operator } from '@tiaokuai/contracts';
import { figuresOf, listCases, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { operators } from './model.ts';

const { Operator, Operators, RepeatOperators } = marketSupervisionQueries;

const repeatOperators = queryOf(RepeatOperators, async ({ atLeast, limit }, context) => {
  const rows = await tables(operators)(context)
    .selectFrom('operators')
    .select('operator')
    .select(({ fn }) => [
      fn.countAll<string>().as('cases'),
      fn.sum<string>('penalties').as('penalties'),
      fn.sum<string>('fined').as('fined'),
    ])
    .where('operator_kind', '=', 'unit')
    .groupBy('operator')
    .having(({ fn }) => fn.countAll(), '>=', atLeast)
    .orderBy('cases', 'desc')
    .orderBy('operator')
    .limit(limit)
    .execute();
  return rows.map(({ operator: whose, ...figures }) => ({ operator: whose, ...figuresOf(figures) }));
});

export const operatorQueries = [
  listCases(Operators, operators, { clocks: ['order_by'] }),
  showCase(Operator, operators, operator),
  repeatOperators,
];
