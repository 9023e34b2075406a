import { trade, uuid } from '@tiaokuai/contracts';
import { type InboxRow, listLimit, oneCase } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { FacilityHandoverRow, OutageRow, RepairRow, Rows } from './read-models.ts';

const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) =>
  readModelDb<Rows & { inbox: InboxRow }>(pool, schema);

const outagesInput = z.object({
  trade: trade.optional(),
  /** Also those that have ended or were cancelled. */
  past: z.boolean().default(false),
  limit: listLimit,
});

const outages: ServedQuery = {
  name: 'Outages',
  names: { zh: '停供公告（正在与将要）', en: 'Outages, now and to come' },
  input: outagesInput,
  async handle(input: z.output<typeof outagesInput>, context) {
    let rows = db(context).selectFrom('outages').selectAll().orderBy('from_at').orderBy('outage_id').limit(input.limit);
    if (!input.past) rows = rows.where('status', 'in', ['announced', 'begun', 'overrun'] as OutageRow['status'][]);
    if (input.trade) rows = rows.where('trade', '=', input.trade);
    return rows.execute();
  },
};

const outage: ServedQuery = {
  name: 'Outage',
  names: { zh: '停供详情', en: 'One outage, and whom it answered' },
  input: z.object({ outageId: uuid }),
  async handle({ outageId }: { outageId: string }, context) {
    const row = await db(context)
      .selectFrom('outages')
      .selectAll()
      .where('outage_id', '=', outageId)
      .executeTakeFirst();
    if (!row) return null;
    const answered = await db(context)
      .selectFrom('repairs')
      .select(({ fn }) => fn.countAll<string>().as('number'))
      .where('outage_id', '=', outageId)
      .executeTakeFirstOrThrow();
    return {
      ...row,
      answered: Number(answered.number),
      history: await context.history('outage', `outage-${outageId}`),
    };
  },
};

const repairsInput = z.object({
  trade: trade.optional(),
  status: z.array(z.string().max(20)).max(20).optional(),
  open: z.boolean().default(true),
  estateId: uuid.optional(),
  limit: listLimit,
});

