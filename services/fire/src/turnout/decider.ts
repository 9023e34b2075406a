import {
  accept,
  type CaseKey,
  caseKeyOf,
  type Decider,
  type Decision,
  houseRule,
  refuse,
  type TurnoutCommand,
  type TurnoutEvent,
  under,
  utc,
} from '@tiaokuai/contracts';
import { openedAgain, refusalsOf } from '@tiaokuai/department/decisions';
import { answers } from '@tiaokuai/department/enforcement';
import { match } from 'ts-pattern';

/**
 * The brigade goes out where life is in danger and another responsibility leads (a lift, escaping gas).
 *
 *   called ─▶ dispatched ─▶ on scene ─▶ ended ─(rework)─▶ called
 *      └──────────┴── stood down: not needed, taken back, settled by the department's own system
 *
 * Law: 消防法 art. 37 (rescue), 44 (at once to the scene, people first), 49 (no fee).
 */
export type TurnoutState =
  | { readonly status: 'none' }
  | { readonly status: 'called' | 'dispatched' | 'on-scene' | 'over'; readonly key: CaseKey };

const order = under(houseRule('出动次序'));
const article44 = under({ law: '消防法', article: '第四十四条' });

const { absent, exists, over } = refusalsOf(houseRule('出动次序'), 'turnout', {
  absent: ['没有该次出动', 'there is no such turnout'],
  exists: ['该编号的出动已登记', 'a turnout of this id exists'],
  over: ['该次出动已经结束', 'the turnout is over', '登记新的求助', 'record a new call'],
});
const dispatchedAlready = order(
  'dispatched-already',
  ['力量已经出动', 'a brigade is on its way'],
  ['登记到场或者结束', 'record its arrival, or the end'],
);
const notOnScene = article44(
  'not-on-scene',
  ['尚未到达现场，不能登记处置结果', 'nobody is on the scene yet'],
  ['先登记到场；不需要出动的，取消出动', 'record the arrival first, or stand down'],
);
const onSceneAlready = order(
  'on-scene',
  ['力量已经到达现场', 'the brigade is on the scene'],
  ['登记处置结果', 'record the result'],
);
const arrivalInFuture = order(
  'arrival-in-future',
  ['到场时间不能晚于现在', 'nobody can have arrived later than now'],
  ['改正时间', 'correct the time'],
);

const decide = (command: TurnoutCommand, state: TurnoutState): Decision<TurnoutEvent> => {
  if (command.kind === 'OpenTurnout')
    return state.status === 'none'
      ? accept({ type: 'TurnoutCalled', data: command.data })
      : openedAgain(state.key, command.data, 'TurnoutCalled');
  if (state.status === 'none')
    return match(command)
      .returnType<Decision<TurnoutEvent>>()
      .with({ kind: 'CallBrigade' }, ({ data }) => accept({ type: 'TurnoutCalled', data }))
      .with({ kind: 'EndTurnoutWithReferral' }, () => accept())
      .otherwise(() => refuse(absent));
  const { key, status } = state;
  return match(command)
    .returnType<Decision<TurnoutEvent>>()
    .with({ kind: 'CallBrigade' }, () => refuse(exists))
    .with({ kind: 'EndTurnoutWithReferral' }, ({ data: { referralId, cause, note } }) =>
      status !== 'over' && answers(key, referralId)
        ? accept({ type: 'TurnoutStoodDown', data: { ...key, cause, note } })
        : accept(),
    )
    .when(
      () => status === 'over',
      () => refuse(over),
    )
    .with({ kind: 'DispatchBrigade' }, ({ data: { brigade } }) =>
      status === 'called'
        ? accept({ type: 'BrigadeDispatched', data: { ...key, brigade } })
        : refuse(dispatchedAlready),
    )
    .with({ kind: 'RecordBrigadeArrival' }, ({ at, data }) => {
      const arrivedAt = utc(data.arrivedAt ?? at);
      if (status === 'on-scene') return refuse(onSceneAlready);
      return arrivedAt > at ? refuse(arrivalInFuture) : accept({ type: 'BrigadeArrived', data: { ...key, arrivedAt } });
    })
    .with({ kind: 'EndTurnout' }, ({ data: { result, people, note, evidence } }) =>
      status === 'on-scene'
        ? accept({ type: 'TurnoutEnded', data: { ...key, result, people, note, evidence } })
        : refuse(notOnScene),
    )
    .with({ kind: 'StandDown' }, ({ data: { note } }) =>
      status === 'on-scene'
        ? refuse(onSceneAlready)
        : accept({ type: 'TurnoutStoodDown', data: { ...key, cause: 'not-needed', note } }),
    )
    .exhaustive();
};

const evolve = (_state: TurnoutState, event: TurnoutEvent): TurnoutState => {
  const key = caseKeyOf(event.data);
  return match(event)
    .returnType<TurnoutState>()
    .with({ type: 'TurnoutCalled' }, () => ({ status: 'called', key }))
    .with({ type: 'BrigadeDispatched' }, () => ({ status: 'dispatched', key }))
    .with({ type: 'BrigadeArrived' }, () => ({ status: 'on-scene', key }))
    .with({ type: 'TurnoutEnded' }, { type: 'TurnoutStoodDown' }, () => ({ status: 'over', key }))
    .exhaustive();
};

export const turnoutDecider: Decider<TurnoutCommand, TurnoutState, TurnoutEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
