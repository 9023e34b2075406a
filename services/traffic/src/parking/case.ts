import { parking } from '@tiaokuai/contracts';
import { caseOf } from '@tiaokuai/department';
import { nothing } from '@tiaokuai/service';
import { leftToManager, roadNames } from '../places.ts';

/** Every referral to traffic that is about neither an abandoned vehicle nor a facility. */
export const parkingCase = caseOf(parking, {
  open: parking.internal.OpenParking,
  end: parking.internal.EndParking,
  says: {
    ParkingReported: nothing,
    ParkingReopened: nothing,
    RoadAssessed: ({ data: { road } }) => ({ progress: `经认定：${roadNames[road]}` }),
    NoParkingViolationFound: ({ data: { evidence } }) => ({
      outcome: 'no-violation-found',
      note: '现场未发现违法停车',
      evidence,
    }),
    VehicleFoundParked: ({ data: { vehicle, before } }) => ({
      progress: `发现违停车辆（尾号${vehicle.tail}）${before > 0 ? `，此前已有${before}次` : ''}`,
    }),
    OwnerNotified: () => ({ progress: '已通知车主挪车' }),
    MoveOverdue: () => ({ progress: '车主逾期未挪车' }),
    DriverRefusedToMove: () => ({ progress: '驾驶人拒绝立即驶离' }),
    VehicleMoved: ({ data: { evidence } }) => ({ outcome: 'resolved', note: '车辆已驶离', evidence }),
    ParkingFineProposed: nothing,
    ParkingFined: ({ data: { yuan } }) => ({ progress: `已处罚款${yuan}元` }),
    ParkingNotFined: nothing,
    VehicleTowed: ({ data: { to, evidence } }) => ({ outcome: 'resolved', note: `车辆已拖移至${to}`, evidence }),
    TowPlaceTold: nothing,
    TowedVehicleFetched: nothing,
    ParkingLeftToManager: ({ data }) => leftToManager(data),
    ParkingConcluded: ({ data: { gone, note } }) => ({
      outcome: gone ? 'resolved' : 'partly-resolved',
      note: `已处罚，车辆${gone ? '已' : '未'}驶离：${note}`,
    }),
    ParkingWithdrawn: nothing,
    ParkingSettled: nothing,
  },
});
