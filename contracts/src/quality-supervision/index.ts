import { check } from './check.ts';
import { equipment } from './equipment.ts';
import { rescue } from './rescue.ts';

export * from './check.ts';
export * from './equipment.ts';
export * from './queries.ts';
export * from './rescue.ts';

/** Everything that quality supervision says and is told. */
export const qualitySupervisionAggregates = [equipment, check, rescue] as const;
