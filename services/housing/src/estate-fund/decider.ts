import {
  accept,
  apportion,
  type Decider,
  type Decision,
  dayInChina,
  type EstateFundCommand,
  type EstateFundEvent,
  type FundAccount,
  type FundShare,
  houseRule,
  refuse,
  under,
} from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { match } from 'ts-pattern';

/**
 * The maintenance fund of an estate, account by account.
 *
 *   registered ─▶ accounts opened ─▶ first deposit in full ─▶ (topped up, interest, passed on to a new owner)*
 *                                                      └─▶ reserved for a use ─▶ drawn │ released        ─▶ returned
 *
 * What is reserved for a use is nobody else's: no account is ever drawn below nought.
 *
 * Law: 淄博市物业管理条例 art. 62 (whose it is, what becomes of it), 63 (first deposit), 64 (replenishing below 30 %),
 * 65 (custody, interest once a year); 民法典 art. 281, 283 (shares by area).
 */
export interface EstateFundState {
  readonly estateId?: string;
  /** Acceptance of the buildings. */
  readonly acceptedOn?: string | undefined;
  readonly accounts: ReadonlyMap<string, Account>;
  /** By the use that it is for. */
  readonly reservations: ReadonlyMap<string, readonly FundShare[]>;
  readonly interestYears: readonly number[];
}

interface Account extends FundAccount {
  readonly firstDeposit: number;
  readonly firstPaid: boolean;
  readonly balance: number;
  readonly reserved: number;
  readonly closed: boolean;
}

const article = (number: string) => under({ law: '淄博市物业管理条例', article: number });
const order = under(houseRule('维修资金账目次序'));

const { absent, registered } = refusalsOf(houseRule('维修资金账目次序'), 'fund', {
  absent: [
    '该小区没有建立维修资金账',
    'the estate has no fund on the register',
    '先建账并开立分户账',
    'register it and open its accounts',
  ],
  registered: ['该小区已经建账', 'the fund is registered', '直接开立分户账', 'open further accounts'],
});
export const noSuchAccount = order(
  'no-such-account',
  ['没有该分户账，或者已经注销', 'there is no such account, or it is closed'],
  ['核对分户账号', 'check the numbers of the accounts'],
);
const accountExists = order(
  'account-exists',
  ['分户账号重复', 'an account of this number exists'],
  ['核对分户账号', 'check the numbers of the accounts'],
);
const notInFull = article('第六十三条')(
  'first-deposit-not-in-full',
  ['首期维修资金应当一次性足额交纳', 'the first deposit must be paid at once and in full'],
  ['按核定的首期数额一次交存', 'pay the assessed sum'],
);
const paidBefore = article('第六十三条')(
  'first-deposit-paid',
  ['首期维修资金已经交存', 'the first deposit has been paid'],
  ['再交存的登记为续交', 'record it as topping up'],
);
const firstMissing = article('第六十三条')(
  'first-deposit-missing',
  ['尚未交存首期维修资金', 'the first deposit has not been paid'],
  ['先足额交存首期', 'pay it first'],
);
const yearNotOver = article('第六十五条')(
  'year-not-over',
  ['增值收益按上一年度分配', 'interest is allocated for a year that is over'],
  ['年度终了后分配', 'allocate it when the year is over'],
);
const allocatedAlready = article('第六十五条')(
  'interest-allocated',
  ['该年度收益已经分配', "the year's interest has been allocated"],
  ['核对年度', 'check the year'],
);
const nothingHeld = article('第六十五条')(
  'nothing-held',
  ['各分户没有余额，无从分配', 'no account holds anything'],
  ['核对账目', 'check the accounts'],
);
const isReserved = article('第六十二条')(
  'account-reserved',
  ['该分户有冻结待付的分摊额', 'part of the balance is reserved for a repair'],
  ['待维修结算后退还余额', 'return the balance when the repair is settled'],
);

