import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { placeManager, roadKind, vehicle } from './vehicle.ts';

/** An abandoned vehicle 僵尸车, from the report to the end of what becomes of it. */
const abandoned = aggregateOf('traffic', 'abandoned-vehicle');

const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'report']);

/** What was seen; some signs are grounds in law to take the vehicle. */
const abandonmentSign = z.enum(['long-unmoved', 'wrecked', 'unplated', 'forged-plates', 'beyond-scrapping']);
export type AbandonmentSign = z.output<typeof abandonmentSign>;
/** 拖移 (art. 93) · 扣留 (art. 95, 96) · 收缴 (art. 100). */
const vehicleRemoval = z.enum(['towed', 'detained', 'confiscated']);
export type VehicleRemoval = z.output<typeof vehicleRemoval>;
const vehicleClock = z.enum(['notice', 'response', 'publication']);
export type VehicleClock = z.output<typeof vehicleClock>;

export const AbandonedVehicleReported = abandoned.event(
  'AbandonedVehicleReported',
  { zh: '僵尸车线索', en: 'Abandoned vehicle reported' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const AbandonedVehicleReopened = abandoned.event(
  'AbandonedVehicleReopened',
  { zh: '重新处理', en: 'Abandoned vehicle reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const VehicleNotAbandoned = abandoned.event(
  'VehicleNotAbandoned',
  { zh: '不属于僵尸车', en: 'Not abandoned' },
  caseKey.extend({ officers, finding: openText(300), evidence: photographs }),
);
export const AbandonedVehicleInspected = abandoned.event(
  'AbandonedVehicleInspected',
  { zh: '核实僵尸车', en: 'Abandoned vehicle inspected' },
  caseKey.extend({
    officers,
    road: roadKind,
    isRoad: z.boolean(),
    /** Absent where there is no plate. */
    vehicle: vehicle.optional(),
    description: openText(200),
    signs: z.array(abandonmentSign).min(1).max(5),
    obstructs: z.boolean(),
    evidence: photographs,
  }),
);
export const RemovalNoticePosted = abandoned.event(
  'RemovalNoticePosted',
  { zh: '张贴限期挪移通知', en: 'Removal notice posted' },
  caseKey.extend({ ownerReached: z.boolean(), dueBy: deadline, evidence: photographs }),
);
export const VehicleClockRanOut = abandoned.event(
  'VehicleClockRanOut',
  { zh: '时限届满', en: 'A time limit ran out' },
  caseKey.extend({ clock: vehicleClock, due: isoInstant, observedAt: isoInstant }),
);
export const VehicleTakenByOwner = abandoned.event(
  'VehicleTakenByOwner',
  { zh: '车主自行挪移', en: 'Vehicle taken away by its owner' },
  caseKey.extend({ evidence: photographs }),
);
export const AbandonedVehicleRemoved = abandoned.event(
  'AbandonedVehicleRemoved',
  { zh: '清移僵尸车', en: 'Abandoned vehicle removed' },
  caseKey.extend({
    how: vehicleRemoval,
    officers,
    to: openText(100),
    /** Of a detained vehicle: until when its owner must come. */
    respondBy: deadline.optional(),
    evidence: photographs,
  }),
);
export const DetentionPublished = abandoned.event(
  'DetentionPublished',
  { zh: '公告认领', en: 'Detention published' },
  caseKey.extend({ where: openText(100), until: deadline }),
);
export const RemovedVehicleReturned = abandoned.event(
  'RemovedVehicleReturned',
  { zh: '退还车辆', en: 'Vehicle returned' },
  caseKey.extend({ papers: openText(100).optional() }),
);
export const RemovedVehicleDisposed = abandoned.event(
  'RemovedVehicleDisposed',
  { zh: '依法处理车辆', en: 'Vehicle disposed of' },
  caseKey.extend({ way: z.enum(['scrapped', 'auctioned']), document: openText(80) }),
);
export const AbandonedVehicleLeftToManager = abandoned.event(
  'AbandonedVehicleLeftToManager',
  { zh: '交由镇办、物业牵头', en: 'Left to who manages the place' },
  caseKey.extend({
    to: placeManager,
    ownerNotified: z.boolean(),
    /** Whether the traffic police led, and the lead passes on; or had assisted. */
    led: z.boolean(),
    note: openText(300),
  }),
);
export const AbandonedVehicleConcluded = abandoned.event(
  'AbandonedVehicleConcluded',
  { zh: '无依据清移结案', en: 'Concluded without a ground to remove' },
  caseKey.extend({ note: openText(300) }),
);
export const AbandonedVehicleWithdrawn = abandoned.event(
  'AbandonedVehicleWithdrawn',
  { zh: '撤案', en: 'Abandoned vehicle withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const AbandonedVehicleSettled = abandoned.event(
  'AbandonedVehicleSettled',
  { zh: '随派遣办结', en: 'Abandoned vehicle settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);
export const abandonedVehicleEvents = [
  AbandonedVehicleReported,
  AbandonedVehicleReopened,
  VehicleNotAbandoned,
  AbandonedVehicleInspected,
  RemovalNoticePosted,
  VehicleClockRanOut,
  VehicleTakenByOwner,
  AbandonedVehicleRemoved,
  DetentionPublished,
  RemovedVehicleReturned,
  RemovedVehicleDisposed,
  AbandonedVehicleLeftToManager,
  AbandonedVehicleConcluded,
  AbandonedVehicleWithdrawn,
  AbandonedVehicleSettled,
] as const;
export type AbandonedVehicleEvent = EventOf<(typeof abandonedVehicleEvents)[number]>;

const streamOf = (data: { caseId: string }) => `abandoned-vehicle-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const ReportAbandonedVehicle = abandoned.command(
  'ReportAbandonedVehicle',
  { zh: '登记僵尸车线索', en: 'Report an abandoned vehicle' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const ClearAbandonedVehicle = abandoned.command(
  'ClearAbandonedVehicle',
  { zh: '登记不属于僵尸车', en: 'Record that it is not abandoned' },
  just.extend({ officers, finding: openText(300), evidence: photographs.default([]) }),
  streamOf,
);
/** As the decider gets it; officers give the plate, if there is one. */
export const InspectAbandonedVehicle = abandoned.command(
  'InspectAbandonedVehicle',
  { zh: '核实僵尸车', en: 'Inspect an abandoned vehicle' },
  AbandonedVehicleInspected.schema.omit({ referral: true, isRoad: true }).extend({ evidence: photographs.default([]) }),
  streamOf,
);
/** As the decider gets it; the edge works out `dueBy`. */
export const PostRemovalNotice = abandoned.command(
  'PostRemovalNotice',
  { zh: '张贴限期挪移通知', en: 'Post a removal notice' },
  just.extend({ ownerReached: z.boolean(), dueBy: deadline, evidence: photographs.default([]) }),
  streamOf,
  { duties: ['二(二)6'] },
);
export const RecordTakenByOwner = abandoned.command(
  'RecordTakenByOwner',
  { zh: '登记车主挪移', en: 'Record that the owner took it away' },
  just.extend({ evidence: photographs.default([]) }),
  streamOf,
);
/** As the decider gets it; the edge works out `respondBy` of a detained vehicle. */
export const RemoveAbandonedVehicle = abandoned.command(
  'RemoveAbandonedVehicle',
  { zh: '清移僵尸车', en: 'Remove an abandoned vehicle' },
  just.extend({
    how: vehicleRemoval,
    officers,
    to: openText(100),
    respondBy: deadline,
    evidence: photographs.default([]),
  }),
  streamOf,
  { duties: ['二(二)6'] },
);
/** As the decider gets it; the edge works out `until`. */
export const PublishDetention = abandoned.command(
  'PublishDetention',
  { zh: '发布认领公告', en: 'Publish a detention' },
  just.extend({ where: openText(100), until: deadline }),
  streamOf,
);
export const ReturnRemovedVehicle = abandoned.command(
  'ReturnRemovedVehicle',
  { zh: '退还车辆', en: 'Return a removed vehicle' },
  just.extend({ papers: openText(100).optional() }),
  streamOf,
);
export const DisposeOfVehicle = abandoned.command(
  'DisposeOfVehicle',
  { zh: '依法处理车辆', en: 'Dispose of a vehicle' },
  just.extend({ way: z.enum(['scrapped', 'auctioned']), document: openText(80) }),
  streamOf,
);
export const LeaveAbandonedToManager = abandoned.command(
  'LeaveAbandonedToManager',
  { zh: '交由镇办、物业牵头', en: 'Leave it to who manages the place' },
  just.extend({ to: placeManager, note: openText(300) }),
  streamOf,
);
export const ConcludeAbandonedVehicle = abandoned.command(
  'ConcludeAbandonedVehicle',
  { zh: '无依据清移结案', en: 'Conclude without a ground to remove' },
  just.extend({ note: openText(300) }),
  streamOf,
);
export const abandonedVehicleCommands = [
  ReportAbandonedVehicle,
  ClearAbandonedVehicle,
  InspectAbandonedVehicle,
  PostRemovalNotice,
  RecordTakenByOwner,
  RemoveAbandonedVehicle,
  PublishDetention,
  ReturnRemovedVehicle,
  DisposeOfVehicle,
  LeaveAbandonedToManager,
  ConcludeAbandonedVehicle,
] as const;

/** What referrals and time lead to; not served on the bus. */
export const OpenAbandonedVehicle = abandoned.command(
  'OpenAbandonedVehicle',
  { zh: '派遣立案', en: 'Open a case' },
  openCase,
  streamOf,
);
export const EndAbandonedVehicle = abandoned.command(
  'EndAbandonedVehicle',
  { zh: '随派遣终止', en: 'End a case' },
  endCase,
  streamOf,
);
export const ObserveVehicleClock = abandoned.command(
  'ObserveVehicleClock',
  { zh: '检查僵尸车时限', en: 'Observe a clock of an abandoned vehicle' },
  just.extend({ clock: vehicleClock, due: isoInstant }),
  streamOf,
);
export const abandonedVehicleInternalCommands = [
  OpenAbandonedVehicle,
  EndAbandonedVehicle,
  ObserveVehicleClock,
] as const;
export type AbandonedVehicleCommand =
  | CommandOf<(typeof abandonedVehicleCommands)[number]>
  | CommandOf<(typeof abandonedVehicleInternalCommands)[number]>;
