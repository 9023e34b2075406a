import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { code, isoDate, openLines, openText, ruleSource, uuid, whole } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';

export const wasteStream = z.enum(['mixed', 'kitchen', 'recyclable', 'hazardous', 'other']);
/** Beijing time of day. */
export const timeOfDay = code(/^([01]\d|2[0-3]):[0-5]\d$/);

export const pointParticulars = z.object({
  name: openText(60),
  subdistrict: openText(40),
  estate: estateSnapshot.optional(),
  containers: whole().positive().max(200),
  streams: z.array(wasteStream).min(1).max(5),
  /** By when each of the day's rounds must have been here. */
  rounds: z.array(timeOfDay).min(1).max(6),
  /** Who drives the rounds. */
  crew: openText(40),
});
export type PointParticulars = z.output<typeof pointParticulars>;

const key = z.object({ pointId: uuid });
const registered = key.extend({ particulars: pointParticulars, from: isoDate });
const changed = key.extend({ particulars: pointParticulars, reason: openLines(200) });

/** A collection point 垃圾收集点: where containers stand and by when they are emptied each day. */
export const collectionPoint = aggregate('sanitation', 'collection-point', {
  key: 'pointId',
  by: ['officer'],
  events: {
    PointRegistered: event({ zh: '收集点登记', en: 'Collection point registered' }, registered),
    PointChanged: event({ zh: '收集点变更', en: 'Collection point changed' }, changed),
    /** By a siting case that was decided. */
    PointMoved: event(
      { zh: '收集点迁移', en: 'Collection point moved' },
      key.extend({ to: openText(100), caseId: uuid, rule: ruleSource }),
    ),
    PointClosed: event(
      { zh: '收集点撤销', en: 'Collection point closed' },
      key.extend({ reason: openLines(200), approval: openText(80), rule: ruleSource }),
    ),
  },
  commands: {
    RegisterPoint: command({ zh: '登记收集点', en: 'Register a collection point' }, registered),
    ChangePoint: command({ zh: '变更收集点', en: 'Change a collection point' }, changed),
    /** 拆除环境卫生设施须经批准. */
    ClosePoint: command(
      { zh: '撤销收集点', en: 'Close a collection point' },
      key.extend({ reason: openLines(200), approval: openText(80).optional() }),
    ),
  },
  internal: {
    MovePoint: command(
      { zh: '迁移收集点', en: 'Move a collection point' },
      key.extend({ to: openText(100), caseId: uuid }),
    ),
  },
});
export type PointEvent = EventsOf<typeof collectionPoint>;
export type PointCommand = CommandsOf<typeof collectionPoint>;
