import { consumerMediation } from './consumer-mediation.ts';
import { operator } from './operator.ts';

export * from './consumer-mediation.ts';
export * from './operator.ts';
export * from './queries.ts';

/** Everything that market supervision says and is told. */
export const marketSupervisionAggregates = [operator, consumerMediation] as const;
