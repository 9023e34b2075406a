import { parking } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare, tables } from '@tiaokuai/service';
import { parkingRule } from '../law.ts';
import { vehicleOf } from '../vehicle/key.ts';
import { vehicles } from '../vehicle/model.ts';

const { FindParkedVehicle, NotifyOwner } = parking.commands;
const db = tables(vehicles);

/** The plate ends here: what goes on is its keyed hash, and how often the same vehicle was found before. */
export const findParkedVehicle = prepare(FindParkedVehicle, async ({ plate: typed, vehicleKind, ...rest }, context) => {
  const found = await vehicleOf(context, typed, vehicleKind);
  const row = await db(context)
    .selectFrom('vehicles')
    .select('found')
    .where('hash', '=', found.hash)
    .executeTakeFirst();
  return { data: { ...rest, vehicle: found, before: row?.found ?? 0 } };
});

/** 立即驶离: how many minutes that leaves is for the officers to say. */
export const notifyOwner = prepare(NotifyOwner, ({ within, ...rest }, { now }) => ({
  data: { ...rest, moveBy: deadlineWithin(within, now(), parkingRule) },
}));
