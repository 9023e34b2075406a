import { casesByClock, figuresOf, listLimit, oneCase, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { DisclosureRow, FeeComplaintRow, StandardRow } from './read-models.ts';

type Rows = {
  fee_complaints: FeeComplaintRow;
  disclosures: DisclosureRow;
  price_standards: StandardRow;
};
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);

const complaints = casesByClock({
  name: 'FeeComplaints',
  names: { zh: '收费投诉（按时限）', en: 'Fee complaints by clock' },
  table: 'fee_complaints',
  clocks: ['refund_by'],
});

const complaint = oneCase({
  name: 'FeeComplaint',
  names: { zh: '收费投诉详情', en: 'One fee complaint' },
  table: 'fee_complaints',
  aggregate: 'fee-complaint',
});

const disclosures = casesByClock({
  name: 'Disclosures',
  names: { zh: '收费公示检查', en: 'Disclosure checks' },
  table: 'disclosures',
  clocks: ['disclose_by'],
});

const disclosure = oneCase({
  name: 'Disclosure',
  names: { zh: '公示检查详情', en: 'One disclosure check' },
  table: 'disclosures',
  aggregate: 'price-disclosure',
});

const standardsInput = z.object({ item: z.string().max(40).optional(), limit: listLimit });

const standards: ServedQuery = {
  name: 'PriceStandards',
  names: { zh: '政府定价登记', en: 'Price standards' },
  input: standardsInput,
  async handle({ item, limit: most }: z.output<typeof standardsInput>, context) {
    const rows = db(context)
      .selectFrom('price_standards')
      .selectAll()
      .orderBy('item')
      .orderBy('star_level')
      .orderBy('from_month', 'desc')
      .limit(most);
    return (item ? rows.where('item', '=', item) : rows).execute();
  },
};

const byWhomInput = z.object({
  by: z.enum(['party', 'estate']).default('party'),
  since: z.iso.datetime({ offset: true }).optional(),
  limit: listLimit,
});

/** Who charged too much, how often, and what became of the money; fen but for the fines. */
const overcharges: ServedQuery = {
  name: 'OverchargesRefunded',
  names: { zh: '多收与退还（按企业、小区）', en: 'Overcharges and refunds' },
  input: byWhomInput,
  async handle({ by, since, limit: most }: z.output<typeof byWhomInput>, context) {
    let rows = db(context)
      .selectFrom('fee_complaints')
      .select(`${by} as whose`)
      .select(({ fn }) => [
        fn.countAll<string>().as('cases'),
        fn.sum<string>('overcharged').as('overcharged'),
        fn.sum<string>('refunded').as('refunded'),
        fn.sum<string>('confiscated').as('confiscated'),
        fn.sum<string>('overdue').as('overdue'),
        fn.sum<string>('fined').as('fined'),
      ])
      .where('overcharged', '>', 0)
      .where(by, 'is not', null)
      .groupBy(by)
      .orderBy('overcharged', 'desc')
      .orderBy(by)
      .limit(most);
    // Persons are in paper files and not counted here.
    if (by === 'party') rows = rows.where('party_kind', '=', 'unit');
    if (since) rows = rows.where('opened_at', '>=', since);
    return (await rows.execute()).map(({ whose, ...figures }) => ({
      whose,
      ...figuresOf(figures),
      outstanding: Number(figures.overcharged) - Number(figures.refunded) - Number(figures.confiscated),
    }));
  },
};

/** What the chief looks at first. */
const morning: ServedQuery = {
  name: 'PricingMorning',
  names: { zh: '物价晨报', en: 'Pricing: this morning' },
  input: z.object({}),
  async handle(_input: never, context) {
    const figures = await db(context)
      .selectNoFrom(({ selectFrom, fn }) => {
        const complaintsThat = (status: FeeComplaintRow['status']) =>
          selectFrom('fee_complaints').where('status', '=', status).select(fn.countAll<string>().as('n'));
        const checksThat = (status: DisclosureRow['status']) =>
          selectFrom('disclosures').where('status', '=', status).select(fn.countAll<string>().as('n'));
        return [
          complaintsThat('received').as('toExamine'),
          complaintsThat('found').as('toOrder'),
          complaintsThat('ordered').as('refundsRunning'),
          complaintsThat('overdue').as('refundsOverdue'),
          checksThat('reported').as('boardsToCheck'),
          checksThat('overdue').as('boardsToRecheck'),
          selectFrom('fee_complaints')
            .select((of) => of.fn.sum<string>('overcharged').as('n'))
            .as('overcharged'),
          selectFrom('fee_complaints')
            .select((of) => of.fn.sum<string>('refunded').as('n'))
            .as('refunded'),
        ];
      })
      .executeTakeFirstOrThrow();
    return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
  },
};

export const queries: readonly ServedQuery[] = [
  complaints,
  complaint,
  disclosures,
  disclosure,
  standards,
  overcharges,
  morning,
];
