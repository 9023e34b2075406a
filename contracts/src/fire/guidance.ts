import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, isoDate, isoInstant, openText, uuid } from '../language/fields.ts';
import { officer } from '../referral/case.ts';

/** Guidance of police stations 派出所消防业务指导 (policy 二(二)7; 山东省消防条例 art. 9, 58). */
const guidance = aggregateOf('fire', 'guidance');

const key = z.object({ guidanceId: uuid, station: openText(40) });
/** What a station's supervision of small premises, villages and estates still lacks. */
export const shortcoming = z.object({ no: z.int().positive(), what: openText(200) });
const nos = z.array(z.int().positive()).max(50);

export const GuidanceGiven = guidance.event(
  'GuidanceGiven',
  { zh: '业务指导', en: 'Guidance given' },
  key.extend({
    visitedOn: isoDate,
    officers: z.array(officer).min(1).max(10),
    topics: z.array(openText(60)).min(1).max(20),
    shortcomings: z.array(shortcoming).max(50),
    followUpBy: deadline.optional(),
  }),
);
export const FollowUpOverdue = guidance.event(
  'FollowUpOverdue',
  { zh: '回访逾期', en: 'Follow-up overdue' },
  key.extend({ due: isoInstant, observedAt: isoInstant }),
);
export const GuidanceFollowedUp = guidance.event(
  'GuidanceFollowedUp',
  { zh: '指导回访', en: 'Guidance followed up' },
  key.extend({ officers: z.array(officer).min(1).max(10), remaining: nos, followUpBy: deadline.optional() }),
);
export const GuidanceClosed = guidance.event('GuidanceClosed', { zh: '指导办结', en: 'Guidance closed' }, key);
export const guidanceEvents = [GuidanceGiven, FollowUpOverdue, GuidanceFollowedUp, GuidanceClosed] as const;
export type GuidanceEvent = EventOf<(typeof guidanceEvents)[number]>;

const streamOf = (data: { guidanceId: string }) => `guidance-${data.guidanceId}`;
const just = z.object({ guidanceId: uuid });

/** As the decider gets it; officers give `followUpWithin`. */
export const GiveGuidance = guidance.command(
  'GiveGuidance',
  { zh: '登记业务指导', en: 'Record guidance given' },
  GuidanceGiven.schema.extend({ shortcomings: z.array(shortcoming.omit({ no: true })).max(50) }),
  streamOf,
  { duties: ['二(二)7.1'] },
);
/** As the decider gets it; officers give `followUpWithin`. */
export const FollowUpGuidance = guidance.command(
  'FollowUpGuidance',
  { zh: '指导回访', en: 'Follow guidance up' },
  just.extend({ officers: z.array(officer).min(1).max(10), remaining: nos, followUpBy: deadline.optional() }),
  streamOf,
  { duties: ['二(二)7.1'] },
);
export const guidanceCommands = [GiveGuidance, FollowUpGuidance] as const;
export const ObserveFollowUp = guidance.command(
  'ObserveFollowUp',
  { zh: '检查回访期限', en: 'Observe a follow-up' },
  just.extend({ due: isoInstant }),
  streamOf,
);
export const guidanceInternalCommands = [ObserveFollowUp] as const;
export type GuidanceCommand =
  | CommandOf<(typeof guidanceCommands)[number]>
  | CommandOf<(typeof guidanceInternalCommands)[number]>;
