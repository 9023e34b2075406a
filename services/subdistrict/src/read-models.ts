import { type EstateEvent, estateEvents, type IncidentEvent, incidentEvents } from '@tiaokuai/contracts';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** One row per incident, as grid staff look it up. Holds nothing that identifies a person. */
export interface IncidentRow {
  readonly incident_id: string;
  readonly status: string;
  readonly channel: string;
  readonly category: string | null;
  readonly urgency: string;
  readonly estate_id: string | null;
  readonly estate: string | null;
  readonly place: string | null;
  readonly subdistrict: string | null;
  readonly held_because: string | null;
  readonly best_guess: string | null;
  /** Who leads now: a decline or an arbitration changes it. */
  readonly lead: string | null;
  readonly assists: readonly string[];
  readonly round: number;
  readonly main_incident_id: string | null;
  /** Announced by a department: people must be kept away. */
  readonly danger: string | null;
  /** By when the reporter was told that it will be done, where that is later than the general limit. */
  readonly told_until: string | null;
  readonly origin: string | null;
  readonly reported_at: string;
  readonly accepted_at: string | null;
  readonly answered_at: string | null;
  readonly closed_at: string | null;
}

const evolve = (row: IncidentRow | undefined, { type, data, time }: ModelEvent): IncidentRow | null => {
  const event = { type, data } as IncidentEvent;
  if (event.type === 'IncidentReported') {
    const { incidentId, channel, category, urgency, estate, place, origin } = event.data;
    return {
      incident_id: incidentId,
      status: 'reported',
      channel,
      category: category ?? null,
      urgency,
      estate_id: estate?.estateId ?? null,
      estate: estate?.name ?? null,
      place: place?.named ?? null,
      subdistrict: estate?.subdistrict ?? null,
      held_because: null,
      best_guess: null,
      lead: null,
      assists: [],
      round: 0,
      main_incident_id: null,
      danger: null,
      told_until: null,
      origin: origin ? `${origin.system}/${origin.reference}` : null,
      reported_at: time,
      accepted_at: null,
      answered_at: null,
      closed_at: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'IncidentHeld':
      return { ...row, status: 'held', held_because: event.data.reason, best_guess: event.data.best?.category ?? null };
    case 'IncidentCategorised':
      return { ...row, category: event.data.category };
    case 'IncidentAccepted':
      return { ...row, status: 'accepted', urgency: event.data.urgency, accepted_at: time, lead: null, assists: [] };
    case 'LimitTold':
      return { ...row, told_until: event.data.completeBy.due };
    case 'IncidentDangerNoted':
      return { ...row, danger: event.data.what };
    case 'IncidentRefused':
      return { ...row, status: 'refused', closed_at: time };
    case 'IncidentSelfHandled':
      return { ...row, status: 'self-handled', closed_at: time };
    case 'DuplicateAttached':
      return { ...row, status: 'merged', main_incident_id: event.data.mainIncidentId };
    case 'DuplicateDetached':
      return { ...row, status: 'held', main_incident_id: null };
    case 'IncidentAttachedToEstate': {
      const { estate } = event.data;
      return { ...row, estate_id: estate.estateId, estate: estate.name, subdistrict: estate.subdistrict };
    }
    case 'IncidentReferred': {
      const { role, responsibility } = event.data;
      const status = row.status === 'accepted' ? 'referred' : row.status;
      return role === 'lead'
        ? { ...row, status, lead: responsibility }
        : { ...row, status, assists: [...row.assists, responsibility] };
    }
    case 'IncidentTakenInHand':
      return row.status === 'referred' || row.status === 'accepted' ? { ...row, status: 'in-hand' } : row;
    case 'IncidentSuspended':
      return { ...row, status: 'suspended' };
    case 'IncidentResumed':
      return row.status === 'suspended' ? { ...row, status: 'in-hand' } : row;
    case 'IncidentAnswered':
      return { ...row, status: 'answered', answered_at: time, round: event.data.round };
    case 'IncidentReturnedForRework':
      return { ...row, status: 'in-hand', round: event.data.round, closed_at: null };
    case 'IncidentClosed':
      return { ...row, status: 'closed', closed_at: time };
    case 'IncidentVoided':
      return { ...row, status: 'voided', closed_at: time };
    case 'IncidentVerified':
    case 'ReporterInformed':
    case 'CallbackRecorded':
      return row;
  }
};

export const incidentsModel = defineReadModel<IncidentRow, ModelEvent>({
  name: 'incidents',
  version: 3,
  service: 'subdistrict',
  columns: {
    incident_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    channel: { type: 'text' },
    category: { type: 'text', nullable: true },
    urgency: { type: 'text' },
    estate_id: { type: 'text', nullable: true },
    estate: { type: 'text', nullable: true },
    place: { type: 'text', nullable: true },
    subdistrict: { type: 'text', nullable: true },
    held_because: { type: 'text', nullable: true },
    best_guess: { type: 'text', nullable: true },
    lead: { type: 'text', nullable: true },
    assists: { type: 'text[]' },
    round: { type: 'int' },
    main_incident_id: { type: 'text', nullable: true },
    danger: { type: 'text', nullable: true },
    told_until: { type: 'timestamptz', nullable: true },
    origin: { type: 'text', nullable: true },
    reported_at: { type: 'timestamptz' },
    accepted_at: { type: 'timestamptz', nullable: true },
    answered_at: { type: 'timestamptz', nullable: true },
    closed_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'reported_at'], ['estate_id', 'category'], ['main_incident_id'], ['origin']],
  keysOf: ({ data }) => {
    const { incidentId } = data as { incidentId?: string };
    return incidentId ? [incidentId] : [];
  },
  evolve,
});

export interface EstateRow {
  readonly estate_id: string;
  readonly name: string;
  readonly subdistrict: string;
  readonly kind: string;
  readonly mode: string;
  readonly star_level: number | null;
  readonly enterprise: string | null;
  readonly effective_from: string;
}

/** The register as its newest entries have it. */
export const estatesModel = defineReadModel<EstateRow, ModelEvent>({
  name: 'estates',
  version: 1,
  service: 'subdistrict',
  columns: {
    estate_id: { type: 'text', primaryKey: true },
    name: { type: 'text' },
    subdistrict: { type: 'text' },
    kind: { type: 'text' },
    mode: { type: 'text' },
    star_level: { type: 'int', nullable: true },
    enterprise: { type: 'text', nullable: true },
    effective_from: { type: 'text' },
  },
  indexes: [['name']],
  keysOf: ({ data }) => {
    const { estateId } = data as { estateId?: string };
    return estateId ? [estateId] : [];
  },
  evolve: (row, { type, data }) => {
    const event = { type, data } as EstateEvent;
    const { estateId, effectiveFrom, particulars } = event.data;
    if (row && row.effective_from > effectiveFrom) return row;
    const { name, subdistrict, kind, mode, starLevel, enterprise } = particulars;
    return {
      estate_id: estateId,
      name,
      subdistrict,
      kind,
      mode,
      star_level: starLevel ?? null,
      enterprise: enterprise ?? null,
      effective_from: effectiveFrom,
    };
  },
});

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(incidentsModel, incidentEvents),
  ownReadModel(estatesModel, estateEvents),
];
