import {
  type CaseMatter,
  type DissuasionEvent,
  dissuasionEvents,
  type GuidanceEvent,
  guidanceEvents,
  type HazardEvent,
  hazardEvents,
  type TurnoutEvent,
  turnoutEvents,
} from '@tiaokuai/contracts';
import { keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** One row per hazard, with the clock that runs for it. Seals outlive their case until they are lifted or lapse. */
export interface HazardRow {
  readonly case_id: string;
  readonly status:
    | 'reported'
    | 'inspected'
    | 'notified'
    | 'overdue'
    | 'reinspected'
    | 'cleared'
    | 'no-hazard'
    | 'penalised'
    | 'sealed'
    | 'withdrawn'
    | 'settled';
  readonly open: boolean;
  readonly source: string;
  readonly category: string;
  readonly urgency: string;
  readonly estate_id: string | null;
  readonly estate: string | null;
  readonly subdistrict: string | null;
  readonly enterprise: string | null;
  readonly place: string | null;
  readonly incident_id: string | null;
  readonly referral_id: string | null;
  readonly round: number;
  readonly party_kind: 'unit' | 'individual' | null;
  readonly party: string | null;
  /** All kinds that were found. */
  readonly kinds: readonly string[];
  readonly findings: number;
  readonly remaining: number;
  readonly notice: number;
  /** When the running notice ends. */
  readonly rectify_by: string | null;
  /** How many notices ran out. */
  readonly overdue: number;
  readonly dissuasion: 'obeyed' | 'refused' | null;
  readonly sealing: number;
  readonly sealed_part: string | null;
  readonly sealed_until: string | null;
  readonly penalties: number;
  /** Yuan. */
  readonly fined: number;
  readonly major: boolean;
  readonly opened_at: string;
  readonly inspected_at: string | null;
  readonly ended_at: string | null;
}

const where = ({ category, urgency, estate, place }: CaseMatter) => ({
  category,
  urgency,
  estate_id: estate?.estateId ?? null,
  estate: estate?.name ?? null,
  subdistrict: estate?.subdistrict ?? null,
  enterprise: estate?.enterprise ?? null,
  place: place?.named ?? null,
});

const evolveHazard = (row: HazardRow | undefined, { type, data, time }: ModelEvent): HazardRow | null => {
  const event = { type, data } as HazardEvent;
  if (event.type === 'HazardReported') {
    const { caseId, referral, source, matter } = event.data;
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      source,
      ...where(matter),
      incident_id: referral?.incidentId ?? null,
      referral_id: referral?.referralId ?? null,
      round: 0,
      party_kind: null,
      party: null,
      kinds: [],
      findings: 0,
      remaining: 0,
      notice: 0,
      rectify_by: null,
      overdue: 0,
      dissuasion: null,
      sealing: 0,
      sealed_part: null,
      sealed_until: null,
      penalties: 0,
      fined: 0,
      major: false,
      opened_at: time,
      inspected_at: null,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: HazardRow['status'], remaining = row.remaining): HazardRow => ({
    ...row,
    status,
    open: false,
    remaining,
    rectify_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'HazardReopened': {
      const { referral, matter } = event.data;
      return {
        ...row,
        ...where(matter),
        status: 'reported',
        open: true,
        incident_id: referral?.incidentId ?? null,
        referral_id: referral?.referralId ?? null,
        round: referral?.round ?? 0,
        remaining: 0,
        rectify_by: null,
        ended_at: null,
      };
    }
    case 'DissuasionNoted':
      return { ...row, dissuasion: event.data.result };
    case 'HazardInspected': {
      const { party, findings } = event.data;
      return {
        ...row,
        status: 'inspected',
        party_kind: party.kind,
        party: party.kind === 'unit' ? party.name : party.file,
        kinds: [...new Set([...row.kinds, ...findings.map(({ kind }) => kind)])],
        findings: row.findings + findings.length,
        remaining: findings.length,
        inspected_at: time,
      };
    }
    case 'NoHazardFound':
      return { ...ended('no-hazard', 0), inspected_at: time };
    case 'RectificationNotified': {
      const { notice, dueBy } = event.data;
      return { ...row, status: 'notified', notice, rectify_by: dueBy.due };
    }
    case 'RectificationOverdue':
      return { ...row, status: 'overdue', overdue: row.overdue + 1 };
    case 'HazardReinspected':
      return { ...row, status: 'reinspected', remaining: event.data.remaining.length, rectify_by: null };
    case 'HazardCleared':
      return ended('cleared', 0);
    case 'PlaceSealed': {
      const { sealing, part, until } = event.data;
      return { ...row, sealing, sealed_part: part, sealed_until: until.due };
    }
    case 'SealingLapsed':
    case 'SealingLifted':
      return { ...row, sealed_part: null, sealed_until: null };
    case 'RemovalCompelled':
      return { ...row, remaining: row.remaining - event.data.findings.length };
    case 'HazardPenalised':
      return { ...row, penalties: row.penalties + 1, fined: row.fined + event.data.yuan };
    case 'MajorHazardReported':
      return { ...row, major: true };
    case 'HazardConcluded':
      return ended(event.data.end);
    case 'HazardWithdrawn':
      return ended('withdrawn');
    case 'HazardSettled':
      return ended('settled');
    case 'HazardPenaltyProposed':
    case 'HazardNotPenalised':
      return row;
  }
};

export const hazardsModel = defineReadModel<HazardRow, ModelEvent>({
  name: 'hazards',
  version: 1,
  service: 'fire',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    open: { type: 'boolean' },
    source: { type: 'text' },
    category: { type: 'text' },
    urgency: { type: 'text' },
    estate_id: { type: 'text', nullable: true },
    estate: { type: 'text', nullable: true },
    subdistrict: { type: 'text', nullable: true },
    enterprise: { type: 'text', nullable: true },
    place: { type: 'text', nullable: true },
    incident_id: { type: 'text', nullable: true },
    referral_id: { type: 'text', nullable: true },
    round: { type: 'int' },
    party_kind: { type: 'text', nullable: true },
    party: { type: 'text', nullable: true },
    kinds: { type: 'text[]' },
    findings: { type: 'int' },
    remaining: { type: 'int' },
    notice: { type: 'int' },
    rectify_by: { type: 'timestamptz', nullable: true },
    overdue: { type: 'int' },
    dissuasion: { type: 'text', nullable: true },
    sealing: { type: 'int' },
    sealed_part: { type: 'text', nullable: true },
    sealed_until: { type: 'timestamptz', nullable: true },
    penalties: { type: 'int' },
    fined: { type: 'int' },
    major: { type: 'boolean' },
    opened_at: { type: 'timestamptz' },
    inspected_at: { type: 'timestamptz', nullable: true },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'rectify_by'], ['sealed_until'], ['estate_id'], ['party']],
  keysOf: keysBy('caseId'),
  evolve: evolveHazard,
});

