import { type IncidentRow, subdistrictQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { type Candidate, likelyDuplicates } from './likeness.ts';
import { incidents } from './model.ts';
import { textOf } from './state.ts';

const db = tables(incidents);

/** How far back another report of the same matter is looked for, in days. */
const lookBack = 90;

export const suggestDuplicates = queryOf(subdistrictQueries.SuggestDuplicates, async ({ incidentId }, context) => {
  const row = await db(context)
    .selectFrom('incidents')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .executeTakeFirst();
  if (!row) return null;
  const category = row.category ?? row.best_guess;
  const since = new Date(Date.parse(row.reported_at) - lookBack * 86_400_000).toISOString();
  const near = await db(context)
    .selectFrom('incidents')
    .selectAll()
    .where('incident_id', '!=', incidentId)
    .where('status', 'not in', ['merged', 'voided', 'refused'])
    .where('reported_at', '>=', since)
    .where(({ or, eb }) =>
      or([
        ...(row.estate_id ? [eb('estate_id', '=', row.estate_id)] : []),
        ...(row.place ? [eb('place', '=', row.place)] : []),
        ...(category ? [eb('category', '=', category), eb('best_guess', '=', category)] : []),
      ]),
    )
    .orderBy('reported_at', 'desc')
    .limit(200)
    .execute();
  const candidate = async (each: IncidentRow): Promise<Candidate> => {
    const read = await textOf(each.incident_id, context);
    return {
      incidentId: each.incident_id,
      estateId: each.estate_id,
      place: each.place,
      category: each.category ?? each.best_guess,
      text: read && `${read.subject}\n${read.text}`,
    };
  };
  return likelyDuplicates(await candidate(row), await Promise.all(near.map(candidate)));
});
