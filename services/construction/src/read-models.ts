import {
  type StructuralAlterationEvent,
  structuralAlterationEvents,
  type WarrantyRepairEvent,
  warrantyRepairEvents,
} from '@tiaokuai/contracts';
import { type CaseColumns, caseColumns, keysBy, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** One row per repair case, with the clock that runs for the builder and what became of the deposit. */
export interface RepairRow extends CaseColumns {
  readonly status:
    | 'reported'
    | 'inspected'
    | 'ordered'
    | 'overdue'
    | 'checked'
    | 'repaired'
    | 'not-owed'
    | 'no-defect'
    | 'concluded'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  readonly builder: string | null;
  readonly contractor: string | null;
  readonly accepted_on: string | null;
  readonly parts: readonly string[];
  readonly defects: number;
  /** In warranty. */
  readonly covered: number;
  readonly remaining: number;
  /** The nearest day on which the warranty of a covered part is over. */
  readonly warranty_ends: string | null;
  readonly repair_order: number;
  readonly repair_by: string | null;
  /** How many orders ran out. */
  readonly overdue: number;
  readonly draws_pending: number;
  /** Fen, drawn from the deposit. */
  readonly drawn: string;
  readonly repaired_by: 'builder' | 'deposit' | null;
  readonly penalties: number;
  /** Yuan. */
  readonly fined: number;
}

const evolveRepair = (row: RepairRow | undefined, { type, data, time }: ModelEvent): RepairRow | null => {
  const event = { type, data } as WarrantyRepairEvent;
  if (event.type === 'DefectsReported') {
    const { caseId, source, matter } = event.data;
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      source,
      ...matterOf(event.data, matter),
      builder: null,
      contractor: null,
      accepted_on: null,
      parts: [],
      defects: 0,
      covered: 0,
      remaining: 0,
      warranty_ends: null,
      repair_order: 0,
      repair_by: null,
      overdue: 0,
      draws_pending: 0,
      drawn: '0',
      repaired_by: null,
      penalties: 0,
      fined: 0,
      opened_at: time,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: RepairRow['status'], remaining = row.remaining): RepairRow => ({
    ...row,
    status,
    open: false,
    remaining,
    repair_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'DefectsReopened':
      return {
        ...row,
        ...matterOf(event.data, event.data.matter),
        status: 'reported',
        open: true,
        remaining: 0,
        repair_by: null,
        repaired_by: null,
        ended_at: null,
      };
    case 'NoDefectFound':
      return ended('no-defect', 0);
    case 'DefectsInspected': {
      const { builder, contractor, acceptedOn, defects } = event.data;
      const covered = defects.filter((each) => each.covered);
      const ends = covered.map(({ warrantyEnds }) => warrantyEnds).toSorted();
      return {
        ...row,
        status: 'inspected',
        builder: builder.name,
        contractor: contractor?.name ?? null,
        accepted_on: acceptedOn,
        parts: [...new Set([...row.parts, ...defects.map(({ part }) => part)])],
        defects: row.defects + defects.length,
        covered: row.covered + covered.length,
        remaining: covered.length,
        warranty_ends: ends[0] ?? null,
      };
    }
    case 'WarrantyNotOwed':
      return event.data.all ? ended('not-owed', 0) : row;
    case 'RepairOrdered': {
      const { order, dueBy } = event.data;
      return { ...row, status: 'ordered', repair_order: order, repair_by: dueBy.due };
    }
    case 'RepairOverdue':
      return { ...row, status: 'overdue', overdue: row.overdue + 1 };
    case 'RepairChecked':
      return { ...row, status: 'checked', remaining: event.data.remaining.length, repair_by: null };
    case 'DefectsRepaired':
      return { ...ended('repaired', 0), repaired_by: event.data.by };
    case 'WarrantyDrawRequested':
      return { ...row, draws_pending: row.draws_pending + 1 };
    case 'WarrantyDrawn':
      return {
        ...row,
        draws_pending: row.draws_pending - 1,
        drawn: String(BigInt(row.drawn) + BigInt(event.data.fen)),
      };
    case 'WarrantyDrawRefused':
      return { ...row, draws_pending: row.draws_pending - 1 };
    case 'WarrantyPenaltyProposed': {
      const { party } = event.data.proposal;
      return party.kind === 'unit' ? { ...row, contractor: party.name } : row;
    }
    case 'WarrantyPenalised':
      return { ...row, penalties: row.penalties + 1, fined: row.fined + event.data.yuan };
    case 'WarrantyNotPenalised':
      return row;
    case 'WarrantyRepairConcluded':
      return ended('concluded');
    case 'WarrantyRepairWithdrawn':
      return ended('withdrawn');
    case 'WarrantyRepairSettled':
      return ended('settled');
  }
};

export const repairsModel = defineReadModel<RepairRow, ModelEvent>({
  name: 'repairs',
  version: 2,
  service: 'construction',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
    builder: { type: 'text', nullable: true },
    contractor: { type: 'text', nullable: true },
    accepted_on: { type: 'text', nullable: true },
    parts: { type: 'text[]' },
    defects: { type: 'int' },
    covered: { type: 'int' },
    remaining: { type: 'int' },
    warranty_ends: { type: 'text', nullable: true },
    repair_order: { type: 'int' },
    repair_by: { type: 'timestamptz', nullable: true },
    overdue: { type: 'int' },
    draws_pending: { type: 'int' },
    drawn: { type: 'text' },
    repaired_by: { type: 'text', nullable: true },
    penalties: { type: 'int' },
    fined: { type: 'int' },
  },
  indexes: [['open', 'repair_by'], ['estate_id'], ['builder']],
  keysOf: keysBy('caseId'),
  evolve: evolveRepair,
});

/** One row per altered structure. */
export interface AlterationRow extends CaseColumns {
  readonly status:
    | 'reported'
    | 'found'
    | 'stopped'
    | 'ordered'
    | 'overdue'
    | 'standing'
    | 'restored'
    | 'closed'
    | 'no-alteration'
    | 'withdrawn'
    | 'settled';
  readonly source: string;
  readonly kind: string | null;
  readonly members: string | null;
  readonly soundness: string | null;
  readonly restoration_order: number;
  readonly restore_by: string | null;
  readonly overdue: number;
  readonly closed_as: string | null;
  readonly penalties: number;
  readonly fined: number;
}

const evolveAlteration = (row: AlterationRow | undefined, { type, data, time }: ModelEvent): AlterationRow | null => {
  const event = { type, data } as StructuralAlterationEvent;
  if (event.type === 'AlterationReported') {
    const { caseId, source, matter } = event.data;
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      source,
      ...matterOf(event.data, matter),
      kind: null,
      members: null,
      soundness: null,
      restoration_order: 0,
      restore_by: null,
      overdue: 0,
      closed_as: null,
      penalties: 0,
      fined: 0,
      opened_at: time,
      ended_at: null,
    };
  }
  if (!row) return null;
  const ended = (status: AlterationRow['status']): AlterationRow => ({
    ...row,
    status,
    open: false,
    restore_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'AlterationReopened':
      return {
        ...row,
        ...matterOf(event.data, event.data.matter),
        status: 'reported',
        open: true,
        restore_by: null,
        closed_as: null,
        ended_at: null,
      };
    case 'NoAlterationFound':
      return ended('no-alteration');
    case 'AlterationFound':
      return { ...row, status: 'found', kind: event.data.kind, members: event.data.members };
    case 'WorkStopped':
      return { ...row, status: 'stopped' };
    case 'StructureAppraised':
      return { ...row, soundness: event.data.result };
    case 'RestorationOrdered': {
      const { order, dueBy } = event.data;
      return { ...row, status: 'ordered', restoration_order: order, restore_by: dueBy.due };
    }
    case 'RestorationOverdue':
      return { ...row, status: 'overdue', overdue: row.overdue + 1 };
    case 'RestorationChecked':
      return { ...row, status: event.data.restored ? 'restored' : 'standing', restore_by: null };
    case 'AlterationPenalised':
      return { ...row, penalties: row.penalties + 1, fined: row.fined + event.data.yuan };
    case 'AlterationClosed':
      return { ...ended('closed'), closed_as: event.data.end };
    case 'AlterationWithdrawn':
      return ended('withdrawn');
    case 'AlterationSettled':
      return ended('settled');
    case 'DangerAnnounced':
    case 'AlterationPenaltyProposed':
    case 'AlterationNotPenalised':
      return row;
  }
};

export const alterationsModel = defineReadModel<AlterationRow, ModelEvent>({
  name: 'alterations',
  version: 2,
  service: 'construction',
  columns: {
    ...caseColumns,
    source: { type: 'text' },
    kind: { type: 'text', nullable: true },
    members: { type: 'text', nullable: true },
    soundness: { type: 'text', nullable: true },
    restoration_order: { type: 'int' },
    restore_by: { type: 'timestamptz', nullable: true },
    overdue: { type: 'int' },
    closed_as: { type: 'text', nullable: true },
    penalties: { type: 'int' },
    fined: { type: 'int' },
  },
  indexes: [['open', 'restore_by'], ['estate_id']],
  keysOf: keysBy('caseId'),
  evolve: evolveAlteration,
});

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(repairsModel, warrantyRepairEvents),
  ownReadModel(alterationsModel, structuralAlterationEvents),
];
