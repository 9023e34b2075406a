import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { isoDate, isoInstant, line, uuid, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { casesOutput, oneCaseInput, oneCaseOutput, pastEvent } from '../referral/case-rows.ts';
import { checkCause, equipmentViolation } from './check.ts';
import { equipmentKind, inspectionWords } from './equipment.ts';
import { freedBy } from './rescue.ts';

/** What quality supervision answers: rows of its tables, whose columns are named here and nowhere else, and figures. */

/** The register: one row per piece of equipment, with what its inspection demands next. */
export const equipmentRow = z.object({
  equipment_id: z.string(),
  kind: equipmentKind,
  registration: z.string(),
  rescue_code: z.string().nullable(),
  estate_id: z.string().nullable(),
  estate: z.string().nullable(),
  subdistrict: z.string().nullable(),
  site: z.string(),
  use_unit: z.string().nullable(),
  maintenance_firm: z.string().nullable(),
  status: z.enum(['in-use', 'out-of-service', 'scrapped']),
  inspection: z.enum(['valid', 'due', 'requested', 'overdue', 'failed']).meta({ values: inspectionWords }),
  /** The inspection must be asked for from this day on, and is void after `inspected_until`. */
  request_from: isoDate,
  inspected_until: isoDate,
  inspected_on: isoDate.nullable(),
  agency: z.string().nullable(),
  /** Checks that stop its use. */
  stops: z.array(z.string()),
  stopped: z.boolean(),
  stopped_since: isoInstant.nullable(),
  times_overdue: z.int(),
});
export type EquipmentRow = z.output<typeof equipmentRow>;

/** One row per check, with the clock that runs for it. */
export const checkRow = z.object({
  case_id: z.string(),
  status: z.enum([
    'opened',
    'checked',
    'instructed',
    'overdue',
    'rechecked',
    'nothing-found',
    'rectified',
    'scrapped',
    'penalised',
    'withdrawn',
    'settled',
  ]),
  open: z.boolean(),
  cause: checkCause,
  category: z.string().nullable(),
  estate_id: z.string().nullable(),
  estate: z.string().nullable(),
  subdistrict: z.string().nullable(),
  incident_id: z.string().nullable(),
  referral_id: z.string().nullable(),
  round: z.int(),
  equipment_id: z.string().nullable(),
  registration: z.string().nullable(),
  use_unit: z.string().nullable(),
  maintenance_firm: z.string().nullable(),
  parties: z.array(z.string()),
  kinds: z.array(equipmentViolation),
  severe: z.boolean(),
  reported_upward: z.boolean(),
  findings: z.int(),
  remaining: z.int(),
  /** The department's own time to be on the spot. */
  check_by: isoInstant.nullable(),
  check_missed: z.boolean(),
  instruction: z.int(),
  rectify_by: isoInstant.nullable(),
  stopped: z.boolean(),
  penalties: z.int(),
  /** Yuan. */
  fined: z.int(),
  opened_at: isoInstant,
  checked_at: isoInstant.nullable(),
  ended_at: isoInstant.nullable(),
});
export type CheckRow = z.output<typeof checkRow>;

/** One row per rescue, with the firm's minutes. */
export const rescueRow = z.object({
  case_id: z.string(),
  status: z.enum(['reported', 'notified', 'arrived', 'freed', 'closed', 'cancelled', 'withdrawn']).meta({
    values: {
      notified: { zh: '已通知维保', en: 'notified' },
      closed: { zh: '救援结束', en: 'closed' },
      cancelled: { zh: '误报', en: 'cancelled' },
    },
  }),
  open: z.boolean(),
  estate_id: z.string().nullable(),
  estate: z.string().nullable(),
  subdistrict: z.string().nullable(),
  place: z.string().nullable(),
  incident_id: z.string().nullable(),
  equipment_id: z.string().nullable(),
  firm: z.string().nullable(),
  call: z.int(),
  called_at: isoInstant.meta({ zh: '报告时间', en: 'called' }),
  notified_at: isoInstant.nullable(),
  arrive_by: isoInstant.nullable(),
  arrived_at: isoInstant.nullable(),
  minutes: z.int().nullable(),
  /** Firms that were not there within their thirty minutes. */
  missed: z.array(z.string()).meta({ zh: '未按时到场', en: 'missed' }),
  missed_current: z.boolean(),
  fire_at: isoInstant.nullable(),
  freed_at: isoInstant.nullable(),
  freed_by: freedBy.nullable(),
  people: z.int(),
  injured: z.int(),
  closed_at: isoInstant.nullable(),
});
export type RescueRow = z.output<typeof rescueRow>;

const limit = whole().min(1).max(5_000).default(200);
const since = isoInstant.optional();
const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;
const equipmentList = z.array(equipmentRow);

export const qualitySupervisionQueries = queries('quality-supervision', {
  Equipment: query(
    { zh: '特种设备登记册', en: 'Register of special equipment' },
    {
      input: z.object({
        kind: equipmentKind.optional(),
        estateId: uuid.optional(),
        subdistrict: line(40).optional(),
        maintenanceFirm: line(80).optional(),
        rescueCode: line(20).optional(),
        limit,
      }),
      output: equipmentList,
      by: [...by, 'rescue-centre'],
    },
  ),
  OneEquipment: query(
    { zh: '设备档案', en: "One equipment's file" },
    {
      input: z.object({ equipmentId: uuid }),
      output: equipmentRow.extend({ history: z.array(pastEvent) }).nullable(),
      by: [...by, 'rescue-centre'],
    },
  ),
  /** What must be inspected within a month, with what has been asked for and what not. */
  InspectionsDue: query(
    { zh: '本月应检设备', en: 'Inspections due this month' },
    {
      input: z.object({
        /** `YYYY-MM`; the current month in Beijing by default. */
        month: z
          .string()
          .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
          .optional(),
        kind: equipmentKind.optional(),
      }),
      output: equipmentList,
      by,
    },
  ),
  UnfitEquipment: query(
    { zh: '超期未检、检验不合格设备', en: 'Equipment overdue or failed' },
    { input: z.object({}), output: equipmentList, by },
  ),
  StoppedEquipment: query(
    { zh: '责令停用设备', en: 'Equipment stopped from use' },
    { input: z.object({}), output: equipmentList, by },
  ),
  Checks: query(
    { zh: '监察案件（按时限）', en: 'Checks by clock' },
    {
      input: z.object({
        open: z.boolean().default(true),
        status: z.array(line(20)).max(20).min(1).optional(),
        estateId: uuid.optional(),
        party: line(80).optional(),
        limit,
      }),
      output: casesOutput(checkRow),
      by,
    },
  ),
  Check: query({ zh: '监察案件详情', en: 'One check' }, { input: oneCaseInput, output: oneCaseOutput(checkRow), by }),
  Rescues: query(
    { zh: '困人救援', en: 'Rescues' },
    {
      input: z.object({ open: z.boolean().optional(), since, limit }),
      output: z.array(rescueRow),
      by: [...by, 'rescue-centre'],
    },
  ),
  /** How fast each maintenance firm comes, how often it did not come in time, and what it paid for that. */
  ResponsesByFirm: query(
    { zh: '维保单位响应情况', en: 'Responses by maintenance firm' },
    {
      input: z.object({ since }),
      output: z.array(
        z.object({
          firm: z.string(),
          rescues: z.int(),
          averageMinutes: z.number().nullable(),
          worstMinutes: z.int().nullable(),
          missed: z.int().meta({ zh: '未按时到场', en: 'missed' }),
          /** Yuan. */
          fined: z.int(),
        }),
      ),
      by,
    },
  ),
  /** What the chief looks at first. */
  QualityMorning: query(
    { zh: '特种设备晨报', en: 'Special equipment: this morning' },
    {
      input: z.object({}),
      output: z.object({
        inUse: z.int(),
        dueThisMonth: z.int(),
        toRequest: z.int(),
        unfit: z.int(),
        stopped: z.int(),
        checks: z.int(),
        toCheck: z.int(),
        checkMissed: z.int(),
        toRecheck: z.int(),
        rescues: z.int(),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
