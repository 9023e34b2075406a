import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { decimal, isoInstant, line, openLines, openText, ordinal, ruleSource, uuid } from '../language/fields.ts';
import { trade } from './trade.ts';

export const outageArea = z.object({
  /** Whole estates, or buildings of them. */
  estates: z
    .array(z.object({ estateId: uuid, name: openText(60), buildings: z.array(line(20)).max(200).default([]) }))
    .max(200)
    .default([]),
  /** Subdistricts or towns as a whole. */
  subdistricts: z.array(line(40)).max(30).default([]),
  /** Roads and communities, as reports name them. */
  places: z.array(openText(60)).max(100).default([]),
});
export type OutageArea = z.output<typeof outageArea>;

/** `planned`: maintenance by plan; `temporary`: maintenance that came up; `emergency`: nothing could be announced ahead. */
export const outageKind = z.enum(['planned', 'temporary', 'emergency']).meta({
  values: {
    planned: { zh: '计划停供', en: 'planned' },
    temporary: { zh: '临时停供', en: 'temporary' },
    emergency: { zh: '突发停供', en: 'emergency' },
  },
});
export type OutageKind = z.output<typeof outageKind>;

const key = z.object({ outageId: uuid, trade });
const plan = key.extend({
  kind: outageKind,
  operator: openText(60),
  area: outageArea,
  from: isoInstant,
  until: isoInstant,
  reason: openLines(300),
  /** 经城市供水行政主管部门批准. */
  approval: openText(80).optional(),
});

const just = z.object({ outageId: uuid });

/** A planned outage 计划停供: announced ahead as the trade's statute says, begun, ended or overrun. */
export const outage = aggregate('utilities', 'outage', {
  key: 'outageId',
  by: ['utility', 'officer'],
  events: {
    OutageAnnounced: event(
      { zh: '停供公告', en: 'Outage announced' },
      plan.extend({
        announcedAt: isoInstant,
        /** The statute on how long before; absent where it names no length. */
        notice: z
          .object({ rule: ruleSource, latest: isoInstant.optional() })
          .meta({ zh: '提前公告要求', en: 'notice' }),
      }),
    ),
    OutageBegan: event({ zh: '停供开始', en: 'Outage began' }, key.extend({ beganAt: isoInstant })),
    OutageOverran: event(
      { zh: '超时未恢复', en: 'Outage overran' },
      key.extend({ area: outageArea, due: isoInstant, observedAt: isoInstant }),
    ),
    OutageEnded: event(
      { zh: '恢复供应', en: 'Outage ended' },
      key.extend({ endedAt: isoInstant, hours: decimal().nonnegative(), late: z.boolean() }),
    ),
    /** 连续停止供热二十四小时以上的，依据停供时间减收相应热费 (山东省供热条例 art. 29). */
    OutageFeeRelieved: event(
      { zh: '停供减收费用', en: 'Fee relieved for an outage' },
      key.extend({ hours: ordinal, rule: ruleSource }),
    ),
    OutageCancelled: event({ zh: '取消停供', en: 'Outage cancelled' }, key.extend({ reason: openLines(300) })),
  },
  commands: {
    AnnounceOutage: command({ zh: '公告停供', en: 'Announce an outage' }, plan, { duties: ['二(二)12.2'] }),
    BeginOutage: command({ zh: '开始停供', en: 'Begin an outage' }, just),
    EndOutage: command({ zh: '恢复供应', en: 'End an outage' }, just.extend({ endedAt: isoInstant.optional() })),
    CancelOutage: command({ zh: '取消停供', en: 'Cancel an outage' }, just.extend({ reason: openLines(300) })),
  },
  internal: {
    ObserveOutage: command({ zh: '检查停供时间', en: 'Observe an outage' }, just),
  },
});
export type OutageEvent = EventsOf<typeof outage>;
export type OutageCommand = CommandsOf<typeof outage>;
