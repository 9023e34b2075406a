import { structuralAlteration } from './structural-alteration.ts';
import { warrantyRepair } from './warranty-repair.ts';

export * from './queries.ts';
export * from './structural-alteration.ts';
export * from './warranty-repair.ts';

/** Everything that construction says and is told. */
export const constructionAggregates = [warrantyRepair, structuralAlteration] as const;
