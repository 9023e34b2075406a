import { feeComplaint, priceDisclosure, priceStandard } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { complaintCase } from './fee-complaint/case.ts';
import { watchRefunds } from './fee-complaint/clocks.ts';
import { feeComplaintDecider } from './fee-complaint/decider.ts';
import { feeComplaints } from './fee-complaint/model.ts';
import { examineCharges, orderRefund } from './fee-complaint/prepare.ts';
import { complaintQueries } from './fee-complaint/queries.ts';
import { morning } from './morning.ts';
import { disclosureCase } from './price-disclosure/case.ts';
import { watchDisclosures } from './price-disclosure/clocks.ts';
import { priceDisclosureDecider } from './price-disclosure/decider.ts';
import { disclosures } from './price-disclosure/model.ts';
import { orderDisclosure } from './price-disclosure/prepare.ts';
import { disclosureQueries } from './price-disclosure/queries.ts';
import { priceStandardDecider } from './price-standard/decider.ts';
import { priceStandards } from './price-standard/model.ts';
import { listPriceStandards } from './price-standard/queries.ts';

const complaintWork = workOf(feeComplaint, {
  decider: feeComplaintDecider,
  case: complaintCase,
  notes: feeComplaint.internal.NoteFeePenalty,
  models: [feeComplaints],
  queries: complaintQueries,
  prepared: [examineCharges, orderRefund],
  clocks: [watchRefunds],
});

const disclosureWork = workOf(priceDisclosure, {
  decider: priceDisclosureDecider,
  case: disclosureCase,
  notes: priceDisclosure.internal.NoteDisclosurePenalty,
  models: [disclosures],
  queries: disclosureQueries,
  prepared: [orderDisclosure],
  clocks: [watchDisclosures],
});

const standardWork = workOf(priceStandard, {
  decider: priceStandardDecider,
  models: [priceStandards],
  queries: [listPriceStandards],
});

/** Pricing 物价 (policy 二(二)4): what estates are charged, held against what is agreed and set, and what must be shown. */
export const pricing = departmentOf('pricing', [complaintWork, disclosureWork, standardWork], { queries: [morning] });
