import {
  type EstateFundEvent,
  estateFund,
  type FundAccountRow,
  type FundShare,
  fundAccountRow,
} from '@tiaokuai/contracts';
import { modelOf, unchanged } from '@tiaokuai/service';

/** What an event adds to accounts, and to which. */
const movements = (event: EstateFundEvent): readonly FundShare[] => {
  switch (event.type) {
    case 'FundAccountsOpened':
      return event.data.accounts.map(({ account }) => ({ account, fen: 0 }));
    case 'FundDeposited':
      return event.data.deposits;
    case 'FundInterestAllocated':
      return event.data.shares;
    case 'FundDrawn':
      return event.data.shares.map(({ account, fen }) => ({ account, fen: -fen }));
    case 'FundBalanceReturned':
      return [{ account: event.data.account, fen: -event.data.fen }];
    default:
      return [];
  }
};

const moved = (row: FundAccountRow, event: EstateFundEvent): FundAccountRow => {
  const balance = row.balance + (movements(event).find(({ account }) => account === row.account)?.fen ?? 0);
  return { ...row, balance, low: row.first_paid && !row.closed && balance * 10 < row.first_deposit * 3 };
};

export const fundAccounts = modelOf(estateFund, {
  name: 'fund_accounts',
  version: 1,
  row: fundAccountRow,
  indexes: [['estate_id', 'low']],
  primaryKey: 'key',
  keysOf: (event) => movements(event).map(({ account }) => `${event.data.estateId}/${account}`),
  opens: {
    FundAccountsOpened: ({ data: { estateId, accounts } }, _row, key) => {
      const { account, firstDeposit } = accounts.find((each) => key === `${estateId}/${each.account}`)!;
      return {
        key,
        estate_id: estateId,
        account,
        first_deposit: firstDeposit,
        first_paid: false,
        balance: 0,
        low: false,
        closed: false,
      };
    },
  },
  on: {
    FundRegistered: unchanged,
    FundDeposited: (row, event) => moved({ ...row, first_paid: true }, event),
    FundInterestAllocated: moved,
    FundAccountTransferred: unchanged,
    FundBalanceReturned: (row, event) => moved({ ...row, closed: true }, event),
    FundSharesReserved: unchanged,
    FundSharesShort: unchanged,
    FundSharesReleased: unchanged,
    FundDrawn: moved,
  },
});
