import type { OwnedReadModel } from '@tiaokuai/service';
import { type EnquiryRow, enquiries, type TemperatureRow, temperatures } from './complaint-models.ts';
import { type FacilityHandoverRow, facilityHandovers } from './handover-models.ts';
import { type OutageRow, outages } from './outage-models.ts';
import { type RepairRow, repairs } from './repair-models.ts';

export type { EnquiryRow, FacilityHandoverRow, OutageRow, RepairRow, TemperatureRow };

/** The tables of the service, by their names. */
export type Rows = {
  repairs: RepairRow;
  outages: OutageRow;
  temperatures: TemperatureRow;
  enquiries: EnquiryRow;
  facility_handovers: FacilityHandoverRow;
};

export const readModels: readonly OwnedReadModel[] = [repairs, outages, temperatures, enquiries, facilityHandovers];
