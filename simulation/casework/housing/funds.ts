import type { EstateFundEvent, FundAccount } from '@tiaokuai/contracts';
import { type SampleEstate, snapshotOf } from '../../ground/estates.ts';
import { type Bench, type Caseworkers, hearing, workday } from '../working.ts';

/** The maintenance funds of the estates, building by building: what owners pay in, what passes on, what comes back. */

/** Accounts of the first building; more would only be more of the same. */
const households = 24;
/** Seventy-five yuan for a square metre: 7 500 fen for a hundred hundredths. */
const firstDepositPerHundredth = 75;

/** Whose buildings have a fund: what was sold, and what an enterprise runs. Houses handed out before have none. */
export const hasFund = ({ particulars: { kind, mode, acceptedOn } }: SampleEstate): boolean =>
  acceptedOn !== undefined && (kind === 'new' || (kind === 'old' && mode === 'professional'));

/** The same at every start. One owner has two flats, and one vote. */
const accountsOf = ({ estateId }: SampleEstate): readonly (FundAccount & { readonly firstDeposit: number })[] => {
  const key = estateId.slice(0, 8);
  return Array.from({ length: households }, (_, at) => {
    const area = 8_600 + ((at * 1_370) % 4_700);
    const no = `${Math.floor(at / 2) + 1}0${(at % 2) + 1}`;
    return {
      account: `${key}-1-${no}`,
      owner: `${key}-${at === 1 ? 0 : at}`,
      area,
      firstDeposit: area * firstDepositPerHundredth,
    };
  });
};

export const playFunds = (bench: Bench): Caseworkers => {
  const { random, act, later } = bench;
  const funded = bench.estates.filter(hasFund);
  const accounts = new Map(funded.map((estate) => [estate.estateId, accountsOf(estate)]));
  /** First deposits that have not been paid. */
  const unpaid = new Map<string, ReadonlyMap<string, number>>();
  const punctual = random.pack({ all: 3, 'one-missing': 1 });

  const allocateInterest = (): void => {
    const year = Number(bench.day().slice(0, 4)) - 1;
    for (const { estateId } of funded)
      later(40 * workday, 60 * workday, () =>
        act('AllocateFundInterest', { estateId, year, fen: random.between(120_000, 320_000) }),
      );
  };
  const topUp = (estateId: string, shares: readonly { readonly account: string; readonly fen: number }[]): void => {
    const owed = unpaid.get(estateId) ?? new Map<string, number>();
    const first = shares.filter(({ account }) => owed.has(account));
    const more = shares.filter(({ account }) => !owed.has(account));
    later(2 * workday, 6 * workday, async () => {
      if (first.length > 0) {
        const deposits = first.map(({ account }) => ({ account, fen: owed.get(account)! }));
        await act('DepositFund', { estateId, kind: 'first', deposits });
      }
      if (more.length > 0) await act('DepositFund', { estateId, kind: 'top-up', deposits: more });
    });
  };

  return {
    begin() {
      for (const estate of funded)
        later(30, 8 * workday, () =>
          act('RegisterFund', {
            estateId: estate.estateId,
            estate: snapshotOf(estate),
            custody: estate.particulars.hasOwnersCommittee && random.chance(0.3) ? 'owners-assembly' : 'authority',
          }),
        );
      allocateInterest();
      bench.every(365, allocateInterest);
      bench.every(9, () => {
        const { estateId } = random.pick(funded);
        const { account } = random.pick(accounts.get(estateId)!);
        const owner = `${estateId.slice(0, 8)}-g${random.between(100, 9_999)}`;
        return act('TransferFundAccount', { estateId, account, owner });
      });
      bench.every(90, () => {
        const { estateId } = random.pick(funded.filter(({ particulars }) => particulars.kind === 'old'));
        const { account } = random.pick(accounts.get(estateId)!);
        return act('ReturnFundBalance', { estateId, account, reason: '房屋征收拆除，灭失退还余额' });
      });
    },
    see: hearing<EstateFundEvent>('housing', {
      FundRegistered({ estateId }) {
        const opened = accounts.get(estateId);
        if (opened) later(10, workday, () => act('OpenFundAccounts', { estateId, accounts: opened }));
      },
      FundAccountsOpened({ estateId, accounts: opened }) {
        const late = punctual() === 'all' ? [] : opened.slice(-1);
        unpaid.set(estateId, new Map(late.map(({ account, firstDeposit }) => [account, firstDeposit])));
        const deposits = opened
          .filter((each) => !late.includes(each))
          .map(({ account, firstDeposit: fen }) => ({ account, fen }));
        later(30, 2 * workday, () => act('DepositFund', { estateId, kind: 'first', deposits }));
      },
      FundDeposited({ estateId, kind, deposits }) {
        if (kind !== 'first') return;
        const left = new Map(unpaid.get(estateId));
        for (const { account } of deposits) left.delete(account);
        unpaid.set(estateId, left);
      },
      FundSharesShort: ({ estateId, lacking }) => topUp(estateId, lacking),
      FundDrawn({ estateId, toReplenish }) {
        const low = toReplenish.map((account) => ({ account, fen: random.between(20, 60) * 10_000 }));
        if (low.length > 0) later(5 * workday, 20 * workday, () => topUp(estateId, low));
      },
    }),
  };
};
