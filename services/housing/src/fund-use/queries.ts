import { fundUse, housingQueries } from '@tiaokuai/contracts';
import { listCases, showCase } from '@tiaokuai/department';
import { fundUses } from './model.ts';

export const fundUseQueries = [
  listCases(housingQueries.FundUses, fundUses, { clocks: ['published_until'] }),
  showCase(housingQueries.FundUse, fundUses, fundUse),
];
