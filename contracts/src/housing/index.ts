import { conduct } from './conduct.ts';
import { contractFiling } from './contract-filing.ts';
import { enterpriseCredit } from './enterprise-credit.ts';
import { estateFund } from './estate-fund.ts';
import { fundUse } from './fund-use.ts';
import { policyAnswer } from './policy-answer.ts';
import { serviceRooms } from './service-rooms.ts';
import { warrantyDeposit } from './warranty-deposit.ts';

export * from './conduct.ts';
export * from './contract-filing.ts';
export * from './enterprise-credit.ts';
export * from './estate-fund.ts';
export * from './fund-use.ts';
export * from './money.ts';
export * from './owners-vote.ts';
export * from './policy-answer.ts';
export * from './queries.ts';
export * from './service-rooms.ts';
export * from './warranty-deposit.ts';

/** Everything that housing says and is told. */
export const housingAggregates = [
  estateFund,
  fundUse,
  warrantyDeposit,
  contractFiling,
  serviceRooms,
  enterpriseCredit,
  policyAnswer,
  conduct,
] as const;
