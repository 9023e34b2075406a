import { isoDate, uuid } from '@tiaokuai/contracts';
import { casesByClock, type InboxRow, listLimit, oneCase, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { z } from 'zod';
import type { RoundRow, Rows } from './read-models.ts';

const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) =>
  readModelDb<Rows & { inbox: InboxRow }>(pool, schema);
const subdistrict = z.string().max(40).optional();

const points: ServedQuery = {
  name: 'CollectionPoints',
  names: { zh: '收集点', en: 'Collection points' },
  input: z.object({ subdistrict, estateId: uuid.optional(), closed: z.boolean().default(false), limit: listLimit }),
  async handle(input: { subdistrict?: string; estateId?: string; closed: boolean; limit: number }, context) {
    let rows = db(context).selectFrom('points').selectAll().orderBy('subdistrict').orderBy('name').limit(input.limit);
    if (!input.closed) rows = rows.where('status', '=', 'active');
    if (input.subdistrict) rows = rows.where('subdistrict', '=', input.subdistrict);
    if (input.estateId) rows = rows.where('estate_id', '=', input.estateId);
    return rows.execute();
  },
};

const roundsInput = z.object({
  /** Today by default. */
  day: isoDate.optional(),
  pointId: uuid.optional(),
  status: z.array(z.string().max(20)).max(5).optional(),
  limit: listLimit,
});

const rounds: ServedQuery = {
  name: 'Rounds',
  names: { zh: '当日收运', en: 'Rounds of a day' },
  input: roundsInput,
  async handle({ day, pointId, status, limit: most }: z.output<typeof roundsInput>, context) {
    let rows = db(context)
      .selectFrom('rounds')
      .selectAll()
      .where('day', '=', day ?? dateOf(Date.parse(context.now())))
      .orderBy('collect_by')
      .orderBy('point')
      .limit(most);
    if (pointId) rows = rows.where('point_id', '=', pointId);
    if (status) rows = rows.where('status', 'in', status as RoundRow['status'][]);
    return rows.execute();
  },
};

const missed: ServedQuery = {
  name: 'MissedRounds',
  names: { zh: '漏收待补', en: 'Rounds to be made up' },
  input: z.object({ subdistrict, limit: listLimit }),
  async handle(input: { subdistrict?: string; limit: number }, context) {
    let rows = db(context)
      .selectFrom('rounds')
      .selectAll()
      .where('status', '=', 'missed')
      .orderBy('make_up_by')
      .orderBy('round_id')
      .limit(input.limit);
    if (input.subdistrict) rows = rows.where('subdistrict', '=', input.subdistrict);
    return rows.execute();
  },
};

const monthInput = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  pointId: uuid.optional(),
  subdistrict,
  limit: listLimit,
});

const tonsByMonth: ServedQuery = {
  name: 'CollectedByMonth',
  names: { zh: '各收集点月度收运量', en: 'Collected and missed by point and month' },
  input: monthInput,
  async handle(input: z.output<typeof monthInput>, context) {
    let rows = db(context)
      .selectFrom('rounds')
      .select(['point_id', 'point', 'subdistrict'])
      .select(({ fn }) => [
        fn.sum<string>('kilograms').as('kilograms'),
        fn.countAll<string>().as('rounds'),
        fn.count<string>('round_id').filterWhere('status', 'in', ['collected', 'made-up']).as('collected'),
        fn.count<string>('round_id').filterWhere('missed', '=', true).as('missed'),
        fn.count<string>('round_id').filterWhere('status', '=', 'made-up').as('made_up'),
        fn.count<string>('round_id').filterWhere('status', '=', 'excused').as('excused'),
      ])
      .where('month', '=', input.month)
      .groupBy(['point_id', 'point', 'subdistrict'])
      .orderBy('missed', 'desc')
      .orderBy('point')
      .limit(input.limit);
    if (input.pointId) rows = rows.where('point_id', '=', input.pointId);
    if (input.subdistrict) rows = rows.where('subdistrict', '=', input.subdistrict);
    return (await rows.execute()).map(({ kilograms, made_up, ...row }) => ({
      pointId: row.point_id,
      point: row.point,
      subdistrict: row.subdistrict,
      tons: Number(kilograms) / 1_000,
      rounds: Number(row.rounds),
      collected: Number(row.collected),
      missed: Number(row.missed),
      madeUp: Number(made_up),
      excused: Number(row.excused),
    }));
  },
};

