import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import {
  deadline,
  isoDate,
  isoInstant,
  line,
  openLines,
  openText,
  ordinal,
  ruleSource,
  uuid,
  whole,
} from '../language/fields.ts';
import { timeOfDay, wasteStream } from './collection-point.ts';

const key = z.object({ roundId: uuid, pointId: uuid });
export const wasteLoad = z.object({ stream: wasteStream, kilograms: whole().positive().max(50_000) });
const loads = z.array(wasteLoad).min(1).max(5);

const scheduled = key.extend({
  point: openText(60),
  subdistrict: line(40),
  estateId: uuid.optional(),
  day: isoDate,
  by: timeOfDay.meta({ zh: '应收时刻', en: 'by' }),
  crew: openText(40),
  collectBy: isoInstant,
});
const collected = key.extend({
  day: isoDate,
  collectedAt: isoInstant,
  loads,
  kilograms: ordinal,
  late: z.boolean(),
});

const just = z.object({ roundId: uuid });

/** A collection round 收运 at one point: scheduled, collected or missed, made up (日产日清). */
export const round = aggregate('sanitation', 'round', {
  key: 'roundId',
  by: ['officer'],
  events: {
    RoundScheduled: event({ zh: '排定收运', en: 'Round scheduled' }, scheduled),
    WasteCollected: event({ zh: '完成收运', en: 'Waste collected' }, collected),
    RoundMissed: event(
      { zh: '漏收', en: 'Round missed' },
      key.extend({ due: isoInstant, observedAt: isoInstant, makeUpBy: deadline, rule: ruleSource }),
    ),
    RoundMadeUp: event({ zh: '补收', en: 'Round made up' }, collected),
    MakeUpOverdue: event(
      { zh: '补收逾期', en: 'Making up overdue' },
      key.extend({ due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
    ),
    /** Not driven, for a reason that is said. */
    RoundExcused: event(
      { zh: '无须或者无法收运', en: 'Round excused' },
      key.extend({
        ground: z.enum(['containers-empty', 'access-blocked', 'point-closed', 'cleared-with-another']),
        note: openLines(200),
      }),
    ),
  },
  commands: {
    RecordCollection: command(
      { zh: '登记收运', en: 'Record a collection' },
      just.extend({ collectedAt: isoInstant.optional(), loads }),
      { duties: ['二(二)9.1', '二(二)9.2'], by: ['crew', 'officer'] },
    ),
    ExcuseRound: command(
      { zh: '登记无须或者无法收运', en: 'Excuse a round' },
      just.extend({ ground: z.enum(['containers-empty', 'access-blocked']), note: openLines(200) }),
      { by: ['crew', 'officer'] },
    ),
  },
  internal: {
    ScheduleRound: command({ zh: '排定收运', en: 'Schedule a round' }, scheduled, { duties: ['二(二)9.1'] }),
    /** `makeUpBy` is worked out by the clock that asks. */
    ObserveRound: command({ zh: '检查收运', en: 'Observe a round' }, just.extend({ makeUpBy: deadline })),
    /** Garbage that lay at the point was cleared with it. */
    MakeUpRound: command(
      { zh: '随清理补收', en: 'Make a round up by a clearance' },
      just.extend({ collectedAt: isoInstant, loads }),
    ),
    /** The point is closed; or what lay there was cleared, and counted, with an earlier round. */
    CallRoundOff: command(
      { zh: '不再收运', en: 'Call a round off' },
      just.extend({ ground: z.enum(['point-closed', 'cleared-with-another']) }),
    ),
  },
});
export type RoundEvent = EventsOf<typeof round>;
export type RoundCommand = CommandsOf<typeof round>;
