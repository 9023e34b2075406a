import { estateFund, fundUse } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

const { DrawFund, ReleaseFund, ReserveFund } = estateFund.internal;

/** What is approved is reserved in the fund, what is settled is drawn from it, and the rest is free again. */
export const moveMoney = reactTo(fundUse, 'move-money', {
  FundUseApproved: ({ data: { caseId, estateId, shares }, actor }) =>
    give(ReserveFund, { caseId, estateId, shares }, { actor }),
  FundUseSettled: ({ data: { caseId, estateId, cost }, actor }) =>
    give(DrawFund, { caseId, estateId, fen: cost }, { actor }),
  FundUseAbandoned: ({ data: { caseId, estateId, cost }, actor }) => {
    if (!estateId) return undefined;
    return cost > 0
      ? give(DrawFund, { caseId, estateId, fen: cost }, { actor })
      : give(ReleaseFund, { caseId, estateId }, { actor });
  },
});
