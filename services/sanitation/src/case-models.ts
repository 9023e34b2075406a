import {
  type GarbageEvent,
  garbageEvents,
  type SitingEvent,
  sitingEvents,
  type WasteEvent,
  wasteEvents,
} from '@tiaokuai/contracts';
import { keysBy, type MatterColumns, matterColumns, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per report of exposed garbage. */
export interface GarbageRow extends MatterColumns {
  readonly case_id: string;
  readonly status: 'reported' | 'sent' | 'cleared' | 'none-found' | 'withdrawn';
  readonly open: boolean;
  readonly source: string;
  readonly crew: string | null;
  readonly clear_by: string | null;
  readonly late: boolean;
  readonly cause: string | null;
  readonly kilograms: number;
  readonly point_id: string | null;
  readonly reported_at: string;
  readonly ended_at: string | null;
}

const evolveGarbage = (row: GarbageRow | undefined, { type, data, time }: ModelEvent): GarbageRow | null => {
  const event = { type, data } as GarbageEvent;
  if (event.type === 'GarbageReported' || event.type === 'GarbageReportedAgain') {
    const { caseId, source, matter, reportedAt } = event.data;
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      source: row?.source ?? source,
      ...matterOf(event.data, matter),
      crew: null,
      clear_by: null,
      late: false,
      cause: null,
      kilograms: row?.kilograms ?? 0,
      point_id: null,
      reported_at: reportedAt,
      ended_at: null,
    };
  }
  if (!row) return null;
  const over = { open: false, clear_by: null, ended_at: time };
  switch (event.type) {
    case 'GarbageClockStarted':
      return { ...row, clear_by: event.data.clearBy.due };
    case 'GarbageCrewSent':
      return { ...row, status: 'sent', crew: event.data.crew };
    case 'GarbageOverdue':
      return { ...row, late: true };
    case 'GarbageCleared': {
      const { cause, kilograms, pointId, late } = event.data;
      const cleared = { cause, kilograms: row.kilograms + kilograms, point_id: pointId ?? null, late };
      return { ...row, ...over, status: 'cleared', ...cleared };
    }
    case 'NoGarbageFound':
      return { ...row, ...over, status: 'none-found' };
    case 'GarbageWithdrawn':
      return { ...row, ...over, status: 'withdrawn' };
  }
};

export const garbageModel = defineReadModel<GarbageRow, ModelEvent>({
  name: 'garbage',
  version: 1,
  service: 'sanitation',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    open: { type: 'boolean' },
    source: { type: 'text' },
    ...matterColumns,
    crew: { type: 'text', nullable: true },
    clear_by: { type: 'timestamptz', nullable: true },
    late: { type: 'boolean' },
    cause: { type: 'text', nullable: true },
    kilograms: { type: 'int' },
    point_id: { type: 'text', nullable: true },
    reported_at: { type: 'timestamptz' },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'clear_by'], ['estate_id'], ['point_id']],
  keysOf: keysBy('caseId'),
  evolve: evolveGarbage,
});

/** One row per case of construction or bulky waste. */
export interface WasteRow extends MatterColumns {
  readonly case_id: string;
  readonly status:
    | 'reported'
    | 'inspected'
    | 'ordered'
    | 'overdue'
    | 'defied'
    | 'urged'
    | 'cleared'
    | 'none-found'
    | 'withdrawn';
  readonly open: boolean;
  readonly source: string;
  readonly kind: string | null;
  readonly producer_kind: string | null;
  readonly producer: string | null;
  readonly tons: number;
  readonly clearance: number;
  /** The clock that runs: the order's, or the urging's. */
  readonly clear_by: string | null;
  readonly cleared_by: string | null;
  readonly owed_fen: number;
  readonly fined: number;
  readonly opened_at: string;
  readonly ended_at: string | null;
}

const evolveWaste = (row: WasteRow | undefined, { type, data, time }: ModelEvent): WasteRow | null => {
  const event = { type, data } as WasteEvent;
  if (event.type === 'WasteReported' || event.type === 'WasteReopened') {
    const { caseId, matter } = event.data;
    return {
      case_id: caseId,
      status: 'reported',
      open: true,
      source: event.type === 'WasteReported' ? event.data.source : row!.source,
      ...matterOf(event.data, matter),
      kind: null,
      producer_kind: null,
      producer: null,
      tons: 0,
      clearance: row?.clearance ?? 0,
      clear_by: null,
      cleared_by: null,
      owed_fen: row?.owed_fen ?? 0,
      fined: row?.fined ?? 0,
      opened_at: time,
      ended_at: null,
    };
  }
  if (!row) return null;
  const over = { open: false, clear_by: null, ended_at: time };
  switch (event.type) {
    case 'WasteInspected': {
      const { kind, tons, producer } = event.data;
      return {
        ...row,
        status: 'inspected',
        kind,
        tons,
        producer_kind: producer?.kind ?? null,
        producer: producer ? (producer.kind === 'unit' ? producer.name : producer.file) : null,
      };
    }
    case 'NoWasteFound':
      return { ...row, ...over, status: 'none-found' };
    case 'ClearanceOrdered':
      return { ...row, status: 'ordered', clearance: event.data.order, clear_by: event.data.clearBy.due };
    case 'ClearanceOverdue':
      return { ...row, status: 'overdue' };
    case 'ClearanceChecked':
      return event.data.cleared ? row : { ...row, status: 'defied', clear_by: null };
    case 'ProducerUrged':
      return { ...row, status: 'urged', clear_by: event.data.performBy.due };
    case 'WasteCleared': {
      const { by, tons, costsFen } = event.data;
      return { ...row, ...over, status: 'cleared', cleared_by: by, tons, owed_fen: row.owed_fen + costsFen };
    }
    case 'ClearanceCostsPaid':
      return { ...row, owed_fen: row.owed_fen - event.data.fen };
    case 'WastePenalised':
      return { ...row, fined: row.fined + event.data.yuan };
    case 'WasteWithdrawn':
      return { ...row, ...over, status: 'withdrawn' };
    case 'WastePenaltyProposed':
    case 'WasteNotPenalised':
      return row;
  }
};

