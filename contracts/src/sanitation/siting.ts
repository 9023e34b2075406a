import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoDate, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, officer, openCase } from '../referral/case.ts';

/** A complaint of a collection point's place or smell 垃圾站点设置与异味. */
const siting = aggregateOf('sanitation', 'siting');

const photographs = z.array(evidence).max(20);
const inspectors = z.array(officer).min(1).max(10);
/** What was found: the place is wrong, it smells, it is broken, or it is as it should be. */
export const sitingProblem = z.enum(['place', 'odour', 'vermin', 'broken', 'unapproved']);
export const sitingMeasure = z.enum(['cleaned', 'disinfected', 'repaired', 'hours-changed', 'closed-container']);

const begun = caseKey.extend({ matter: caseMatter });
export const SitingReported = siting.event('SitingReported', { zh: '站点投诉', en: 'Siting reported' }, begun);
export const SitingReopened = siting.event('SitingReopened', { zh: '再次站点投诉', en: 'Siting reopened' }, begun);
export const SitingInspected = siting.event(
  'SitingInspected',
  { zh: '现场查看站点', en: 'Site inspected' },
  caseKey.extend({
    inspectors,
    pointId: uuid.optional(),
    problems: z.array(sitingProblem).min(1).max(5),
    evidence: photographs,
  }),
);
export const SiteInOrder = siting.event(
  'SiteInOrder',
  { zh: '站点符合要求', en: 'Site in order' },
  caseKey.extend({ inspectors, note: openText(300), evidence: photographs }),
);
export const SiteImproved = siting.event(
  'SiteImproved',
  { zh: '站点整治', en: 'Site improved' },
  caseKey.extend({
    measures: z.array(sitingMeasure).min(1).max(5),
    solves: z.array(sitingProblem),
    what: openText(300),
  }),
);
/** 征求意见: the neighbours of the place that is proposed are asked before anything moves. */
export const RelocationProposed = siting.event(
  'RelocationProposed',
  { zh: '拟迁移公示', en: 'Relocation proposed' },
  caseKey.extend({ pointId: uuid, to: openText(100), objectBy: deadline }),
);
export const ObjectionsWeighed = siting.event(
  'ObjectionsWeighed',
  { zh: '研究意见', en: 'Objections weighed' },
  caseKey.extend({ objections: z.int().nonnegative(), upheld: z.boolean(), reason: openText(300) }),
);
export const PointRelocated = siting.event(
  'PointRelocated',
  { zh: '站点迁移', en: 'Point relocated' },
  caseKey.extend({ pointId: uuid, to: openText(100), on: isoDate, rule: ruleSource }),
);
export const SitingClosed = siting.event(
  'SitingClosed',
  { zh: '站点投诉办结', en: 'Siting closed' },
  caseKey.extend({ end: z.enum(['solved', 'partly-solved', 'stays']), note: openText(300), closedAt: isoInstant }),
);
export const SitingWithdrawn = siting.event(
  'SitingWithdrawn',
  { zh: '站点投诉终止', en: 'Siting withdrawn' },
  caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
);
export const sitingEvents = [
  SitingReported,
  SitingReopened,
  SitingInspected,
  SiteInOrder,
  SiteImproved,
  RelocationProposed,
  ObjectionsWeighed,
  PointRelocated,
  SitingClosed,
  SitingWithdrawn,
] as const;
export type SitingEvent = EventOf<(typeof sitingEvents)[number]>;

const streamOf = (data: { caseId: string }) => `siting-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const ReportSiting = siting.command(
  'ReportSiting',
  { zh: '登记站点投诉', en: 'Report a siting' },
  just.extend({ matter: caseMatter }),
  streamOf,
);
export const InspectSite = siting.command(
  'InspectSite',
  { zh: '登记现场查看', en: 'Inspect a site' },
  just.extend({
    inspectors,
    pointId: uuid.optional(),
    problems: z.array(sitingProblem).max(5),
    note: openText(300).optional(),
    evidence: photographs.default([]),
  }),
  streamOf,
);
export const ImproveSite = siting.command(
  'ImproveSite',
  { zh: '登记站点整治', en: 'Record an improvement' },
  just.extend({
    measures: z.array(sitingMeasure).min(1).max(5),
    /** Which of the problems it ends. */
    solves: z.array(sitingProblem).max(5),
    what: openText(300),
  }),
  streamOf,
);
/** As the decider gets it; officers give `within`. */
export const ProposeRelocation = siting.command(
  'ProposeRelocation',
  { zh: '公示拟迁移', en: 'Propose a relocation' },
  just.extend({ to: openText(100), objectBy: deadline }),
  streamOf,
);
export const WeighObjections = siting.command(
  'WeighObjections',
  { zh: '研究意见', en: 'Weigh objections' },
  just.extend({ objections: z.int().nonnegative(), upheld: z.boolean(), reason: openText(300) }),
  streamOf,
);
export const RelocatePoint = siting.command(
  'RelocatePoint',
  { zh: '登记迁移', en: 'Relocate a point' },
  just,
  streamOf,
);
export const CloseSiting = siting.command(
  'CloseSiting',
  { zh: '办结站点投诉', en: 'Close a siting' },
  just.extend({ note: openText(300) }),
  streamOf,
);
export const sitingCommands = [
  ReportSiting,
  InspectSite,
  ImproveSite,
  ProposeRelocation,
  WeighObjections,
  RelocatePoint,
  CloseSiting,
] as const;
export const OpenSiting = siting.command('OpenSiting', { zh: '派遣站点投诉', en: 'Open a siting' }, openCase, streamOf);
export const EndSiting = siting.command('EndSiting', { zh: '随派遣终止', en: 'End a siting' }, endCase, streamOf);
export const sitingInternalCommands = [OpenSiting, EndSiting] as const;
export type SitingCommand =
  | CommandOf<(typeof sitingCommands)[number]>
  | CommandOf<(typeof sitingInternalCommands)[number]>;
