import {
  accept,
  type Decider,
  type Decision,
  houseRule,
  type PointCommand,
  type PointEvent,
  type PointParticulars,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match } from 'ts-pattern';
import { noRemovalUnapproved, placesOfContainers } from '../law.ts';

/**
 * A collection point 垃圾收集点, and the times of its rounds.
 *
 *   registered ─▶ changed, moved ─▶ closed (with the authority's approval)
 *
 * Law: 淄博市市容和环境卫生管理办法 art. 25, 34, 36.
 */
export type PointState =
  | { readonly status: 'none' }
  | { readonly status: 'active' | 'closed'; readonly pointId: string; readonly particulars: PointParticulars };

const { absent, exists, closed } = refusalsOf(houseRule('收集点登记'), 'point', {
  absent: ['没有该收集点', 'there is no such point'],
  exists: ['该编号已登记', 'a point of this id exists'],
  closed: ['该收集点已撤销', 'the point is closed', '登记新的收集点', 'register a new one'],
});
const roundTwice = under(houseRule('收集点登记'))(
  'round-twice',
  ['同一时间的收运重复', 'two rounds have the same time'],
  ['改正收运时间', 'correct the times'],
);
const notApproved = under(noRemovalUnapproved)(
  'not-approved',
  ['环境卫生设施不得擅自拆除', 'it is not removed without approval'],
  ['填写批准文号', 'give the number of the approval'],
);

const twice = ({ rounds }: PointParticulars): boolean => new Set(rounds).size < rounds.length;

const decide = (command: PointCommand, state: PointState): Decision<PointEvent> => {
  if (command.kind === 'RegisterPoint') {
    if (state.status !== 'none') return refuse(exists);
    return twice(command.data.particulars)
      ? refuse(roundTwice)
      : accept({ type: 'PointRegistered', data: command.data });
  }
  if (state.status === 'none') return command.kind === 'MovePoint' ? accept() : refuse(absent);
  const isOpen = state.status === 'active';
  return match(command)
    .returnType<Decision<PointEvent>>()
    .with({ kind: 'MovePoint' }, ({ data }) =>
      isOpen ? accept({ type: 'PointMoved', data: { ...data, rule: placesOfContainers } }) : accept(),
    )
    .when(
      () => !isOpen,
      () => refuse(closed),
    )
    .with({ kind: 'ChangePoint' }, ({ data }) =>
      twice(data.particulars) ? refuse(roundTwice) : accept({ type: 'PointChanged', data }),
    )
    .with({ kind: 'ClosePoint' }, ({ data: { pointId, reason, approval } }) =>
      approval
        ? accept({ type: 'PointClosed', data: { pointId, reason, approval, rule: noRemovalUnapproved } })
        : refuse(notApproved),
    )
    .exhaustive();
};

const evolve = (state: PointState, event: PointEvent): PointState =>
  match(event)
    .returnType<PointState>()
    .with({ type: 'PointRegistered' }, { type: 'PointChanged' }, ({ data: { pointId, particulars } }) => ({
      status: 'active',
      pointId,
      particulars,
    }))
    .with({ type: 'PointMoved' }, () => state)
    .with({ type: 'PointClosed' }, () => (state.status === 'none' ? state : { ...state, status: 'closed' }))
    .exhaustive();

export const pointDecider: Decider<PointCommand, PointState, PointEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
