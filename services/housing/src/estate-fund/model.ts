import { estateFund, fundRow } from '@tiaokuai/contracts';
import { modelOf, unchanged } from '@tiaokuai/service';

export const funds = modelOf(estateFund, {
  name: 'funds',
  version: 1,
  row: fundRow,
  indexes: [['subdistrict', 'estate']],
  opens: {
    FundRegistered: ({ data: { estateId, estate, custody } }) => ({
      estate_id: estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      custody,
      accounts: 0,
      paid_in: 0,
      interest: 0,
      drawn: 0,
      returned: 0,
      balance: 0,
      reserved: 0,
    }),
  },
  on: {
    FundAccountsOpened: (row, { data }) => ({ accounts: row.accounts + data.accounts.length }),
    FundDeposited: ({ paid_in, balance }, { data: { fen } }) => ({ paid_in: paid_in + fen, balance: balance + fen }),
    FundInterestAllocated: ({ interest, balance }, { data: { fen, year } }) => ({
      interest: interest + fen,
      interest_year: year,
      balance: balance + fen,
    }),
    FundAccountTransferred: unchanged,
    FundBalanceReturned: ({ returned, balance, accounts }, { data: { fen } }) => ({
      returned: returned + fen,
      balance: balance - fen,
      accounts: accounts - 1,
    }),
    FundSharesReserved: ({ reserved }, { data: { fen } }) => ({ reserved: reserved + fen }),
    FundSharesShort: unchanged,
    FundSharesReleased: ({ reserved }, { data: { fen } }) => ({ reserved: reserved - fen }),
    FundDrawn: (row, { data: { fen, reserved } }) => ({
      drawn: row.drawn + fen,
      balance: row.balance - fen,
      reserved: row.reserved - reserved,
    }),
  },
});
