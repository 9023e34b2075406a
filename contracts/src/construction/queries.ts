import { z } from 'zod';
import { penaltyFigures } from '../enforcement/queries.ts';
import { isoDate, isoInstant, line, uuid, whole } from '../language/fields.ts';
import { queries, query } from '../language/query.ts';
import { caseRow, casesInput, casesOutput, listLimit, oneCaseInput, oneCaseOutput } from '../referral/case-rows.ts';
import { alterationKind, structuralAlteration } from './structural-alteration.ts';
import { warrantyPartKey, warrantyRepair } from './warranty-repair.ts';

/** What construction answers: rows of its tables, whose columns are named here and nowhere else, and figures. */

/** One row per repair case, with the clock that runs for the builder and what became of the deposit. */
export const warrantyRepairRow = caseRow(
  [
    'reported',
    'inspected',
    'ordered',
    'overdue',
    'checked',
    'repaired',
    'not-owed',
    'no-defect',
    'concluded',
    'withdrawn',
    'settled',
  ],
  { checked: { zh: '已核查维修', en: 'repair checked' }, concluded: { zh: '未修复结案', en: 'concluded' } },
).extend({
  source: warrantyRepair.events.DefectsReported.schema.shape.source,
  builder: z.string().nullable(),
  contractor: z.string().nullable(),
  accepted_on: isoDate.nullable(),
  parts: z.array(warrantyPartKey),
  defects: z.int(),
  /** In warranty. */
  covered: z.int(),
  remaining: z.int(),
  /** The nearest day on which the warranty of a covered part is over. */
  warranty_ends: isoDate.nullable(),
  repair_order: z.int(),
  repair_by: isoInstant.nullable(),
  /** How many orders ran out. */
  overdue: z.int(),
  draws_pending: z.int(),
  /** Fen, drawn from the deposit. */
  drawn: z.string(),
  repaired_by: z.enum(['builder', 'deposit']).nullable(),
  penalties: z.int(),
  /** Yuan. */
  fined: z.int(),
});
export type WarrantyRepairRow = z.output<typeof warrantyRepairRow>;

/** One row per altered structure. */
export const alterationRow = caseRow(
  [
    'reported',
    'found',
    'stopped',
    'ordered',
    'overdue',
    'standing',
    'restored',
    'closed',
    'no-alteration',
    'withdrawn',
    'settled',
  ],
  { found: { zh: '查实拆改', en: 'found' } },
).extend({
  source: structuralAlteration.events.AlterationReported.schema.shape.source,
  kind: alterationKind.nullable(),
  members: z.string().nullable(),
  soundness: structuralAlteration.events.StructureAppraised.schema.shape.result.nullable(),
  restoration_order: z.int(),
  restore_by: isoInstant.nullable(),
  overdue: z.int(),
  closed_as: structuralAlteration.events.AlterationClosed.schema.shape.end.nullable(),
  penalties: z.int(),
  fined: z.int(),
});
export type AlterationRow = z.output<typeof alterationRow>;

const by = ['officer', 'department-chief', 'auditor', 'department-system'] as const;

export const constructionQueries = queries('construction', {
  WarrantyRepairs: query(
    { zh: '保修案件（按时限）', en: 'Repair cases by clock' },
    { input: casesInput, output: casesOutput(warrantyRepairRow), by },
  ),
  WarrantyRepair: query(
    { zh: '保修案件详情', en: 'One repair case' },
    { input: oneCaseInput, output: oneCaseOutput(warrantyRepairRow), by },
  ),
  /** Who lets orders run out, and what their estates' deposits had to pay. */
  BuildersInDefault: query(
    { zh: '建设单位保修履行情况', en: 'How builders keep their warranties' },
    {
      input: z.object({ atLeast: whole().min(0).max(100).default(1), limit: listLimit }),
      output: z.array(
        z.object({
          builder: z.string().nullable(),
          cases: z.int(),
          repaired: z.int(),
          overdue: z.int(),
          /** Fen. */
          drawn: z.string(),
          /** Yuan. */
          fined: z.int(),
        }),
      ),
      by,
    },
  ),
  DefectsByEstate: query(
    { zh: '各小区质量问题', en: 'Defects by estate' },
    {
      input: z.object({ subdistrict: line(40).optional(), limit: listLimit }),
      output: z.array(
        warrantyRepairRow
          .pick({ subdistrict: true, estate_id: true, estate: true })
          .extend({ open: z.int(), overdue: z.int(), covered: z.int(), defects: z.int() }),
      ),
      by,
    },
  ),
  /** What may fall down comes first. */
  Alterations: query(
    { zh: '承重结构拆改案件', en: 'Altered structures by clock' },
    {
      input: z.object({
        status: z.array(line(20)).max(20).min(1).optional(),
        open: z.boolean().default(true),
        estateId: uuid.optional(),
        limit: listLimit,
      }),
      output: z.array(alterationRow),
      by,
    },
  ),
  Alteration: query(
    { zh: '拆改案件详情', en: 'One altered structure' },
    { input: oneCaseInput, output: oneCaseOutput(alterationRow), by },
  ),
  /** What the chief looks at first. */
  ConstructionMorning: query(
    { zh: '住建晨报', en: 'Construction: this morning' },
    {
      input: z.object({}),
      output: z.object({
        openRepairs: z.int(),
        toInspect: z.int(),
        toCheck: z.int(),
        atHousing: z.int(),
        openAlterations: z.int(),
        dangerous: z.int(),
        toCheckRestored: z.int(),
        ...penaltyFigures.shape,
      }),
      by,
    },
  ),
});
