import type { ParkingEvent } from '@tiaokuai/contracts';
import { keysBy, type MatterColumns, matterColumns, matterOf } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import type { ModelEvent } from '@tiaokuai/service';

/** One row per parked vehicle, with the time that its driver has. Towed vehicles outlive their case until fetched. */
export interface ParkingRow extends MatterColumns {
  readonly case_id: string;
  readonly status:
    | 'reported'
    | 'assessed'
    | 'found'
    | 'notified'
    | 'move-overdue'
    | 'refused'
    | 'no-violation'
    | 'moved'
    | 'towed'
    | 'left-to-manager'
    | 'concluded'
    | 'withdrawn'
    | 'settled';
  readonly open: boolean;
  readonly source: string;
  readonly road: string | null;
  readonly is_road: boolean | null;
  /** Keyed hash; see the contracts. */
  readonly vehicle: string | null;
  readonly tail: string | null;
  readonly before: number;
  readonly obstructs: boolean;
  readonly move_by: string | null;
  /** How often the time to move ran out. */
  readonly overdue: number;
  readonly fined: number;
  readonly custody: 'towed' | 'told' | null;
  readonly stands_at: string | null;
  readonly opened_at: string;
  readonly towed_at: string | null;
  readonly ended_at: string | null;
}

const fresh = {
  status: 'reported',
  open: true,
  road: null,
  is_road: null,
  vehicle: null,
  tail: null,
  before: 0,
  obstructs: false,
  move_by: null,
  ended_at: null,
} as const;

const evolve = (row: ParkingRow | undefined, { type, data, time }: ModelEvent): ParkingRow | null => {
  const event = { type, data } as ParkingEvent;
  if (event.type === 'ParkingReported')
    return {
      case_id: event.data.caseId,
      source: event.data.source,
      ...matterOf(event.data, event.data.matter),
      ...fresh,
      overdue: 0,
      fined: 0,
      custody: null,
      stands_at: null,
      opened_at: time,
      towed_at: null,
    };
  if (!row) return null;
  const ended = (status: ParkingRow['status']): ParkingRow => ({
    ...row,
    status,
    open: false,
    move_by: null,
    ended_at: time,
  });
  switch (event.type) {
    case 'ParkingReopened':
      return { ...row, ...matterOf(event.data, event.data.matter), ...fresh };
    case 'RoadAssessed':
      return { ...row, status: 'assessed', road: event.data.road, is_road: event.data.isRoad };
    case 'NoParkingViolationFound':
      return ended('no-violation');
    case 'VehicleFoundParked': {
      const { vehicle, before, obstructs } = event.data;
      return { ...row, status: 'found', vehicle: vehicle.hash, tail: vehicle.tail, before, obstructs };
    }
    case 'OwnerNotified':
      return { ...row, status: 'notified', move_by: event.data.moveBy.due };
    case 'MoveOverdue':
      return { ...row, status: 'move-overdue', move_by: null, overdue: row.overdue + 1 };
    case 'DriverRefusedToMove':
      return { ...row, status: 'refused' };
    case 'VehicleMoved':
      return ended('moved');
    case 'ParkingFined':
      return { ...row, fined: row.fined + event.data.yuan };
    case 'VehicleTowed':
      return { ...ended('towed'), custody: 'towed', stands_at: event.data.to, towed_at: time };
    case 'TowPlaceTold':
      return { ...row, custody: 'told' };
    case 'TowedVehicleFetched':
      return { ...row, custody: null, stands_at: null };
    case 'ParkingLeftToManager':
      return ended('left-to-manager');
    case 'ParkingConcluded':
      return ended('concluded');
    case 'ParkingWithdrawn':
      return ended('withdrawn');
    case 'ParkingSettled':
      return ended('settled');
    case 'ParkingFineProposed':
    case 'ParkingNotFined':
      return row;
  }
};

export const parkingsModel = defineReadModel<ParkingRow, ModelEvent>({
  name: 'parkings',
  version: 1,
  service: 'traffic',
  columns: {
    case_id: { type: 'text', primaryKey: true },
    status: { type: 'text' },
    open: { type: 'boolean' },
    source: { type: 'text' },
    ...matterColumns,
    road: { type: 'text', nullable: true },
    is_road: { type: 'boolean', nullable: true },
    vehicle: { type: 'text', nullable: true },
    tail: { type: 'text', nullable: true },
    before: { type: 'int' },
    obstructs: { type: 'boolean' },
    move_by: { type: 'timestamptz', nullable: true },
    overdue: { type: 'int' },
    fined: { type: 'int' },
    custody: { type: 'text', nullable: true },
    stands_at: { type: 'text', nullable: true },
    opened_at: { type: 'timestamptz' },
    towed_at: { type: 'timestamptz', nullable: true },
    ended_at: { type: 'timestamptz', nullable: true },
  },
  indexes: [['open', 'move_by'], ['custody'], ['estate_id'], ['vehicle']],
  keysOf: keysBy('caseId'),
  evolve,
});
