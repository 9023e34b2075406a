import { type EquipmentEvent, equipmentEvents } from '@tiaokuai/contracts';
import { estateOf, keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, ownReadModel } from '@tiaokuai/service';
import { aMonthBefore } from './equipment-decider.ts';

/** The register: one row per piece of equipment, with what its inspection demands next. */
export interface EquipmentRow {
  readonly equipment_id: string;
  readonly kind: string;
  readonly registration: string;
  readonly rescue_code: string | null;
  readonly estate_id: string | null;
  readonly estate: string | null;
  readonly subdistrict: string | null;
  readonly site: string;
  readonly use_unit: string | null;
  readonly maintenance_firm: string | null;
  readonly status: 'in-use' | 'out-of-service' | 'scrapped';
  readonly inspection: 'valid' | 'due' | 'requested' | 'overdue' | 'failed';
  /** Dates. The inspection must be asked for from `request_from` on, and is void after `inspected_until`. */
  readonly request_from: string;
  readonly inspected_until: string;
  readonly inspected_on: string | null;
  readonly agency: string | null;
  /** Checks that stop its use. */
  readonly stops: readonly string[];
  readonly stopped: boolean;
  readonly stopped_since: string | null;
  readonly times_overdue: number;
}

const evolveEquipment = (row: EquipmentRow | undefined, { type, data, time }: ModelEvent): EquipmentRow | null => {
  const event = { type, data } as EquipmentEvent;
  if (event.type === 'EquipmentRegistered') {
    const { equipmentId, particulars, inspectedUntil } = event.data;
    const { kind, registration, rescueCode, estate, site, useUnit, maintenanceFirm } = particulars;
    return {
      equipment_id: equipmentId,
      kind,
      registration,
      rescue_code: rescueCode ?? null,
      ...estateOf(estate),
      site,
      use_unit: useUnit ?? null,
      maintenance_firm: maintenanceFirm ?? null,
      status: 'in-use',
      inspection: 'valid',
      request_from: aMonthBefore(inspectedUntil),
      inspected_until: inspectedUntil,
      inspected_on: null,
      agency: null,
      stops: [],
      stopped: false,
      stopped_since: null,
      times_overdue: 0,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'UseUnitChanged':
      return { ...row, use_unit: event.data.useUnit };
    case 'MaintenanceFirmChanged':
      return { ...row, maintenance_firm: event.data.maintenanceFirm };
    case 'InspectionFellDue':
      return { ...row, inspection: 'due' };
    case 'InspectionRequested': {
      const unfit = row.inspection === 'overdue' || row.inspection === 'failed';
      return { ...row, agency: event.data.agency, inspection: unfit ? row.inspection : 'requested' };
    }
    case 'InspectionPassed': {
      const { inspectedOn, inspectedUntil, agency } = event.data;
      return {
        ...row,
        inspection: 'valid',
        inspected_on: inspectedOn,
        inspected_until: inspectedUntil,
        request_from: aMonthBefore(inspectedUntil),
        agency,
      };
    }
    case 'InspectionFailed':
      return { ...row, inspection: 'failed', inspected_on: event.data.inspectedOn, agency: event.data.agency };
    case 'InspectionOverdue':
      return { ...row, inspection: 'overdue', times_overdue: row.times_overdue + 1 };
    case 'EquipmentTakenOutOfService':
      return { ...row, status: 'out-of-service' };
    case 'EquipmentReturnedToService':
      return { ...row, status: 'in-use' };
    case 'UseStopped':
      return {
        ...row,
        stops: [...row.stops, event.data.check],
        stopped: true,
        stopped_since: row.stopped_since ?? time,
      };
    case 'UseReleased': {
      const stops = row.stops.filter((check) => check !== event.data.check);
      const stopped = stops.length > 0;
      return { ...row, stops, stopped, stopped_since: stopped ? row.stopped_since : null };
    }
    case 'EquipmentScrapped':
      return { ...row, status: 'scrapped', stops: [], stopped: false, stopped_since: null };
  }
};

export const equipmentModel = defineReadModel<EquipmentRow, ModelEvent>({
  name: 'equipment',
  version: 1,
  service: 'quality-supervision',
  columns: {
    equipment_id: { type: 'text', primaryKey: true },
    kind: { type: 'text' },
    registration: { type: 'text' },
    rescue_code: { type: 'text', nullable: true },
    estate_id: { type: 'text', nullable: true },
    estate: { type: 'text', nullable: true },
    subdistrict: { type: 'text', nullable: true },
    site: { type: 'text' },
    use_unit: { type: 'text', nullable: true },
    maintenance_firm: { type: 'text', nullable: true },
    status: { type: 'text' },
    inspection: { type: 'text' },
    request_from: { type: 'text' },
    inspected_until: { type: 'text' },
    inspected_on: { type: 'text', nullable: true },
    agency: { type: 'text', nullable: true },
    stops: { type: 'text[]' },
    stopped: { type: 'boolean' },
    stopped_since: { type: 'timestamptz', nullable: true },
    times_overdue: { type: 'int' },
  },
  indexes: [['status', 'inspection', 'request_from'], ['status', 'inspected_until'], ['estate_id'], ['rescue_code']],
  keysOf: keysBy('equipmentId'),
  evolve: evolveEquipment,
});

export const equipment = ownReadModel(equipmentModel, equipmentEvents);
