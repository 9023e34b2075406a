import {
  type AbandonedVehicleEvent,
  abandonedVehicleEvents,
  type ParkingEvent,
  parkingEvents,
  type RoadKind,
  type RoadsideFacilityEvent,
  roadsideFacilityEvents,
} from '@tiaokuai/contracts';
import { type CaseKind, caseReactions, lastDay, type PenalisingCase, type Saying } from '@tiaokuai/desk';
import type { Reaction } from '@tiaokuai/service';
import { match, P } from 'ts-pattern';
import { roadDefinition } from './law.ts';

const topOf = (category: string): string => category.split('/')[0]!;

const roadNames: Readonly<Record<RoadKind, string>> = {
  'public-road': '公路、城市道路',
  'public-place': '广场、公共停车场',
  'unit-open': '单位管辖、允许社会机动车通行的地方，属于道路',
  'unit-closed': '不允许社会机动车通行的地方，不属于道路',
};

/** Where the traffic police led, the lead passes to the subdistrict; where they assisted, their part is done. */
const leftToManager = (data: { led: boolean; ownerNotified: boolean; to: { name: string }; note: string }): Saying => {
  const reason = `该处不属于“道路”，由${data.to.name}牵头：${data.note}`;
  if (data.led)
    return { declines: { ground: 'not-our-power', legalGround: roadDefinition, reason, proposes: 'subdistrict' } };
  return data.ownerNotified
    ? { outcome: 'partly-resolved', note: `已联系车主；${reason}` }
    : { outcome: 'not-resolved', note: reason };
};

