import { enquiry, facilityHandover, outage, repair, temperature } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { enquiryCase } from './enquiry/case.ts';
import { watchEnquiries } from './enquiry/clocks.ts';
import { enquiryDecider } from './enquiry/decider.ts';
import { enquiries } from './enquiry/model.ts';
import { listEnquiries } from './enquiry/queries.ts';
import { startEnquiryClocks } from './enquiry/reactions.ts';
import { handoverCase } from './facility-handover/case.ts';
import { facilityHandoverDecider } from './facility-handover/decider.ts';
import { facilityHandovers } from './facility-handover/model.ts';
import { recordOwnersDecision } from './facility-handover/prepare.ts';
import { listHandovers } from './facility-handover/queries.ts';
import { morning } from './morning.ts';
import { watchOutages } from './outage/clocks.ts';
import { outageDecider } from './outage/decider.ts';
import { outages } from './outage/model.ts';
import { outageQueries } from './outage/queries.ts';
import { repairOverruns } from './outage/reactions.ts';
import { repairCase } from './repair/case.ts';
import { watchRepairs } from './repair/clocks.ts';
import { repairDecider } from './repair/decider.ts';
import { repairs } from './repair/model.ts';
import { repairQueries } from './repair/queries.ts';
import { acceptUnderOutage, meetRequests } from './repair/reactions.ts';
import { temperatureCase } from './temperature/case.ts';
import { watchTemperatures } from './temperature/clocks.ts';
import { temperatureDecider } from './temperature/decider.ts';
import { temperatures } from './temperature/model.ts';
import { listTemperatures } from './temperature/queries.ts';
import { startTemperatureClocks } from './temperature/reactions.ts';

const repairWork = workOf(repair, {
  decider: repairDecider,
  case: repairCase,
  models: [repairs],
  queries: repairQueries,
  clocks: [watchRepairs],
  reactions: [acceptUnderOutage, meetRequests],
});

const outageWork = workOf(outage, {
  decider: outageDecider,
  models: [outages],
  queries: outageQueries,
  clocks: [watchOutages],
  reactions: [repairOverruns],
});

const temperatureWork = workOf(temperature, {
  decider: temperatureDecider,
  case: temperatureCase,
  models: [temperatures],
  queries: [listTemperatures],
  clocks: [watchTemperatures],
  reactions: [startTemperatureClocks],
});

const enquiryWork = workOf(enquiry, {
  decider: enquiryDecider,
  case: enquiryCase,
  models: [enquiries],
  queries: [listEnquiries],
  clocks: [watchEnquiries],
  reactions: [startEnquiryClocks],
});

const handoverWork = workOf(facilityHandover, {
  decider: facilityHandoverDecider,
  case: handoverCase,
  models: [facilityHandovers],
  queries: [listHandovers],
  prepared: [recordOwnersDecision],
});

/** Operators of the seven trades 专业经营单位 (policy 二(二)12): repairs, outages, cold rooms, enquiries, handovers. */
export const utilities = departmentOf(
  'utilities',
  [repairWork, outageWork, temperatureWork, enquiryWork, handoverWork],
  { queries: [morning] },
);