const decide = (command: EstateFundCommand, state: EstateFundState): Decision<EstateFundEvent> => {
  const { estateId, accounts, reservations } = state;
  if (!estateId)
    return (
      match(command)
        .returnType<Decision<EstateFundEvent>>()
        .with({ kind: 'RegisterFund' }, ({ data }) => accept({ type: 'FundRegistered', data }))
        // A use of a fund that nobody has registered: nothing is there.
        .with({ kind: 'ReserveFund' }, ({ data: { caseId, shares, estateId: of } }) =>
          accept({ type: 'FundSharesShort', data: { estateId: of, caseId, lacking: shares, fen: sumOf(shares) } }),
        )
        .otherwise(() => refuse(absent))
    );
  const openOf = (no: string): Account | undefined => {
    const account = accounts.get(no);
    return account?.closed ? undefined : account;
  };
  return match(command)
    .returnType<Decision<EstateFundEvent>>()
    .with({ kind: 'RegisterFund' }, () => refuse(registered))
    .with({ kind: 'OpenFundAccounts' }, ({ data }) => {
      const nos = data.accounts.map(({ account }) => account);
      const repeated = new Set(nos).size < nos.length || nos.some((no) => accounts.has(no));
      return repeated ? refuse(accountExists) : accept({ type: 'FundAccountsOpened', data });
    })
    .with({ kind: 'DepositFund' }, ({ data }) => {
      const { kind, deposits } = data;
      if (new Set(deposits.map(({ account }) => account)).size < deposits.length) return refuse(accountExists);
      for (const { account: no, fen } of deposits) {
        const account = openOf(no);
        if (!account) return refuse(noSuchAccount);
        if (kind === 'first' && account.firstPaid) return refuse(paidBefore);
        if (kind === 'first' && fen !== account.firstDeposit) return refuse(notInFull);
        if (kind === 'top-up' && !account.firstPaid) return refuse(firstMissing);
      }
      return accept({ type: 'FundDeposited', data: { ...data, fen: sumOf(deposits) } });
    })
    .with({ kind: 'AllocateFundInterest' }, ({ at, data: { year, fen } }) => {
      if (year >= Number(dayInChina(at).slice(0, 4))) return refuse(yearNotOver);
      if (state.interestYears.includes(year)) return refuse(allocatedAlready);
      const holding = [...accounts.values()].filter(({ balance, closed }) => balance > 0 && !closed);
      if (holding.length === 0) return refuse(nothingHeld);
      const shares = sharesBy(fen, holding, ({ balance }) => balance);
      return accept({ type: 'FundInterestAllocated', data: { estateId, year, fen, shares } });
    })
    .with({ kind: 'TransferFundAccount' }, ({ data }) => {
      const account = openOf(data.account);
      if (!account) return refuse(noSuchAccount);
      return account.owner === data.owner ? accept() : accept({ type: 'FundAccountTransferred', data });
    })
    .with({ kind: 'ReturnFundBalance' }, ({ data }) => {
      const account = openOf(data.account);
      if (!account) return refuse(noSuchAccount);
      if (account.reserved > 0) return refuse(isReserved);
      return accept({ type: 'FundBalanceReturned', data: { ...data, fen: account.balance } });
    })
    .with({ kind: 'ReserveFund' }, ({ data: { caseId, shares } }) => {
      if (reservations.has(caseId)) return accept();
      const lacking = shares.flatMap(({ account: no, fen }) => {
        const account = openOf(no);
        const short = fen - (account ? account.balance - account.reserved : 0);
        return short > 0 ? [{ account: no, fen: short }] : [];
      });
      return lacking.length > 0
        ? accept({ type: 'FundSharesShort', data: { estateId, caseId, lacking, fen: sumOf(lacking) } })
        : accept({ type: 'FundSharesReserved', data: { estateId, caseId, fen: sumOf(shares), shares } });
    })
    .with({ kind: 'ReleaseFund' }, ({ data: { caseId } }) => {
      const shares = reservations.get(caseId);
      return shares ? accept({ type: 'FundSharesReleased', data: { estateId, caseId, fen: sumOf(shares) } }) : accept();
    })
    .with({ kind: 'DrawFund' }, ({ data: { caseId, fen } }) => {
      const reserved = reservations.get(caseId);
      if (!reserved || fen > sumOf(reserved)) return accept();
      // By what was reserved, so that no share grows beyond it.
      const shares = sharesBy(fen, reserved, (share) => share.fen);
      const toReplenish = shares
        .filter(({ account, fen: drawn }) => isLow(accounts.get(account)!, drawn))
        .map(({ account }) => account);
      const drawn = { estateId, caseId, fen, reserved: sumOf(reserved), shares, toReplenish };
      return accept({ type: 'FundDrawn', data: drawn });
    })
    .exhaustive();
};

