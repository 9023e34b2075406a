import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { isoDate, openText, ruleSource, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';

/** A collection point 垃圾收集点: where containers stand and by when they are emptied each day. */
const point = aggregateOf('sanitation', 'collection-point');

export const wasteStream = z.enum(['mixed', 'kitchen', 'recyclable', 'hazardous', 'other']);
/** Beijing time of day. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const pointParticulars = z.object({
  name: openText(60),
  subdistrict: z.string().min(1).max(40),
  estate: estateSnapshot.optional(),
  containers: z.int().positive().max(200),
  streams: z.array(wasteStream).min(1).max(5),
  /** By when each of the day's rounds must have been here. */
  rounds: z.array(timeOfDay).min(1).max(6),
  /** Who drives the rounds. */
  crew: openText(40),
});
export type PointParticulars = z.output<typeof pointParticulars>;

const key = z.object({ pointId: uuid });

export const PointRegistered = point.event(
  'PointRegistered',
  { zh: '收集点登记', en: 'Collection point registered' },
  key.extend({ particulars: pointParticulars, from: isoDate }),
);
export const PointChanged = point.event(
  'PointChanged',
  { zh: '收集点变更', en: 'Collection point changed' },
  key.extend({ particulars: pointParticulars, reason: openText(200) }),
);
/** By a siting case that was decided. */
export const PointMoved = point.event(
  'PointMoved',
  { zh: '收集点迁移', en: 'Collection point moved' },
  key.extend({ to: openText(100), caseId: uuid, rule: ruleSource }),
);
export const PointClosed = point.event(
  'PointClosed',
  { zh: '收集点撤销', en: 'Collection point closed' },
  key.extend({ reason: openText(200), approval: openText(80), rule: ruleSource }),
);
export const pointEvents = [PointRegistered, PointChanged, PointMoved, PointClosed] as const;
export type PointEvent = EventOf<(typeof pointEvents)[number]>;

const streamOf = (data: { pointId: string }) => `collection-point-${data.pointId}`;

export const RegisterPoint = point.command(
  'RegisterPoint',
  { zh: '登记收集点', en: 'Register a collection point' },
  key.extend({ particulars: pointParticulars, from: isoDate }),
  streamOf,
);
export const ChangePoint = point.command(
  'ChangePoint',
  { zh: '变更收集点', en: 'Change a collection point' },
  key.extend({ particulars: pointParticulars, reason: openText(200) }),
  streamOf,
);
export const ClosePoint = point.command(
  'ClosePoint',
  { zh: '撤销收集点', en: 'Close a collection point' },
  /** 拆除环境卫生设施须经批准. */
  key.extend({ reason: openText(200), approval: openText(80).optional() }),
  streamOf,
);
export const pointCommands = [RegisterPoint, ChangePoint, ClosePoint] as const;
export const MovePoint = point.command(
  'MovePoint',
  { zh: '迁移收集点', en: 'Move a collection point' },
  key.extend({ to: openText(100), caseId: uuid }),
  streamOf,
);
export const pointInternalCommands = [MovePoint] as const;
export type PointCommand =
  | CommandOf<(typeof pointCommands)[number]>
  | CommandOf<(typeof pointInternalCommands)[number]>;
