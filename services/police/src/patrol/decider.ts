import {
  accept,
  type Decider,
  type Decision,
  type EstateSnapshot,
  houseRule,
  type PatrolCommand,
  type PatrolEvent,
  refuse,
  under,
  utc,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match } from 'ts-pattern';

/**
 * A patrol that an estate asks for.
 *
 *   requested ─▶ planned ─▶ round, round, … ─▶ completed
 *      │            │ └─(time)─▶ fell short ─▶ planned again
 *      └▶ declined  └▶ cancelled
 *
 * A round that meets an incident begins a security case. Law: policy 二(二)5; 治安管理处罚法 art. 6; 物业管理条例 art. 46 (the
 * enterprise assists, and reports); 淄博市物业管理条例 art. 73(二).
 */
export type PatrolState = { readonly status: 'none' } | Patrol;

interface Patrol {
  readonly status: 'requested' | 'planned' | 'short' | 'over';
  readonly patrolId: string;
  readonly estate: EstateSnapshot;
  readonly rounds: number;
  /** Of the plan that runs. */
  readonly made: number;
  readonly lastAt?: string | undefined;
  /** Rounds of all plans, and incidents that they met. */
  readonly all: number;
  readonly incidents: number;
  readonly due?: string;
}

const order = under(houseRule('巡逻办理次序'));
const policy = under({ law: '政策', article: '二(二)5' });

const { absent, exists, over } = refusalsOf(houseRule('巡逻办理次序'), 'patrol', {
  absent: ['没有该巡逻申请', 'there is no such request'],
  exists: ['该编号的申请已存在', 'a request of this id exists'],
  over: ['该巡逻已经结束', 'the patrol is over', '另行申请', 'make a new request'],
});
const planned = order(
  'patrol-planned',
  ['巡逻已经安排', 'the patrol has been planned'],
  ['登记巡逻，或者取消', 'record its rounds, or cancel it'],
);
const notPlanned = order(
  'patrol-not-planned',
  ['巡逻尚未安排', 'the patrol has not been planned'],
  ['先安排', 'plan it first'],
);
const dueInPast = order(
  'due-in-past',
  ['期限须在今后', 'the time must end in the future'],
  ['改正期限', 'correct the time'],
);
const twoOfficers = policy(
  'two-officers',
  ['巡逻不得少于二人', 'two officers go on patrol'],
  ['补充另一名民警或者辅警', 'name another'],
);
const inFuture = order(
  'round-in-future',
  ['巡逻时间不能晚于现在', 'no round can have been made later than now'],
  ['改正时间', 'correct the time'],
);
const beforeLast = order(
  'round-before-last',
  ['巡逻时间须晚于上一次', 'a round comes after the one before'],
  ['改正时间', 'correct the time'],
);

const decide = (command: PatrolCommand, state: PatrolState): Decision<PatrolEvent> => {
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<PatrolEvent>>()
      .with({ kind: 'RequestPatrol' }, ({ data }) => accept({ type: 'PatrolRequested', data }))
      .with({ kind: 'ObservePatrol' }, () => accept())
      .otherwise(() => refuse(absent));
  const { status, patrolId, estate, rounds, made, due } = state;
  const isOver = status === 'over';
  return match(command)
    .returnType<Decision<PatrolEvent>>()
    .with({ kind: 'RequestPatrol' }, () => refuse(exists))
    .with({ kind: 'ObservePatrol' }, ({ at, data }) =>
      status === 'planned' && data.due === due && at >= data.due
        ? accept({ type: 'PatrolFellShort', data: { patrolId, planned: rounds, made, due, observedAt: at } })
        : accept(),
    )
    .when(
      () => isOver,
      () => refuse(over),
    )
    .with({ kind: 'DeclinePatrol' }, ({ data: { reason } }) =>
      status === 'requested' ? accept({ type: 'PatrolDeclined', data: { patrolId, reason } }) : refuse(planned),
    )
    .with({ kind: 'PlanPatrol' }, ({ at, data }) => {
      if (status === 'planned') return refuse(planned);
      return data.until.due > at ? accept({ type: 'PatrolPlanned', data }) : refuse(dueInPast);
    })
    .with({ kind: 'RecordPatrolRound' }, ({ at, data: { officers, madeAt = at, incident } }) => {
      if (status === 'requested') return refuse(notPlanned);
      if (new Set(officers).size < 2) return refuse(twoOfficers);
      const when = utc(madeAt);
      if (when > at) return refuse(inFuture);
      if (state.lastAt && when <= state.lastAt) return refuse(beforeLast);
      const round: PatrolEvent = {
        type: 'PatrolRoundMade',
        data: { patrolId, round: state.all + 1, officers, madeAt: when, estate, ...(incident ? { incident } : {}) },
      };
      if (made + 1 < rounds) return accept<PatrolEvent>(round);
      const incidents = state.incidents + (incident ? 1 : 0);
      return accept<PatrolEvent>(round, {
        type: 'PatrolCompleted',
        data: { patrolId, rounds: state.all + 1, incidents },
      });
    })
    .with({ kind: 'CancelPatrol' }, ({ data: { reason } }) =>
      accept({ type: 'PatrolCancelled', data: { patrolId, reason } }),
    )
    .exhaustive();
};

const evolve = (state: PatrolState, event: PatrolEvent): PatrolState => {
  if (event.type === 'PatrolRequested') {
    const { patrolId, estate } = event.data;
    return { status: 'requested', patrolId, estate, rounds: 0, made: 0, all: 0, incidents: 0 };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<PatrolState>()
    .with({ type: 'PatrolPlanned' }, ({ data: { rounds, until } }) => ({
      ...state,
      status: 'planned',
      // What an earlier plan has left undone is planned anew.
      rounds,
      made: 0,
      due: until.due,
    }))
    .with({ type: 'PatrolRoundMade' }, ({ data: { madeAt, incident } }) => ({
      ...state,
      made: state.made + 1,
      all: state.all + 1,
      incidents: state.incidents + (incident ? 1 : 0),
      lastAt: madeAt,
    }))
    .with({ type: 'PatrolFellShort' }, () => ({ ...state, status: 'short' }))
    .with({ type: 'PatrolCompleted' }, { type: 'PatrolDeclined' }, { type: 'PatrolCancelled' }, () => ({
      ...state,
      status: 'over',
    }))
    .exhaustive();
};

export const patrolDecider: Decider<PatrolCommand, PatrolState, PatrolEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
