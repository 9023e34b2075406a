import { contractFiling } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { contracts } from './model.ts';

const { ObserveContractFiling, ObserveExit } = contractFiling.internal;

/** Contracts that were signed and not filed in ten days. */
export const watchFilings = dueClock({
  name: 'watch-filings',
  model: contracts,
  due: 'file_by',
  where: { status: 'signed', overdue: false },
  command: ObserveContractFiling,
  data: ({ contract_id: contractId, file_by: due }) => ({ contractId, due }),
});

/** Enterprises that should have left. */
export const watchExits = dueClock({
  name: 'watch-exits',
  model: contracts,
  due: 'leave_by',
  where: { status: 'ended', exit_overdue: false },
  command: ObserveExit,
  data: ({ contract_id: contractId, leave_by: due }) => ({ contractId, due }),
});
