import { dispatch } from './dispatch.ts';

export * from './dispatch.ts';
export * from './queries.ts';

/** Everything that the router says and is told. */
export const referralRouterAggregates = [dispatch] as const;