const parkingCase: CaseKind<ParkingEvent> = {
  aggregate: 'parking',
  events: parkingEvents,
  open: 'OpenParking',
  end: 'EndParking',
  takes: () => true,
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'RoadAssessed' }, ({ data }) => ({ progress: `经认定：${roadNames[data.road]}` }))
      .with({ type: 'NoParkingViolationFound' }, ({ data: { evidence } }) => ({
        outcome: 'no-violation-found',
        note: '现场未发现违法停车',
        evidence,
      }))
      .with({ type: 'VehicleFoundParked' }, ({ data: { vehicle, before } }) => ({
        progress: `发现违停车辆（尾号${vehicle.tail}）${before > 0 ? `，此前已有${before}次` : ''}`,
      }))
      .with({ type: 'OwnerNotified' }, () => ({ progress: '已通知车主挪车' }))
      .with({ type: 'MoveOverdue' }, () => ({ progress: '车主逾期未挪车' }))
      .with({ type: 'DriverRefusedToMove' }, () => ({ progress: '驾驶人拒绝立即驶离' }))
      .with({ type: 'VehicleMoved' }, ({ data: { evidence } }) => ({
        outcome: 'resolved',
        note: '车辆已驶离',
        evidence,
      }))
      .with({ type: 'ParkingFined' }, ({ data: { yuan } }) => ({ progress: `已处罚款${yuan}元` }))
      .with({ type: 'VehicleTowed' }, ({ data: { to, evidence } }) => ({
        outcome: 'resolved',
        note: `车辆已拖移至${to}`,
        evidence,
      }))
      .with({ type: 'ParkingLeftToManager' }, ({ data }) => leftToManager(data))
      .with({ type: 'ParkingConcluded' }, ({ data: { gone, note } }) => ({
        outcome: gone ? 'resolved' : 'partly-resolved',
        note: `已处罚，车辆${gone ? '已' : '未'}驶离：${note}`,
      }))
      .with(
        { type: P.union('ParkingReported', 'ParkingReopened', 'ParkingFineProposed', 'ParkingNotFined') },
        { type: P.union('TowPlaceTold', 'TowedVehicleFetched', 'ParkingWithdrawn', 'ParkingSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const removedWords = { towed: '拖移', detained: '扣留', confiscated: '收缴' } as const;

const abandonedCase: CaseKind<AbandonedVehicleEvent> = {
  aggregate: 'abandoned-vehicle',
  events: abandonedVehicleEvents,
  open: 'OpenAbandonedVehicle',
  end: 'EndAbandonedVehicle',
  takes: ({ category }) => topOf(category) === 'abandoned-vehicle',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'VehicleNotAbandoned' }, ({ data: { finding, evidence } }) => ({
        outcome: 'no-violation-found',
        note: `经核实不属于僵尸车：${finding}`,
        evidence,
      }))
      .with({ type: 'AbandonedVehicleInspected' }, ({ data }) => ({ progress: `已现场核实，${roadNames[data.road]}` }))
      .with({ type: 'RemovalNoticePosted' }, ({ data: { dueBy } }) => ({
        progress: `已张贴限期挪移通知，期限至${lastDay(dueBy.due)}`,
      }))
      .with({ type: 'VehicleClockRanOut', data: { clock: 'notice' } }, () => ({
        progress: '通知期限届满，车辆未挪移',
      }))
      .with({ type: 'VehicleTakenByOwner' }, ({ data: { evidence } }) => ({
        outcome: 'resolved',
        note: '车主已自行挪移',
        evidence,
      }))
      .with({ type: 'AbandonedVehicleRemoved' }, ({ data: { how, to, evidence } }) => ({
        outcome: 'resolved',
        note: `车辆已${removedWords[how]}至${to}`,
        evidence,
      }))
      .with({ type: 'AbandonedVehicleLeftToManager' }, ({ data }) => leftToManager(data))
      .with({ type: 'AbandonedVehicleConcluded' }, ({ data: { note } }) => ({
        outcome: 'not-resolved',
        note: `期满未挪移，依法无拖移、扣留事由：${note}`,
      }))
      .with(
        { type: P.union('AbandonedVehicleReported', 'AbandonedVehicleReopened', 'VehicleClockRanOut') },
        { type: P.union('DetentionPublished', 'RemovedVehicleReturned', 'RemovedVehicleDisposed') },
        { type: P.union('AbandonedVehicleWithdrawn', 'AbandonedVehicleSettled') },
        () => undefined,
      )
      .exhaustive(),
};

const facilityCase: CaseKind<RoadsideFacilityEvent> = {
  aggregate: 'roadside-facility',
  events: roadsideFacilityEvents,
  open: 'OpenRoadsideFacility',
  end: 'EndRoadsideFacility',
  takes: ({ category }) => topOf(category) === 'roadside-traffic',
  says: (event) =>
    match(event)
      .returnType<Saying | undefined>()
      .with({ type: 'FacilitySurveyed' }, ({ data: { finding } }) => ({ progress: `已现场勘查：${finding}` }))
      .with({ type: 'DangerSecured' }, ({ data: { measures } }) => ({ progress: `已采取安全措施：${measures}` }))
      .with({ type: 'MaintainerNotified' }, ({ data: { maintainer } }) => ({ progress: `已通知${maintainer}修复` }))
      .with({ type: 'HiddenDangerReported' }, () => ({ progress: '存在交通安全严重隐患，已报告政府并提出建议' }))
      .with({ type: 'FacilityPlanned' }, ({ data: { works, doneBy } }) => ({
        progress: `已列入计划：${works}，${lastDay(doneBy.due)}前完成`,
      }))
      .with({ type: 'FacilityWorksOverdue' }, () => ({ progress: '实施逾期' }))
      .with({ type: 'FacilityDone' }, ({ data: { note, evidence } }) => ({ outcome: 'resolved', note, evidence }))
      .with({ type: 'FacilityRefused' }, ({ data: { reason } }) => ({
        outcome: 'not-resolved',
        note: `经勘查不予设置：${reason}`,
      }))
      .with({ type: 'FacilityLeftToMaintainer' }, ({ data: { maintainer, note, proposes } }) => ({
        declines: {
          ground: 'not-our-power',
          legalGround: { law: '道路交通安全法', article: '第三十条' },
          reason: `由${maintainer}养护管理：${note}`,
          ...(proposes ? { proposes } : {}),
        },
      }))
      .with(
        { type: P.union('FacilityRequested', 'FacilityReopened', 'FacilityWithdrawn', 'FacilitySettled') },
        () => undefined,
      )
      .exhaustive(),
};

export const penalisingCases: readonly PenalisingCase[] = [
  { aggregate: 'parking', events: parkingEvents, note: 'NoteParkingFine' },
];

export const reactions: readonly Reaction[] = caseReactions('traffic', [abandonedCase, facilityCase, parkingCase]);
