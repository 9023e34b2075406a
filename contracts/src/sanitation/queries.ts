import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { code, isoDate, isoInstant, line, uuid } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { casesInput, casesOutput, listLimit, matterRow, oneCaseInput, oneCaseOutput } from '../referral/case-rows.ts';
import { garbage, garbageCause } from './garbage.ts';
import { round } from './round.ts';
import { sitingProblem } from './siting.ts';
import { waste, wasteKind } from './waste.ts';

/** What sanitation answers: rows of its tables, whose columns are named here and nowhere else, and figures. */

/** One row per collection point. */
export const pointRow = z.object({
  point_id: z.string(),
  status: z.enum(['active', 'closed']).meta({ values: { closed: { zh: '已撤销', en: 'closed' } } }),
  name: z.string(),
  subdistrict: z.string(),
  estate_id: z.string().nullable(),
  estate: z.string().nullable(),
  containers: z.int(),
  rounds: z.array(z.string()),
  crew: z.string(),
  /** Where a siting case has moved it to. */
  moved_to: z.string().nullable(),
  from_day: isoDate,
  /** Rounds whose time was over by then are nobody's. */
  changed_at: isoInstant,
});
export type PointRow = z.output<typeof pointRow>;

/** One row per round at a point. */
export const roundRow = z.object({
  round_id: z.string(),
  status: z.enum(['scheduled', 'missed', 'collected', 'made-up', 'excused']),
  point_id: z.string(),
  point: z.string(),
  subdistrict: z.string(),
  estate_id: z.string().nullable(),
  crew: z.string(),
  day: isoDate,
  /** YYYY-MM of the day. */
  month: z.string(),
  collect_by: isoInstant,
  make_up_by: isoInstant.nullable(),
  make_up_overdue: z.boolean(),
  /** Missed by the end of its time, whatever followed. */
  missed: z.boolean().meta({ zh: '漏收', en: 'missed' }),
  late: z.boolean(),
  kilograms: z.int(),
  ground: round.events.RoundExcused.schema.shape.ground.nullable(),
});
export type RoundRow = z.output<typeof roundRow>;

/** One row per report of exposed garbage. */
export const garbageRow = z.object({
  case_id: z.string(),
  status: z
    .enum(['reported', 'sent', 'cleared', 'none-found', 'withdrawn'])
    .meta({ values: { cleared: { zh: '已清理', en: 'cleared' }, withdrawn: { zh: '已终止', en: 'withdrawn' } } }),
  open: z.boolean(),
  source: garbage.events.GarbageReported.schema.shape.source,
  ...matterRow.shape,
  crew: z.string().nullable(),
  clear_by: isoInstant.nullable(),
  late: z.boolean(),
  cause: garbageCause.nullable(),
  kilograms: z.int(),
  point_id: z.string().nullable(),
  reported_at: isoInstant,
  ended_at: isoInstant.nullable(),
});
export type GarbageRow = z.output<typeof garbageRow>;

/** One row per case of construction or bulky waste. */
export const wasteRow = z.object({
  case_id: z.string(),
  status: z
    .enum(['reported', 'inspected', 'ordered', 'overdue', 'defied', 'urged', 'cleared', 'none-found', 'withdrawn'])
    .meta({ values: { urged: { zh: '已催告', en: 'urged' }, cleared: { zh: '已清运', en: 'cleared' } } }),
  open: z.boolean(),
  source: waste.events.WasteReported.schema.shape.source,
  ...matterRow.shape,
  kind: wasteKind.nullable(),
  producer_kind: z.enum(['unit', 'individual']).nullable(),
  producer: z.string().nullable(),
  tons: z.number(),
  /** Number of the last order. */
  clearance: z.int(),
  /** The clock that runs: the order's, or the urging's. */
  clear_by: isoInstant.nullable(),
  cleared_by: waste.events.WasteCleared.schema.shape.by.nullable(),
  owed_fen: z.int(),
  /** Yuan. */
  fined: z.int(),
  opened_at: isoInstant,
  ended_at: isoInstant.nullable(),
});
export type WasteRow = z.output<typeof wasteRow>;

