import { dissuasion } from './dissuasion.ts';
import { guidance } from './guidance.ts';
import { hazard } from './hazard.ts';
import { turnout } from './turnout.ts';

export * from './dissuasion.ts';
export * from './guidance.ts';
export * from './hazard.ts';
export * from './queries.ts';
export * from './turnout.ts';

/** Everything that fire says and is told. */
export const fireAggregates = [hazard, dissuasion, guidance, turnout] as const;