export interface TurnoutRow {
  readonly case_id: string;
  readonly status: 'called' | 'dispatched' | 'on-scene' | 'ended' | 'stood-down';
  readonly category: string;
  readonly urgency: string;
  readonly estate_id: string | null;
  readonly estate: string | null;
  readonly subdistrict: string | null;
  readonly enterprise: string | null;
  readonly place: string | null;
  readonly incident_id: string | null;
  readonly brigade: string | null;
  readonly people: number;
  readonly called_at: string;
  readonly arrived_at: string | null;
  readonly ended_at: string | null;
}

const evolveTurnout = (row: TurnoutRow | undefined, { type, data, time }: ModelEvent): TurnoutRow | null => {
  const event = { type, data } as TurnoutEvent;
  if (event.type === 'TurnoutCalled') {
    const { caseId, referral, matter } = event.data;
    return {
      case_id: caseId,
      status: 'called',
      ...where(matter),
      incident_id: referral?.incidentId ?? null,
      brigade: null,
      people: row?.people ?? 0,
      called_at: time,
      arrived_at: null,
      ended_at: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'BrigadeDispatched':
      return { ...row, status: 'dispatched', brigade: event.data.brigade };
    case 'BrigadeArrived':
      return { ...row, status: 'on-scene', arrived_at: event.data.arrivedAt };
    case 'TurnoutEnded':
      return { ...row, status: 'ended', people: row.people + event.data.people, ended_at: time };
    case 'TurnoutStoodDown':
      return { ...row, status: 'stood-down', ended_at: time };
  }
};

export const turnoutsModel = defineReadModel<TurnoutRow, ModelEvent>({
  name: 'turnouts',
  version: 1,
  service: 'fire',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    category: { type: 'text' },
    urgency: { type: 'text' },
    estate_id: { type: 'text', nullable: true },
    estate: { type: 'text', nullable: true },
    subdistrict: { type: 'text', nullable: true },
    enterprise: { type: 'text', nullable: true },
    place: { type: 'text', nullable: true },
    incident_id: { type: 'text', nullable: true },
    brigade: { type: 'text', nullable: true },
    people: { type: 'int' },
    called_at: { type: 'timestamptz' },
    arrived_at: { type: 'timestamptz', nullable: true },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'called_at']],
  keysOf: keysBy('caseId'),
  evolve: evolveTurnout,
});

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

