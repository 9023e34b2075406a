import {
  FindParkedVehicle,
  InspectAbandonedVehicle,
  limit,
  NotifyOwner,
  PlanFacility,
  PostRemovalNotice,
  PublishDetention,
  plate as plateSchema,
  RemoveAbandonedVehicle,
  type Vehicle,
  vehicle,
} from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';
import { parkingRule } from './law.ts';
import type { VehicleRow } from './read-models.ts';
import { vehicleOf } from './vehicle-key.ts';

/** What officers give as a plate or a length of time reaches the decider as a vehicle or a deadline. */

const seen = { plate: plateSchema, vehicleKind: vehicle.shape.kind };
interface Seen {
  readonly plate: string;
  readonly vehicleKind: Vehicle['kind'];
}

/** The plate ends here: what goes on is its keyed hash, and how often the same vehicle was found before. */
const findParkedVehicle: PreparedCommand = {
  name: FindParkedVehicle.name,
  input: FindParkedVehicle.schema.omit({ vehicle: true, before: true }).extend(seen),
  async prepare({ plate, vehicleKind, ...rest }: Seen, context) {
    const found = await vehicleOf(context, plate, vehicleKind);
    const row = await readModelDb<{ vehicles: VehicleRow }>(context.pool, context.schema)
      .selectFrom('vehicles')
      .select('found')
      .where('hash', '=', found.hash)
      .executeTakeFirst();
    return { data: { ...rest, vehicle: found, before: row?.found ?? 0 } };
  },
};

const inspectAbandoned: PreparedCommand = {
  name: InspectAbandonedVehicle.name,
  input: InspectAbandonedVehicle.schema
    .omit({ vehicle: true })
    .extend({ plate: seen.plate.optional(), vehicleKind: seen.vehicleKind.default('car') }),
  async prepare({ plate, vehicleKind, ...rest }: Omit<Seen, 'plate'> & { plate?: string }, context) {
    return { data: plate ? { ...rest, vehicle: await vehicleOf(context, plate, vehicleKind) } : rest };
  },
};

/** 立即驶离: how many minutes that leaves is for the officers to say. */
const notifyOwner: PreparedCommand = {
  name: NotifyOwner.name,
  input: NotifyOwner.schema.omit({ moveBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, moveBy: deadlineWithin(within, now(), parkingRule) } };
  },
};

/** No statute sets the time of the notice; a district may set its own. */
const noticeTime = {
  limit: { unit: 'days', amount: 7 },
  source: { law: '配置', article: '僵尸车限期挪移' },
} as const;

const postNotice: PreparedCommand = {
  name: PostRemovalNotice.name,
  input: PostRemovalNotice.schema.omit({ dueBy: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, dueBy: deadlineWithin(noticeTime.limit, now(), noticeTime.source) } };
  },
};

/** 告知当事人在规定期限内接受处理: fifteen days, which no statute sets either. */
const responseTime = {
  limit: { unit: 'days', amount: 15 },
  source: { law: '配置', article: '扣留车辆接受处理' },
} as const;

const removeVehicle: PreparedCommand = {
  name: RemoveAbandonedVehicle.name,
  input: RemoveAbandonedVehicle.schema.omit({ respondBy: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, respondBy: deadlineWithin(responseTime.limit, now(), responseTime.source) } };
  },
};

/** 公告三个月. */
const publishDetention: PreparedCommand = {
  name: PublishDetention.name,
  input: PublishDetention.schema.omit({ until: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, until: deadlineBy('vehicle-publication', now()) } };
  },
};

const planFacility: PreparedCommand = {
  name: PlanFacility.name,
  input: PlanFacility.schema.omit({ doneBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    const source = { law: '道路交通安全法', article: '第二十九条' };
    return { data: { ...rest, doneBy: deadlineWithin(within, now(), source) } };
  },
};

export const prepared: readonly PreparedCommand[] = [
  findParkedVehicle,
  inspectAbandoned,
  notifyOwner,
  postNotice,
  removeVehicle,
  publishDetention,
  planFacility,
];