export const wasteModel = defineReadModel<WasteRow, ModelEvent>({
  name: 'waste',
  version: 1,
  service: 'sanitation',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    open: { type: 'boolean' },
    source: { type: 'text' },
    ...matterColumns,
    kind: { type: 'text', nullable: true },
    producer_kind: { type: 'text', nullable: true },
    producer: { type: 'text', nullable: true },
    tons: { type: 'double precision' },
    clearance: { type: 'int' },
    clear_by: { type: 'timestamptz', nullable: true },
    cleared_by: { type: 'text', nullable: true },
    owed_fen: { type: 'int' },
    fined: { type: 'int' },
    opened_at: { type: 'timestamptz' },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'clear_by'], ['owed_fen'], ['estate_id'], ['producer']],
  keysOf: keysBy('caseId'),
  evolve: evolveWaste,
});

/** One row per complaint of a point's place or smell. */
export interface SitingRow extends MatterColumns {
  readonly case_id: string;
  readonly status: 'reported' | 'inspected' | 'in-order' | 'solved' | 'partly-solved' | 'stays' | 'withdrawn';
  readonly open: boolean;
  readonly point_id: string | null;
  readonly problems: readonly string[];
  readonly solved: readonly string[];
  readonly to_place: string | null;
  readonly object_by: string | null;
  readonly opened_at: string;
  readonly ended_at: string | null;
}

const evolveSiting = (row: SitingRow | undefined, { type, data, time }: ModelEvent): SitingRow | null => {
  const event = { type, data } as SitingEvent;
  if (event.type === 'SitingReported' || event.type === 'SitingReopened')
    return {
      case_id: event.data.caseId,
      status: 'reported',
      open: true,
      ...matterOf(event.data, event.data.matter),
      point_id: row?.point_id ?? null,
      problems: [],
      solved: [],
      to_place: null,
      object_by: null,
      opened_at: time,
      ended_at: null,
    };
  if (!row) return null;
  const over = { open: false, object_by: null, ended_at: time };
  switch (event.type) {
    case 'SitingInspected':
      return { ...row, status: 'inspected', point_id: event.data.pointId ?? null, problems: event.data.problems };
    case 'SiteInOrder':
      return { ...row, ...over, status: 'in-order' };
    case 'SiteImproved':
      return { ...row, solved: [...new Set([...row.solved, ...event.data.solves])] };
    case 'RelocationProposed':
      return { ...row, to_place: event.data.to, object_by: event.data.objectBy.due };
    case 'ObjectionsWeighed':
      return { ...row, object_by: null, to_place: event.data.upheld ? null : row.to_place };
    case 'PointRelocated':
      return { ...row, solved: [...new Set([...row.solved, ...row.problems.filter(ofThePlace)])] };
    case 'SitingClosed':
      return { ...row, ...over, status: event.data.end };
    case 'SitingWithdrawn':
      return { ...row, ...over, status: 'withdrawn' };
  }
};

/** What a relocation ends. */
const ofThePlace = (problem: string): boolean => problem === 'place' || problem === 'unapproved';

export const sitingsModel = defineReadModel<SitingRow, ModelEvent>({
  name: 'sitings',
  version: 1,
  service: 'sanitation',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    open: { type: 'boolean' },
    ...matterColumns,
    point_id: { type: 'text', nullable: true },
    problems: { type: 'text[]' },
    solved: { type: 'text[]' },
    to_place: { type: 'text', nullable: true },
    object_by: { type: 'timestamptz', nullable: true },
    opened_at: { type: 'timestamptz' },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'object_by'], ['point_id']],
  keysOf: keysBy('caseId'),
  evolve: evolveSiting,
});

export const garbage = ownReadModel(garbageModel, garbageEvents);
export const waste = ownReadModel(wasteModel, wasteEvents);
export const sitings = ownReadModel(sitingsModel, sitingEvents);
