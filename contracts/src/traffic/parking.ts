import { z } from 'zod';
import { notePenalty, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  code,
  count,
  deadline,
  evidence,
  isoInstant,
  limit,
  lines,
  openLines,
  openText,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { placeManager, plate, roadKind, vehicle } from './vehicle.ts';

const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'report']);
const yuan = count;
const channel = z.enum(['in-person', 'telephone', 'message', 'notice']).meta({ zh: '告知方式', en: 'channel' });

const just = z.object({ caseId: uuid });
const found = caseKey.extend({
  officers,
  vehicle,
  driverPresent: z.boolean(),
  /** 妨碍其他车辆、行人通行. */
  obstructs: z.boolean(),
  /** Whether the same vehicle was found before, by its hash: how often. */
  before: count,
  evidence: photographs,
});

/** A vehicle parked where it may not stand 违法停车, from the report to its being gone. */
export const parking = aggregate('traffic', 'parking', {
  key: 'caseId',
  by: ['officer'],
  events: {
    ParkingReported: event({ zh: '停车线索', en: 'Parking reported' }, caseKey.extend({ source, matter: caseMatter })),
    ParkingReopened: event({ zh: '重新处理', en: 'Parking reopened' }, caseKey.extend({ matter: caseMatter })),
    RoadAssessed: event(
      { zh: '认定是否属于道路', en: 'Road assessed' },
      caseKey.extend({ officers, road: roadKind, isRoad: z.boolean(), note: openLines(300).optional() }),
    ),
    NoParkingViolationFound: event(
      { zh: '未发现违法停车', en: 'No parking violation found' },
      caseKey.extend({ officers, evidence: photographs }),
    ),
    VehicleFoundParked: event({ zh: '发现违停车辆', en: 'Vehicle found parked' }, found),
    OwnerNotified: event({ zh: '通知车主挪车', en: 'Owner notified' }, caseKey.extend({ channel, moveBy: deadline })),
    MoveOverdue: event(
      { zh: '逾期未挪车', en: 'Move overdue' },
      caseKey.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    DriverRefusedToMove: event({ zh: '拒绝立即驶离', en: 'Driver refused to move' }, caseKey.extend({ officers })),
    VehicleMoved: event({ zh: '车辆已驶离', en: 'Vehicle moved' }, caseKey.extend({ evidence: photographs })),
    ParkingFineProposed: event({ zh: '拟罚款', en: 'Fine proposed' }, caseKey.extend({ proposal: penaltyProposal })),
    ParkingFined: event({ zh: '已罚款', en: 'Fined' }, caseKey.extend({ penaltyId: uuid, vehicle, sanction, yuan })),
    ParkingNotFined: event({ zh: '未予罚款', en: 'Not fined' }, caseKey.extend({ penaltyId: uuid })),
    VehicleTowed: event(
      { zh: '拖移车辆', en: 'Vehicle towed' },
      caseKey.extend({ officers, vehicle, to: openText(100), evidence: photographs }),
    ),
    TowPlaceTold: event({ zh: '告知停放地点', en: 'Owner told where the vehicle stands' }, caseKey.extend({ channel })),
    TowedVehicleFetched: event({ zh: '领回车辆', en: 'Towed vehicle fetched' }, caseKey.extend({ compensation: yuan })),
    ParkingLeftToManager: event(
      { zh: '交由镇办、物业牵头', en: 'Left to who manages the place' },
      caseKey.extend({
        to: placeManager,
        ownerNotified: z.boolean(),
        /** Whether the traffic police led, and the lead passes on; or had assisted. */
        led: z.boolean(),
        note: openLines(300),
      }),
    ),
    ParkingConcluded: event(
      { zh: '处罚后结案', en: 'Parking concluded after a fine' },
      caseKey.extend({ gone: z.boolean(), note: openLines(300) }),
    ),
    ParkingWithdrawn: event({ zh: '撤案', en: 'Parking withdrawn' }, caseKey.extend({ reason: lines(1000) })),
    ParkingSettled: event(
      { zh: '随派遣办结', en: 'Parking settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportParking: command(
      { zh: '登记停车线索', en: 'Report parking' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    AssessRoad: command(
      { zh: '认定是否属于道路', en: 'Assess whether it is a road' },
      just.extend({ officers, road: roadKind, note: openLines(300).optional() }),
    ),
    RecordNoParkingViolation: command(
      { zh: '登记未发现违停', en: 'Record that nothing was found' },
      just.extend({ officers, evidence: photographs.default([]) }),
    ),
    FindParkedVehicle: command(
      { zh: '登记违停车辆', en: 'Record a parked vehicle' },
      found.omit({ referral: true }).extend({ evidence: photographs.default([]) }),
      {
        given: (data) => data.omit({ vehicle: true, before: true }).extend({ plate, vehicleKind: vehicle.shape.kind }),
      },
    ),
    NotifyOwner: command({ zh: '通知车主挪车', en: 'Notify the owner' }, just.extend({ channel, moveBy: deadline }), {
      given: (data) => data.omit({ moveBy: true }).extend({ within: limit }),
      duties: ['二(二)6'],
    }),
    RecordRefusalToMove: command(
      { zh: '登记拒绝驶离', en: 'Record that the driver refused to move' },
      just.extend({ officers }),
    ),
    RecordVehicleMoved: command(
      { zh: '登记已驶离', en: 'Record that the vehicle has moved' },
      just.extend({ evidence: photographs.default([]) }),
    ),
    ProposeParkingFine: command(
      { zh: '提出罚款', en: 'Propose a fine' },
      just.extend({
        penaltyId: uuid,
        /** Number of the paper file that names the driver. */
        file: code(/^[A-Za-z0-9-]{1,40}$/),
        yuan,
      }),
    ),
    TowVehicle: command(
      { zh: '拖移车辆', en: 'Tow a vehicle' },
      just.extend({ officers, to: openText(100), evidence: photographs.default([]) }),
      { duties: ['二(二)6'] },
    ),
    TellTowPlace: command({ zh: '告知停放地点', en: 'Tell the owner where it stands' }, just.extend({ channel })),
    ReturnTowedVehicle: command(
      { zh: '登记领回', en: 'Return a towed vehicle' },
      just.extend({
        /** What the owner was charged for the towing: nothing, by law. */
        fee: yuan,
        /** Paid to the owner for damage by a wrong way of towing. */
        compensation: yuan.default(0),
      }),
    ),
    LeaveParkingToManager: command(
      { zh: '交由镇办、物业牵头', en: 'Leave it to who manages the place' },
      just.extend({ to: placeManager, note: openLines(300) }),
      { duties: ['二(二)6'] },
    ),
    ConcludeParking: command(
      { zh: '处罚后结案', en: 'Conclude after a fine' },
      just.extend({ gone: z.boolean(), note: openLines(300) }),
    ),
  },
  internal: {
    OpenParking: command({ zh: '派遣立案', en: 'Open a case' }, openCase),
    EndParking: command({ zh: '随派遣终止', en: 'End a case' }, endCase),
    NoteParkingFine: command({ zh: '记录处罚结果', en: 'Note what became of a fine' }, notePenalty),
    ObserveMove: command({ zh: '检查挪车期限', en: 'Observe the time to move' }, just.extend({ due: isoInstant })),
  },
});
export type ParkingEvent = EventsOf<typeof parking>;
export type ParkingCommand = CommandsOf<typeof parking>;
