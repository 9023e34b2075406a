import { enquiry } from './enquiry.ts';
import { facilityHandover } from './facility-handover.ts';
import { outage } from './outage.ts';
import { repair } from './repair.ts';
import { temperature } from './temperature.ts';

export * from './enquiry.ts';
export * from './facility-handover.ts';
export * from './outage.ts';
export * from './queries.ts';
export * from './repair.ts';
export * from './temperature.ts';
export * from './trade.ts';

/** Everything that utilities say and are told. */
export const utilitiesAggregates = [repair, outage, temperature, enquiry, facilityHandover] as const;
