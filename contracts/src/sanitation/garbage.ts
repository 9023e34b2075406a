import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, evidence, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';
import { wasteLoad } from './round.ts';

/** Exposed garbage 暴露垃圾: household waste that lies about, cleared within four working hours. */
const garbage = aggregateOf('sanitation', 'garbage');

const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'call']);
/** Whose duty it was: our missed round, containers too few, or somebody's dumping. */
export const garbageCause = z.enum(['round-missed', 'containers-overflow', 'dumped', 'left-by-collectors']);

const report = caseKey.extend({ source, matter: caseMatter, reportedAt: isoInstant });
export const GarbageReported = garbage.event('GarbageReported', { zh: '暴露垃圾', en: 'Garbage reported' }, report);
export const GarbageReportedAgain = garbage.event(
  'GarbageReportedAgain',
  { zh: '再次反映垃圾', en: 'Garbage reported again' },
  report,
);
export const GarbageClockStarted = garbage.event(
  'GarbageClockStarted',
  { zh: '清理时限起算', en: 'Clock of a clearance started' },
  caseKey.extend({ clearBy: deadline }),
);
export const GarbageCrewSent = garbage.event(
  'GarbageCrewSent',
  { zh: '派员清理', en: 'Crew sent' },
  caseKey.extend({ crew: openText(40) }),
);
export const GarbageOverdue = garbage.event(
  'GarbageOverdue',
  { zh: '清理逾期', en: 'Clearance overdue' },
  caseKey.extend({ due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
);
export const GarbageCleared = garbage.event(
  'GarbageCleared',
  { zh: '清理完毕', en: 'Garbage cleared' },
  caseKey.extend({
    cause: garbageCause,
    clearedAt: isoInstant,
    loads: z.array(wasteLoad).min(1).max(5),
    kilograms: z.int().positive(),
    /** The point where it lay: its missed round is made up by this. */
    pointId: uuid.optional(),
    late: z.boolean(),
    evidence: photographs,
  }),
);
export const NoGarbageFound = garbage.event(
  'NoGarbageFound',
  { zh: '现场无暴露垃圾', en: 'No garbage found' },
  caseKey.extend({ note: openText(300), evidence: photographs }),
);
export const GarbageWithdrawn = garbage.event(
  'GarbageWithdrawn',
  { zh: '清理终止', en: 'Garbage case withdrawn' },
  caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
);
export const garbageEvents = [
  GarbageReported,
  GarbageReportedAgain,
  GarbageClockStarted,
  GarbageCrewSent,
  GarbageOverdue,
  GarbageCleared,
  NoGarbageFound,
  GarbageWithdrawn,
] as const;
export type GarbageEvent = EventOf<(typeof garbageEvents)[number]>;

const streamOf = (data: { caseId: string }) => `garbage-${data.caseId}`;
const just = z.object({ caseId: uuid });

export const ReportGarbage = garbage.command(
  'ReportGarbage',
  { zh: '登记暴露垃圾', en: 'Report garbage' },
  just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
  streamOf,
);
export const SendGarbageCrew = garbage.command(
  'SendGarbageCrew',
  { zh: '派员清理', en: 'Send a crew' },
  just.extend({ crew: openText(40) }),
  streamOf,
);
export const ClearGarbage = garbage.command(
  'ClearGarbage',
  { zh: '登记清理', en: 'Record a clearance' },
  just.extend({
    cause: garbageCause,
    clearedAt: isoInstant.optional(),
    loads: z.array(wasteLoad).min(1).max(5),
    pointId: uuid.optional(),
    evidence: photographs.default([]),
  }),
  streamOf,
  { duties: ['二(二)9.2'] },
);
export const RecordNoGarbage = garbage.command(
  'RecordNoGarbage',
  { zh: '登记现场无垃圾', en: 'Record that there is none' },
  just.extend({ note: openText(300), evidence: photographs }),
  streamOf,
);
export const garbageCommands = [ReportGarbage, SendGarbageCrew, ClearGarbage, RecordNoGarbage] as const;
export const OpenGarbage = garbage.command(
  'OpenGarbage',
  { zh: '派遣清理', en: 'Open a clearance' },
  openCase,
  streamOf,
);
export const EndGarbage = garbage.command('EndGarbage', { zh: '随派遣终止', en: 'End a clearance' }, endCase, streamOf);
export const StartGarbageClock = garbage.command(
  'StartGarbageClock',
  { zh: '起算清理时限', en: 'Start the clock of a clearance' },
  just.extend({ reportedAt: isoInstant, clearBy: deadline }),
  streamOf,
);
export const ObserveGarbage = garbage.command(
  'ObserveGarbage',
  { zh: '检查清理', en: 'Observe garbage' },
  just,
  streamOf,
);
export const garbageInternalCommands = [OpenGarbage, EndGarbage, StartGarbageClock, ObserveGarbage] as const;
export type GarbageCommand =
  | CommandOf<(typeof garbageCommands)[number]>
  | CommandOf<(typeof garbageInternalCommands)[number]>;
