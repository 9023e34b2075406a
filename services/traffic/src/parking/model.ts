import { parking, parkingRow } from '@tiaokuai/contracts';
import { matterOf } from '@tiaokuai/department';
import { modelOf, unchanged } from '@tiaokuai/service';

/** What a case begins with, and again after rework. */
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

/** When and how a case ends. */
const ended = <Status extends string>(status: Status, time: string) => ({
  status,
  open: false,
  move_by: null,
  ended_at: time,
});

export const parkings = modelOf(parking, {
  name: 'parkings',
  version: 1,
  row: parkingRow,
  indexes: [['open', 'move_by'], ['custody'], ['estate_id'], ['vehicle']],
  opens: {
    ParkingReported: ({ data, time }) => ({
      case_id: data.caseId,
      source: data.source,
      ...matterOf(data, data.matter),
      ...fresh,
      overdue: 0,
      fined: 0,
      opened_at: time,
    }),
  },
  on: {
    ParkingReopened: (_row, { data }) => ({ ...matterOf(data, data.matter), ...fresh }),
    RoadAssessed: (_row, { data: { road, isRoad } }) => ({ status: 'assessed', road, is_road: isRoad }),
    NoParkingViolationFound: (_row, { time }) => ended('no-violation', time),
    VehicleFoundParked: (_row, { data: { vehicle, before, obstructs } }) => ({
      status: 'found',
      vehicle: vehicle.hash,
      tail: vehicle.tail,
      before,
      obstructs,
    }),
    OwnerNotified: (_row, { data: { moveBy } }) => ({ status: 'notified', move_by: moveBy.due }),
    MoveOverdue: ({ overdue }) => ({ status: 'move-overdue', move_by: null, overdue: overdue + 1 }),
    DriverRefusedToMove: { status: 'refused' },
    VehicleMoved: (_row, { time }) => ended('moved', time),
    ParkingFineProposed: unchanged,
    ParkingFined: ({ fined }, { data: { yuan } }) => ({ fined: fined + yuan }),
    ParkingNotFined: unchanged,
    VehicleTowed: (_row, { data: { to }, time }) => ({
      ...ended('towed', time),
      custody: 'towed',
      stands_at: to,
      towed_at: time,
    }),
    TowPlaceTold: { custody: 'told' },
    TowedVehicleFetched: { custody: null, stands_at: null },
    ParkingLeftToManager: (_row, { time }) => ended('left-to-manager', time),
    ParkingConcluded: (_row, { time }) => ended('concluded', time),
    ParkingWithdrawn: (_row, { time }) => ended('withdrawn', time),
    ParkingSettled: (_row, { time }) => ended('settled', time),
  },
});
