import { sanitationQueries } from '@tiaokuai/contracts';
import { listCases } from '@tiaokuai/department';
import { sitings } from './model.ts';

export const listSitings = listCases(sanitationQueries.Sitings, sitings, { clocks: ['object_by'] });
