import { equipment, qualitySupervisionQueries } from '@tiaokuai/contracts';
import { queryOf, tables } from '@tiaokuai/service';
import { dateOf } from '@tiaokuai/working-time';
import { register } from './model.ts';

const { Equipment, InspectionsDue, OneEquipment, StoppedEquipment, UnfitEquipment } = qualitySupervisionQueries;
const db = tables(register);

const listEquipment = queryOf(Equipment, (input, context) => {
  let rows = db(context)
    .selectFrom('equipment')
    .selectAll()
    .where('status', '!=', 'scrapped')
    .orderBy('inspected_until')
    .orderBy('registration')
    .limit(input.limit);
  if (input.kind) rows = rows.where('kind', '=', input.kind);
  if (input.estateId) rows = rows.where('estate_id', '=', input.estateId);
  if (input.subdistrict) rows = rows.where('subdistrict', '=', input.subdistrict);
  if (input.maintenanceFirm) rows = rows.where('maintenance_firm', '=', input.maintenanceFirm);
  if (input.rescueCode) rows = rows.where('rescue_code', '=', input.rescueCode);
  return rows.execute();
});

const showEquipment = queryOf(OneEquipment, async ({ equipmentId }, context) => {
  const row = await db(context)
    .selectFrom('equipment')
    .selectAll()
    .where('equipment_id', '=', equipmentId)
    .executeTakeFirst();
  if (!row) return null;
  const past = await context.history(equipment.name, equipment.streamOf({ equipmentId }));
  return { ...row, history: past.map(({ position, ...event }) => ({ ...event, position: String(position) })) };
});

const inspectionsDue = queryOf(InspectionsDue, ({ month, kind }, context) => {
  const wanted = month ?? dateOf(Date.parse(context.now())).slice(0, 7);
  const rows = db(context)
    .selectFrom('equipment')
    .selectAll()
    .where('status', '=', 'in-use')
    .where('inspected_until', '>=', `${wanted}-01`)
    .where('inspected_until', '<=', `${wanted}-31`)
    .orderBy('inspected_until')
    .orderBy('registration');
  return (kind ? rows.where('kind', '=', kind) : rows).execute();
});

const unfitEquipment = queryOf(UnfitEquipment, (_input, context) =>
  db(context)
    .selectFrom('equipment')
    .selectAll()
    .where('status', '=', 'in-use')
    .where('inspection', 'in', ['overdue', 'failed'])
    .orderBy('inspected_until')
    .execute(),
);

const stoppedEquipment = queryOf(StoppedEquipment, (_input, context) =>
  db(context).selectFrom('equipment').selectAll().where('stopped', '=', true).orderBy('stopped_since').execute(),
);

export const equipmentQueries = [listEquipment, showEquipment, inspectionsDue, unfitEquipment, stoppedEquipment];
