import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { deadline, evidence, isoInstant, openLines, openText, ordinal, ruleSource, uuid } from '../language/fields.ts';
import { caseKey, caseMatter, endCase, openCase } from '../referral/case.ts';
import { wasteLoad } from './round.ts';

const photographs = z.array(evidence).max(20);
const source = z.enum(['referral', 'patrol', 'call']);
/** Whose duty it was: our missed round, containers too few, or somebody's dumping. */
export const garbageCause = z.enum(['round-missed', 'containers-overflow', 'dumped', 'left-by-collectors']);

const report = caseKey.extend({ source, matter: caseMatter, reportedAt: isoInstant });

const just = z.object({ caseId: uuid });

/** Exposed garbage 暴露垃圾: household waste that lies about, cleared within four working hours. */
export const garbage = aggregate('sanitation', 'garbage', {
  key: 'caseId',
  by: ['officer'],
  events: {
    GarbageReported: event({ zh: '暴露垃圾', en: 'Garbage reported' }, report),
    GarbageReportedAgain: event({ zh: '再次反映垃圾', en: 'Garbage reported again' }, report),
    GarbageClockStarted: event(
      { zh: '清理时限起算', en: 'Clock of a clearance started' },
      caseKey.extend({ clearBy: deadline }),
    ),
    GarbageCrewSent: event({ zh: '派员清理', en: 'Crew sent' }, caseKey.extend({ crew: openText(40) })),
    GarbageOverdue: event(
      { zh: '清理逾期', en: 'Clearance overdue' },
      caseKey.extend({ due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
    ),
    GarbageCleared: event(
      { zh: '清理完毕', en: 'Garbage cleared' },
      caseKey.extend({
        cause: garbageCause,
        clearedAt: isoInstant,
        loads: z.array(wasteLoad).min(1).max(5),
        kilograms: ordinal,
        /** The point where it lay: its missed round is made up by this. */
        pointId: uuid.optional(),
        late: z.boolean(),
        evidence: photographs,
      }),
    ),
    NoGarbageFound: event(
      { zh: '现场无暴露垃圾', en: 'No garbage found' },
      caseKey.extend({ note: openLines(300), evidence: photographs }),
    ),
    GarbageWithdrawn: event(
      { zh: '清理终止', en: 'Garbage case withdrawn' },
      caseKey.extend({ cause: endCase.shape.cause, note: endCase.shape.note }),
    ),
  },
  commands: {
    ReportGarbage: command(
      { zh: '登记暴露垃圾', en: 'Report garbage' },
      just.extend({ source: source.exclude(['referral']), matter: caseMatter }),
    ),
    SendGarbageCrew: command({ zh: '派员清理', en: 'Send a crew' }, just.extend({ crew: openText(40) })),
    ClearGarbage: command(
      { zh: '登记清理', en: 'Record a clearance' },
      just.extend({
        cause: garbageCause,
        clearedAt: isoInstant.optional(),
        loads: z.array(wasteLoad).min(1).max(5),
        pointId: uuid.optional(),
        evidence: photographs.default([]),
      }),
      { duties: ['二(二)9.2'], by: ['crew', 'officer'] },
    ),
    RecordNoGarbage: command(
      { zh: '登记现场无垃圾', en: 'Record that there is none' },
      just.extend({ note: openLines(300), evidence: photographs }),
      { by: ['crew', 'officer'] },
    ),
  },
  internal: {
    OpenGarbage: command({ zh: '派遣清理', en: 'Open a clearance' }, openCase),
    EndGarbage: command({ zh: '随派遣终止', en: 'End a clearance' }, endCase),
    StartGarbageClock: command(
      { zh: '起算清理时限', en: 'Start the clock of a clearance' },
      just.extend({ reportedAt: isoInstant, clearBy: deadline }),
    ),
    ObserveGarbage: command({ zh: '检查清理', en: 'Observe garbage' }, just),
  },
});
export type GarbageEvent = EventsOf<typeof garbage>;
export type GarbageCommand = CommandsOf<typeof garbage>;
