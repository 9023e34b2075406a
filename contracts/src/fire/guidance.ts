import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { deadline, isoDate, isoInstant, limit, openLines, openText, ordinal, uuid } from '../language/fields.ts';
import { officer } from '../referral/case.ts';

const key = z.object({ guidanceId: uuid, station: openText(40) });
/** What a station's supervision of small premises, villages and estates still lacks. */
export const shortcoming = z.object({ no: ordinal, what: openLines(200) });
const nos = z.array(ordinal).max(50);

const just = z.object({ guidanceId: uuid });

const given = key.extend({
  visitedOn: isoDate,
  officers: z.array(officer).min(1).max(10),
  topics: z.array(openText(60)).min(1).max(20),
  shortcomings: z.array(shortcoming).max(50),
  followUpBy: deadline.optional(),
});

const followUp = { followUpWithin: limit.optional() };

/** Guidance of police stations 派出所消防业务指导 (policy 二(二)7; 山东省消防条例 art. 9, 58). */
export const guidance = aggregate('fire', 'guidance', {
  key: 'guidanceId',
  by: ['officer'],
  events: {
    GuidanceGiven: event({ zh: '业务指导', en: 'Guidance given' }, given),
    FollowUpOverdue: event(
      { zh: '回访逾期', en: 'Follow-up overdue' },
      key.extend({ due: isoInstant, observedAt: isoInstant }),
    ),
    GuidanceFollowedUp: event(
      { zh: '指导回访', en: 'Guidance followed up' },
      key.extend({ officers: z.array(officer).min(1).max(10), remaining: nos, followUpBy: deadline.optional() }),
    ),
    GuidanceClosed: event({ zh: '指导办结', en: 'Guidance closed' }, key),
  },
  commands: {
    GiveGuidance: command(
      { zh: '登记业务指导', en: 'Record guidance given' },
      given.extend({ shortcomings: z.array(shortcoming.omit({ no: true })).max(50) }),
      { given: (data) => data.omit({ followUpBy: true }).extend(followUp), duties: ['二(二)7.1'] },
    ),
    FollowUpGuidance: command(
      { zh: '指导回访', en: 'Follow guidance up' },
      just.extend({ officers: z.array(officer).min(1).max(10), remaining: nos, followUpBy: deadline.optional() }),
      { given: (data) => data.omit({ followUpBy: true }).extend(followUp), duties: ['二(二)7.1'] },
    ),
  },
  internal: {
    ObserveFollowUp: command({ zh: '检查回访期限', en: 'Observe a follow-up' }, just.extend({ due: isoInstant })),
  },
});
export type GuidanceEvent = EventsOf<typeof guidance>;
export type GuidanceCommand = CommandsOf<typeof guidance>;
