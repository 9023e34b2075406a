import { type FacilitiesComplianceEvent, facilitiesComplianceEvents } from '@tiaokuai/contracts';
import { type CaseColumns, caseColumns, keysBy, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** One row per facilities case, with what was computed and the clock that runs for the builder. */
export interface FacilitiesRow extends CaseColumns {
  readonly status:
    | 'reported'
    | 'compared'
    | 'ordered'
    | 'overdue'
    | 'checked'
    | 'compliant'
    | 'remedied'
    | 'at-housing'
    | 'concluded'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  readonly builder: string | null;
  readonly permit: string | null;
  readonly permitted_on: string | null;
  /** Hundredths of a square metre. */
  readonly rooms_required: string | null;
  readonly rooms_provided: string | null;
  /** Kinds of facilities found lacking, against the permit or put to other use. */
  readonly lacking: readonly string[];
  readonly deficits: number;
  readonly remaining: number;
  /** Referred to housing. */
  readonly housings: number;
  readonly irremediable: number;
  readonly remedy_order: number;
  readonly remedy_by: string | null;
  /** How many orders ran out. */
  readonly overdue: number;
  readonly penalties: number;
  /** Yuan. */
  readonly fined: number;
  readonly forfeited: number;
  readonly certificate: string | null;
}

const evolve = (row: FacilitiesRow | undefined, { type, data, time }: ModelEvent): FacilitiesRow | null => {
  const event = { type, data } as FacilitiesComplianceEvent;
  if (event.type === 'FacilitiesReported') {
    const { caseId, source, matter, estateId } = event.data;
    const about = matterOf(event.data, matter);
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      source,
      ...about,
      estate_id: about.estate_id ?? estateId ?? null,
      builder: null,
      permit: null,
      permitted_on: null,
      rooms_required: null,
      rooms_provided: null,
      lacking: [],
      deficits: 0,
      remaining: 0,
      housings: 0,
      irremediable: 0,
      remedy_order: 0,
      remedy_by: null,
      overdue: 0,
      penalties: 0,
      fined: 0,
      forfeited: 0,
      certificate: null,
      opened_at: time,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: FacilitiesRow['status'], remaining = row.remaining): FacilitiesRow => ({
    ...row,
    status,
    open: false,
    remaining,
    remedy_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'FacilitiesReopened': {
      const about = matterOf(event.data, event.data.matter);
      return {
        ...row,
        ...about,
        estate_id: about.estate_id ?? row.estate_id,
        status: 'reported',
        open: true,
        remaining: 0,
        remedy_by: null,
        ended_at: null,
      };
    }
    case 'FacilitiesCompared': {
      const { builder, plan, roomsRequired, roomsProvided, deficits } = event.data;
      const own = deficits.filter(({ against }) => against !== 'statute');
      return {
        ...row,
        status: 'compared',
        builder: builder.name,
        permit: plan.permit,
        permitted_on: plan.permittedOn,
        rooms_required: String(roomsRequired),
        rooms_provided: String(roomsProvided),
        lacking: own.map(({ kind }) => kind),
        deficits: row.deficits + deficits.length,
        remaining: own.length,
        irremediable: 0,
      };
    }
    case 'FacilitiesCompliant':
      return ended('compliant', 0);
    case 'DeficitsReferredToHousing': {
      const { deficits, all } = event.data;
      return { ...(all ? ended('at-housing', 0) : row), housings: row.housings + deficits.length };
    }
    case 'RemedyOrdered': {
      const { order, dueBy } = event.data;
      return { ...row, status: 'ordered', remedy_order: order, remedy_by: dueBy.due };
    }
    case 'RemedyOverdue':
      return { ...row, status: 'overdue', overdue: row.overdue + 1 };
    case 'RemedyChecked': {
      const { remaining, roomsProvided } = event.data;
      return {
        ...row,
        status: 'checked',
        remaining: remaining.length,
        rooms_provided: String(roomsProvided),
        remedy_by: null,
      };
    }
    case 'FacilitiesRemedied':
      return ended('remedied', 0);
    case 'DeficitFoundIrremediable':
      return { ...row, irremediable: row.irremediable + 1 };
    case 'FacilitiesPenalised':
      return { ...row, penalties: row.penalties + 1, fined: row.fined + event.data.yuan };
    case 'ForfeitureDecided':
      return { ...row, forfeited: row.forfeited + event.data.yuan };
    case 'VerificationGranted':
      return { ...row, certificate: event.data.certificate };
    case 'FacilitiesConcluded':
      return ended('concluded');
    case 'FacilitiesWithdrawn':
      return ended('withdrawn');
    case 'FacilitiesSettled':
      return ended('settled');
    case 'FacilitiesPenaltyProposed':
    case 'FacilitiesNotPenalised':
      return row;
  }
};

export const facilitiesModel = defineReadModel<FacilitiesRow, ModelEvent>({
  name: 'facilities',
  version: 2,
  service: 'planning',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
    builder: { type: 'text', nullable: true },
    permit: { type: 'text', nullable: true },
    permitted_on: { type: 'text', nullable: true },
    rooms_required: { type: 'text', nullable: true },
    rooms_provided: { type: 'text', nullable: true },
    lacking: { type: 'text[]' },
    deficits: { type: 'int' },
    remaining: { type: 'int' },
    housings: { type: 'int' },
    irremediable: { type: 'int' },
    remedy_order: { type: 'int' },
    remedy_by: { type: 'timestamptz', nullable: true },
    overdue: { type: 'int' },
    penalties: { type: 'int' },
    fined: { type: 'int' },
    forfeited: { type: 'int' },
    certificate: { type: 'text', nullable: true },
  },
  indexes: [['open', 'remedy_by'], ['estate_id'], ['builder']],
  keysOf: keysBy('caseId'),
  evolve,
});

export const readModels: readonly OwnedReadModel[] = [ownReadModel(facilitiesModel, facilitiesComplianceEvents)];
