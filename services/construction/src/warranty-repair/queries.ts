import { constructionQueries, warrantyRepair } from '@tiaokuai/contracts';
import { figuresOf, listCases, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { repairs } from './model.ts';

const { BuildersInDefault, DefectsByEstate, WarrantyRepair, WarrantyRepairs } = constructionQueries;
const db = tables(repairs);

const buildersInDefault = queryOf(BuildersInDefault, async ({ atLeast, limit }, context) => {
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
    .limit(limit)
    .execute();
  return rows.map(({ builder, drawn, ...figures }) => ({ builder, drawn, ...figuresOf(figures) }));
});

const defectsByEstate = queryOf(DefectsByEstate, async ({ subdistrict, limit }, context) => {
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
    .limit(limit);
  if (subdistrict) rows = rows.where('subdistrict', '=', subdistrict);
  return (await rows.execute()).map(({ subdistrict, estate_id, estate, ...figures }) => ({
    subdistrict,
    estate_id,
    estate,
    ...figuresOf(figures),
  }));
});

export const repairQueries = [
  listCases(WarrantyRepairs, repairs, { clocks: ['repair_by'] }),
  showCase(WarrantyRepair, repairs, warrantyRepair),
  buildersInDefault,
  defectsByEstate,
];
