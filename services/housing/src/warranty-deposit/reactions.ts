import { warrantyDeposit, warrantyRepair } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

/** Whose builder did not come, the construction department tells us; the deposit answers with an event of its own. */
export const claimForRepairs = reactTo(warrantyRepair, 'claim-for-repairs', {
  WarrantyDrawRequested: ({ data }) => {
    const { caseId: repairCase, claimId, estateId, part, what, reportedOn, builderOrderedOn, fen } = data;
    const claim = { claimId, estateId, repairCase, part, what, reportedOn, builderOrderedOn, fen };
    return give(warrantyDeposit.internal.ClaimDepositForRepair, claim);
  },
});
