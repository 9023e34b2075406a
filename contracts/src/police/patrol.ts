import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { deadline, isoInstant, limit, line, openLines, openText, ordinal, uuid, whole } from '../language/fields.ts';
import { officer } from '../referral/case.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';

const key = z.object({ patrolId: uuid });
const requester = z.object({
  kind: z.enum(['enterprise', 'owners-committee', 'residents-committee', 'subdistrict']),
  name: openText(80),
});
const officers = z.array(officer).min(1).max(10);
const hours = z.enum(['day', 'night', 'around-the-clock']).meta({ zh: '巡逻时段', en: 'hours' });

/** What a patrol meets; a security case begins of it. */
const incident = z.object({ caseId: uuid, category: line(60), brief: openLines(300) }).optional();

const requested = key.extend({ estate: estateSnapshot, requester, reason: openLines(300), hours });
const planned = key.extend({ station: openText(40), rounds: whole().min(1).max(200), until: deadline });
const reasoned = key.extend({ reason: openLines(300) });

/** Patrols asked for in an estate 巡逻申请 (policy 二(二)5): asked, planned, made round by round. */
export const patrol = aggregate('police', 'patrol', {
  key: 'patrolId',
  by: ['officer'],
  events: {
    PatrolRequested: event({ zh: '申请巡逻', en: 'Patrol requested' }, requested),
    PatrolDeclined: event({ zh: '不安排巡逻', en: 'Patrol declined' }, reasoned),
    PatrolPlanned: event({ zh: '安排巡逻', en: 'Patrol planned' }, planned),
    PatrolRoundMade: event(
      { zh: '完成一次巡逻', en: 'Patrol round made' },
      key.extend({
        round: ordinal,
        officers,
        madeAt: isoInstant,
        estate: estateSnapshot,
        incident,
      }),
    ),
    PatrolCompleted: event(
      { zh: '巡逻完成', en: 'Patrol completed' },
      key.extend({ rounds: whole(), incidents: whole() }),
    ),
    PatrolFellShort: event(
      { zh: '巡逻未完成', en: 'Patrol fell short' },
      key.extend({ planned: whole(), made: whole(), due: isoInstant, observedAt: isoInstant }),
    ),
    PatrolCancelled: event({ zh: '取消巡逻', en: 'Patrol cancelled' }, reasoned),
  },
  commands: {
    RequestPatrol: command({ zh: '申请巡逻', en: 'Request a patrol' }, requested, {
      by: ['clerk', 'residents-committee', 'owners-committee', 'enterprise', 'officer'],
    }),
    DeclinePatrol: command({ zh: '不安排巡逻', en: 'Decline a patrol' }, reasoned),
    PlanPatrol: command({ zh: '安排巡逻', en: 'Plan a patrol' }, planned, {
      given: (data) => data.omit({ until: true }).extend({ within: limit }),
    }),
    RecordPatrolRound: command(
      { zh: '登记巡逻', en: 'Record a round' },
      key.extend({
        officers,
        madeAt: isoInstant.optional(),
        incident,
      }),
      { duties: ['二(二)5'], by: ['crew', 'officer'] },
    ),
    CancelPatrol: command({ zh: '取消巡逻', en: 'Cancel a patrol' }, reasoned),
  },
  internal: {
    ObservePatrol: command({ zh: '检查巡逻期限', en: 'Observe a patrol' }, key.extend({ due: isoInstant })),
  },
});
export type PatrolEvent = EventsOf<typeof patrol>;
export type PatrolCommand = CommandsOf<typeof patrol>;
