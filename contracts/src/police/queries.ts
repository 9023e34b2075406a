import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { isoInstant, line, uuid, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { caseRow, listLimit, oneCaseInput, oneCaseOutput } from '../referral/case-rows.ts';
import { patrol } from './patrol.ts';
import { securityCase } from './security-case.ts';
import { neighboursResult, securityKind } from './security-words.ts';

/** What the police answer: rows of their tables, whose columns are named here and nowhere else, and figures. */

/** One row per security case, with its clocks: the three days of noise, the thirty of the case, an agreement’s. */
export const securityCaseRow = caseRow(
  [
    'reported',
    'dispatched',
    'on-scene',
    'found',
    'no-violation',
    'corrected',
    'transferred',
    'criminal',
    'penalised',
    'mediated',
    'not-penalised',
    'dissuaded',
    'withdrawn',
    'settled',
  ],
  { dispatched: { zh: '已出警', en: 'dispatched' } },
).extend({
  role: z.enum(['lead', 'assist']),
  source: securityCase.events.SecurityCaseReported.schema.shape.source,
  kinds: z.array(securityKind),
  findings: z.int(),
  dissuasion: neighboursResult.nullable(),
  /** By when a noise complaint is dealt with or passed on. */
  respond_by: isoInstant.nullable().meta({ zh: '处理期限', en: 'respond by' }),
  late_response: z.boolean(),
  close_by: isoInstant.nullable(),
  /** The case's time stands still. */
  examined: z.boolean(),
  overdue: z.boolean(),
  perform_by: isoInstant.nullable(),
  agreement: z
    .enum(['running', 'overdue', 'performed', 'broken', 'failed'])
    .meta({ values: { running: { zh: '履行中', en: 'running' }, failed: { zh: '未达成', en: 'failed' } } })
    .nullable(),
  warnings: z.int(),
  fines: z.int(),
  /** Yuan, of fines and of detentions. */
  fined: z.int(),
  /** Days. */
  detained: z.int(),
  transferred_to: z.string().nullable(),
  arrived_at: isoInstant.nullable(),
});
export type SecurityCaseRow = z.output<typeof securityCaseRow>;

/** One row per patrol that was asked for. */
export const patrolRow = z.object({
  patrol_id: z.string(),
  status: z.enum(['requested', 'planned', 'short', 'completed', 'declined', 'cancelled']).meta({
    values: {
      planned: { zh: '已安排', en: 'planned' },
      short: { zh: '未完成', en: 'fell short' },
      completed: { zh: '已完成', en: 'completed' },
      declined: { zh: '不安排', en: 'declined' },
    },
  }),
  estate_id: z.string(),
  estate: z.string(),
  subdistrict: z.string(),
  requester: z.string(),
  hours: patrol.events.PatrolRequested.schema.shape.hours,
  station: z.string().nullable(),
  planned: z.int().meta({ zh: '计划次数', en: 'planned' }),
  /** Of the plan that runs, and of all. */
  made: z.int(),
  rounds: z.int().meta({ zh: '巡逻总次数', en: 'rounds' }),
  incidents: z.int(),
  patrol_by: isoInstant.nullable(),
  requested_at: isoInstant,
  last_round_at: isoInstant.nullable(),
});
export type PatrolRow = z.output<typeof patrolRow>;

const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;

export const policeQueries = queries('police', {
  /** What nobody has answered yet comes before what is under way. */
  SecurityCases: query(
    { zh: '治安案件（按时限）', en: 'Security cases by clock' },
    {
      input: z.object({
        status: z.array(line(20)).max(20).min(1).optional(),
        open: z.boolean().default(true),
        category: line(60).optional(),
        estateId: uuid.optional(),
        limit: listLimit,
      }),
      output: z.array(securityCaseRow),
      by,
    },
  ),
  SecurityCase: query(
    { zh: '治安案件详情', en: 'One security case' },
    { input: oneCaseInput, output: oneCaseOutput(securityCaseRow), by },
  ),
  /** Where patrols are worth most: estates by their cases, and how these ended. */
  SecurityHotspots: query(
    { zh: '治安高发小区', en: 'Estates with many cases' },
    {
      input: z.object({
        since: isoInstant.optional(),
        atLeast: whole().min(1).max(1_000).default(2),
        limit: listLimit,
      }),
      output: z.array(
        securityCaseRow.pick({ subdistrict: true, estate_id: true, estate: true }).extend({
          cases: z.int(),
          open: z.int(),
          mediated: z.int(),
          penalised: z.int(),
          criminal: z.int(),
          late: z.int(),
        }),
      ),
      by,
    },
  ),
  Patrols: query(
    { zh: '巡逻安排', en: 'Patrols' },
    {
      input: z.object({
        status: z.array(patrolRow.shape.status).max(20).min(1).default(['requested', 'planned', 'short']),
        limit: listLimit,
      }),
      output: z.array(patrolRow),
      by: [...by, 'crew'],
    },
  ),
  /** What the chief looks at first. */
  PoliceMorning: query(
    { zh: '公安晨报', en: 'Police: this morning' },
    {
      input: z.object({}),
      output: z.object({
        open: z.int(),
        toDispatch: z.int(),
        lateResponses: z.int(),
        overdue: z.int(),
        dueInThreeDays: z.int(),
        agreementsOverdue: z.int(),
        toPlan: z.int(),
        patrolsShort: z.int(),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
