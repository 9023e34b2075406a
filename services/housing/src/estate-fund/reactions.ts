import { estateFund, fundUse } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

const { NoteFundReserved, NoteFundShort } = fundUse.internal;

/** A use hears whether the accounts hold what was approved. */
export const noteMoney = reactTo(estateFund, 'note-money', {
  FundSharesReserved: ({ data: { caseId, fen }, actor }) => give(NoteFundReserved, { caseId, fen }, { actor }),
  FundSharesShort: ({ data: { caseId, fen, lacking }, actor }) =>
    give(NoteFundShort, { caseId, fen, accounts: lacking.length }, { actor }),
});
