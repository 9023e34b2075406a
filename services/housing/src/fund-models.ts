import {
  type EstateFundEvent,
  estateFundEvents,
  type WarrantyDepositEvent,
  warrantyDepositEvents,
} from '@tiaokuai/contracts';
import { keysBy } from '@tiaokuai/desk';
import { defineReadModel } from '@tiaokuai/read-models';
import { type ModelEvent, type OwnedReadModel, ownReadModel } from '@tiaokuai/service';

/** The money: funds by estate and by account, builders' deposits. All sums in fen. */

export interface FundRow {
  readonly estate_id: string;
  readonly estate: string;
  readonly subdistrict: string;
  readonly custody: string;
  readonly accounts: number;
  readonly paid_in: number;
  readonly interest: number;
  readonly interest_year: number | null;
  readonly drawn: number;
  readonly returned: number;
  readonly balance: number;
  /** Of the balance, for uses under way. */
  readonly reserved: number;
}

const evolveFund = (row: FundRow | undefined, { type, data }: ModelEvent): FundRow | null => {
  const event = { type, data } as EstateFundEvent;
  if (event.type === 'FundRegistered') {
    const { estateId, estate, custody } = event.data;
    const nothing = { accounts: 0, paid_in: 0, interest: 0, interest_year: null, drawn: 0, returned: 0 };
    return {
      estate_id: estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      custody,
      ...nothing,
      balance: 0,
      reserved: 0,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'FundAccountsOpened':
      return { ...row, accounts: row.accounts + event.data.accounts.length };
    case 'FundDeposited': {
      const { fen } = event.data;
      return { ...row, paid_in: row.paid_in + fen, balance: row.balance + fen };
    }
    case 'FundInterestAllocated': {
      const { fen, year } = event.data;
      return { ...row, interest: row.interest + fen, interest_year: year, balance: row.balance + fen };
    }
    case 'FundBalanceReturned': {
      const { fen } = event.data;
      return { ...row, returned: row.returned + fen, balance: row.balance - fen, accounts: row.accounts - 1 };
    }
    case 'FundSharesReserved':
      return { ...row, reserved: row.reserved + event.data.fen };
    case 'FundSharesReleased':
      return { ...row, reserved: row.reserved - event.data.fen };
    case 'FundDrawn': {
      const { fen, reserved } = event.data;
      return { ...row, drawn: row.drawn + fen, balance: row.balance - fen, reserved: row.reserved - reserved };
    }
    case 'FundSharesShort':
    case 'FundAccountTransferred':
      return row;
  }
};

export const fundsModel = defineReadModel<FundRow, ModelEvent>({
  name: 'funds',
  version: 1,
  service: 'housing',
  columns: {
    estate_id: { type: 'text', primaryKey: true },
    estate: { type: 'text' },
    subdistrict: { type: 'text' },
    custody: { type: 'text' },
    accounts: { type: 'int' },
    paid_in: { type: 'double precision' },
    interest: { type: 'double precision' },
    interest_year: { type: 'int', nullable: true },
    drawn: { type: 'double precision' },
    returned: { type: 'double precision' },
    balance: { type: 'double precision' },
    reserved: { type: 'double precision' },
  },
  indexes: [['subdistrict', 'estate']],
  keysOf: keysBy('estateId'),
  evolve: evolveFund,
});

export interface FundAccountRow {
  /** `<estate>/<account>` */
  readonly key: string;
  readonly estate_id: string;
  readonly account: string;
  readonly first_deposit: number;
  readonly first_paid: boolean;
  readonly balance: number;
  /** Below 30 % of the first deposit (淄博物业 art. 64). */
  readonly low: boolean;
  readonly closed: boolean;
}

const accountsOf = ({ type, data }: ModelEvent): readonly { readonly account: string; readonly fen: number }[] => {
  const event = { type, data } as EstateFundEvent;
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

const evolveAccount = (row: FundAccountRow | undefined, event: ModelEvent, key: string): FundAccountRow | null => {
  const { type, data } = { type: event.type, data: event.data } as EstateFundEvent;
  const account = key.slice(37);
  if (type === 'FundAccountsOpened') {
    const { firstDeposit } = data.accounts.find((each) => each.account === account)!;
    const estate_id = key.slice(0, 36);
    return {
      key,
      estate_id,
      account,
      first_deposit: firstDeposit,
      first_paid: false,
      balance: 0,
      low: false,
      closed: false,
    };
  }
  if (!row) return null;
  const fen = accountsOf(event).find((each) => each.account === account)?.fen ?? 0;
  const balance = row.balance + fen;
  const first_paid = row.first_paid || type === 'FundDeposited';
  const closed = row.closed || type === 'FundBalanceReturned';
  return { ...row, first_paid, balance, closed, low: first_paid && !closed && balance * 10 < row.first_deposit * 3 };
};

export const fundAccountsModel = defineReadModel<FundAccountRow, ModelEvent>({
  name: 'fund_accounts',
  version: 1,
  service: 'housing',
  columns: {
    key: { type: 'text', primaryKey: true },
    estate_id: { type: 'text' },
    account: { type: 'text' },
    first_deposit: { type: 'double precision' },
    first_paid: { type: 'boolean' },
    balance: { type: 'double precision' },
    low: { type: 'boolean' },
    closed: { type: 'boolean' },
  },
  indexes: [['estate_id', 'low']],
  keysOf: (event) => {
    const { estateId } = event.data as { estateId: string };
    return accountsOf(event).map(({ account }) => `${estateId}/${account}`);
  },
  evolve: evolveAccount,
});

export interface DepositRow {
  readonly estate_id: string;
  readonly estate: string;
  readonly subdistrict: string;
  readonly builder: string;
  readonly status: 'assessed' | 'paid-in' | 'term' | 'return-published' | 'returned';
  readonly due: number;
  readonly paid: number;
  readonly drawn: number;
  readonly balance: number;
  readonly claims_open: number;
  readonly return_from: string | null;
  readonly published_until: string | null;
  readonly assessed_at: string;
}

const evolveDeposit = (row: DepositRow | undefined, { type, data, time }: ModelEvent): DepositRow | null => {
  const event = { type, data } as WarrantyDepositEvent;
  if (event.type === 'DepositAssessed') {
    const { estateId, estate, builder, due } = event.data;
    return {
      estate_id: estateId,
      estate: estate.name,
      subdistrict: estate.subdistrict,
      builder,
      status: 'assessed',
      due,
      paid: 0,
      drawn: 0,
      balance: 0,
      claims_open: 0,
      return_from: null,
      published_until: null,
      assessed_at: time,
    };
  }
  if (!row) return null;
  switch (event.type) {
    case 'DepositPaidIn': {
      const { paid, full } = event.data;
      return { ...row, paid, balance: paid - row.drawn, status: full ? 'paid-in' : row.status };
    }
    case 'DepositTermBegan':
      return { ...row, status: 'term', return_from: event.data.returnFrom };
    case 'DepositClaimed':
      return { ...row, claims_open: row.claims_open + 1 };
    case 'DepositDrawn': {
      const { fen, balance } = event.data;
      return { ...row, drawn: row.drawn + fen, balance, claims_open: row.claims_open - 1 };
    }
    case 'DepositClaimRefused':
      // A claim that was refused at once had never been open.
      return { ...row, claims_open: event.data.atOnce ? row.claims_open : row.claims_open - 1 };
    case 'DepositReturnPublished':
      return { ...row, status: 'return-published', published_until: event.data.until.due };
    case 'DepositReturnHalted':
      return { ...row, status: 'term', published_until: null };
    case 'DepositReturned':
      return { ...row, status: 'returned', balance: 0, published_until: null };
  }
};

export const depositsModel = defineReadModel<DepositRow, ModelEvent>({
  name: 'deposits',
  version: 1,
  service: 'housing',
  columns: {
    estate_id: { type: 'text', primaryKey: true },
    estate: { type: 'text' },
    subdistrict: { type: 'text' },
    builder: { type: 'text' },
    status: { type: 'text' },
    due: { type: 'double precision' },
    paid: { type: 'double precision' },
    drawn: { type: 'double precision' },
    balance: { type: 'double precision' },
    claims_open: { type: 'int' },
    return_from: { type: 'text', nullable: true },
    published_until: { type: 'timestamptz', nullable: true },
    assessed_at: { type: 'timestamptz' },
  },
  indexes: [['status', 'return_from'], ['builder']],
  keysOf: keysBy('estateId'),
  evolve: evolveDeposit,
});

export const fundModels: readonly OwnedReadModel[] = [
  ownReadModel(fundsModel, estateFundEvents),
  ownReadModel(fundAccountsModel, estateFundEvents),
  ownReadModel(depositsModel, warrantyDepositEvents),
];
