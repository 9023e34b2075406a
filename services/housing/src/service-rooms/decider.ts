import {
  accept,
  type Decider,
  type Decision,
  houseRule,
  type RoomDeficit,
  type RoomPlan,
  refuse,
  type ServiceRoom,
  type ServiceRoomsCommand,
  type ServiceRoomsEvent,
  serviceRoomShare,
  under,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match } from 'ts-pattern';

/**
 * The property service rooms of a project.
 *
 *   submitted ─▶ filed ─▶ inspected as built: accepted ─▶ registered for the owners
 *      ▲  └▶ returned        └▶ lacking ─▶ inspected again
 *      └────────┘
 *
 * `ServiceRoomsShort` goes to the planning department's facilities case (policy 二(二)2).
 *
 * Law: 淄博市物业管理条例 art. 9, 10; 山东省物业管理条例 art. 12; policy 二(二)1, 三(一).
 */
export type ServiceRoomsState = { readonly status: 'none' } | Rooms;

interface Rooms {
  readonly status: 'submitted' | 'returned' | 'filed' | 'short' | 'accepted' | 'titled';
  readonly estateId: string;
  readonly builder: string;
  readonly plan: RoomPlan;
  readonly deficits: readonly RoomDeficit[];
}

const hundred = 10_000;
const committeeLeast = 2_000;

export const areaOf = (rooms: readonly ServiceRoom[]): number => rooms.reduce((all, { area }) => all + area, 0);

/** What a set of rooms lacks for a project of this size. */
export const deficitsOf = (
  totalArea: number,
  rooms: readonly ServiceRoom[],
  committeeOffice: number,
): readonly RoomDeficit[] => {
  const area = areaOf(rooms);
  return [
    ...(BigInt(area) * 1000n < BigInt(totalArea) * 3n ? ['below-three-per-mille' as const] : []),
    ...(area < hundred ? ['below-hundred-square-metres' as const] : []),
    ...(rooms.some(({ floor }) => floor < 1) ? ['below-ground' as const] : []),
    ...(rooms.some(({ fitted }) => !fitted) ? ['not-fitted' as const] : []),
    ...(committeeOffice < committeeLeast ? ['committee-office-too-small' as const] : []),
  ];
};

const planDeficits = ({ totalArea, rooms, committeeOffice, inPermit, inSaleContract }: RoomPlan) => [
  ...deficitsOf(totalArea, rooms, committeeOffice),
  ...(inPermit && inSaleContract ? [] : ['not-in-permit-or-contract' as const]),
];

const article9 = under({ law: '淄博市物业管理条例', article: '第九条' });

const refusals = refusalsOf(houseRule('服务用房办理次序'), 'rooms', {
  absent: ['该项目没有报备服务用房', 'no rooms were submitted for the project', '先报备', 'submit them first'],
  submitted: [
    '该项目的服务用房已经报备',
    'rooms have been submitted for the project',
    '退回补正的可以重新报备',
    'only what was returned is submitted again',
  ],
  decided: ['没有待审查的报备', 'nothing waits to be decided', '核对办理状态', 'look at its state'],
  'not-filed': [
    '未经前期备案，无从验收',
    'nothing was filed that could be compared',
    '先办理前期备案',
    'file them first',
  ],
  accepted: ['已经验收备案', 'they have been accepted', '办理产权登记', 'have them registered'],
});
const notAccepted = under({ law: '淄博市物业管理条例', article: '第十条' })(
  'rooms-not-accepted',
  ['未验收备案，不登记产权', 'they have not been accepted'],
  ['先验收', 'inspect them first'],
);
const planLacks = article9(
  'rooms-insufficient',
  ['服务用房配置不符合规定', 'the rooms are not what the law asks for'],
  [
    '按建筑面积千分之三至千分之五、不少于一百平方米，地面以上成套装修房屋配置，并在规划许可附图和买卖合同中载明',
    'provide fitted rooms above the ground, three to five per mille, a hundred square metres at least',
  ],
);

const decide = (command: ServiceRoomsCommand, state: ServiceRoomsState): Decision<ServiceRoomsEvent> => {
  const { estateId } = command.data;
  if (command.kind === 'SubmitServiceRooms') {
    if (state.status !== 'none' && state.status !== 'returned') return refuse(refusals.submitted);
    const { plan } = command.data;
    const deficits = planDeficits(plan);
    const submitted: ServiceRoomsEvent = {
      type: 'ServiceRoomsSubmitted',
      data: { ...command.data, required: serviceRoomShare(plan.totalArea), provided: areaOf(plan.rooms) },
    };
    const sentBack: ServiceRoomsEvent = { type: 'ServiceRoomsReturned', data: { estateId, deficits } };
    return deficits.length > 0 ? accept<ServiceRoomsEvent>(submitted, sentBack) : accept(submitted);
  }
  if (state.status === 'none') return refuse(refusals.absent);
  const { status, plan, builder } = state;
  return match(command)
    .returnType<Decision<ServiceRoomsEvent>>()
    .with({ kind: 'FileServiceRooms' }, ({ data: { certificate } }) => {
      if (status === 'returned') return refuse(planLacks);
      if (status !== 'submitted') return refuse(refusals.decided);
      return accept({ type: 'ServiceRoomsFiled', data: { estateId, certificate, provided: areaOf(plan.rooms) } });
    })
    .with({ kind: 'InspectServiceRooms' }, ({ data: { inspectors, rooms, committeeOffice } }) => {
      if (status === 'accepted' || status === 'titled') return refuse(refusals.accepted);
      if (status !== 'filed' && status !== 'short') return refuse(refusals['not-filed']);
      const delivered = areaOf(rooms);
      const deficits = [
        ...deficitsOf(plan.totalArea, rooms, committeeOffice),
        ...(delivered < areaOf(plan.rooms) ? ['less-than-filed' as const] : []),
      ];
      return deficits.length > 0
        ? accept({ type: 'ServiceRoomsShort', data: { estateId, builder, inspectors, deficits, delivered } })
        : accept({ type: 'ServiceRoomsAccepted', data: { estateId, inspectors, delivered } });
    })
    .with({ kind: 'RecordServiceRoomsTitle' }, ({ data: { title } }) => {
      if (status === 'titled') return refuse(refusals.decided);
      return status === 'accepted'
        ? accept({ type: 'ServiceRoomsTitled', data: { estateId, title } })
        : refuse(notAccepted);
    })
    .exhaustive();
};

const evolve = (state: ServiceRoomsState, event: ServiceRoomsEvent): ServiceRoomsState => {
  if (event.type === 'ServiceRoomsSubmitted') {
    const { estateId, builder, plan } = event.data;
    return { status: 'submitted', estateId, builder, plan, deficits: [] };
  }
  if (state.status === 'none') return state;
  return match(event)
    .returnType<ServiceRoomsState>()
    .with({ type: 'ServiceRoomsReturned' }, ({ data: { deficits } }) => ({ ...state, status: 'returned', deficits }))
    .with({ type: 'ServiceRoomsFiled' }, () => ({ ...state, status: 'filed' }))
    .with({ type: 'ServiceRoomsShort' }, ({ data: { deficits } }) => ({ ...state, status: 'short', deficits }))
    .with({ type: 'ServiceRoomsAccepted' }, () => ({ ...state, status: 'accepted', deficits: [] }))
    .with({ type: 'ServiceRoomsTitled' }, () => ({ ...state, status: 'titled' }))
    .exhaustive();
};

export const serviceRoomsDecider: Decider<ServiceRoomsCommand, ServiceRoomsState, ServiceRoomsEvent> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
