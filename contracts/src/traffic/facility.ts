import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';
import { responsibilityKey } from '../subdistrict/incident.ts';

/** A request for, or a defect of, a traffic facility on a nearby road 周边道路交通设施, to its being done or refused. */
const facility = aggregateOf('traffic', 'roadside-facility');

const officers = z.array(officer).min(1).max(10);
const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'report']);
const facilityKind = z.enum([
  'signal',
  'sign',
  'marking',
  'crossing',
  'barrier',
  'parking-bays',
  'road-surface',
  'order-on-the-road',
]);
export type RoadsideFacilityKind = z.output<typeof facilityKind>;
const refusalGround = z.enum(['against-standard', 'not-needed', 'no-room', 'planned-otherwise']);
export type FacilityRefusalGround = z.output<typeof refusalGround>;

export const FacilityRequested = facility.event(
  'FacilityRequested',
  { zh: '交通设施诉求', en: 'Facility requested' },
  caseKey.extend({ source, matter: caseMatter }),
);
export const FacilityReopened = facility.event(
  'FacilityReopened',
  { zh: '重新勘查', en: 'Facility reopened' },
  caseKey.extend({ matter: caseMatter }),
);
export const FacilitySurveyed = facility.event(
  'FacilitySurveyed',
  { zh: '现场勘查', en: 'Facility surveyed' },
  caseKey.extend({
    officers,
    kind: facilityKind,
    finding: openText(300),
    /** Whether it would meet the national standard (道路交通安全法 art. 25). */
    meetsStandard: z.boolean(),
    /** Damage that endangers the traffic (art. 30). */
    endangers: z.boolean(),
    /** Who keeps it up, where the traffic police do not. */
    maintainer: openText(60).optional(),
    evidence: photographs,
  }),
);
export const DangerSecured = facility.event(
  'DangerSecured',
  { zh: '采取安全措施', en: 'Danger secured' },
  caseKey.extend({ measures: openText(200) }),
);
export const MaintainerNotified = facility.event(
  'MaintainerNotified',
  { zh: '通知养护管理部门', en: 'Maintainer notified' },
  caseKey.extend({ maintainer: openText(60), note: openText(300) }),
);
export const HiddenDangerReported = facility.event(
  'HiddenDangerReported',
  { zh: '隐患报告政府', en: 'Hidden danger reported to the government' },
  caseKey.extend({ danger: openText(300), proposal: openText(300) }),
);
export const FacilityPlanned = facility.event(
  'FacilityPlanned',
  { zh: '列入实施计划', en: 'Facility planned' },
  caseKey.extend({ works: openText(300), doneBy: deadline }),
);
export const FacilityWorksOverdue = facility.event(
  'FacilityWorksOverdue',
  { zh: '实施逾期', en: 'Works overdue' },
  caseKey.extend({ due: isoInstant, observedAt: isoInstant }),
);
export const FacilityDone = facility.event(
  'FacilityDone',
  { zh: '实施完成', en: 'Facility done' },
  caseKey.extend({ officers, note: openText(300), evidence: photographs }),
);
export const FacilityRefused = facility.event(
  'FacilityRefused',
  { zh: '不予设置并说明理由', en: 'Facility refused with reasons' },
  caseKey.extend({ ground: refusalGround, reason: openText(500) }),
);
export const FacilityLeftToMaintainer = facility.event(
  'FacilityLeftToMaintainer',
  { zh: '交由养护管理部门', en: 'Left to its maintainer' },
  caseKey.extend({
    maintainer: openText(60),
    note: openText(300),
    /** The responsibility that the maintainer is, for the router. */
    proposes: responsibilityKey.optional(),
  }),
);
export const FacilityWithdrawn = facility.event(
  'FacilityWithdrawn',
  { zh: '撤案', en: 'Facility withdrawn' },
  caseKey.extend({ reason: z.string().max(1000) }),
);
export const FacilitySettled = facility.event(
  'FacilitySettled',
  { zh: '随派遣办结', en: 'Facility settled with its referral' },
  caseKey.extend({ note: z.string().max(1000) }),
);
export const roadsideFacilityEvents = [
  FacilityRequested,
  FacilityReopened,
  FacilitySurveyed,
  DangerSecured,
  MaintainerNotified,
  HiddenDangerReported,
  FacilityPlanned,
  FacilityWorksOverdue,
  FacilityDone,
  FacilityRefused,
  FacilityLeftToMaintainer,
  FacilityWithdrawn,
  FacilitySettled,
] as const;
export type RoadsideFacilityEvent = EventOf<(typeof roadsideFacilityEvents)[number]>;