const repairs: ServedQuery = {
  name: 'RepairOrders',
  names: { zh: '抢修工单（按时限）', en: 'Repair orders by clock' },
  input: repairsInput,
  async handle(input: z.output<typeof repairsInput>, context) {
    let rows = db(context)
      .selectFrom('repairs')
      .leftJoin('inbox', 'inbox.referral_id', 'repairs.referral_id')
      .selectAll('repairs')
      .select('inbox.complete_by as referral_due')
      .where('repairs.open', '=', input.open)
      // The nearest of its clocks: the crew's, the supply's, the referral's.
      .orderBy(
        ({ fn }) => fn('least', ['repairs.arrive_by', 'repairs.restore_by', 'inbox.complete_by']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy('repairs.requested_at')
      .limit(input.limit);
    if (input.trade) rows = rows.where('repairs.trade', '=', input.trade);
    if (input.status) rows = rows.where('repairs.status', 'in', input.status as RepairRow['status'][]);
    if (input.estateId) rows = rows.where('repairs.estate_id', '=', input.estateId);
    return rows.execute();
  },
};

const repair = oneCase({
  name: 'RepairOrder',
  names: { zh: '工单详情', en: 'One repair order' },
  table: 'repairs',
  aggregate: 'repair',
});

const since = z.iso.datetime({ offset: true }).optional();

const overruns: ServedQuery = {
  name: 'Overruns',
  names: { zh: '超时工单', en: 'Repairs whose limit was overrun' },
  input: z.object({ trade: trade.optional(), since, limit: listLimit }),
  async handle(input: { trade?: string; since?: string; limit: number }, context) {
    let rows = db(context)
      .selectFrom('repairs')
      .selectAll()
      .where('overruns', '>', 0)
      .orderBy('open', 'desc')
      .orderBy('requested_at', 'desc')
      .limit(input.limit);
    if (input.trade) rows = rows.where('trade', '=', input.trade);
    if (input.since) rows = rows.where('requested_at', '>=', input.since);
    return rows.execute();
  },
};

const tradeFigures: ServedQuery = {
  name: 'TradeFigures',
  names: { zh: '各行业抢修统计', en: 'Figures by trade' },
  input: z.object({ since }),
  async handle(input: { since?: string }, context) {
    let rows = db(context)
      .selectFrom('repairs')
      .select('trade')
      .select(({ fn }) => [
        fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
        fn.count<string>('case_id').filterWhere('status', '=', 'restored').as('restored'),
        fn.count<string>('case_id').filterWhere('status', '=', 'under-outage').as('under_outage'),
        fn.count<string>('case_id').filterWhere('overruns', '>', 0).as('overrun'),
        fn.avg<string | null>('minutes_to_supply').as('minutes'),
      ])
      .groupBy('trade')
      .orderBy('trade');
    if (input.since) rows = rows.where('requested_at', '>=', input.since);
    return (await rows.execute()).map(({ trade: of, open, restored, under_outage, overrun, minutes }) => ({
      trade: of,
      open: Number(open),
      restored: Number(restored),
      underOutage: Number(under_outage),
      overrun: Number(overrun),
      averageMinutes: minutes === null ? null : Math.round(Number(minutes)),
    }));
  },
};

const temperatures: ServedQuery = {
  name: 'TemperatureComplaints',
  names: { zh: '室温投诉（按时限）', en: 'Complaints of temperature by clock' },
  input: z.object({ open: z.boolean().default(true), estateId: uuid.optional(), limit: listLimit }),
  async handle(input: { open: boolean; estateId?: string; limit: number }, context) {
    let rows = db(context)
      .selectFrom('temperatures')
      .selectAll()
      .where('open', '=', input.open)
      .orderBy(
        ({ fn }) => fn('least', ['measure_by', 'answer_by']),
        (order) => order.asc().nullsLast(),
      )
      .orderBy('requested_at')
      .limit(input.limit);
    if (input.estateId) rows = rows.where('estate_id', '=', input.estateId);
    return rows.execute();
  },
};

const enquiries: ServedQuery = {
  name: 'Enquiries',
  names: { zh: '查询投诉（按时限）', en: 'Enquiries by clock' },
  input: z.object({ open: z.boolean().default(true), trade: trade.optional(), limit: listLimit }),
  async handle(input: { open: boolean; trade?: string; limit: number }, context) {
    let rows = db(context)
      .selectFrom('enquiries')
      .selectAll()
      .where('status', input.open ? '=' : '!=', 'received')
      .orderBy('answer_by', (order) => order.asc().nullsLast())
      .orderBy('received_at')
      .limit(input.limit);
    if (input.trade) rows = rows.where('trade', '=', input.trade);
    return rows.execute();
  },
};

const handoversInput = z.object({
  status: z.array(z.string().max(20)).max(10).optional(),
  estateId: uuid.optional(),
  limit: listLimit,
});

const facilityHandovers: ServedQuery = {
  name: 'FacilityHandovers',
  names: { zh: '设施移交', en: 'Handovers of facilities' },
  input: handoversInput,
  async handle(input: z.output<typeof handoversInput>, context) {
    let rows = db(context).selectFrom('facility_handovers').selectAll().orderBy('since').limit(input.limit);
    if (input.status) rows = rows.where('status', 'in', input.status as FacilityHandoverRow['status'][]);
    if (input.estateId) rows = rows.where('estate_id', '=', input.estateId);
    return rows.execute();
  },
};

const morning: ServedQuery = {
  name: 'UtilitiesMorning',
  names: { zh: '今日概览', en: 'What the day begins with' },
  input: z.object({}),
  async handle(_input: never, context) {
    const at = context.now();
    const tomorrow = new Date(Date.parse(at) + 24 * 3_600_000).toISOString();
    const [repairing, off, cold, asked, refused] = await Promise.all([
      db(context)
        .selectFrom('repairs')
        .select(({ fn }) => [
          fn.countAll<string>().as('open'),
          fn.count<string>('case_id').filterWhere('trade', 'is', null).as('unassigned'),
          fn
            .count<string>('case_id')
            .filterWhere(({ or, eb }) => or([eb('late_arrival', '=', true), eb('late_restoration', '=', true)]))
            .as('overrun'),
        ])
        .where('open', '=', true)
        .executeTakeFirstOrThrow(),
      db(context)
        .selectFrom('outages')
        .select(({ fn }) => [
          fn.count<string>('outage_id').filterWhere('status', 'in', ['begun', 'overrun']).as('now'),
          fn.count<string>('outage_id').filterWhere('status', '=', 'overrun').as('overrun'),
          fn
            .count<string>('outage_id')
            .filterWhere(({ and, eb }) => and([eb('status', '=', 'announced'), eb('from_at', '<=', tomorrow)]))
            .as('coming'),
        ])
        .executeTakeFirstOrThrow(),
      db(context)
        .selectFrom('temperatures')
        .select(({ fn }) => [
          fn.count<string>('case_id').filterWhere('status', '=', 'reported').as('to_measure'),
          fn.countAll<string>().as('open'),
        ])
        .where('open', '=', true)
        .executeTakeFirstOrThrow(),
      db(context)
        .selectFrom('enquiries')
        .select(({ fn }) => fn.countAll<string>().as('open'))
        .where('status', '=', 'received')
        .executeTakeFirstOrThrow(),
      db(context)
        .selectFrom('facility_handovers')
        .select(({ fn }) => fn.countAll<string>().as('number'))
        .where('refusals', '>', 0)
        .where('status', 'not in', ['handed-over', 'maintained', 'not-made', 'withdrawn'])
        .executeTakeFirstOrThrow(),
    ]);
    return {
      repairsOpen: Number(repairing.open),
      tradeToIdentify: Number(repairing.unassigned),
      repairsOverrun: Number(repairing.overrun),
      outagesNow: Number(off.now),
      outagesOverrun: Number(off.overrun),
      outagesWithinADay: Number(off.coming),
      roomsToMeasure: Number(cold.to_measure),
      coldRoomsOpen: Number(cold.open),
      enquiriesOpen: Number(asked.open),
      handoversRefused: Number(refused.number),
    };
  },
};

export const queries: readonly ServedQuery[] = [
  outages,
  outage,
  repairs,
  repair,
  overruns,
  tradeFigures,
  temperatures,
  enquiries,
  facilityHandovers,
  morning,
];
