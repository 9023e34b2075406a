import { uuid } from '@tiaokuai/contracts';
import { deskQueries } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { ServedQuery, ServiceContext } from '@tiaokuai/service';
import { z } from 'zod';
import { type Candidate, likelyDuplicates } from './duplicates.ts';
import type { IncidentState } from './incident-decider.ts';
import { openingQueries } from './openings.ts';
import type { OpenedReport } from './prepare.ts';
import type { EstateRow, IncidentRow } from './read-models.ts';
import { vaultOf } from './vault.ts';

const db = ({ pool, schema }: Pick<ServiceContext, 'pool' | 'schema'>) =>
  readModelDb<{ incidents: IncidentRow; estates: EstateRow }>(pool, schema);

const incidentsInput = z.object({
  status: z.array(z.string().max(20)).max(20).optional(),
  category: z.string().max(80).optional(),
  estateId: uuid.optional(),
  estate: z.string().max(60).optional(),
  responsibility: z.string().max(40).optional(),
  limit: z.int().min(1).max(10_000).default(100),
  /** The incident after which the page begins: pages run from the newest to the oldest. */
  after: uuid.optional(),
});

const incidents: ServedQuery = {
  name: 'Incidents',
  names: { zh: '事件列表', en: 'Incidents' },
  input: incidentsInput,
  async handle(input: z.output<typeof incidentsInput>, context) {
    let rows = db(context)
      .selectFrom('incidents')
      .selectAll()
      .orderBy('reported_at', 'desc')
      .orderBy('incident_id', 'desc');
    if (input.status) rows = rows.where('status', 'in', input.status);
    if (input.category) rows = rows.where('category', '=', input.category);
    if (input.estateId) rows = rows.where('estate_id', '=', input.estateId);
    if (input.estate) rows = rows.where('estate', 'like', `%${input.estate.replaceAll(/[%_\\]/g, '\\$&')}%`);
    const { responsibility, after } = input;
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
    return rows.limit(input.limit).execute();
  },
};

const incident: ServedQuery = {
  name: 'Incident',
  names: { zh: '事件详情', en: 'One incident' },
  input: z.object({ incidentId: uuid }),
  async handle({ incidentId }: { incidentId: string }, context) {
    const row = await db(context)
      .selectFrom('incidents')
      .selectAll()
      .where('incident_id', '=', incidentId)
      .executeTakeFirst();
    if (!row) return null;
    const history = await context.history('incident', `incident-${incidentId}`);
    return { ...row, history: history.map(({ type, time, actor }) => ({ type, time, actor })) };
  },
};

const figures: ServedQuery = {
  name: 'IncidentFigures',
  names: { zh: '事件统计', en: 'Figures of incidents' },
  input: z.object({}),
  async handle(_input: never, context) {
    const rows = await db(context)
      .selectFrom('incidents')
      .select('status')
      .select(({ fn }) => fn.countAll<string>().as('incidents'))
      .groupBy('status')
      .orderBy('status')
      .execute();
    return rows.map(({ status, incidents: count }) => ({ status, incidents: Number(count) }));
  },
};

const estates: ServedQuery = {
  name: 'Estates',
  names: { zh: '小区登记册', en: 'Estates' },
  input: z.object({ name: z.string().max(60).optional(), limit: z.int().min(1).max(5_000).default(500) }),
  async handle({ name, limit }: { name?: string; limit: number }, context) {
    let rows = db(context).selectFrom('estates').selectAll().orderBy('subdistrict').orderBy('name').limit(limit);
    if (name) rows = rows.where('name', '=', name);
    return rows.execute();
  },
};

export const opened = async (incidentId: string, context: ServiceContext): Promise<OpenedReport | undefined> => {
  const { state } = await context.load('incident', `incident-${incidentId}`);
  const { report } = state as IncidentState;
  return report && ((await vaultOf(context).open(report.report)) as OpenedReport | undefined);
};

/** How far back another report of the same matter is looked for, in days. */
const lookBack = 90;

const duplicates: ServedQuery = {
  name: 'SuggestDuplicates',
  names: { zh: '疑似重复', en: 'Likely duplicates' },
  input: z.object({ incidentId: uuid }),
  async handle({ incidentId }: { incidentId: string }, context) {
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
      const read = await opened(each.incident_id, context);
      return {
        incidentId: each.incident_id,
        estateId: each.estate_id,
        place: each.place,
        category: each.category ?? each.best_guess,
        text: read && `${read.subject}\n${read.text}`,
      };
    };
    return likelyDuplicates(await candidate(row), await Promise.all(near.map(candidate)));
  },
};

export const queries: readonly ServedQuery[] = [
  ...deskQueries,
  incidents,
  incident,
  figures,
  estates,
  ...openingQueries,
  duplicates,
];
