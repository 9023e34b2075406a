import { uuid } from '@tiaokuai/contracts';
import { casesByClock, figuresOf, listLimit, oneCase, penaltyFigures } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import type { AlterationRow, RepairRow } from './read-models.ts';

type Rows = { repairs: RepairRow; alterations: AlterationRow };
const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) => readModelDb<Rows>(pool, schema);
const listed = z.object({
  status: z.array(z.string().max(20)).max(20).optional(),
  open: z.boolean().default(true),
  estateId: uuid.optional(),
  limit: listLimit,
});

const repairs = casesByClock({
  name: 'WarrantyRepairs',
  names: { zh: '保修案件（按时限）', en: 'Repair cases by clock' },
  table: 'repairs',
  clocks: ['repair_by'],
});

const repair = oneCase({
  name: 'WarrantyRepair',
  names: { zh: '保修案件详情', en: 'One repair case' },
  table: 'repairs',
  aggregate: 'warranty-repair',
});

const builders: ServedQuery = {
  name: 'BuildersInDefault',
  names: { zh: '建设单位保修履行情况', en: 'How builders keep their warranties' },
  input: z.object({ atLeast: z.int().min(0).max(100).default(1), limit: listLimit }),
  /** Who lets orders run out, and what their estates' deposits had to pay. */
  async handle({ atLeast, limit: most }: { atLeast: number; limit: number }, context) {
    const rows = await db(context)
      .selectFrom('repairs')
      .select('builder')
      .select(({ fn, eb, cast }) => [
        fn.countAll<string>().as('cases'),
        fn.count<string>('case_id').filterWhere('repaired_by', '=', 'builder').as('repaired'),
        fn.sum<string>('overdue').as('overdue'),
        fn.sum<string>(cast(eb.ref('drawn'), 'bigint')).as('drawn'),
        fn.sum<string>('fined').as('fined'),
      ])
      .where('builder', 'is not', null)
      .where('covered', '>', 0)
      .groupBy('builder')
      .having(({ fn }) => fn.sum('overdue'), '>=', atLeast)
      .orderBy('overdue', 'desc')
      .orderBy('builder')
      .limit(most)
      .execute();
    return rows.map(({ builder, cases, repaired, overdue, drawn, fined }) => ({
      builder,
      cases: Number(cases),
      repaired: Number(repaired),
      overdue: Number(overdue),
      drawn,
      fined: Number(fined),
    }));
  },
};

const byEstate: ServedQuery = {
  name: 'DefectsByEstate',
  names: { zh: '各小区质量问题', en: 'Defects by estate' },
  input: z.object({ subdistrict: z.string().max(40).optional(), limit: listLimit }),
  async handle(input: { subdistrict?: string; limit: number }, context) {
    let rows = db(context)
      .selectFrom('repairs')
      .select(['subdistrict', 'estate_id', 'estate'])
      .select(({ fn }) => [
        fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
        fn.count<string>('case_id').filterWhere('status', '=', 'overdue').as('overdue'),
        fn.sum<string>('covered').as('covered'),
        fn.sum<string>('defects').as('defects'),
      ])
      .groupBy(['subdistrict', 'estate_id', 'estate'])
      .orderBy('open', 'desc')
      .orderBy('estate')
      .limit(input.limit);
    if (input.subdistrict) rows = rows.where('subdistrict', '=', input.subdistrict);
    return (await rows.execute()).map(({ open, overdue, covered, defects, ...where }) => ({
      ...where,
      open: Number(open),
      overdue: Number(overdue),
      covered: Number(covered),
      defects: Number(defects),
    }));
  },
};

const alterations: ServedQuery = {
  name: 'Alterations',
  names: { zh: '承重结构拆改案件', en: 'Altered structures by clock' },
  input: listed,
  async handle(input: z.output<typeof listed>, context) {
    let rows = db(context)
      .selectFrom('alterations')
      .selectAll()
      .where('open', '=', input.open)
      // What may fall down comes first.
      .orderBy(({ eb }) => eb.case().when('soundness', '=', 'dangerous').then(0).else(1).end())
      .orderBy('restore_by', (order) => order.asc().nullsLast())
      .orderBy('opened_at')
      .limit(input.limit);
    if (input.status) rows = rows.where('status', 'in', input.status as AlterationRow['status'][]);
    if (input.estateId) rows = rows.where('estate_id', '=', input.estateId);
    return rows.execute();
  },
};

const alteration = oneCase({
  name: 'Alteration',
  names: { zh: '拆改案件详情', en: 'One altered structure' },
  table: 'alterations',
  aggregate: 'structural-alteration',
});

/** What the chief looks at first. */
const morning: ServedQuery = {
  name: 'ConstructionMorning',
  names: { zh: '住建晨报', en: 'Construction: this morning' },
  input: z.object({}),
  async handle(_input: never, context) {
    const figures = await db(context)
      .selectNoFrom(({ selectFrom, fn }) => [
        selectFrom('repairs').where('open', '=', true).select(fn.countAll<string>().as('n')).as('openRepairs'),
        selectFrom('repairs').where('status', '=', 'reported').select(fn.countAll<string>().as('n')).as('toInspect'),
        selectFrom('repairs').where('status', '=', 'overdue').select(fn.countAll<string>().as('n')).as('toCheck'),
        selectFrom('repairs').where('draws_pending', '>', 0).select(fn.countAll<string>().as('n')).as('atHousing'),
        selectFrom('alterations').where('open', '=', true).select(fn.countAll<string>().as('n')).as('openAlterations'),
        selectFrom('alterations')
          .where('open', '=', true)
          .where('soundness', '=', 'dangerous')
          .select(fn.countAll<string>().as('n'))
          .as('dangerous'),
        selectFrom('alterations')
          .where('status', '=', 'overdue')
          .select(fn.countAll<string>().as('n'))
          .as('toCheckRestored'),
      ])
      .executeTakeFirstOrThrow();
    return { ...figuresOf(figures), ...(await penaltyFigures(context)) };
  },
};

export const queries: readonly ServedQuery[] = [repairs, repair, builders, byEstate, alterations, alteration, morning];
