import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { deadline, evidence, isoInstant, lines, openLines, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { placeManager, plate, roadKind, vehicle } from './vehicle.ts';

const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'report']);

/** What was seen; some signs are grounds in law to take the vehicle. */
export const abandonmentSign = z.enum(['long-unmoved', 'wrecked', 'unplated', 'forged-plates', 'beyond-scrapping']);
export type AbandonmentSign = z.output<typeof abandonmentSign>;
/** 拖移 (art. 93) · 扣留 (art. 95, 96) · 收缴 (art. 100). */
export const vehicleRemoval = z.enum(['towed', 'detained', 'confiscated']).meta({
  zh: '清移方式',
  en: 'how',
  values: { towed: { zh: '拖移', en: 'towed' }, confiscated: { zh: '收缴', en: 'confiscated' } },
});
export type VehicleRemoval = z.output<typeof vehicleRemoval>;
export const vehicleClock = z
  .enum(['notice', 'response', 'publication'])
  .meta({ values: { notice: { zh: '通知期限', en: 'notice' } } });
export type VehicleClock = z.output<typeof vehicleClock>;

const just = z.object({ caseId: uuid });
const inspected = caseKey.extend({
  officers,
  road: roadKind,
  isRoad: z.boolean(),
  /** Absent where there is no plate. */
  vehicle: vehicle.optional(),
  description: openLines(200),
  signs: z.array(abandonmentSign).min(1).max(5),
  obstructs: z.boolean(),
  evidence: photographs,
});

