import { z } from 'zod';
import { aggregateOf, type CommandOf, type EventOf } from '../language/define.ts';
import { openText, uuid } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { accountNo, fen, fundAccount, fundShares, mostAccounts, ownerKey } from './money.ts';

/** The maintenance fund of an estate 专项维修资金 with an account for each household: paid in, reserved, drawn, returned. */
const fund = aggregateOf('housing', 'estate-fund');

const key = z.object({ estateId: uuid });
const ofUse = key.extend({ caseId: uuid });
const openedAccount = fundAccount.extend({ firstDeposit: fen });
const year = z.int().min(2000).max(2100);

export const FundRegistered = fund.event(
  'FundRegistered',
  { zh: '维修资金建账', en: 'Fund registered' },
  key.extend({ estate: estateSnapshot, custody: z.enum(['authority', 'owners-assembly']) }),
);
export const FundAccountsOpened = fund.event(
  'FundAccountsOpened',
  { zh: '开立分户账', en: 'Fund accounts opened' },
  key.extend({ accounts: z.array(openedAccount).min(1).max(mostAccounts) }),
);
export const FundDeposited = fund.event(
  'FundDeposited',
  { zh: '维修资金交存', en: 'Fund deposits paid in' },
  key.extend({ kind: z.enum(['first', 'top-up']), deposits: fundShares, fen }),
);
export const FundInterestAllocated = fund.event(
  'FundInterestAllocated',
  { zh: '增值收益分配', en: 'Fund interest allocated' },
  key.extend({ year, fen, shares: fundShares }),
);
export const FundAccountTransferred = fund.event(
  'FundAccountTransferred',
  { zh: '分户账过户', en: 'Fund account passed to a new owner' },
  key.extend({ account: accountNo, owner: ownerKey }),
);
export const FundBalanceReturned = fund.event(
  'FundBalanceReturned',
  { zh: '余额退还', en: 'Fund balance returned' },
  key.extend({ account: accountNo, fen, reason: openText(300) }),
);
export const FundSharesReserved = fund.event(
  'FundSharesReserved',
  { zh: '分摊额冻结', en: 'Fund shares reserved' },
  ofUse.extend({ fen, shares: fundShares }),
);
export const FundSharesShort = fund.event(
  'FundSharesShort',
  { zh: '分户余额不足', en: 'Fund accounts short' },
  ofUse.extend({ lacking: fundShares, fen }),
);
export const FundSharesReleased = fund.event(
  'FundSharesReleased',
  { zh: '解除冻结', en: 'Fund shares released' },
  ofUse.extend({ fen }),
);
export const FundDrawn = fund.event(
  'FundDrawn',
  { zh: '分户列支', en: 'Fund drawn' },
  ofUse.extend({
    fen,
    /** What had been reserved for it; the rest is free again. */
    reserved: fen,
    shares: fundShares,
    /** Accounts that now hold less than 30 % of their first deposit and must be replenished (淄博物业 art. 64). */
    toReplenish: z.array(accountNo).max(mostAccounts),
  }),
);
export const estateFundEvents = [
  FundRegistered,
  FundAccountsOpened,
  FundDeposited,
  FundInterestAllocated,
  FundAccountTransferred,
  FundBalanceReturned,
  FundSharesReserved,
  FundSharesShort,
  FundSharesReleased,
  FundDrawn,
] as const;
export type EstateFundEvent = EventOf<(typeof estateFundEvents)[number]>;

const streamOf = (data: { estateId: string }) => `estate-fund-${data.estateId}`;

export const RegisterFund = fund.command(
  'RegisterFund',
  { zh: '维修资金建账', en: 'Register a fund' },
  FundRegistered.schema,
  streamOf,
);
export const OpenFundAccounts = fund.command(
  'OpenFundAccounts',
  { zh: '开立分户账', en: 'Open fund accounts' },
  FundAccountsOpened.schema,
  streamOf,
  { duties: ['二(二)1.7'] },
);
export const DepositFund = fund.command(
  'DepositFund',
  { zh: '登记交存', en: 'Record deposits to the fund' },
  key.extend({ kind: z.enum(['first', 'top-up']), deposits: fundShares.min(1) }),
  streamOf,
  { duties: ['二(二)1.7'] },
);
export const AllocateFundInterest = fund.command(
  'AllocateFundInterest',
  { zh: '分配增值收益', en: "Allocate a year's interest" },
  key.extend({ year, fen }),
  streamOf,
);
export const TransferFundAccount = fund.command(
  'TransferFundAccount',
  { zh: '分户账过户', en: 'Pass an account to a new owner' },
  FundAccountTransferred.schema,
  streamOf,
);
export const ReturnFundBalance = fund.command(
  'ReturnFundBalance',
  { zh: '退还余额', en: 'Return the balance of a building that is gone' },
  key.extend({ account: accountNo, reason: openText(300) }),
  streamOf,
  { duties: ['二(二)1.9'] },
);
export const estateFundCommands = [
  RegisterFund,
  OpenFundAccounts,
  DepositFund,
  AllocateFundInterest,
  TransferFundAccount,
  ReturnFundBalance,
] as const;

/** What uses of the fund lead to; not served on the bus. */
export const ReserveFund = fund.command(
  'ReserveFund',
  { zh: '冻结分摊额', en: 'Reserve shares' },
  ofUse.extend({ shares: fundShares }),
  streamOf,
);
export const ReleaseFund = fund.command('ReleaseFund', { zh: '解除冻结', en: 'Release shares' }, ofUse, streamOf);
export const DrawFund = fund.command(
  'DrawFund',
  { zh: '分户列支', en: 'Draw shares' },
  ofUse.extend({ fen }),
  streamOf,
);
export const estateFundInternalCommands = [ReserveFund, ReleaseFund, DrawFund] as const;
export type EstateFundCommand =
  | CommandOf<(typeof estateFundCommands)[number]>
  | CommandOf<(typeof estateFundInternalCommands)[number]>;
