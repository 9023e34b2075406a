import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { isoDate, isoInstant, line, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import {
  caseRow,
  casesInput,
  casesOutput,
  listLimit,
  matterRow,
  oneCaseInput,
  oneCaseOutput,
} from '../referral/case-rows.ts';
import { dissuasionResult, hazard, hazardKind } from './hazard.ts';

/** What fire answers: rows of its tables, whose columns are named here and nowhere else, and figures. */

/** One row per hazard, with the clock that runs for it. Seals outlive their case until they are lifted or lapse. */
export const hazardRow = caseRow(
  [
    'reported',
    'inspected',
    'notified',
    'overdue',
    'reinspected',
    'cleared',
    'no-hazard',
    'penalised',
    'sealed',
    'withdrawn',
    'settled',
  ],
  { notified: { zh: '已责令改正', en: 'notified' } },
).extend({
  source: hazard.events.HazardReported.schema.shape.source,
  party_kind: z.enum(['unit', 'individual']).nullable(),
  party: z.string().nullable(),
  /** All kinds that were found. */
  kinds: z.array(hazardKind),
  findings: z.int(),
  remaining: z.int(),
  notice: z.int(),
  /** When the running notice ends. */
  rectify_by: isoInstant.nullable(),
  /** How many notices ran out. */
  overdue: z.int(),
  dissuasion: dissuasionResult.nullable(),
  sealing: z.int(),
  sealed_part: z.string().nullable(),
  sealed_until: isoInstant.nullable(),
  penalties: z.int(),
  /** Yuan. */
  fined: z.int(),
  major: z.boolean(),
  inspected_at: isoInstant.nullable(),
});
export type HazardRow = z.output<typeof hazardRow>;

/** One row per call of the fire brigade. */
export const turnoutRow = z.object({
  case_id: z.string(),
  status: z.enum(['called', 'dispatched', 'on-scene', 'ended', 'stood-down']),
  ...matterRow.shape,
  brigade: z.string().nullable(),
  people: z.int(),
  called_at: isoInstant,
  arrived_at: isoInstant.nullable(),
  ended_at: isoInstant.nullable(),
});
export type TurnoutRow = z.output<typeof turnoutRow>;

/** One row per occupant who was asked to leave a fire lane. */
export const dissuasionRow = z.object({
  dissuasion_id: z.string(),
  status: z.enum(['asked', 'obeyed', 'reported-to-police']),
  case_id: z.string().nullable(),
  incident_id: z.string().nullable(),
  asker: z.string(),
  estate_id: z.string(),
  estate: z.string(),
  subdistrict: z.string(),
  obstacle: z.string(),
  asked_at: isoInstant,
  refused_at: isoInstant.nullable(),
  reported_at: isoInstant.nullable(),
});
export type DissuasionRow = z.output<typeof dissuasionRow>;

/** One row per visit to a police station that fire guides. */
export const guidanceRow = z.object({
  guidance_id: z.string(),
  station: z.string(),
  status: z
    .enum(['to-follow-up', 'overdue', 'closed'])
    .meta({ values: { overdue: { zh: '回访逾期', en: 'overdue' } } }),
  visited_on: isoDate,
  topics: z.array(z.string()),
  shortcomings: z.int(),
  remaining: z.int(),
  follow_up_by: isoInstant.nullable(),
});
export type GuidanceRow = z.output<typeof guidanceRow>;

const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;

export const fireQueries = queries('fire', {
  Hazards: query(
    { zh: '隐患清单（按时限）', en: 'Hazards by clock' },
    { input: casesInput, output: casesOutput(hazardRow), by },
  ),
  Hazard: query({ zh: '隐患详情', en: 'One hazard' }, { input: oneCaseInput, output: oneCaseOutput(hazardRow), by }),
  HazardsByEstate: query(
    { zh: '各小区隐患', en: 'Hazards by estate' },
    {
      input: z.object({ subdistrict: line(40).optional(), limit: listLimit }),
      output: z.array(
        hazardRow.pick({ subdistrict: true, estate_id: true, estate: true }).extend({
          open: z.int(),
          overdue: z.int(),
          sealed: z.int(),
          cleared: z.int().meta({ zh: '已消除', en: 'cleared' }),
        }),
      ),
      by,
    },
  ),
  /** Units in whose hands hazards were found again and again. Persons are in paper files and not counted here. */
  RepeatOffenders: query(
    { zh: '屡次违法单位', en: 'Repeat offenders' },
    {
      input: z.object({
        since: isoInstant.optional(),
        atLeast: whole().min(2).max(100).default(2),
        limit: listLimit,
      }),
      output: z.array(
        z.object({
          party: z.string().nullable(),
          cases: z.int(),
          findings: z.int(),
          overdue: z.int(),
          penalties: z.int(),
          fined: z.int(),
          last_at: isoInstant.nullable(),
        }),
      ),
      by,
    },
  ),
  SealedPlaces: query(
    { zh: '查封场所', en: 'Sealed places' },
    {
      input: z.object({}),
      output: z.array(
        hazardRow.pick({
          case_id: true,
          estate: true,
          subdistrict: true,
          place: true,
          party: true,
          sealed_part: true,
          sealed_until: true,
          status: true,
        }),
      ),
      by,
    },
  ),
  Turnouts: query(
    { zh: '出动记录', en: 'Turnouts' },
    {
      /** `under`: those under way only, else those that have ended. */
      input: z.object({ under: z.boolean().default(true), limit: listLimit }),
      output: z.array(turnoutRow),
      by,
    },
  ),
  Dissuasions: query(
    { zh: '劝阻与报告派出所', en: 'Dissuasions' },
    {
      input: z.object({ status: z.array(dissuasionRow.shape.status).max(20).min(1).optional(), limit: listLimit }),
      output: z.array(dissuasionRow),
      by,
    },
  ),
  Guidance: query(
    { zh: '派出所指导', en: 'Guidance of police stations' },
    {
      input: z.object({ status: z.array(guidanceRow.shape.status).max(20).min(1).optional(), limit: listLimit }),
      output: z.array(guidanceRow),
      by,
    },
  ),
  /** What the chief looks at first. */
  FireMorning: query(
    { zh: '消防晨报', en: 'Fire: this morning' },
    {
      input: z.object({}),
      output: z.object({
        open: z.int(),
        toInspect: z.int(),
        toReinspect: z.int(),
        dueWithinADay: z.int(),
        sealed: z.int(),
        toFollowUp: z.int(),
        underWay: z.int().meta({ zh: '出动中', en: 'under way' }),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
