import { z } from 'zod';
import { isoInstant, line, uuid } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { listLimit, matterRow, oneCaseInput, oneCaseOutput, pastEvent } from '../referral/case-rows.ts';
import { enquiryKind } from './enquiry.ts';
import { handingOver } from './facility-handover.ts';
import { outageKind } from './outage.ts';
import { noFaultWords, repair, repairLocality } from './repair.ts';
import { coldCause, temperature } from './temperature.ts';
import { trade } from './trade.ts';

/** One row per repair order, with the clocks of its trade. */
export const repairRow = z.object({
  case_id: z.string(),
  status: z
    .enum([
      'requested',
      'sent',
      'on-site',
      'fault-found',
      'restored',
      'under-outage',
      'user-side',
      'no-fault',
      'cut-by-enterprise',
      'withdrawn',
    ])
    .meta({ values: { ...noFaultWords, sent: { zh: '已派工单', en: 'sent' } } }),
  open: z.boolean(),
  source: repair.events.RepairRequested.schema.shape.source,
  ...matterRow.shape,
  trade: trade.nullable(),
  locality: repairLocality,
  operator: z.string().nullable(),
  outage_id: z.string().nullable(),
  /** Clocks that run: null where the trade has none, or when what it asks for has happened. */
  arrive_by: isoInstant.nullable(),
  restore_by: isoInstant.nullable(),
  late_arrival: z.boolean(),
  late_restoration: z.boolean(),
  /** Of all rounds. */
  overruns: z.int(),
  told: z.boolean(),
  /** From the request to the arrival, to the restoration. */
  minutes_to_site: z.int().nullable(),
  minutes_to_supply: z.int().nullable(),
  hours_free: z.int(),
  requested_at: isoInstant,
  ended_at: isoInstant.nullable(),
});
export type RepairRow = z.output<typeof repairRow>;

/** One row per announced outage. */
export const outageRow = z.object({
  outage_id: z.string(),
  status: z
    .enum(['announced', 'begun', 'overrun', 'ended', 'cancelled'])
    .meta({ values: { announced: { zh: '已公告', en: 'announced' }, ended: { zh: '已恢复', en: 'ended' } } }),
  trade,
  kind: outageKind,
  operator: z.string(),
  area: z
    .object({
      estates: z.array(z.object({ estateId: z.string(), name: z.string(), buildings: z.array(z.string()) })),
      subdistricts: z.array(z.string()),
      places: z.array(z.string()),
    })
    .meta({ zh: '停供范围', en: 'area' }),
  reason: z.string(),
  announced_at: isoInstant,
  from_at: isoInstant,
  until_at: isoInstant,
  ended_at: isoInstant.nullable(),
  late: z.boolean(),
  hours_free: z.int(),
});
export type OutageRow = z.output<typeof outageRow>;

/** One row per complaint of cold rooms. Temperatures in tenths of a degree. */
export const temperatureRow = z.object({
  case_id: z.string(),
  status: z.enum(['reported', 'measured', 'cause-found', 'adjusted', 'answered', 'withdrawn']),
  open: z.boolean(),
  ...matterRow.shape,
  requested_at: isoInstant,
  measure_by: isoInstant.nullable(),
  answer_by: isoInstant.nullable(),
  late_measurement: z.boolean(),
  late_answer: z.boolean(),
  lowest_tenths: z.int().nullable(),
  met: z.boolean().nullable(),
  cause: coldCause.nullable(),
  reduced_fen: z.int(),
  end: temperature.events.TemperatureComplaintAnswered.schema.shape.end.nullable(),
  ended_at: isoInstant.nullable(),
});
export type TemperatureRow = z.output<typeof temperatureRow>;

/** One row per enquiry or complaint on charges and service. */
export const enquiryRow = z.object({
  case_id: z.string(),
  status: z.enum(['received', 'answered', 'withdrawn']),
  ...matterRow.shape,
  kind: enquiryKind,
  trade: trade.nullable(),
  received_at: isoInstant,
  answer_by: isoInstant.nullable(),
  late: z.boolean(),
  refund_fen: z.int(),
  answered_at: isoInstant.nullable(),
});
export type EnquiryRow = z.output<typeof enquiryRow>;

