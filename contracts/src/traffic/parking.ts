import { z } from 'zod';
import { notePenalty, penaltyProposal, sanction } from '../enforcement/penalty.ts';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { placeManager, roadKind, vehicle } from './vehicle.ts';

/** A vehicle parked where it may not stand 违法停车, from the report to its being gone. */
const parking = aggregateOf('traffic', 'parking');

const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'report']);
const yuan = z.int().nonnegative();

export const ParkingReported = parking.event(
  'ParkingReported',
  { zh: '停车线索', en: 'Parking reported' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const ParkingReopened = parking.event(
  'ParkingReopened',
  { zh: '重新处理', en: 'Parking reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const RoadAssessed = parking.event(
  'RoadAssessed',
  { zh: '认定是否属于道路', en: 'Road assessed' },
  caseKey.extend({ officers, road: roadKind, isRoad: z.boolean(), note: openText(300).optional() }),
);
export const NoParkingViolationFound = parking.event(
  'NoParkingViolationFound',
  { zh: '未发现违法停车', en: 'No parking violation found' },
  caseKey.extend({ officers, evidence: photographs }),
);
export const VehicleFoundParked = parking.event(
  'VehicleFoundParked',
  { zh: '发现违停车辆', en: 'Vehicle found parked' },
  caseKey.extend({
    officers,
    vehicle,
    driverPresent: z.boolean(),
    /** 妨碍其他车辆、行人通行. */
    obstructs: z.boolean(),
    /** Whether the same vehicle was found before, by its hash: how often. */
    before: z.int().nonnegative(),
    evidence: photographs,
  }),
);
export const OwnerNotified = parking.event(
  'OwnerNotified',
  { zh: '通知车主挪车', en: 'Owner notified' },
  caseKey.extend({ channel: z.enum(['in-person', 'telephone', 'message', 'notice']), moveBy: deadline }),
);
export const MoveOverdue = parking.event(
  'MoveOverdue',
  { zh: '逾期未挪车', en: 'Move overdue' },
  caseKey.extend({ due: isoInstant, observedAt: isoInstant }),
);
export const DriverRefusedToMove = parking.event(
  'DriverRefusedToMove',
  { zh: '拒绝立即驶离', en: 'Driver refused to move' },
  caseKey.extend({ officers }),
);
export const VehicleMoved = parking.event(
  'VehicleMoved',
  { zh: '车辆已驶离', en: 'Vehicle moved' },
  caseKey.extend({ evidence: photographs }),
);
export const ParkingFineProposed = parking.event(
  'ParkingFineProposed',
  { zh: '拟罚款', en: 'Fine proposed' },
  caseKey.extend({ proposal: penaltyProposal }),
);
export const ParkingFined = parking.event(
  'ParkingFined',
  { zh: '已罚款', en: 'Fined' },
  caseKey.extend({ penaltyId: uuid, vehicle, sanction, yuan }),
);
export const ParkingNotFined = parking.event(
  'ParkingNotFined',
  { zh: '未予罚款', en: 'Not fined' },
  caseKey.extend({ penaltyId: uuid }),
);
export const VehicleTowed = parking.event(
  'VehicleTowed',
  { zh: '拖移车辆', en: 'Vehicle towed' },
  caseKey.extend({ officers, vehicle, to: openText(100), evidence: photographs }),
);
export const TowPlaceTold = parking.event(
  'TowPlaceTold',
  { zh: '告知停放地点', en: 'Owner told where the vehicle stands' },
  caseKey.extend({ channel: z.enum(['in-person', 'telephone', 'message', 'notice']) }),
);
export const TowedVehicleFetched = parking.event(
  'TowedVehicleFetched',
  { zh: '领回车辆', en: 'Towed vehicle fetched' },
  caseKey.extend({ compensation: yuan }),
);
export const ParkingLeftToManager = parking.event(
  'ParkingLeftToManager',
  { zh: '交由镇办、物业牵头', en: 'Left to who manages the place' },
  caseKey.extend({
    to: placeManager,
    ownerNotified: z.boolean(),
    /** Whether the traffic police led, and the lead passes on; or had assisted. */
    led: z.boolean(),
    note: openText(300),
  }),
);
export const ParkingConcluded = parking.event(
  'ParkingConcluded',
  { zh: '处罚后结案', en: 'Parking concluded after a fine' },
  caseKey.extend({ gone: z.boolean(), note: openText(300) }),
);
export const ParkingWithdrawn = parking.event(
  'ParkingWithdrawn',
  { zh: '撤案', en: 'Parking withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const ParkingSettled = parking.event(
  'ParkingSettled',
  { zh: '随派遣办结', en: 'Parking settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);
export const parkingEvents = [
  ParkingReported,
  ParkingReopened,
  RoadAssessed,
  NoParkingViolationFound,
  VehicleFoundParked,
  OwnerNotified,
  MoveOverdue,
  DriverRefusedToMove,
  VehicleMoved,
  ParkingFineProposed,
  ParkingFined,
  ParkingNotFined,
  VehicleTowed,
  TowPlaceTold,
  TowedVehicleFetched,
  ParkingLeftToManager,
  ParkingConcluded,
  ParkingWithdrawn,
  ParkingSettled,
] as const;
export type ParkingEvent = EventOf<(typeof parkingEvents)[number]>;

const streamOf = (data: { caseId: string }) => `parking-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const ReportParking = parking.command(
  'ReportParking',
  { zh: '登记停车线索', en: 'Report parking' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const AssessRoad = parking.command(
  'AssessRoad',
  { zh: '认定是否属于道路', en: 'Assess whether it is a road' },
  just.extend({ officers, road: roadKind, note: openText(300).optional() }),
  streamOf,
);
export const RecordNoParkingViolation = parking.command(
  'RecordNoParkingViolation',
  { zh: '登记未发现违停', en: 'Record that nothing was found' },
  just.extend({ officers, evidence: photographs.default([]) }),
  streamOf,
);
/** As the decider gets it; officers give the plate, which the edge turns into `vehicle`. */
export const FindParkedVehicle = parking.command(
  'FindParkedVehicle',
  { zh: '登记违停车辆', en: 'Record a parked vehicle' },
  VehicleFoundParked.schema.omit({ referral: true }).extend({ evidence: photographs.default([]) }),
  streamOf,
);
/** As the decider gets it; officers give `within`. */
export const NotifyOwner = parking.command(
  'NotifyOwner',
  { zh: '通知车主挪车', en: 'Notify the owner' },
  just.extend({ channel: z.enum(['in-person', 'telephone', 'message', 'notice']), moveBy: deadline }),
  streamOf,
  { duties: ['二(二)6'] },
);
export const RecordRefusalToMove = parking.command(
  'RecordRefusalToMove',
  { zh: '登记拒绝驶离', en: 'Record that the driver refused to move' },
  just.extend({ officers }),
  streamOf,
);
export const RecordVehicleMoved = parking.command(
  'RecordVehicleMoved',
  { zh: '登记已驶离', en: 'Record that the vehicle has moved' },
  just.extend({ evidence: photographs.default([]) }),
  streamOf,
);
export const ProposeParkingFine = parking.command(
  'ProposeParkingFine',
  { zh: '提出罚款', en: 'Propose a fine' },
  just.extend({
    penaltyId: uuid,
    /** Number of the paper file that names the driver. */
    file: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
    yuan,
  }),
  streamOf,
);
export const TowVehicle = parking.command(
  'TowVehicle',
  { zh: '拖移车辆', en: 'Tow a vehicle' },
  just.extend({ officers, to: openText(100), evidence: photographs.default([]) }),
  streamOf,
  { duties: ['二(二)6'] },
);
export const TellTowPlace = parking.command(
  'TellTowPlace',
  { zh: '告知停放地点', en: 'Tell the owner where it stands' },
  just.extend({ channel: z.enum(['in-person', 'telephone', 'message', 'notice']) }),
  streamOf,
);
export const ReturnTowedVehicle = parking.command(
  'ReturnTowedVehicle',
  { zh: '登记领回', en: 'Return a towed vehicle' },
  just.extend({
    /** What the owner was charged for the towing: nothing, by law. */
    fee: yuan,
    /** Paid to the owner for damage by a wrong way of towing. */
    compensation: yuan.default(0),
  }),
  streamOf,
);
export const LeaveParkingToManager = parking.command(
  'LeaveParkingToManager',
  { zh: '交由镇办、物业牵头', en: 'Leave it to who manages the place' },
  just.extend({ to: placeManager, note: openText(300) }),
  streamOf,
  { duties: ['二(二)6'] },
);
export const ConcludeParking = parking.command(
  'ConcludeParking',
  { zh: '处罚后结案', en: 'Conclude after a fine' },
  just.extend({ gone: z.boolean(), note: openText(300) }),
  streamOf,
);
export const parkingCommands = [
  ReportParking,
  AssessRoad,
  RecordNoParkingViolation,
  FindParkedVehicle,
  NotifyOwner,
  RecordRefusalToMove,
  RecordVehicleMoved,
  ProposeParkingFine,
  TowVehicle,
  TellTowPlace,
  ReturnTowedVehicle,
  LeaveParkingToManager,
  ConcludeParking,
] as const;

/** What referrals, penalties and time lead to; not served on the bus. */
export const OpenParking = parking.command('OpenParking', { zh: '派遣立案', en: 'Open a case' }, openCase, streamOf);
export const EndParking = parking.command('EndParking', { zh: '随派遣终止', en: 'End a case' }, endCase, streamOf);
export const NoteParkingFine = parking.command(
  'NoteParkingFine',
  { zh: '记录处罚结果', en: 'Note what became of a fine' },
  notePenalty,
  streamOf,
);
export const ObserveMove = parking.command(
  'ObserveMove',
  { zh: '检查挪车期限', en: 'Observe the time to move' },
  just.extend({ due: isoInstant }),
  streamOf,
);
export const parkingInternalCommands = [OpenParking, EndParking, NoteParkingFine, ObserveMove] as const;
export type ParkingCommand =
  | CommandOf<(typeof parkingCommands)[number]>
  | CommandOf<(typeof parkingInternalCommands)[number]>;
