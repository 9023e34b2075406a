import { estate } from './estate.ts';
import { incident } from './incident.ts';
import { person } from './privacy.ts';

export * from './estate.ts';
export * from './incident.ts';
export * from './privacy.ts';
export * from './queries.ts';

/** Everything that a subdistrict says and is told. */
export const subdistrictAggregates = [estate, incident, person] as const;
