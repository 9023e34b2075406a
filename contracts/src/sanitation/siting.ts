import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  count,
  deadline,
  evidence,
  hidden,
  isoDate,
  isoInstant,
  limit,
  list,
  openLines,
  openText,
  ruleSource,
  uuid,
} from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

const photographs = z.array(evidence).max(20);
const inspectors = z.array(officer).min(1).max(10);
/** What was found: the place is wrong, it smells, it is broken, or it is as it should be. */
export const sitingProblem = z
  .enum(['place', 'odour', 'vermin', 'broken', 'unapproved'])
  .meta({ values: { broken: { zh: '设施破损', en: 'broken' } } });
export const sitingMeasure = z
  .enum(['cleaned', 'disinfected', 'repaired', 'hours-changed', 'closed-container'])
  .meta({ values: { repaired: { zh: '维修', en: 'repaired' } } });

const begun = caseKey.extend({ matter: caseMatter });

const just = z.object({ caseId: uuid });

/** A complaint of a collection point's place or smell 垃圾站点设置与异味. */
export const siting = aggregate('sanitation', 'siting', {
  key: 'caseId',
  by: ['officer'],
  events: {
    SitingReported: event({ zh: '站点投诉', en: 'Siting reported' }, begun),
    SitingReopened: event({ zh: '再次站点投诉', en: 'Siting reopened' }, begun),
    SitingInspected: event(
      { zh: '现场查看站点', en: 'Site inspected' },
      caseKey.extend({
        inspectors,
        pointId: uuid.optional(),
        problems: z.array(sitingProblem).min(1).max(5),
        evidence: photographs,
      }),
    ),
    SiteInOrder: event(
      { zh: '站点符合要求', en: 'Site in order' },
      caseKey.extend({ inspectors, note: openLines(300), evidence: photographs }),
    ),
    SiteImproved: event(
      { zh: '站点整治', en: 'Site improved' },
      caseKey.extend({
        measures: z.array(sitingMeasure).min(1).max(5),
        solves: list(sitingProblem, 20, hidden),
        what: openLines(300),
      }),
    ),
    /** 征求意见: the neighbours of the place that is proposed are asked before anything moves. */
    RelocationProposed: event(
      { zh: '拟迁移公示', en: 'Relocation proposed' },
      caseKey.extend({ pointId: uuid, to: openText(100), objectBy: deadline }),
    ),
    ObjectionsWeighed: event(
      { zh: '研究意见', en: 'Objections weighed' },
      caseKey.extend({ objections: count, upheld: z.boolean(), reason: openLines(300) }),
    ),
    PointRelocated: event(
      { zh: '站点迁移', en: 'Point relocated' },
      caseKey.extend({ pointId: uuid, to: openText(100), on: isoDate, rule: ruleSource }),
    ),
    SitingClosed: event(
      { zh: '站点投诉办结', en: 'Siting closed' },
      caseKey.extend({ end: z.enum(['solved', 'partly-solved', 'stays']), note: openLines(300), closedAt: isoInstant }),
    ),
    SitingWithdrawn: event(
      { zh: '站点投诉终止', en: 'Siting withdrawn' },
      caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
    ),
  },
  commands: {
    ReportSiting: command({ zh: '登记站点投诉', en: 'Report a siting' }, just.extend({ matter: caseMatter })),
    InspectSite: command(
      { zh: '登记现场查看', en: 'Inspect a site' },
      just.extend({
        inspectors,
        pointId: uuid.optional(),
        problems: z.array(sitingProblem).max(5),
        note: openLines(300).optional(),
        evidence: photographs.default([]),
      }),
    ),
    ImproveSite: command(
      { zh: '登记站点整治', en: 'Record an improvement' },
      just.extend({
        measures: z.array(sitingMeasure).min(1).max(5),
        /** Which of the problems it ends. */
        solves: z.array(sitingProblem).max(5),
        what: openLines(300),
      }),
    ),
    ProposeRelocation: command(
      { zh: '公示拟迁移', en: 'Propose a relocation' },
      just.extend({ to: openText(100), objectBy: deadline }),
      { given: (data) => data.omit({ objectBy: true }).extend({ within: limit }) },
    ),
    WeighObjections: command(
      { zh: '研究意见', en: 'Weigh objections' },
      just.extend({ objections: count, upheld: z.boolean(), reason: openLines(300) }),
    ),
    RelocatePoint: command({ zh: '登记迁移', en: 'Relocate a point' }, just),
    CloseSiting: command({ zh: '办结站点投诉', en: 'Close a siting' }, just.extend({ note: openLines(300) })),
  },
  internal: {
    OpenSiting: command({ zh: '派遣站点投诉', en: 'Open a siting' }, openCase),
    EndSiting: command({ zh: '随派遣终止', en: 'End a siting' }, endCase),
  },
});
export type SitingEvent = EventsOf<typeof siting>;
export type SitingCommand = CommandsOf<typeof siting>;