/** One row per complaint of a point's place or smell. */
export const sitingRow = z.object({
  case_id: z.string(),
  status: z.enum(['reported', 'inspected', 'in-order', 'solved', 'partly-solved', 'stays', 'withdrawn']),
  open: z.boolean(),
  ...matterRow.shape,
  point_id: z.string().nullable(),
  problems: z.array(sitingProblem),
  solved: z.array(sitingProblem),
  to_place: z.string().nullable(),
  object_by: isoInstant.nullable(),
  opened_at: isoInstant,
  ended_at: isoInstant.nullable(),
});
export type SitingRow = z.output<typeof sitingRow>;

const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;
const subdistrict = line(40).optional();

export const sanitationQueries = queries('sanitation', {
  CollectionPoints: query(
    { zh: '收集点', en: 'Collection points' },
    {
      input: z.object({
        subdistrict,
        estateId: uuid.optional(),
        closed: z.boolean().meta({ zh: '含已撤销', en: 'closed ones too' }).default(false),
        limit: listLimit,
      }),
      output: z.array(pointRow),
      by: [...by, 'crew'],
    },
  ),
  Rounds: query(
    { zh: '当日收运', en: 'Rounds of a day' },
    {
      input: z.object({
        /** Today by default. */
        day: isoDate.optional(),
        pointId: uuid.optional(),
        status: z.array(line(20)).max(5).min(1).optional(),
        limit: listLimit,
      }),
      output: z.array(roundRow),
      by: [...by, 'crew'],
    },
  ),
  MissedRounds: query(
    { zh: '漏收待补', en: 'Rounds to be made up' },
    { input: z.object({ subdistrict, limit: listLimit }), output: z.array(roundRow), by: [...by, 'crew'] },
  ),
  CollectedByMonth: query(
    { zh: '各收集点月度收运量', en: 'Collected and missed by point and month' },
    {
      input: z.object({
        month: code(/^\d{4}-(0[1-9]|1[0-2])$/),
        pointId: uuid.optional(),
        subdistrict,
        limit: listLimit,
      }),
      output: z.array(
        z.object({
          pointId: z.string(),
          point: z.string(),
          subdistrict: z.string(),
          tons: z.number(),
          rounds: z.int().meta({ zh: '收运次数', en: 'rounds' }),
          collected: z.int(),
          missed: z.int().meta({ zh: '漏收次数', en: 'missed' }),
          madeUp: z.int(),
          excused: z.int(),
        }),
      ),
      by,
    },
  ),
  Garbage: query(
    { zh: '暴露垃圾（按时限）', en: 'Exposed garbage by clock' },
    { input: casesInput, output: casesOutput(garbageRow), by: [...by, 'crew'] },
  ),
  WasteCases: query(
    { zh: '建筑、大件垃圾（按时限）', en: 'Construction and bulky waste by clock' },
    { input: casesInput, output: casesOutput(wasteRow), by },
  ),
  WasteCase: query(
    { zh: '垃圾案件详情', en: 'One waste case' },
    { input: oneCaseInput, output: oneCaseOutput(wasteRow), by },
  ),
  ClearanceCostsOwed: query(
    { zh: '待缴代清费用', en: 'Costs of clearances that are owed' },
    { input: z.object({ limit: listLimit }), output: z.array(wasteRow), by },
  ),
  Sitings: query(
    { zh: '站点设置与异味投诉', en: 'Complaints of place and smell' },
    { input: casesInput, output: casesOutput(sitingRow), by },
  ),
  SanitationMorning: query(
    { zh: '今日概览', en: 'What the day begins with' },
    {
      input: z.object({}),
      output: z.object({
        roundsToCollect: z.int(),
        roundsToMakeUp: z.int(),
        makingUpOverdue: z.int(),
        garbageOpen: z.int(),
        garbageLate: z.int(),
        wasteOpen: z.int(),
        wasteToCheck: z.int(),
        costsOwed: z.int(),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
