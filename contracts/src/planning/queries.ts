import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { isoInstant } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { caseRow, casesInput, casesOutput, listLimit, oneCaseInput, oneCaseOutput } from '../referral/case-rows.ts';
import { facilitiesCompliance, facilityKind } from './facilities-compliance.ts';

/** One row per facilities case, with what was computed and the clock that runs for the builder. */
export const facilitiesRow = caseRow(
  [
    'reported',
    'compared',
    'ordered',
    'overdue',
    'checked',
    'compliant',
    'remedied',
    'at-housing',
    'concluded',
    'withdrawn',
    'settled',
  ],
  { concluded: { zh: '未补足结案', en: 'concluded' } },
).extend({
  source: facilitiesCompliance.events.FacilitiesReported.schema.shape.source,
  builder: z.string().nullable(),
  permit: z.string().nullable(),
  permitted_on: z.string().nullable(),
  /** Hundredths of a square metre, in digits. */
  rooms_required: z.string().nullable(),
  rooms_provided: z.string().nullable(),
  /** Kinds of facilities found lacking, against the permit or put to other use. */
  lacking: z.array(facilityKind),
  deficits: z.int(),
  remaining: z.int(),
  /** Referred to housing. */
  housings: z.int(),
  irremediable: z.int(),
  remedy_order: z.int(),
  remedy_by: isoInstant.nullable(),
  /** How many orders ran out. */
  overdue: z.int(),
  penalties: z.int(),
  /** Yuan. */
  fined: z.int(),
  forfeited: z.int(),
  certificate: z.string().nullable(),
});
export type FacilitiesRow = z.output<typeof facilitiesRow>;

const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;

export const planningQueries = queries('planning', {
  FacilitiesCases: query(
    { zh: '配套核查（按时限）', en: 'Facilities cases by clock' },
    { input: casesInput, output: casesOutput(facilitiesRow), by },
  ),
  FacilitiesCase: query(
    { zh: '配套核查详情', en: 'One facilities case' },
    { input: oneCaseInput, output: oneCaseOutput(facilitiesRow), by },
  ),
  ServiceRoomsByEstate: query(
    { zh: '各小区物业服务用房', en: 'Service rooms by estate' },
    {
      input: z.object({ short: z.boolean().default(true), limit: listLimit }),
      /** Square metres: what the statute asks, what is there, what is missing. */
      output: z.array(
        facilitiesRow
          .pick({ case_id: true, estate_id: true, estate: true, subdistrict: true, builder: true, status: true })
          .extend({ required: z.number(), provided: z.number(), missing: z.number() }),
      ),
      by,
    },
  ),
  BuildersWithDeficits: query(
    { zh: '配套不足的建设单位', en: 'Builders with deficits' },
    {
      input: z.object({ limit: listLimit }),
      output: z.array(
        z.object({
          builder: z.string().nullable(),
          cases: z.int(),
          deficits: z.int(),
          remedied: z.int(),
          overdue: z.int(),
          fined: z.int(),
          forfeited: z.int(),
        }),
      ),
      by,
    },
  ),
  /** What the chief looks at first. */
  PlanningMorning: query(
    { zh: '规划晨报', en: 'Planning: this morning' },
    {
      input: z.object({}),
      output: z.object({
        open: z.int(),
        toCompare: z.int(),
        toOrder: z.int(),
        toCheck: z.int(),
        toVerify: z.int(),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
