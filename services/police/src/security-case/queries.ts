import { policeQueries, securityCase } from '@tiaokuai/contracts';
import { figuresOf, showCase } from '@tiaokuai/department';
import { queryOf, tables } from '@tiaokuai/service';
import { securityCases } from './model.ts';

const { SecurityCase, SecurityCases, SecurityHotspots } = policeQueries;
const db = tables(securityCases);

const listSecurityCases = queryOf(SecurityCases, ({ status, open, category, estateId, limit }, context) => {
  let rows = db(context)
    .selectFrom('security_cases')
    .selectAll()
    .where('open', '=', open)
    .orderBy(
      ({ fn }) => fn('least', ['respond_by', 'perform_by', 'close_by']),
      (order) => order.asc().nullsFirst(),
    )
    .orderBy('opened_at')
    .limit(limit);
  if (status) rows = rows.where(db(context).dynamic.ref('status'), 'in', status);
  if (category) rows = rows.where('category', '=', category);
  if (estateId) rows = rows.where('estate_id', '=', estateId);
  return rows.execute();
});

const hotspots = queryOf(SecurityHotspots, async ({ since, atLeast, limit }, context) => {
  let rows = db(context)
    .selectFrom('security_cases')
    .select(['subdistrict', 'estate_id', 'estate'])
    .select(({ fn }) => [
      fn.countAll<string>().as('cases'),
      fn.count<string>('case_id').filterWhere('open', '=', true).as('open'),
      fn.count<string>('case_id').filterWhere('status', '=', 'mediated').as('mediated'),
      fn.count<string>('case_id').filterWhere('status', '=', 'penalised').as('penalised'),
      fn.count<string>('case_id').filterWhere('status', '=', 'criminal').as('criminal'),
      fn
        .count<string>('case_id')
        .filterWhere(({ eb, or }) => or([eb('overdue', '=', true), eb('late_response', '=', true)]))
        .as('late'),
    ])
    .where('estate_id', 'is not', null)
    .groupBy(['subdistrict', 'estate_id', 'estate'])
    .having(({ fn }) => fn.countAll(), '>=', atLeast)
    .orderBy('cases', 'desc')
    .orderBy('estate')
    .limit(limit);
  if (since) rows = rows.where('opened_at', '>=', since);
  return (await rows.execute()).map(({ subdistrict, estate_id, estate, ...figures }) => ({
    subdistrict,
    estate_id,
    estate,
    ...figuresOf(figures),
  }));
});

export const securityQueries = [listSecurityCases, showCase(SecurityCase, securityCases, securityCase), hotspots];
