import { equipment, equipmentRow } from '@tiaokuai/contracts';
import { estateOf } from '@tiaokuai/department';
import { modelOf } from '@tiaokuai/service';
import { aMonthBefore } from './decider.ts';

export const register = modelOf(equipment, {
  name: 'equipment',
  version: 1,
  row: equipmentRow,
  indexes: [['status', 'inspection', 'request_from'], ['status', 'inspected_until'], ['estate_id'], ['rescue_code']],
  opens: {
    EquipmentRegistered: ({ data: { equipmentId, particulars, inspectedUntil } }) => ({
      equipment_id: equipmentId,
      kind: particulars.kind,
      registration: particulars.registration,
      rescue_code: particulars.rescueCode ?? null,
      ...estateOf(particulars.estate),
      site: particulars.site,
      use_unit: particulars.useUnit ?? null,
      maintenance_firm: particulars.maintenanceFirm ?? null,
      status: 'in-use',
      inspection: 'valid',
      request_from: aMonthBefore(inspectedUntil),
      inspected_until: inspectedUntil,
      stops: [],
      stopped: false,
      times_overdue: 0,
    }),
  },
  on: {
    UseUnitChanged: (_row, { data: { useUnit } }) => ({ use_unit: useUnit }),
    MaintenanceFirmChanged: (_row, { data: { maintenanceFirm } }) => ({ maintenance_firm: maintenanceFirm }),
    InspectionFellDue: { inspection: 'due' },
    InspectionRequested: ({ inspection }, { data: { agency } }) => ({
      agency,
      inspection: inspection === 'overdue' || inspection === 'failed' ? inspection : 'requested',
    }),
    InspectionPassed: (_row, { data: { inspectedOn, inspectedUntil, agency } }) => ({
      inspection: 'valid',
      inspected_on: inspectedOn,
      inspected_until: inspectedUntil,
      request_from: aMonthBefore(inspectedUntil),
      agency,
    }),
    InspectionFailed: (_row, { data: { inspectedOn, agency } }) => ({
      inspection: 'failed',
      inspected_on: inspectedOn,
      agency,
    }),
    InspectionOverdue: ({ times_overdue }) => ({ inspection: 'overdue', times_overdue: times_overdue + 1 }),
    EquipmentTakenOutOfService: { status: 'out-of-service' },
    EquipmentReturnedToService: { status: 'in-use' },
    UseStopped: ({ stops, stopped_since }, { data: { check }, time }) => ({
      stops: [...stops, check],
      stopped: true,
      stopped_since: stopped_since ?? time,
    }),
    UseReleased: (row, { data: { check } }) => {
      const stops = row.stops.filter((each) => each !== check);
      const stopped = stops.length > 0;
      return { stops, stopped, stopped_since: stopped ? row.stopped_since : null };
    },
    EquipmentScrapped: { status: 'scrapped', stops: [], stopped: false, stopped_since: null },
  },
});
