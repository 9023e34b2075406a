import { priceDisclosure } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { disclosures } from './model.ts';

/** Boards that should have been put right: to be looked at again. */
export const watchDisclosures = dueClock({
  name: 'watch-disclosures',
  model: disclosures,
  due: 'disclose_by',
  where: { status: 'ordered' },
  command: priceDisclosure.internal.ObserveDisclosure,
  data: ({ case_id: caseId, order_no: order }) => ({ caseId, order }),
});
