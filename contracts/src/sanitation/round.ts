import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, isoDate, isoInstant, openText, ruleSource, uuid } from '../language/fields.ts';
import { timeOfDay, wasteStream } from './collection-point.ts';

/** A collection round 收运 at one point: scheduled, collected or missed, made up (日产日清). */
const round = aggregateOf('sanitation', 'round');

const key = z.object({ roundId: uuid, pointId: uuid });
const stop = key.extend({
  point: openText(60),
  subdistrict: z.string().max(40),
  estateId: uuid.optional(),
  day: isoDate,
  by: timeOfDay,
});
export const wasteLoad = z.object({ stream: wasteStream, kilograms: z.int().positive().max(50_000) });
const loads = z.array(wasteLoad).min(1).max(5);

export const RoundScheduled = round.event(
  'RoundScheduled',
  { zh: '排定收运', en: 'Round scheduled' },
  stop.extend({ crew: openText(40), collectBy: isoInstant }),
);
export const WasteCollected = round.event(
  'WasteCollected',
  { zh: '完成收运', en: 'Waste collected' },
  key.extend({ day: isoDate, collectedAt: isoInstant, loads, kilograms: z.int().positive(), late: z.boolean() }),
);
export const RoundMissed = round.event(
  'RoundMissed',
  { zh: '漏收', en: 'Round missed' },
  key.extend({ due: isoInstant, observedAt: isoInstant, makeUpBy: deadline, rule: ruleSource }),
);
export const RoundMadeUp = round.event(
  'RoundMadeUp',
  { zh: '补收', en: 'Round made up' },
  key.extend({ day: isoDate, collectedAt: isoInstant, loads, kilograms: z.int().positive(), late: z.boolean() }),
);
export const MakeUpOverdue = round.event(
  'MakeUpOverdue',
  { zh: '补收逾期', en: 'Making up overdue' },
  key.extend({ due: isoInstant, observedAt: isoInstant, rule: ruleSource }),
);
/** Not driven, for a reason that is said. */
export const RoundExcused = round.event(
  'RoundExcused',
  { zh: '无须或者无法收运', en: 'Round excused' },
  key.extend({
    ground: z.enum(['containers-empty', 'access-blocked', 'point-closed', 'cleared-with-another']),
    note: openText(200),
  }),
);
export const roundEvents = [
  RoundScheduled,
  WasteCollected,
  RoundMissed,
  RoundMadeUp,
  MakeUpOverdue,
  RoundExcused,
] as const;
export type RoundEvent = EventOf<(typeof roundEvents)[number]>;

const streamOf = (data: { roundId: string }) => `round-${data.roundId}`;
const just = z.object({ roundId: uuid });

export const RecordCollection = round.command(
  'RecordCollection',
  { zh: '登记收运', en: 'Record a collection' },
  just.extend({ collectedAt: isoInstant.optional(), loads }),
  streamOf,
  { duties: ['二(二)9.1', '二(二)9.2'] },
);
export const ExcuseRound = round.command(
  'ExcuseRound',
  { zh: '登记无须或者无法收运', en: 'Excuse a round' },
  just.extend({ ground: z.enum(['containers-empty', 'access-blocked']), note: openText(200) }),
  streamOf,
);
export const roundCommands = [RecordCollection, ExcuseRound] as const;
export const ScheduleRound = round.command(
  'ScheduleRound',
  { zh: '排定收运', en: 'Schedule a round' },
  RoundScheduled.schema,
  streamOf,
  { duties: ['二(二)9.1'] },
);
/** `makeUpBy` is worked out by the clock that asks. */
export const ObserveRound = round.command(
  'ObserveRound',
  { zh: '检查收运', en: 'Observe a round' },
  just.extend({ makeUpBy: deadline }),
  streamOf,
);
/** Garbage that lay at the point was cleared with it. */
export const MakeUpRound = round.command(
  'MakeUpRound',
  { zh: '随清理补收', en: 'Make a round up by a clearance' },
  just.extend({ collectedAt: isoInstant, loads }),
  streamOf,
);
/** The point is closed; or what lay there was cleared, and counted, with an earlier round. */
export const CallRoundOff = round.command(
  'CallRoundOff',
  { zh: '不再收运', en: 'Call a round off' },
  just.extend({ ground: z.enum(['point-closed', 'cleared-with-another']) }),
  streamOf,
);
export const roundInternalCommands = [ScheduleRound, ObserveRound, MakeUpRound, CallRoundOff] as const;
export type RoundCommand =
  | CommandOf<(typeof roundCommands)[number]>
  | CommandOf<(typeof roundInternalCommands)[number]>;
