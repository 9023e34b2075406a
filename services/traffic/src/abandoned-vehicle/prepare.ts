import { abandonedVehicle } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { vehicleOf } from '../vehicle/key.ts';

const { InspectAbandonedVehicle, PostRemovalNotice, PublishDetention, RemoveAbandonedVehicle } =
  abandonedVehicle.commands;

/** The plate, if there is one, ends here. */
export const inspectAbandoned = prepare(
  InspectAbandonedVehicle,
  async ({ plate: typed, vehicleKind, ...rest }, context) => ({
    data: typed ? { ...rest, vehicle: await vehicleOf(context, typed, vehicleKind) } : rest,
  }),
);

/** No statute sets the time of the notice; a district may set its own. */
export const postNotice = prepare(PostRemovalNotice, (input, { now }) => {
  const source = { law: '配置', article: '僵尸车限期挪移' };
  return { data: { ...input, dueBy: deadlineWithin({ unit: 'days', amount: 7 }, now(), source) } };
});

/** 告知当事人在规定期限内接受处理: fifteen days, which no statute sets either. */
export const removeVehicle = prepare(RemoveAbandonedVehicle, (input, { now }) => {
  const source = { law: '配置', article: '扣留车辆接受处理' };
  return { data: { ...input, respondBy: deadlineWithin({ unit: 'days', amount: 15 }, now(), source) } };
});

/** 公告三个月. */
export const publishDetention = prepare(PublishDetention, (input, { now }) => ({
  data: { ...input, until: deadlineBy('vehicle-publication', now()) },
}));
