import { facilitiesCompliance } from './facilities-compliance.ts';

export * from './facilities-compliance.ts';
export * from './queries.ts';
export * from './service-room-share.ts';

/** Everything that planning says and is told. */
export const planningAggregates = [facilitiesCompliance] as const;