/** An abandoned vehicle 僵尸车, from the report to the end of what becomes of it. */
export const abandonedVehicle = aggregate('traffic', 'abandoned-vehicle', {
  key: 'caseId',
  by: ['officer'],
  events: {
    AbandonedVehicleReported: event(
      { zh: '僵尸车线索', en: 'Abandoned vehicle reported' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    AbandonedVehicleReopened: event(
      { zh: '重新处理', en: 'Abandoned vehicle reopened' },
      caseKey.extend({ matter: caseMatter }),
    ),
    VehicleNotAbandoned: event(
      { zh: '不属于僵尸车', en: 'Not abandoned' },
      caseKey.extend({ officers, finding: openLines(300), evidence: photographs }),
    ),
    AbandonedVehicleInspected: event({ zh: '核实僵尸车', en: 'Abandoned vehicle inspected' }, inspected),
    RemovalNoticePosted: event(
      { zh: '张贴限期挪移通知', en: 'Removal notice posted' },
      caseKey.extend({ ownerReached: z.boolean(), dueBy: deadline, evidence: photographs }),
    ),
    VehicleClockRanOut: event(
      { zh: '时限届满', en: 'A time limit ran out' },
      caseKey.extend({ clock: vehicleClock, due: isoInstant, observedAt: isoInstant }),
    ),
    VehicleTakenByOwner: event(
      { zh: '车主自行挪移', en: 'Vehicle taken away by its owner' },
      caseKey.extend({ evidence: photographs }),
    ),
    AbandonedVehicleRemoved: event(
      { zh: '清移僵尸车', en: 'Abandoned vehicle removed' },
      caseKey.extend({
        how: vehicleRemoval,
        officers,
        to: openText(100),
        /** Of a detained vehicle: until when its owner must come. */
        respondBy: deadline.meta({ zh: '接受处理期限', en: 'respond by' }).optional(),
        evidence: photographs,
      }),
    ),
    DetentionPublished: event(
      { zh: '公告认领', en: 'Detention published' },
      caseKey.extend({ where: openText(100), until: deadline }),
    ),
    RemovedVehicleReturned: event(
      { zh: '退还车辆', en: 'Vehicle returned' },
      caseKey.extend({ papers: openText(100).optional() }),
    ),
    RemovedVehicleDisposed: event(
      { zh: '依法处理车辆', en: 'Vehicle disposed of' },
      caseKey.extend({
        way: z
          .enum(['scrapped', 'auctioned'])
          .meta({ values: { scrapped: { zh: '报废', en: 'scrapped' }, auctioned: { zh: '拍卖', en: 'auctioned' } } }),
        document: openText(80),
      }),
    ),
    AbandonedVehicleLeftToManager: event(
      { zh: '交由镇办、物业牵头', en: 'Left to who manages the place' },
      caseKey.extend({
        to: placeManager,
        ownerNotified: z.boolean(),
        /** Whether the traffic police led, and the lead passes on; or had assisted. */
        led: z.boolean(),
        note: openLines(300),
      }),
    ),
    AbandonedVehicleConcluded: event(
      { zh: '无依据清移结案', en: 'Concluded without a ground to remove' },
      caseKey.extend({ note: openLines(300) }),
    ),
    AbandonedVehicleWithdrawn: event(
      { zh: '撤案', en: 'Abandoned vehicle withdrawn' },
      caseKey.extend({ reason: lines(1000) }),
    ),
    AbandonedVehicleSettled: event(
      { zh: '随派遣办结', en: 'Abandoned vehicle settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    ReportAbandonedVehicle: command(
      { zh: '登记僵尸车线索', en: 'Report an abandoned vehicle' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    ClearAbandonedVehicle: command(
      { zh: '登记不属于僵尸车', en: 'Record that it is not abandoned' },
      just.extend({ officers, finding: openLines(300), evidence: photographs.default([]) }),
    ),
    InspectAbandonedVehicle: command(
      { zh: '核实僵尸车', en: 'Inspect an abandoned vehicle' },
      inspected.omit({ referral: true, isRoad: true }).extend({ evidence: photographs.default([]) }),
      {
        given: (data) =>
          data
            .omit({ vehicle: true })
            .extend({ plate: plate.optional(), vehicleKind: vehicle.shape.kind.default('car') }),
      },
    ),
    PostRemovalNotice: command(
      { zh: '张贴限期挪移通知', en: 'Post a removal notice' },
      just.extend({ ownerReached: z.boolean(), dueBy: deadline, evidence: photographs.default([]) }),
      { given: (data) => data.omit({ dueBy: true }), duties: ['二(二)6'] },
    ),
    RecordTakenByOwner: command(
      { zh: '登记车主挪移', en: 'Record that the owner took it away' },
      just.extend({ evidence: photographs.default([]) }),
    ),
    RemoveAbandonedVehicle: command(
      { zh: '清移僵尸车', en: 'Remove an abandoned vehicle' },
      just.extend({
        how: vehicleRemoval,
        officers,
        to: openText(100),
        respondBy: deadline.meta({ zh: '接受处理期限', en: 'respond by' }),
        evidence: photographs.default([]),
      }),
      { given: (data) => data.omit({ respondBy: true }), duties: ['二(二)6'] },
    ),
    PublishDetention: command(
      { zh: '发布认领公告', en: 'Publish a detention' },
      just.extend({ where: openText(100), until: deadline }),
      { given: (data) => data.omit({ until: true }) },
    ),
    ReturnRemovedVehicle: command(
      { zh: '退还车辆', en: 'Return a removed vehicle' },
      just.extend({ papers: openText(100).optional() }),
    ),
    DisposeOfVehicle: command(
      { zh: '依法处理车辆', en: 'Dispose of a vehicle' },
      just.extend({
        way: z
          .enum(['scrapped', 'auctioned'])
          .meta({ values: { scrapped: { zh: '报废', en: 'scrapped' }, auctioned: { zh: '拍卖', en: 'auctioned' } } }),
        document: openText(80),
      }),
    ),
    LeaveAbandonedToManager: command(
      { zh: '交由镇办、物业牵头', en: 'Leave it to who manages the place' },
      just.extend({ to: placeManager, note: openLines(300) }),
    ),
    ConcludeAbandonedVehicle: command(
      { zh: '无依据清移结案', en: 'Conclude without a ground to remove' },
      just.extend({ note: openLines(300) }),
    ),
  },
  internal: {
    OpenAbandonedVehicle: command({ zh: '派遣立案', en: 'Open a case' }, openCase),
    EndAbandonedVehicle: command({ zh: '随派遣终止', en: 'End a case' }, endCase),
    ObserveVehicleClock: command(
      { zh: '检查僵尸车时限', en: 'Observe a clock of an abandoned vehicle' },
      just.extend({ clock: vehicleClock, due: isoInstant }),
    ),
  },
});
export type AbandonedVehicleEvent = EventsOf<typeof abandonedVehicle>;
export type AbandonedVehicleCommand = CommandsOf<typeof abandonedVehicle>;
