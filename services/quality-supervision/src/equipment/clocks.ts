import { equipment } from '@tiaokuai/contracts';
import { give, type Ticker, tables } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { register } from './model.ts';

/** Inspections that must be asked for, and those that are void: found by time, not by report. */
export const watchInspections: Ticker = {
  name: 'watch-inspections',
  every: 60_000,
  async due(context) {
    const today = dateOf(Date.parse(context.now()));
    const rows = await tables(register)(context)
      .selectFrom('equipment')
      .select(['equipment_id', 'inspected_until'])
      .where('status', '=', 'in-use')
      .where(({ or, and, eb }) =>
        or([
          and([eb('inspection', '=', 'valid'), eb('request_from', '<=', today)]),
          and([eb('inspection', 'in', ['valid', 'due', 'requested']), eb('inspected_until', '<', today)]),
        ]),
      )
      .limit(500)
      .execute();
    return rows.map(({ equipment_id: equipmentId, inspected_until: inspectedUntil }) => ({
      ...give(equipment.internal.ObserveInspection, { equipmentId, inspectedUntil }),
      // Due and overdue are two findings about one date.
      key: `${equipmentId}/${inspectedUntil}/${inspectedUntil < today ? 'overdue' : 'due'}`,
    }));
  },
};
