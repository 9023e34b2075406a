import { arbitration } from './arbitration.ts';
import { lexicon } from './lexicon.ts';
import { request } from './request.ts';
import { triage } from './triage.ts';

export * from './arbitration.ts';
export * from './lexicon.ts';
export * from './queries.ts';
export * from './request.ts';
export * from './triage.ts';

/** Everything that the leading group's office says and is told. */
export const leadingGroupAggregates = [triage, arbitration, request, lexicon] as const;
