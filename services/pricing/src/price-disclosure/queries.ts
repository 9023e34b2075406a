import { priceDisclosure, pricingQueries } from '@tiaokuai/contracts';
import { listCases, showCase } from '@tiaokuai/department';
import { disclosures } from './model.ts';

export const disclosureQueries = [
  listCases(pricingQueries.Disclosures, disclosures, { clocks: ['disclose_by'] }),
  showCase(pricingQueries.Disclosure, disclosures, priceDisclosure),
];
