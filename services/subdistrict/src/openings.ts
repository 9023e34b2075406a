import {
  houseRule,
  openReportInput,
  type PersonEvent,
  personEvents,
  type Refusal,
  type Sealed,
  uuid,
} from '@tiaokuai/contracts';
import { keysBy, listLimit } from '@tiaokuai/desk';
import { defineReadModel, readModelDb } from '@tiaokuai/read-models';
import {
  type ModelEvent,
  ownReadModel,
  type PreparedCommand,
  type ServedQuery,
  type ServiceContext,
} from '@tiaokuai/service';
import { z } from 'zod';
import type { IncidentState } from './incident-decider.ts';
import type { PersonState } from './person-decider.ts';
import { vaultOf } from './vault.ts';

/**
 * Reading what was reported: first the record of who opens which report and what for, then the text, to whoever knows the
 * record's id, for a quarter of an hour. Nothing is read that is not on record before.
 */

const sealedOf = async (incidentId: string, context: ServiceContext): Promise<Sealed | undefined> => {
  const { state } = await context.load('incident', `incident-${incidentId}`);
  return (state as IncidentState).report?.report;
};

const unknownIncident: Refusal = {
  code: 'no-such-incident',
  message: { zh: '没有该事件', en: 'there is no such incident' },
  rule: houseRule('查阅举报原文'),
  remedy: { zh: '核对事件编号', en: 'check its number' },
};

/** Whose report it is, the edge finds. */
export const prepareOpening: PreparedCommand = {
  name: 'OpenReport',
  input: openReportInput,
  async prepare(input: z.output<typeof openReportInput>, context) {
    const sealed = await sealedOf(input.incidentId, context);
    return sealed ? { data: { ...input, person: sealed.person } } : { refused: unknownIncident };
  },
};

/** One row per opening: what an auditor asks for, and whoever wants to know who has read their report. */
export interface OpeningRow {
  readonly opening_id: string;
  readonly person: string;
  readonly incident_id: string;
  readonly opened_by: string;
  readonly purpose: string;
  readonly opened_at: string;
}

const openingsModel = defineReadModel<OpeningRow, ModelEvent>({
  name: 'openings',
  version: 1,
  service: 'subdistrict',
  columns: {
    opening_id: { type: 'text', primaryKey: true },
    person: { type: 'text' },
    incident_id: { type: 'text' },
    opened_by: { type: 'text' },
    purpose: { type: 'text' },
    opened_at: { type: 'timestamptz' },
  },
  indexes: [['person', 'opened_at'], ['incident_id'], ['opened_by', 'opened_at']],
  keysOf: keysBy('openingId'),
  evolve: (row, { type, data, actor, time }) => {
    const event = { type, data } as PersonEvent;
    if (event.type !== 'ReportOpened') return row ?? null;
    const { openingId, person, incidentId, purpose } = event.data;
    return { opening_id: openingId, person, incident_id: incidentId, opened_by: actor, purpose, opened_at: time };
  },
});
export const openings = ownReadModel(openingsModel, personEvents);

const report: ServedQuery = {
  name: 'Report',
  names: { zh: '举报原文', en: 'What was reported' },
  input: z.object({ incidentId: uuid, openingId: uuid }),
  async handle({ incidentId, openingId }: { incidentId: string; openingId: string }, context) {
    const sealed = await sealedOf(incidentId, context);
    if (!sealed) return null;
    const { erased, openings: known } = (await context.load('person', `person-${sealed.person}`)).state as PersonState;
    if (erased) return { erased: true };
    const opening = known.find((each) => each.openingId === openingId && each.incidentId === incidentId);
    if (!opening || opening.until <= context.now()) return { opened: false };
    return (await vaultOf(context).open(sealed)) ?? { erased: true };
  },
};

const openingsInput = z.object({
  person: uuid.optional(),
  incidentId: uuid.optional(),
  openedBy: z.string().max(80).optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  limit: listLimit,
});

const reportOpenings: ServedQuery = {
  name: 'ReportOpenings',
  names: { zh: '举报原文查阅记录', en: 'Who has opened which report' },
  input: openingsInput,
  async handle({ person, incidentId, openedBy, since, limit }: z.output<typeof openingsInput>, { pool, schema }) {
    let rows = readModelDb<{ openings: OpeningRow }>(pool, schema)
      .selectFrom('openings')
      .selectAll()
      .orderBy('opened_at', 'desc')
      .orderBy('opening_id')
      .limit(limit);
    if (person) rows = rows.where('person', '=', person);
    if (incidentId) rows = rows.where('incident_id', '=', incidentId);
    if (openedBy) rows = rows.where('opened_by', '=', openedBy);
    if (since) rows = rows.where('opened_at', '>=', since);
    return rows.execute();
  },
};

export const openingQueries: readonly ServedQuery[] = [report, reportOpenings];
