import { uuid } from '@tiaokuai/contracts';
import type { InboxRow, PenaltyRow } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { MediationRow, OperatorRow } from './read-models.ts';

type Rows = { operators: OperatorRow; mediations: MediationRow; inbox: InboxRow; penalties: PenaltyRow };
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);
const limit = z.int().min(1).max(1_000).default(100);

const casesInput = z.object({
  open: z.boolean().default(true),
  estateId: uuid.optional(),
  subdistrict: z.string().max(40).optional(),
  limit,
});
type CasesInput = z.output<typeof casesInput>;

const operators: ServedQuery = {
  name: 'Operators',
  names: { zh: '经营者案件（按时限）', en: 'Operator cases by clock' },
  input: casesInput,
  async handle({ open, estateId, subdistrict, limit: most }: CasesInput, context) {
    let rows = db(context)
      .selectFrom('operators')
      .leftJoin('inbox', 'inbox.referral_id', 'operators.referral_id')
      .selectAll('operators')
      .select('inbox.complete_by as referral_due')
      .where('operators.open', '=', open)
      // The nearer of the two clocks: the order's, the referral's.
      .orderBy(
        ({ fn }) => fn('least', ['operators.order_by', 'inbox.complete_by']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy('operators.opened_at')
      .limit(most);
    if (estateId) rows = rows.where('operators.estate_id', '=', estateId);
    if (subdistrict) rows = rows.where('operators.subdistrict', '=', subdistrict);
    return rows.execute();
  },
};

const operator: ServedQuery = {
  name: 'Operator',
  names: { zh: '经营者案件详情', en: 'One operator case' },
  input: z.object({ caseId: uuid }),
  async handle({ caseId }: { caseId: string }, context) {
    const row = await db(context).selectFrom('operators').selectAll().where('case_id', '=', caseId).executeTakeFirst();
    return row ? { ...row, history: await context.history('operator', `operator-${caseId}`) } : null;
  },
};

const mediations: ServedQuery = {
  name: 'Mediations',
  names: { zh: '消费调解（按时限）', en: 'Consumer disputes by clock' },
  input: casesInput,
  async handle({ open, estateId, subdistrict, limit: most }: CasesInput, context) {
    let rows = db(context)
      .selectFrom('mediations')
      .selectAll()
      .where('open', '=', open)
      .orderBy('clock_due', (order) => order.asc().nullsFirst())
      .orderBy('opened_at')
      .limit(most);
    if (estateId) rows = rows.where('estate_id', '=', estateId);
    if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
    return rows.execute();
  },
};

const mediation: ServedQuery = {
  name: 'ConsumerMediation',
  names: { zh: '消费调解详情', en: 'One consumer dispute' },
  input: z.object({ caseId: uuid }),
  async handle({ caseId }: { caseId: string }, context) {
    const row = await db(context).selectFrom('mediations').selectAll().where('case_id', '=', caseId).executeTakeFirst();
    if (!row) return null;
    return { ...row, history: await context.history('consumer-mediation', `consumer-mediation-${caseId}`) };
  },
};

const repeatInput = z.object({ atLeast: z.int().min(2).max(100).default(2), limit });

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
          selectFrom('penalties')
            .where('status', '=', 'announced')
            .select(fn.countAll<string>().as('n'))
            .as('toDecide'),
          selectFrom('penalties').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('unpaid'),
          selectFrom('mediations')
            .select((of) => of.fn.sum<string>('paid').as('n'))
            .as('paidToConsumers'),
        ];
      })
      .executeTakeFirstOrThrow();
    return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Number(figure)]));
  },
};

export const queries: readonly ServedQuery[] = [operators, operator, mediations, mediation, repeatOperators, morning];