/** One row per handover of facilities. */
export const facilityHandoverRow = z.object({
  case_id: z.string(),
  status: z
    .enum([
      'requested',
      'built',
      'accepted',
      'wanting',
      'decided',
      'handed-over',
      'maintained',
      'not-made',
      'withdrawn',
    ])
    .meta({
      values: { accepted: { zh: '查验合格', en: 'accepted' }, decided: { zh: '业主已决定', en: 'owners decided' } },
    }),
  ...matterRow.shape,
  trade: trade.nullable(),
  what: z.string().nullable(),
  handing_over: handingOver.nullable(),
  operator: z.string().nullable(),
  lacking: z.int(),
  /** How often an operator refused what it must take over. */
  refusals: z.int(),
  since: isoInstant,
  requested_at: isoInstant,
});
export type FacilityHandoverRow = z.output<typeof facilityHandoverRow>;

const since = isoInstant.optional();
const by = ['utility', 'officer', 'department-chief', 'auditor', 'department-system'] as const;

export const utilitiesQueries = queries('utilities', {
  Outages: query(
    { zh: '停供公告（正在与将要）', en: 'Outages, now and to come' },
    {
      input: z.object({
        trade: trade.optional(),
        /** Also those that have ended or were cancelled. */
        past: z.boolean().default(false),
        limit: listLimit,
      }),
      output: z.array(outageRow),
      by,
    },
  ),
  Outage: query(
    { zh: '停供详情', en: 'One outage, and whom it answered' },
    {
      input: z.object({ outageId: uuid }),
      output: outageRow.extend({ answered: z.int(), history: z.array(pastEvent) }).nullable(),
      by,
    },
  ),
  RepairOrders: query(
    { zh: '抢修工单（按时限）', en: 'Repair orders by clock' },
    {
      input: z.object({
        trade: trade.optional(),
        status: z.array(line(20)).max(20).min(1).optional(),
        open: z.boolean().default(true),
        estateId: uuid.optional(),
        limit: listLimit,
      }),
      output: z.array(repairRow.extend({ referral_due: isoInstant.nullable() })),
      by: [...by, 'crew'],
    },
  ),
  RepairOrder: query(
    { zh: '工单详情', en: 'One repair order' },
    { input: oneCaseInput, output: oneCaseOutput(repairRow), by: [...by, 'crew'] },
  ),
  Overruns: query(
    { zh: '超时工单', en: 'Repairs whose limit was overrun' },
    { input: z.object({ trade: trade.optional(), since, limit: listLimit }), output: z.array(repairRow), by },
  ),
  TradeFigures: query(
    { zh: '各行业抢修统计', en: 'Figures by trade' },
    {
      input: z.object({ since }),
      output: z.array(
        z.object({
          trade: trade.nullable(),
          open: z.int(),
          restored: z.int(),
          underOutage: z.int(),
          overrun: z.int(),
          averageMinutes: z.int().nullable(),
        }),
      ),
      by,
    },
  ),
  TemperatureComplaints: query(
    { zh: '室温投诉（按时限）', en: 'Complaints of temperature by clock' },
    {
      input: z.object({ open: z.boolean().default(true), estateId: uuid.optional(), limit: listLimit }),
      output: z.array(temperatureRow),
      by,
    },
  ),
  Enquiries: query(
    { zh: '查询投诉（按时限）', en: 'Enquiries by clock' },
    {
      input: z.object({ open: z.boolean().default(true), trade: trade.optional(), limit: listLimit }),
      output: z.array(enquiryRow),
      by,
    },
  ),
  FacilityHandovers: query(
    { zh: '设施移交', en: 'Handovers of facilities' },
    {
      input: z.object({
        status: z.array(line(20)).max(10).min(1).optional(),
        estateId: uuid.optional(),
        limit: listLimit,
      }),
      output: z.array(facilityHandoverRow),
      by,
    },
  ),
  UtilitiesMorning: query(
    { zh: '今日概览', en: 'What the day begins with' },
    {
      input: z.object({}),
      output: z.object({
        repairsOpen: z.int(),
        tradeToIdentify: z.int(),
        repairsOverrun: z.int(),
        outagesNow: z.int(),
        outagesOverrun: z.int(),
        outagesWithinADay: z.int(),
        roomsToMeasure: z.int(),
        coldRoomsOpen: z.int(),
        enquiriesOpen: z.int(),
        handoversRefused: z.int(),
      }),
      by,
    },
  ),
});