export const dissuasionsModel = defineReadModel<DissuasionRow, ModelEvent>({
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

export interface GuidanceRow {
  readonly guidance_id: string;
  readonly station: string;
  readonly status: 'to-follow-up' | 'overdue' | 'closed';
  readonly visited_on: string;
  readonly topics: readonly string[];
  readonly shortcomings: number;
  readonly remaining: number;
  readonly follow_up_by: string | null;
}

const evolveGuidance = (row: GuidanceRow | undefined, { type, data }: ModelEvent): GuidanceRow | null => {
  const event = { type, data } as GuidanceEvent;
  if (event.type === 'GuidanceGiven') {
    const { guidanceId, station, visitedOn, topics, shortcomings, followUpBy } = event.data;
    return {
      guidance_id: guidanceId,
      station,
      status: 'to-follow-up',
      visited_on: visitedOn,
      topics,
      shortcomings: shortcomings.length,
      remaining: shortcomings.length,
      follow_up_by: followUpBy?.due ?? null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'FollowUpOverdue':
      return { ...row, status: 'overdue' };
    case 'GuidanceFollowedUp': {
      const { remaining, followUpBy } = event.data;
      return { ...row, status: 'to-follow-up', remaining: remaining.length, follow_up_by: followUpBy?.due ?? null };
    }
    case 'GuidanceClosed':
      return { ...row, status: 'closed', follow_up_by: null };
  }
};

export const guidanceModel = defineReadModel<GuidanceRow, ModelEvent>({
  name: 'guidance',
  version: 1,
  service: 'fire',
  columns: {
    guidance_id: { type: 'text', primaryKey: true },
    station: { type: 'text' },
    status: { type: 'text' },
    visited_on: { type: 'text' },
    topics: { type: 'text[]' },
    shortcomings: { type: 'int' },
    remaining: { type: 'int' },
    follow_up_by: { type: 'timestamptz', nullable: true },
  },
  indexes: [['status', 'follow_up_by'], ['station']],
  keysOf: keysBy('guidanceId'),
  evolve: evolveGuidance,
});

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(hazardsModel, hazardEvents),
  ownReadModel(turnoutsModel, turnoutEvents),
  ownReadModel(dissuasionsModel, dissuasionEvents),
  ownReadModel(guidanceModel, guidanceEvents),
];