const garbage = casesByClock({
  name: 'Garbage',
  names: { zh: '暴露垃圾（按时限）', en: 'Exposed garbage by clock' },
  table: 'garbage',
  clocks: ['clear_by'],
  since: 'reported_at',
});

const waste = casesByClock({
  name: 'WasteCases',
  names: { zh: '建筑、大件垃圾（按时限）', en: 'Construction and bulky waste by clock' },
  table: 'waste',
  clocks: ['clear_by'],
});

const wasteCase = oneCase({
  name: 'WasteCase',
  names: { zh: '垃圾案件详情', en: 'One waste case' },
  table: 'waste',
  aggregate: 'waste',
});

const costsOwed: ServedQuery = {
  name: 'ClearanceCostsOwed',
  names: { zh: '待缴代清费用', en: 'Costs of clearances that are owed' },
  input: z.object({ limit: listLimit }),
  handle: ({ limit: most }: { limit: number }, context) =>
    db(context).selectFrom('waste').selectAll().where('owed_fen', '>', 0).orderBy('ended_at').limit(most).execute(),
};

const sitings = casesByClock({
  name: 'Sitings',
  names: { zh: '站点设置与异味投诉', en: 'Complaints of place and smell' },
  table: 'sitings',
  clocks: ['object_by'],
});

const morning: ServedQuery = {
  name: 'SanitationMorning',
  names: { zh: '今日概览', en: 'What the day begins with' },
  input: z.object({}),
  async handle(_input: never, context) {
    const today = dateOf(Date.parse(context.now()));
    const [collection, lying, dumped] = await Promise.all([
      db(context)
        .selectFrom('rounds')
        .select(({ fn }) => [
          fn
            .count<string>('round_id')
            .filterWhere(({ and, eb }) => and([eb('day', '=', today), eb('status', '=', 'scheduled')]))
            .as('to_collect'),
          fn.count<string>('round_id').filterWhere('status', '=', 'missed').as('to_make_up'),
          fn
            .count<string>('round_id')
            .filterWhere(({ and, eb }) => and([eb('status', '=', 'missed'), eb('make_up_overdue', '=', true)]))
            .as('overdue'),
        ])
        .executeTakeFirstOrThrow(),
      db(context)
        .selectFrom('garbage')
        .select(({ fn }) => [
          fn.countAll<string>().as('open'),
          fn.count<string>('case_id').filterWhere('late', '=', true).as('late'),
        ])
        .where('open', '=', true)
        .executeTakeFirstOrThrow(),
      db(context)
        .selectFrom('waste')
        .select(({ fn }) => [
          fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
          fn.count<string>('case_id').filterWhere('status', '=', 'overdue').as('to_check'),
          fn.count<string>('case_id').filterWhere('owed_fen', '>', 0).as('owing'),
        ])
        .executeTakeFirstOrThrow(),
    ]);
    return {
      roundsToCollect: Number(collection.to_collect),
      roundsToMakeUp: Number(collection.to_make_up),
      makingUpOverdue: Number(collection.overdue),
      garbageOpen: Number(lying.open),
      garbageLate: Number(lying.late),
      wasteOpen: Number(dumped.open),
      wasteToCheck: Number(dumped.to_check),
      costsOwed: Number(dumped.owing),
      ...(await penaltyFigures(context)),
    };
  },
};

export const queries: readonly ServedQuery[] = [
  points,
  rounds,
  missed,
  tonsByMonth,
  garbage,
  waste,
  wasteCase,
  costsOwed,
  sitings,
  morning,
];
