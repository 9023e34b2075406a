import { feeComplaint } from './fee-complaint.ts';
import { priceDisclosure } from './price-disclosure.ts';
import { priceStandard } from './price-standard.ts';

export * from './fee-complaint.ts';
export * from './price-disclosure.ts';
export * from './price-standard.ts';
export * from './queries.ts';

/** Everything that pricing says and is told. */
export const pricingAggregates = [feeComplaint, priceDisclosure, priceStandard] as const;
