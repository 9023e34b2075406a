import { uuid } from '@tiaokuai/contracts';
import type { InboxRow, PenaltyRow } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { DisclosureRow, FeeComplaintRow, StandardRow } from './read-models.ts';

type Rows = {
  fee_complaints: FeeComplaintRow;
  disclosures: DisclosureRow;
  price_standards: StandardRow;
  inbox: InboxRow;
  penalties: PenaltyRow;
};
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);
const limit = z.int().min(1).max(1_000).default(100);

const casesInput = z.object({
  open: z.boolean().default(true),
  estateId: uuid.optional(),
  subdistrict: z.string().max(40).optional(),
  limit,
});
type CasesInput = z.output<typeof casesInput>;

const complaints: ServedQuery = {
  name: 'FeeComplaints',
  names: { zh: '收费投诉（按时限）', en: 'Fee complaints by clock' },
  input: casesInput,
  async handle({ open, estateId, subdistrict, limit: most }: CasesInput, context) {
    let rows = db(context)
      .selectFrom('fee_complaints')
      .leftJoin('inbox', 'inbox.referral_id', 'fee_complaints.referral_id')
      .selectAll('fee_complaints')
      .select('inbox.complete_by as referral_due')
      .where('fee_complaints.open', '=', open)
      // The nearer of the two clocks: the refund's, the referral's.
      .orderBy(
        ({ fn }) => fn('least', ['fee_complaints.refund_by', 'inbox.complete_by']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy('fee_complaints.opened_at')
      .limit(most);
    if (estateId) rows = rows.where('fee_complaints.estate_id', '=', estateId);
    if (subdistrict) rows = rows.where('fee_complaints.subdistrict', '=', subdistrict);
    return rows.execute();
  },
};

const complaint: ServedQuery = {
  name: 'FeeComplaint',
  names: { zh: '收费投诉详情', en: 'One fee complaint' },
  input: z.object({ caseId: uuid }),
  async handle({ caseId }: { caseId: string }, context) {
    const row = await db(context)
      .selectFrom('fee_complaints')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    return row ? { ...row, history: await context.history('fee-complaint', `fee-complaint-${caseId}`) } : null;
  },
};

const disclosures: ServedQuery = {
  name: 'Disclosures',
  names: { zh: '收费公示检查', en: 'Disclosure checks' },
  input: casesInput,
  async handle({ open, estateId, subdistrict, limit: most }: CasesInput, context) {
    let rows = db(context)
      .selectFrom('disclosures')
      .selectAll()
      .where('open', '=', open)
      .orderBy('disclose_by', (order) => order.asc().nullsLast())
      .orderBy('opened_at')
      .limit(most);
    if (estateId) rows = rows.where('estate_id', '=', estateId);
    if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
    return rows.execute();
  },
};

const disclosure: ServedQuery = {
  name: 'Disclosure',
  names: { zh: '公示检查详情', en: 'One disclosure check' },
  input: z.object({ caseId: uuid }),
  async handle({ caseId }: { caseId: string }, context) {
    const row = await db(context)
      .selectFrom('disclosures')
      .selectAll()
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    return row ? { ...row, history: await context.history('price-disclosure', `price-disclosure-${caseId}`) } : null;
  },
};

const standardsInput = z.object({ item: z.string().max(40).optional(), limit });

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
  limit,
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
      ...Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Number(figure)])),
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
          selectFrom('penalties')
            .where('status', '=', 'announced')
            .select(fn.countAll<string>().as('n'))
            .as('toDecide'),
          selectFrom('penalties').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('unpaid'),
          selectFrom('fee_complaints')
            .select((of) => of.fn.sum<string>('overcharged').as('n'))
            .as('overcharged'),
          selectFrom('fee_complaints')
            .select((of) => of.fn.sum<string>('refunded').as('n'))
            .as('refunded'),
        ];
      })
      .executeTakeFirstOrThrow();
    return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, Number(figure)]));
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
