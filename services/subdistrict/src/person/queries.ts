import { person, subdistrictQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { incidentOf } from '../incident/state.ts';
import { vaultOf } from '../vault.ts';
import type { PersonState } from './decider.ts';
import { openings } from './model.ts';

/**
 * Reading what was reported: first the record of who opens which report and what for, then the text, to whoever knows the
 * record's id, for a quarter of an hour. Nothing is read that is not on record before.
 */

const { Report, ReportOpenings } = subdistrictQueries;
const db = tables(openings);

const report = queryOf(Report, async ({ incidentId, openingId }, context) => {
  const { report: reported } = await incidentOf(incidentId, context);
  if (!reported) return null;
  const stream = person.streamOf({ person: reported.report.person });
  const { erased, openings: known } = (await context.load('person', stream)).state as PersonState;
  if (erased) return { erased: true as const };
  const opening = known.find((each) => each.openingId === openingId && each.incidentId === incidentId);
  if (!opening || opening.until <= context.now()) return { opened: false as const };
  return (await vaultOf(context).open(reported.report)) ?? { erased: true as const };
});

const reportOpenings = queryOf(ReportOpenings, ({ person: whose, incidentId, openedBy, since, limit }, context) => {
  let rows = db(context)
    .selectFrom('openings')
    .selectAll()
    .orderBy('opened_at', 'desc')
    .orderBy('opening_id')
    .limit(limit);
  if (whose) rows = rows.where('person', '=', whose);
  if (incidentId) rows = rows.where('incident_id', '=', incidentId);
  if (openedBy) rows = rows.where('opened_by', '=', openedBy);
  if (since) rows = rows.where('opened_at', '>=', since);
  return rows.execute();
});

export const openingQueries = [report, reportOpenings];
