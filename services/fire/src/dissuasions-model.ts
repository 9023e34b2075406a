import { type DissuasionEvent, dissuasionEvents } from '@tiaokuai/contracts';
import { keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per occupant who was asked to leave a fire lane. */
export interface DissuasionRow {
  readonly dissuasion_id: string;
  readonly status: 'asked' | 'obeyed' | 'reported-to-police';
  readonly case_id: string | null;
  readonly incident_id: string | null;
  readonly asker: string;
  readonly estate_id: string;
  readonly estate: string;
  readonly subdistrict: string;
  readonly obstacle: string;
  readonly asked_at: string;
  readonly refused_at: string | null;
  readonly reported_at: string | null;
}

const evolveDissuasion = (row: DissuasionRow | undefined, { type, data, time }: ModelEvent): DissuasionRow | null => {
  const event = { type, data } as DissuasionEvent;
  if (event.type === 'OccupantAsked') {
    const { dissuasionId, caseId, incidentId, asker, estate, obstacle } = event.data;
    return {
      dissuasion_id: dissuasionId,
      status: 'asked',
      case_id: caseId ?? null,
      incident_id: incidentId ?? null,
      asker: asker.name,
      estate_id: estate.estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      obstacle,
      asked_at: time,
      refused_at: null,
      reported_at: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'OccupantObeyed':
      return { ...row, status: 'obeyed' };
    case 'OccupantRefused':
      return { ...row, refused_at: event.data.refusedAt };
    case 'OccupationReportedToPolice':
      return { ...row, status: 'reported-to-police', reported_at: time };
  }
};

const dissuasionsModel = defineReadModel<DissuasionRow, ModelEvent>({
  name: 'dissuasions',
  version: 1,
  service: 'fire',
  columns: {
    dissuasion_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    case_id: { type: 'text', nullable: true },
    incident_id: { type: 'text', nullable: true },
    asker: { type: 'text' },
    estate_id: { type: 'text' },
    estate: { type: 'text' },
    subdistrict: { type: 'text' },
    obstacle: { type: 'text' },
    asked_at: { type: 'timestamptz' },
    refused_at: { type: 'timestamptz', nullable: true },
    reported_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'asked_at'], ['estate_id']],
  keysOf: keysBy('dissuasionId'),
  evolve: evolveDissuasion,
});

export const dissuasions = ownReadModel(dissuasionsModel, dissuasionEvents);