/** Accounts of the register by their numbers, or all that are open; undefined when one of them is not there. */
export const accountsByNo = ({ accounts }: EstateFundState, numbers?: readonly string[]): FundAccount[] | undefined => {
  const open = [...accounts.values()].filter(({ closed }) => !closed);
  const chosen = numbers ? open.filter(({ account }) => numbers.includes(account)) : open;
  if (chosen.length === 0 || (numbers && chosen.length < new Set(numbers).size)) return undefined;
  return chosen.map(({ account, owner, area }) => ({ account, owner, area }));
};

const sumOf = (shares: readonly FundShare[]): number => shares.reduce((all, { fen }) => all + fen, 0);

/** Shares of an amount by weight, for accounts. */
export const sharesBy = <Each extends { readonly account: string }>(
  amount: number,
  parts: readonly Each[],
  weight: (each: Each) => number,
): FundShare[] => {
  const shares = apportion(amount, parts.map(weight));
  return parts.map(({ account }, index) => ({ account, fen: shares[index]! }));
};

/** 余额不足首期交纳额百分之三十的 (art. 64). */
const isLow = ({ balance, firstDeposit }: Account, drawn: number): boolean => (balance - drawn) * 10 < firstDeposit * 3;

const evolve = (state: EstateFundState, event: EstateFundEvent): EstateFundState => {
  const change = (
    shares: readonly FundShare[],
    what: (account: Account, fen: number) => Partial<Account>,
  ): ReadonlyMap<string, Account> => {
    const accounts = new Map(state.accounts);
    for (const { account: no, fen } of shares) {
      const account = accounts.get(no);
      if (account) accounts.set(no, { ...account, ...what(account, fen) });
    }
    return accounts;
  };
  const without = (caseId: string) => new Map([...state.reservations].filter(([each]) => each !== caseId));
  return match(event)
    .returnType<EstateFundState>()
    .with({ type: 'FundRegistered' }, ({ data: { estateId, estate } }) => ({
      ...state,
      estateId,
      acceptedOn: estate.acceptedOn,
    }))
    .with({ type: 'FundAccountsOpened' }, ({ data }) => {
      const accounts = new Map(state.accounts);
      for (const each of data.accounts)
        accounts.set(each.account, { ...each, firstPaid: false, balance: 0, reserved: 0, closed: false });
      return { ...state, accounts };
    })
    .with({ type: 'FundDeposited' }, ({ data: { deposits } }) => ({
      ...state,
      accounts: change(deposits, ({ balance }, fen) => ({ balance: balance + fen, firstPaid: true })),
    }))
    .with({ type: 'FundInterestAllocated' }, ({ data: { year, shares } }) => ({
      ...state,
      interestYears: [...state.interestYears, year],
      accounts: change(shares, ({ balance }, fen) => ({ balance: balance + fen })),
    }))
    .with({ type: 'FundAccountTransferred' }, ({ data: { account, owner } }) => ({
      ...state,
      accounts: change([{ account, fen: 0 }], () => ({ owner })),
    }))
    .with({ type: 'FundBalanceReturned' }, ({ data: { account, fen } }) => ({
      ...state,
      accounts: change([{ account, fen }], () => ({ balance: 0, closed: true })),
    }))
    .with({ type: 'FundSharesReserved' }, ({ data: { caseId, shares } }) => ({
      ...state,
      reservations: new Map([...state.reservations, [caseId, shares]]),
      accounts: change(shares, ({ reserved }, fen) => ({ reserved: reserved + fen })),
    }))
    .with({ type: 'FundSharesShort' }, () => state)
    .with({ type: 'FundSharesReleased' }, ({ data: { caseId } }) => ({
      ...state,
      accounts: change(state.reservations.get(caseId) ?? [], ({ reserved }, fen) => ({ reserved: reserved - fen })),
      reservations: without(caseId),
    }))
    .with({ type: 'FundDrawn' }, ({ data: { caseId, shares } }) => {
      const held = new Map((state.reservations.get(caseId) ?? []).map(({ account, fen }) => [account, fen]));
      return {
        ...state,
        accounts: change(shares, ({ account, balance, reserved }, fen) => ({
          balance: balance - fen,
          reserved: reserved - (held.get(account) ?? 0),
        })),
        reservations: without(caseId),
      };
    })
    .exhaustive();
};

export const estateFundDecider: Decider<EstateFundCommand, EstateFundState, EstateFundEvent> = {
  initial: { accounts: new Map(), reservations: new Map(), interestYears: [] },
  decide,
  evolve,
};
