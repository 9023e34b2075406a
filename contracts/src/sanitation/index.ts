import { collectionPoint } from './collection-point.ts';
import { garbage } from './garbage.ts';
import { round } from './round.ts';
import { siting } from './siting.ts';
import { waste } from './waste.ts';

export * from './collection-point.ts';
export * from './garbage.ts';
export * from './queries.ts';
export * from './round.ts';
export * from './siting.ts';
export * from './waste.ts';

/** Everything that sanitation says and is told. */
export const sanitationAggregates = [collectionPoint, round, garbage, waste, siting] as const;
