import { type PointEvent, pointEvents, type RoundEvent, roundEvents } from '@tiaokuai/contracts';
import { keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';

/** One row per collection point. */
export interface PointRow {
  readonly point_id: string;
  readonly status: 'active' | 'closed';
  readonly name: string;
  readonly subdistrict: string;
  readonly estate_id: string | null;
  readonly estate: string | null;
  readonly containers: number;
  readonly rounds: readonly string[];
  readonly crew: string;
  /** Where a siting case has moved it to. */
  readonly moved_to: string | null;
  readonly from_day: string;
  /** Rounds whose time was over by then are nobody's. */
  readonly changed_at: string;
}

const evolvePoint = (row: PointRow | undefined, { type, data, time }: ModelEvent): PointRow | null => {
  const event = { type, data } as PointEvent;
  if (event.type === 'PointRegistered' || event.type === 'PointChanged') {
    const { pointId, particulars } = event.data;
    const { name, subdistrict, estate, containers, rounds, crew } = particulars;
    return {
      point_id: pointId,
      status: 'active',
      name,
      subdistrict,
      estate_id: estate?.estateId ?? null,
      estate: estate?.name ?? null,
      containers,
      rounds: [...rounds].sort(),
      crew,
      moved_to: row?.moved_to ?? null,
      from_day: event.type === 'PointRegistered' ? event.data.from : row!.from_day,
      changed_at: time,
    };
  }
  if (!row) return null;
  return event.type === 'PointMoved' ? { ...row, moved_to: event.data.to } : { ...row, status: 'closed' };
};

export const pointsModel = defineReadModel<PointRow, ModelEvent>({
  name: 'points',
  version: 1,
  service: 'sanitation',
  columns: {
    point_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    name: { type: 'text' },
    subdistrict: { type: 'text' },
    estate_id: { type: 'text', nullable: true },
    estate: { type: 'text', nullable: true },
    containers: { type: 'int' },
    rounds: { type: 'text[]' },
    crew: { type: 'text' },
    moved_to: { type: 'text', nullable: true },
    from_day: { type: 'text' },
    changed_at: { type: 'timestamptz' },
  },
  indexes: [['status', 'from_day'], ['subdistrict'], ['estate_id']],
  keysOf: keysBy('pointId'),
  evolve: evolvePoint,
});

/** One row per round at a point. */
export interface RoundRow {
  readonly round_id: string;
  readonly status: 'scheduled' | 'missed' | 'collected' | 'made-up' | 'excused';
  readonly point_id: string;
  readonly point: string;
  readonly subdistrict: string;
  readonly estate_id: string | null;
  readonly crew: string;
  readonly day: string;
  /** YYYY-MM of the day. */
  readonly month: string;
  readonly collect_by: string;
  readonly make_up_by: string | null;
  readonly make_up_overdue: boolean;
  /** Missed by the end of its time, whatever followed. */
  readonly missed: boolean;
  readonly late: boolean;
  readonly kilograms: number;
  readonly ground: string | null;
}

const evolveRound = (row: RoundRow | undefined, { type, data }: ModelEvent): RoundRow | null => {
  const event = { type, data } as RoundEvent;
  if (event.type === 'RoundScheduled') {
    const { roundId, pointId, point, subdistrict, estateId, crew, day, collectBy } = event.data;
    return {
      round_id: roundId,
      status: 'scheduled',
      point_id: pointId,
      point,
      subdistrict,
      estate_id: estateId ?? null,
      crew,
      day,
      month: day.slice(0, 7),
      collect_by: collectBy,
      make_up_by: null,
      make_up_overdue: false,
      missed: false,
      late: false,
      kilograms: 0,
      ground: null,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'RoundMissed':
      return { ...row, status: 'missed', missed: true, make_up_by: event.data.makeUpBy.due };
    case 'MakeUpOverdue':
      return { ...row, make_up_overdue: true };
    case 'WasteCollected': {
      const { kilograms, late } = event.data;
      // Recorded late, collected in time: it was not missed after all.
      return { ...row, status: 'collected', missed: false, make_up_by: null, make_up_overdue: false, kilograms, late };
    }
    case 'RoundMadeUp': {
      const { kilograms, late } = event.data;
      return { ...row, status: 'made-up', make_up_by: null, kilograms, late };
    }
    case 'RoundExcused':
      return { ...row, status: 'excused', ground: event.data.ground };
  }
};

export const roundsModel = defineReadModel<RoundRow, ModelEvent>({
  name: 'rounds',
  version: 1,
  service: 'sanitation',
  columns: {
    round_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    point_id: { type: 'text' },
    point: { type: 'text' },
    subdistrict: { type: 'text' },
    estate_id: { type: 'text', nullable: true },
    crew: { type: 'text' },
    day: { type: 'text' },
    month: { type: 'text' },
    collect_by: { type: 'timestamptz' },
    make_up_by: { type: 'timestamptz', nullable: true },
    make_up_overdue: { type: 'boolean' },
    missed: { type: 'boolean' },
    late: { type: 'boolean' },
    kilograms: { type: 'int' },
    ground: { type: 'text', nullable: true },
  },
  indexes: [
    ['status', 'collect_by'],
    ['status', 'make_up_by'],
    ['month', 'point_id'],
    ['day', 'point_id'],
  ],
  keysOf: keysBy('roundId'),
  evolve: evolveRound,
});

export const points = ownReadModel(pointsModel, pointEvents);
export const rounds = ownReadModel(roundsModel, roundEvents);