const streamOf = (data: { caseId: string }) => `roadside-facility-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const RequestFacility = facility.command(
  'RequestFacility',
  { zh: '登记设施诉求', en: 'Record a request for a facility' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const SurveyFacility = facility.command(
  'SurveyFacility',
  { zh: '现场勘查', en: 'Survey a facility' },
  FacilitySurveyed.schema.omit({ referral: true }).extend({ evidence: photographs.default([]) }),
  streamOf,
);
export const SecureDanger = facility.command(
  'SecureDanger',
  { zh: '采取安全措施', en: 'Secure a danger' },
  just.extend({ measures: openText(200) }),
  streamOf,
);
export const NotifyMaintainer = facility.command(
  'NotifyMaintainer',
  { zh: '通知养护管理部门', en: 'Notify the maintainer' },
  just.extend({ note: openText(300) }),
  streamOf,
);
export const ReportHiddenDanger = facility.command(
  'ReportHiddenDanger',
  { zh: '隐患报告政府', en: 'Report a hidden danger to the government' },
  just.extend({ danger: openText(300), proposal: openText(300) }),
  streamOf,
);
/** As the decider gets it; officers give `within`. */
export const PlanFacility = facility.command(
  'PlanFacility',
  { zh: '列入实施计划', en: 'Plan a facility' },
  just.extend({ works: openText(300), doneBy: deadline }),
  streamOf,
);
export const RecordFacilityDone = facility.command(
  'RecordFacilityDone',
  { zh: '登记实施完成', en: 'Record that it is done' },
  just.extend({ officers, note: openText(300), evidence: photographs.default([]) }),
  streamOf,
);
export const RefuseFacility = facility.command(
  'RefuseFacility',
  { zh: '不予设置并说明理由', en: 'Refuse a facility with reasons' },
  just.extend({ ground: refusalGround, reason: openText(500) }),
  streamOf,
);
export const LeaveToMaintainer = facility.command(
  'LeaveToMaintainer',
  { zh: '交由养护管理部门', en: 'Leave it to its maintainer' },
  just.extend({ note: openText(300), proposes: responsibilityKey.optional() }),
  streamOf,
);
export const roadsideFacilityCommands = [
  RequestFacility,
  SurveyFacility,
  SecureDanger,
  NotifyMaintainer,
  ReportHiddenDanger,
  PlanFacility,
  RecordFacilityDone,
  RefuseFacility,
  LeaveToMaintainer,
] as const;

/** What referrals and time lead to; not served on the bus. */
export const OpenRoadsideFacility = facility.command(
  'OpenRoadsideFacility',
  { zh: '派遣立案', en: 'Open a case' },
  openCase,
  streamOf,
);
export const EndRoadsideFacility = facility.command(
  'EndRoadsideFacility',
  { zh: '随派遣终止', en: 'End a case' },
  endCase,
  streamOf,
);
export const ObserveFacilityWorks = facility.command(
  'ObserveFacilityWorks',
  { zh: '检查实施期限', en: 'Observe the works' },
  just.extend({ due: isoInstant }),
  streamOf,
);
export const roadsideFacilityInternalCommands = [
  OpenRoadsideFacility,
  EndRoadsideFacility,
  ObserveFacilityWorks,
] as const;
export type RoadsideFacilityCommand =
  | CommandOf<(typeof roadsideFacilityCommands)[number]>
  | CommandOf<(typeof roadsideFacilityInternalCommands)[number]>;
