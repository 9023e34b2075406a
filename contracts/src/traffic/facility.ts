import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  deadline,
  evidence,
  isoInstant,
  limit,
  lines,
  openLines,
  openText,
  responsibilityKey,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

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

const just = z.object({ caseId: uuid });
const surveyed = caseKey.extend({
  officers,
  kind: facilityKind,
  finding: openLines(300),
  /** Whether it would meet the national standard (道路交通安全法 art. 25). */
  meetsStandard: z.boolean(),
  /** Damage that endangers the traffic (art. 30). */
  endangers: z.boolean(),
  /** Who keeps it up, where the traffic police do not. */
  maintainer: openText(60).optional(),
  evidence: photographs,
});

/** A request for, or a defect of, a traffic facility on a nearby road 周边道路交通设施, to its being done or refused. */
export const roadsideFacility = aggregate('traffic', 'roadside-facility', {
  key: 'caseId',
  by: ['officer'],
  events: {
    FacilityRequested: event(
      { zh: '交通设施诉求', en: 'Facility requested' },
      caseKey.extend({ source, matter: caseMatter }),
    ),
    FacilityReopened: event({ zh: '重新勘查', en: 'Facility reopened' }, caseKey.extend({ matter: caseMatter })),
    FacilitySurveyed: event({ zh: '现场勘查', en: 'Facility surveyed' }, surveyed),
    DangerSecured: event(
      { zh: '采取安全措施', en: 'Danger secured' },
      caseKey.extend({ measures: openLines(200).meta({ zh: '安全措施', en: 'measures' }) }),
    ),
    MaintainerNotified: event(
      { zh: '通知养护管理部门', en: 'Maintainer notified' },
      caseKey.extend({ maintainer: openText(60), note: openLines(300) }),
    ),
    HiddenDangerReported: event(
      { zh: '隐患报告政府', en: 'Hidden danger reported to the government' },
      caseKey.extend({ danger: openLines(300), proposal: openLines(300).meta({ zh: '治理建议', en: 'proposal' }) }),
    ),
    FacilityPlanned: event(
      { zh: '列入实施计划', en: 'Facility planned' },
      caseKey.extend({ works: openLines(300), doneBy: deadline }),
    ),
    FacilityWorksOverdue: event(
      { zh: '实施逾期', en: 'Works overdue' },
      caseKey.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    FacilityDone: event(
      { zh: '实施完成', en: 'Facility done' },
      caseKey.extend({ officers, note: openLines(300), evidence: photographs }),
    ),
    FacilityRefused: event(
      { zh: '不予设置并说明理由', en: 'Facility refused with reasons' },
      caseKey.extend({ ground: refusalGround, reason: openLines(500) }),
    ),
    FacilityLeftToMaintainer: event(
      { zh: '交由养护管理部门', en: 'Left to its maintainer' },
      caseKey.extend({
        maintainer: openText(60),
        note: openLines(300),
        /** The responsibility that the maintainer is, for the router. */
        proposes: responsibilityKey.optional(),
      }),
    ),
    FacilityWithdrawn: event({ zh: '撤案', en: 'Facility withdrawn' }, caseKey.extend({ reason: lines(1000) })),
    FacilitySettled: event(
      { zh: '随派遣办结', en: 'Facility settled with its referral' },
      caseKey.extend({ note: lines(1000) }),
    ),
  },
  commands: {
    RequestFacility: command(
      { zh: '登记设施诉求', en: 'Record a request for a facility' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    SurveyFacility: command(
      { zh: '现场勘查', en: 'Survey a facility' },
      surveyed.omit({ referral: true }).extend({ evidence: photographs.default([]) }),
    ),
    SecureDanger: command(
      { zh: '采取安全措施', en: 'Secure a danger' },
      just.extend({ measures: openLines(200).meta({ zh: '安全措施', en: 'measures' }) }),
    ),
    NotifyMaintainer: command(
      { zh: '通知养护管理部门', en: 'Notify the maintainer' },
      just.extend({ note: openLines(300) }),
    ),
    ReportHiddenDanger: command(
      { zh: '隐患报告政府', en: 'Report a hidden danger to the government' },
      just.extend({ danger: openLines(300), proposal: openLines(300).meta({ zh: '治理建议', en: 'proposal' }) }),
    ),
    PlanFacility: command(
      { zh: '列入实施计划', en: 'Plan a facility' },
      just.extend({ works: openLines(300), doneBy: deadline }),
      { given: (data) => data.omit({ doneBy: true }).extend({ within: limit }) },
    ),
    RecordFacilityDone: command(
      { zh: '登记实施完成', en: 'Record that it is done' },
      just.extend({ officers, note: openLines(300), evidence: photographs.default([]) }),
    ),
    RefuseFacility: command(
      { zh: '不予设置并说明理由', en: 'Refuse a facility with reasons' },
      just.extend({ ground: refusalGround, reason: openLines(500) }),
    ),
    LeaveToMaintainer: command(
      { zh: '交由养护管理部门', en: 'Leave it to its maintainer' },
      just.extend({ note: openLines(300), proposes: responsibilityKey.optional() }),
    ),
  },
  internal: {
    OpenRoadsideFacility: command({ zh: '派遣立案', en: 'Open a case' }, openCase),
    EndRoadsideFacility: command({ zh: '随派遣终止', en: 'End a case' }, endCase),
    ObserveFacilityWorks: command({ zh: '检查实施期限', en: 'Observe the works' }, just.extend({ due: isoInstant })),
  },
});
export type RoadsideFacilityEvent = EventsOf<typeof roadsideFacility>;
export type RoadsideFacilityCommand = CommandsOf<typeof roadsideFacility>;
