import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { deadline, isoInstant, openText, uuid } from '../language/fields.ts';
import { officer } from '../referral/case.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';

/** Patrols asked for in an estate 巡逻申请 (policy 二(二)5): asked, planned, made round by round. */
const patrol = aggregateOf('police', 'patrol');

const key = z.object({ patrolId: uuid });
const requester = z.object({
  kind: z.enum(['enterprise', 'owners-committee', 'residents-committee', 'subdistrict']),
  name: openText(80),
});
const officers = z.array(officer).min(1).max(10);
const hours = z.enum(['day', 'night', 'around-the-clock']);

export const PatrolRequested = patrol.event(
  'PatrolRequested',
  { zh: '申请巡逻', en: 'Patrol requested' },
  key.extend({ estate: estateSnapshot, requester, reason: openText(300), hours }),
);
export const PatrolDeclined = patrol.event(
  'PatrolDeclined',
  { zh: '不安排巡逻', en: 'Patrol declined' },
  key.extend({ reason: openText(300) }),
);
export const PatrolPlanned = patrol.event(
  'PatrolPlanned',
  { zh: '安排巡逻', en: 'Patrol planned' },
  key.extend({ station: openText(40), rounds: z.int().min(1).max(200), until: deadline }),
);
export const PatrolRoundMade = patrol.event(
  'PatrolRoundMade',
  { zh: '完成一次巡逻', en: 'Patrol round made' },
  key.extend({
    round: z.int().positive(),
    officers,
    madeAt: isoInstant,
    estate: estateSnapshot,
    /** A security case begins of it. */
    incident: z.object({ caseId: uuid, category: z.string().max(60), brief: openText(300) }).optional(),
  }),
);
export const PatrolCompleted = patrol.event(
  'PatrolCompleted',
  { zh: '巡逻完成', en: 'Patrol completed' },
  key.extend({ rounds: z.int(), incidents: z.int() }),
);
export const PatrolFellShort = patrol.event(
  'PatrolFellShort',
  { zh: '巡逻未完成', en: 'Patrol fell short' },
  key.extend({ planned: z.int(), made: z.int(), due: isoInstant, observedAt: isoInstant }),
);
export const PatrolCancelled = patrol.event(
  'PatrolCancelled',
  { zh: '取消巡逻', en: 'Patrol cancelled' },
  key.extend({ reason: openText(300) }),
);
export const patrolEvents = [
  PatrolRequested,
  PatrolDeclined,
  PatrolPlanned,
  PatrolRoundMade,
  PatrolCompleted,
  PatrolFellShort,
  PatrolCancelled,
] as const;
export type PatrolEvent = EventOf<(typeof patrolEvents)[number]>;

const streamOf = (data: { patrolId: string }) => `patrol-${data.patrolId}`;

export const RequestPatrol = patrol.command(
  'RequestPatrol',
  { zh: '申请巡逻', en: 'Request a patrol' },
  PatrolRequested.schema,
  streamOf,
);
export const DeclinePatrol = patrol.command(
  'DeclinePatrol',
  { zh: '不安排巡逻', en: 'Decline a patrol' },
  PatrolDeclined.schema,
  streamOf,
);
/** As the decider gets it; officers give `within`. */
export const PlanPatrol = patrol.command(
  'PlanPatrol',
  { zh: '安排巡逻', en: 'Plan a patrol' },
  PatrolPlanned.schema,
  streamOf,
);
export const RecordPatrolRound = patrol.command(
  'RecordPatrolRound',
  { zh: '登记巡逻', en: 'Record a round' },
  key.extend({
    officers,
    madeAt: isoInstant.optional(),
    incident: PatrolRoundMade.schema.shape.incident,
  }),
  streamOf,
  { duties: ['二(二)5'] },
);
export const CancelPatrol = patrol.command(
  'CancelPatrol',
  { zh: '取消巡逻', en: 'Cancel a patrol' },
  PatrolCancelled.schema,
  streamOf,
);
export const patrolCommands = [RequestPatrol, DeclinePatrol, PlanPatrol, RecordPatrolRound, CancelPatrol] as const;
export const ObservePatrol = patrol.command(
  'ObservePatrol',
  { zh: '检查巡逻期限', en: 'Observe a patrol' },
  key.extend({ due: isoInstant }),
  streamOf,
);
export const patrolInternalCommands = [ObservePatrol] as const;
export type PatrolCommand =
  | CommandOf<(typeof patrolCommands)[number]>
  | CommandOf<(typeof patrolInternalCommands)[number]>;
