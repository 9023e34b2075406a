import { incident, subdistrictQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { incidents } from './model.ts';

const { Incident, IncidentFigures, Incidents } = subdistrictQueries;
const db = tables(incidents);

const list = queryOf(Incidents, (input, context) => {
  const { status, category, estateId, estate, responsibility, limit, after } = input;
  let rows = db(context)
    .selectFrom('incidents')
    .selectAll()
    .orderBy('reported_at', 'desc')
    .orderBy('incident_id', 'desc');
  if (status) rows = rows.where('status', 'in', status);
  if (category) rows = rows.where('category', '=', category);
  if (estateId) rows = rows.where('estate_id', '=', estateId);
  if (estate) rows = rows.where('estate', 'like', `%${estate.replaceAll(/[%_\\]/g, '\\$&')}%`);
  if (responsibility)
    rows = rows.where(({ eb, val, fn, or }) => {
      const one = val(responsibility);
      return or([eb('lead', '=', responsibility), eb(one, '=', fn.any('assists'))]);
    });
  if (after)
    rows = rows.where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('reported_at', 'incident_id'),
        '<',
        selectFrom('incidents as last')
          .select(['last.reported_at', 'last.incident_id'])
          .where('last.incident_id', '=', after)
          .$asTuple('reported_at', 'incident_id'),
      ),
    );
  return rows.limit(limit).execute();
});

const show = queryOf(Incident, async ({ incidentId }, context) => {
  const row = await db(context)
    .selectFrom('incidents')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, history: [...(await context.history('incident', incident.streamOf({ incidentId })))] };
});

const figures = queryOf(IncidentFigures, async (_input, context) => {
  const rows = await db(context)
    .selectFrom('incidents')
    .select('status')
    .select(({ fn }) => fn.countAll<string>().as('incidents'))
    .groupBy('status')
    .orderBy('status')
    .execute();
  return rows.map(({ status, incidents: count }) => ({ status, incidents: Number(count) }));
});

export const incidentQueries = [list, show, figures];
