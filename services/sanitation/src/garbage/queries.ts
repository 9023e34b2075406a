import { sanitationQueries } from '@tiaokuai/contracts';
import { listCases } from '@tiaokuai/department';
import { garbageReports } from './model.ts';

export const listGarbage = listCases(sanitationQueries.Garbage, garbageReports, {
  clocks: ['clear_by'],
  since: 'reported_at',
});
