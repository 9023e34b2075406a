import { structuralAlterationEvents } from '../construction/structural-alteration.ts';
import { warrantyRepairEvents } from '../construction/warranty-repair.ts';
import { penaltyAt } from '../enforcement/penalty.ts';
import { fireAggregates } from '../fire/index.ts';
import { conductEvents } from '../housing/conduct.ts';
import { contractFilingEvents } from '../housing/contract-filing.ts';
import { enterpriseCreditEvents } from '../housing/enterprise-credit.ts';
import { estateFundEvents } from '../housing/estate-fund.ts';
import { fundUseEvents } from '../housing/fund-use.ts';
import { policyAnswerEvents } from '../housing/policy-answer.ts';
import { serviceRoomsEvents } from '../housing/service-rooms.ts';
import { warrantyDepositEvents } from '../housing/warranty-deposit.ts';
import { eventsOf } from '../language/aggregate.ts';
import type { EventDefinition } from '../language/define.ts';
import { arbitrationEvents, requestEvents, triageEvents } from '../leading-group/decisions.ts';
import { lexiconEvents } from '../leading-group/lexicon.ts';
import { marketSupervisionAggregates } from '../market-supervision/index.ts';
import { planningAggregates } from '../planning/index.ts';
import { patrolEvents } from '../police/patrol.ts';
import { securityCaseEvents } from '../police/security-case.ts';
import { pricingAggregates } from '../pricing/index.ts';
import { qualitySupervisionAggregates } from '../quality-supervision/index.ts';
import { referralAt } from '../referral/desk.ts';
import { referralRouterAggregates } from '../referral-router/index.ts';
import { sanitationAggregates } from '../sanitation/index.ts';
import { subdistrictAggregates } from '../subdistrict/index.ts';
import { trafficAggregates } from '../traffic/index.ts';
import { urbanEnforcementAggregates } from '../urban-enforcement/index.ts';
import { enquiryEvents } from '../utilities/enquiry.ts';
import { facilityHandoverEvents } from '../utilities/facility-handover.ts';
import { outageEvents } from '../utilities/outage.ts';
import { repairEvents } from '../utilities/repair.ts';
import { temperatureEvents } from '../utilities/temperature.ts';

/**
 * Every event of the published language; a new department's aggregates are appended here. The desks of all responsibilities speak
 * the same words, so they stand here once, as the service `desk`; so do those who penalise, as `penalty`.
 */
export const allEvents: readonly EventDefinition[] = [
  ...eventsOf(subdistrictAggregates),
  ...eventsOf(referralRouterAggregates),
  ...eventsOf([referralAt('desk'), penaltyAt('penalty')]),
  ...triageEvents,
  ...arbitrationEvents,
  ...requestEvents,
  ...lexiconEvents,
  ...eventsOf(fireAggregates),
  ...eventsOf(qualitySupervisionAggregates),
  ...estateFundEvents,
  ...fundUseEvents,
  ...warrantyDepositEvents,
  ...contractFilingEvents,
  ...serviceRoomsEvents,
  ...enterpriseCreditEvents,
  ...policyAnswerEvents,
  ...conductEvents,
  ...eventsOf(urbanEnforcementAggregates),
  ...eventsOf(trafficAggregates),
  ...warrantyRepairEvents,
  ...structuralAlterationEvents,
  ...repairEvents,
  ...outageEvents,
  ...temperatureEvents,
  ...enquiryEvents,
  ...facilityHandoverEvents,
  ...eventsOf(pricingAggregates),
  ...securityCaseEvents,
  ...patrolEvents,
  ...eventsOf(sanitationAggregates),
  ...eventsOf(planningAggregates),
  ...eventsOf(marketSupervisionAggregates),
];
