import { type HazardEvent, hazardEvents } from '@tiaokuai/contracts';
import { type CaseColumns, caseColumns, keysBy, matterOf, partyName } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per hazard, with the clock that runs for it. Seals outlive their case until they are lifted or lapse. */
export interface HazardRow extends CaseColumns {
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
  readonly source: string;
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
  readonly inspected_at: string | null;
}

const evolveHazard = (row: HazardRow | undefined, { type, data, time }: ModelEvent): HazardRow | null => {
  const event = { type, data } as HazardEvent;
  if (event.type === 'HazardReported') {
    const { caseId, source, matter } = event.data;
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      source,
      ...matterOf(event.data, matter),
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
    case 'HazardReopened':
      return {
        ...row,
        ...matterOf(event.data, event.data.matter),
        status: 'reported',
        open: true,
        remaining: 0,
        rectify_by: null,
        ended_at: null,
      };
    case 'DissuasionNoted':
      return { ...row, dissuasion: event.data.result };
    case 'HazardInspected': {
      const { party, findings } = event.data;
      return {
        ...row,
        status: 'inspected',
        party_kind: party.kind,
        party: partyName(party),
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
  version: 3,
  service: 'fire',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
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
    inspected_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'rectify_by'], ['sealed_until'], ['estate_id'], ['party']],
  keysOf: keysBy('caseId'),
  evolve: evolveHazard,
});

export const hazards = ownReadModel(hazardsModel, hazardEvents);
