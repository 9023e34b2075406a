import { depositRow, warrantyDeposit } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

export const deposits = modelOf(warrantyDeposit, {
  name: 'deposits',
  version: 1,
  row: depositRow,
  indexes: [['status', 'return_from'], ['builder']],
  opens: {
    DepositAssessed: ({ data: { estateId, estate, builder, due }, time }) => ({
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
      assessed_at: time,
    }),
  },
  on: {
    DepositPaidIn: ({ drawn, status }, { data: { paid, full } }) => ({
      paid,
      balance: paid - drawn,
      status: full ? 'paid-in' : status,
    }),
    DepositTermBegan: (_row, { data: { returnFrom } }) => ({ status: 'term', return_from: returnFrom }),
    DepositClaimed: ({ claims_open }) => ({ claims_open: claims_open + 1 }),
    DepositDrawn: ({ drawn, claims_open }, { data: { fen, balance } }) => ({
      drawn: drawn + fen,
      balance,
      claims_open: claims_open - 1,
    }),
    // A claim that was refused at once had never been open.
    DepositClaimRefused: ({ claims_open }, { data: { atOnce } }) => ({ claims_open: claims_open - (atOnce ? 0 : 1) }),
    DepositReturnPublished: (_row, { data: { until } }) => ({
      status: 'return-published',
      published_until: until.due,
    }),
    DepositReturnHalted: { status: 'term', published_until: null },
    DepositReturned: { status: 'returned', balance: 0, published_until: null },
  },
});
