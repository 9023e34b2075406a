import { disorder } from './disorder.ts';
import { illegalConstruction } from './illegal-construction.ts';

export * from './disorder.ts';
export * from './illegal-construction.ts';
export * from './queries.ts';

/** Everything that urban enforcement says and is told. */
export const urbanEnforcementAggregates = [illegalConstruction, disorder] as const;
