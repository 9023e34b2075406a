import { structuralAlterationEvents } from '../construction/structural-alteration.ts';
import { warrantyRepairEvents } from '../construction/warranty-repair.ts';
import { penaltyAt } from '../enforcement/penalty.ts';
import { fireAggregates } from '../fire/index.ts';
import { housingAggregates } from '../housing/index.ts';
import { eventsOf } from '../language/aggregate.ts';
import type { EventDefinition } from '../language/define.ts';
import { leadingGroupAggregates } from '../leading-group/index.ts';
import { marketSupervisionAggregates } from '../market-supervision/index.ts';
import { planningAggregates } from '../planning/index.ts';
import { patrolEvents } from '../police/patrol.ts';
import { securityCaseEvents } from '../police/security-case.ts';
import { pricingAggregates } from '../pricing/index.ts';
import { qualitySupervisionAggregates } from '../quality-supervision/index.ts';
import { referralAt } from '../referral/desk.ts';
import { referralRouterAggregates } from '../referral-router/index.ts';
import { sanitationAggregates } from '../sanitation/index.ts';
import { estateEvents } from '../subdistrict/estate.ts';
import { incidentEvents } from '../subdistrict/incident.ts';
import { personEvents } from '../subdistrict/privacy.ts';
import { trafficAggregates } from '../traffic/index.ts';
import { urbanEnforcementAggregates } from '../urban-enforcement/index.ts';
import { utilitiesAggregates } from '../utilities/index.ts';

/**
 * Every event of the published language; a new department's aggregates are appended here. The desks of all responsibilities speak
 * the same words, so they stand here once, as the service `desk`; so do those who penalise, as `penalty`.
 */
export const allEvents: readonly EventDefinition[] = [
  ...estateEvents,
  ...incidentEvents,
  ...personEvents,
  ...eventsOf(referralRouterAggregates),
  ...eventsOf([referralAt('desk'), penaltyAt('penalty')]),
  ...eventsOf(leadingGroupAggregates),
  ...eventsOf(fireAggregates),
  ...eventsOf(qualitySupervisionAggregates),
  ...eventsOf(housingAggregates),
  ...eventsOf(urbanEnforcementAggregates),
  ...eventsOf(trafficAggregates),
  ...warrantyRepairEvents,
  ...structuralAlterationEvents,
  ...eventsOf(utilitiesAggregates),
  ...eventsOf(pricingAggregates),
  ...securityCaseEvents,
  ...patrolEvents,
  ...eventsOf(sanitationAggregates),
  ...eventsOf(planningAggregates),
  ...eventsOf(marketSupervisionAggregates),
];
