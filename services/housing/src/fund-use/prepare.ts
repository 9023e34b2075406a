import { estateFund, fundUse } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { accountsByNo, type EstateFundState, noSuchAccount } from '../estate-fund/decider.ts';

const { DefineFundScope, PublishFundWork } = fundUse.commands;

/** Officers give the numbers of accounts, or none for all: the register knows whose they are. */
export const defineFundScope = prepare(DefineFundScope, async ({ accounts: numbers, ...rest }, { load }) => {
  const { state } = await load(estateFund.name, estateFund.streamOf(rest));
  const fund = state as EstateFundState;
  const accounts = accountsByNo(fund, numbers);
  if (!accounts) return { refused: noSuchAccount };
  return { data: { ...rest, accounts, ...(fund.acceptedOn ? { acceptedOn: fund.acceptedOn } : {}) } };
});

export const publishFundWork = prepare(PublishFundWork, (input, { now }) => ({
  data: { ...input, until: deadlineBy('emergency-fund-publication', now()) },
}));
