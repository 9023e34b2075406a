import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { isoInstant, line, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { caseRow, casesInput, casesOutput, listLimit, oneCaseInput, oneCaseOutput } from '../referral/case-rows.ts';
import { disorder, disorderKind, operatorResult } from './disorder.ts';
import { constructionKind, illegalConstruction } from './illegal-construction.ts';

/** What urban enforcement answers: rows of its tables, whose columns are named here and nowhere else, and figures. */

const partyColumns = { party_kind: z.enum(['unit', 'individual']).nullable(), party: z.string().nullable() };

/** One row per case of illegal construction, with every clock that runs for it. */
export const constructionRow = caseRow(
  [
    'reported',
    'found',
    'stopped',
    'filed',
    'investigated',
    'correction-ordered',
    'removal-ordered',
    'disobeyed',
    'reported-to-government',
    'compulsion-ordered',
    'removal-announced',
    'nothing-found',
    'corrected',
    'removed',
    'compelled',
    'confiscated',
    'revoked',
    'handed-to-town',
    'withdrawn',
    'settled',
  ],
  {
    found: { zh: '发现违建', en: 'found' },
    filed: { zh: '已立案', en: 'filed' },
    'nothing-found': { zh: '未发现违建', en: 'nothing found' },
    compelled: { zh: '已强制拆除', en: 'compelled' },
  },
).extend({
  source: illegalConstruction.events.ConstructionReported.schema.shape.source,
  ...partyColumns,
  kind: constructionKind.nullable(),
  what: z.string().nullable(),
  under_way: z.boolean(),
  /** Cost of the works, yuan. */
  cost: z.int().nullable().meta({ zh: '工程造价', en: 'cost of the works' }),
  stop_by: isoInstant.nullable(),
  decide_by: isoInstant.nullable(),
  /** When the time to correct or remove ends. */
  order_by: isoInstant.nullable(),
  /** Until when the government owes its written order. */
  government_by: isoInstant.nullable(),
  appeal_by: isoInstant.nullable(),
  own_by: isoInstant.nullable(),
  appeal: z.enum(['none', 'pending', 'upheld']),
  compulsion: z.string().nullable(),
  /** Clocks that ran out, each once. */
  missed: z.array(illegalConstruction.events.ConstructionClockRanOut.schema.shape.clock),
  penalties: z.int(),
  /** Yuan. */
  fined: z.int(),
});
export type ConstructionRow = z.output<typeof constructionRow>;

/** One row per case of disorder, with the clock of its order and what is in force beside it. */
export const disorderRow = caseRow(
  [
    'reported',
    'inspected',
    'ordered',
    'overdue',
    'revisited',
    'nothing-found',
    'corrected',
    'concluded',
    'assisted',
    'withdrawn',
    'settled',
  ],
  { 'nothing-found': { zh: '未发现违法', en: 'nothing found' } },
).extend({
  source: disorder.events.DisorderReported.schema.shape.source,
  ...partyColumns,
  /** All kinds that were found. */
  kinds: z.array(disorderKind),
  findings: z.int(),
  remaining: z.int(),
  order_no: z.int(),
  order_by: isoInstant.nullable(),
  /** How many orders ran out. */
  overdue: z.int(),
  educated: z.boolean(),
  unlicensed: z.boolean(),
  /** What market supervision answered of the operator. */
  operator_result: operatorResult.nullable(),
  /** Kinds of measures in force, by their numbers. */
  measures: z.array(z.string()),
  /** When goods that were seized must be given back, with the number of that measure. */
  seized_until: isoInstant.nullable(),
  seized_no: z.int().nullable(),
  penalties: z.int(),
  fined: z.int(),
  inspected_at: isoInstant.nullable(),
});
export type DisorderRow = z.output<typeof disorderRow>;

const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;

export const urbanEnforcementQueries = queries('urban-enforcement', {
  IllegalConstructions: query(
    { zh: '违建清单（按时限）', en: 'Illegal constructions by clock' },
    { input: casesInput, output: casesOutput(constructionRow), by },
  ),
  IllegalConstruction: query(
    { zh: '违建详情', en: 'One illegal construction' },
    { input: oneCaseInput, output: oneCaseOutput(constructionRow), by },
  ),
  /** Where the government owes a written order, or has given one that waits to be carried out. */
  CompulsionPending: query(
    { zh: '报请政府责成与待强制', en: 'Reported to the government, or to be compelled' },
    {
      input: z.object({ limit: listLimit }),
      output: z.array(
        constructionRow.pick({
          case_id: true,
          estate: true,
          subdistrict: true,
          status: true,
          government_by: true,
          own_by: true,
          appeal_by: true,
          appeal: true,
          compulsion: true,
          missed: true,
        }),
      ),
      by,
    },
  ),
  Disorders: query(
    { zh: '市容案件清单（按时限）', en: 'Disorder by clock' },
    {
      input: casesInput.extend({ kind: line(30).optional() }),
      output: casesOutput(disorderRow),
      by,
    },
  ),
  Disorder: query(
    { zh: '市容案件详情', en: 'One case of disorder' },
    { input: oneCaseInput, output: oneCaseOutput(disorderRow), by },
  ),
  /** Businesses found again and again. Persons are in paper files and not counted here. */
  RepeatOffenders: query(
    { zh: '屡次违法单位', en: 'Repeat offenders' },
    {
      input: z.object({
        since: z.iso.datetime({ offset: true }).optional(),
        atLeast: whole().min(2).max(100).default(2),
        limit: listLimit,
      }),
      output: z.array(
        z.object({
          party: z.string().nullable(),
          cases: z.int(),
          findings: z.int(),
          overdue: z.int(),
          fined: z.int(),
          last_at: isoInstant.nullable(),
        }),
      ),
      by,
    },
  ),
  EnforcementByEstate: query(
    { zh: '各小区违建与市容案件', en: 'Cases by estate' },
    {
      input: z.object({ subdistrict: line(40).optional(), limit: listLimit }),
      output: z.array(
        constructionRow.pick({ subdistrict: true, estate_id: true, estate: true }).extend({
          constructions: z.int(),
          constructionsEnded: z.int(),
          disorders: z.int(),
          disordersEnded: z.int(),
        }),
      ),
      by,
    },
  ),
  /** What the chief looks at first. */
  UrbanEnforcementMorning: query(
    { zh: '城管晨报', en: 'Urban enforcement: this morning' },
    {
      input: z.object({}),
      output: z.object({
        constructions: z.int(),
        toInspect: z.int(),
        toStop: z.int(),
        decisionsDueWithinADay: z.int(),
        toRevisit: z.int(),
        toReport: z.int(),
        governmentOwes: z.int(),
        toCompel: z.int(),
        disorders: z.int(),
        disordersToRevisit: z.int(),
        goodsSeized: z.int(),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
