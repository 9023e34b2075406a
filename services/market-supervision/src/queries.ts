import { uuid } from '@tiaokuai/contracts';
import { casesByClock, figuresOf, listLimit, oneCase, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { MediationRow, OperatorRow } from './read-models.ts';

type Rows = { operators: OperatorRow; mediations: MediationRow };
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);

const operators = casesByClock({
  name: 'Operators',
  names: { zh: '经营者案件（按时限）', en: 'Operator cases by clock' },
  table: 'operators',
  clocks: ['order_by'],
});

const operator = oneCase({
  name: 'Operator',
  names: { zh: '经营者案件详情', en: 'One operator case' },
  table: 'operators',
  aggregate: 'operator',
});

const mediationsInput = z.object({
  open: z.boolean().default(true),
  estateId: uuid.optional(),
  subdistrict: z.string().max(40).optional(),
  limit: listLimit,
});

/** Those first whose clock has run out, and with it is gone. */
const mediations: ServedQuery = {
  name: 'Mediations',
  names: { zh: '消费调解（按时限）', en: 'Consumer disputes by clock' },
  input: mediationsInput,
  async handle({ open, estateId, subdistrict, limit }: z.output<typeof mediationsInput>, context) {
    let rows = db(context)
      .selectFrom('mediations')
      .selectAll()
      .where('open', '=', open)
      .orderBy('clock_due', (order) => order.asc().nullsFirst())
      .orderBy('opened_at')
      .limit(limit);
    if (estateId) rows = rows.where('estate_id', '=', estateId);
    if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
    return rows.execute();
  },
};

const mediation = oneCase({
  name: 'ConsumerMediation',
  names: { zh: '消费调解详情', en: 'One consumer dispute' },
  table: 'mediations',
  aggregate: 'consumer-mediation',
});

const repeatInput = z.object({ atLeast: z.int().min(2).max(100).default(2), limit: listLimit });

/** Units that were found without papers again and again. Persons are in paper files and not counted here. */
const repeatOperators: ServedQuery = {
  name: 'RepeatOperators',
  names: { zh: '屡次无证无照经营者', en: 'Repeat offenders' },
  input: repeatInput,
  async handle({ atLeast, limit: most }: z.output<typeof repeatInput>, context) {
    const rows = await db(context)
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
      .limit(most)
      .execute();
    return rows.map(({ operator: whose, cases, penalties, fined }) => ({
      operator: whose,
      cases: Number(cases),
      penalties: Number(penalties),
      fined: Number(fined),
    }));
  },
};

/** What the chief looks at first. */
const morning: ServedQuery = {
  name: 'MarketMorning',
  names: { zh: '市场监管晨报', en: 'Market supervision: this morning' },
  input: z.object({}),
  async handle(_input: never, context) {
    const figures = await db(context)
      .selectNoFrom(({ selectFrom, fn }) => {
        const operatorsThat = (status: OperatorRow['status']) =>
          selectFrom('operators').where('status', '=', status).select(fn.countAll<string>().as('n'));
        const disputesThat = (status: MediationRow['status']) =>
          selectFrom('mediations').where('status', '=', status).select(fn.countAll<string>().as('n'));
        return [
          operatorsThat('reported').as('toCheck'),
          operatorsThat('overdue').as('toRevisit'),
          selectFrom('operators')
            .where('sealed_until', 'is not', null)
            .select(fn.countAll<string>().as('n'))
            .as('sealed'),
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
  },
};

export const queries: readonly ServedQuery[] = [operators, operator, mediations, mediation, repeatOperators, morning];
