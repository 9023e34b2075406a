import { z } from 'zod';
import { aggregate, type CommandsOf, command, type EventsOf, event } from '../language/aggregate.ts';
import { openLines, uuid, whole } from '../language/fields.ts';
import { estateSnapshot } from '../subdistrict/estate.ts';
import { accountNo, fen, fundAccount, fundShares, mostAccounts, ownerKey } from './money.ts';

const key = z.object({ estateId: uuid });
const ofUse = key.extend({ caseId: uuid });
const year = whole().min(2000).max(2100);

const registered = key.extend({
  estate: estateSnapshot,
  custody: z.enum(['authority', 'owners-assembly']).meta({ zh: '资金管理方', en: 'custody' }),
});
const openedAccount = fundAccount.extend({ firstDeposit: fen });
const opened = key.extend({ accounts: z.array(openedAccount).min(1).max(mostAccounts) });
const transferred = key.extend({ account: accountNo, owner: ownerKey });

/** The maintenance fund of an estate 专项维修资金 with an account for each household: paid in, reserved, drawn, returned. */
export const estateFund = aggregate('housing', 'estate-fund', {
  key: 'estateId',
  by: ['officer'],
  events: {
    FundRegistered: event({ zh: '维修资金建账', en: 'Fund registered' }, registered),
    FundAccountsOpened: event({ zh: '开立分户账', en: 'Fund accounts opened' }, opened),
    FundDeposited: event(
      { zh: '维修资金交存', en: 'Fund deposits paid in' },
      key.extend({ kind: z.enum(['first', 'top-up']), deposits: fundShares, fen }),
    ),
    FundInterestAllocated: event(
      { zh: '增值收益分配', en: 'Fund interest allocated' },
      key.extend({ year, fen, shares: fundShares }),
    ),
    FundAccountTransferred: event({ zh: '分户账过户', en: 'Fund account passed to a new owner' }, transferred),
    FundBalanceReturned: event(
      { zh: '余额退还', en: 'Fund balance returned' },
      key.extend({ account: accountNo, fen, reason: openLines(300) }),
    ),
    FundSharesReserved: event(
      { zh: '分摊额冻结', en: 'Fund shares reserved' },
      ofUse.extend({ fen, shares: fundShares }),
    ),
    FundSharesShort: event(
      { zh: '分户余额不足', en: 'Fund accounts short' },
      ofUse.extend({ lacking: fundShares.meta({ zh: '缺口明细', en: 'lacking' }), fen }),
    ),
    FundSharesReleased: event({ zh: '解除冻结', en: 'Fund shares released' }, ofUse.extend({ fen })),
    FundDrawn: event(
      { zh: '分户列支', en: 'Fund drawn' },
      ofUse.extend({
        fen,
        /** What had been reserved for it; the rest is free again. */
        reserved: fen,
        shares: fundShares,
        /** Accounts that now hold less than 30 % of their first deposit and must be replenished (淄博物业 art. 64). */
        toReplenish: z.array(accountNo).max(mostAccounts),
      }),
    ),
  },
  commands: {
    RegisterFund: command({ zh: '维修资金建账', en: 'Register a fund' }, registered),
    OpenFundAccounts: command({ zh: '开立分户账', en: 'Open fund accounts' }, opened, {
      duties: ['二(二)1.7'],
    }),
    DepositFund: command(
      { zh: '登记交存', en: 'Record deposits to the fund' },
      key.extend({ kind: z.enum(['first', 'top-up']), deposits: fundShares.min(1) }),
      { duties: ['二(二)1.7'] },
    ),
    AllocateFundInterest: command({ zh: '分配增值收益', en: "Allocate a year's interest" }, key.extend({ year, fen })),
    TransferFundAccount: command({ zh: '分户账过户', en: 'Pass an account to a new owner' }, transferred),
    ReturnFundBalance: command(
      { zh: '退还余额', en: 'Return the balance of a building that is gone' },
      key.extend({ account: accountNo, reason: openLines(300) }),
      { duties: ['二(二)1.9'] },
    ),
  },
  internal: {
    ReserveFund: command({ zh: '冻结分摊额', en: 'Reserve shares' }, ofUse.extend({ shares: fundShares })),
    ReleaseFund: command({ zh: '解除冻结', en: 'Release shares' }, ofUse),
    DrawFund: command({ zh: '分户列支', en: 'Draw shares' }, ofUse.extend({ fen })),
  },
});
export type EstateFundEvent = EventsOf<typeof estateFund>;
export type EstateFundCommand = CommandsOf<typeof estateFund>;
