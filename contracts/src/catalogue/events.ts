import { constructionAggregates } from '../construction/index.ts';
import { penaltyAt } from '../enforcement/penalty.ts';
import { fireAggregates } from '../fire/index.ts';
import { housingAggregates } from '../housing/index.ts';
import { eventsOf } from '../language/aggregate.ts';
import type { EventDefinition } from '../language/define.ts';
import { leadingGroupAggregates } from '../leading-group/index.ts';
import { marketSupervisionAggregates } from '../market-supervision/index.ts';
import { planningAggregates } from '../planning/index.ts';
import { policeAggregates } from '../police/index.ts';
import { pricingAggregates } from '../pricing/index.ts';
import { qualitySupervisionAggregates } from '../quality-supervision/index.ts';
import { referralAt } from '../referral/desk.ts';
import { referralRouterAggregates } from '../referral-router/index.ts';
import { sanitationAggregates } from '../sanitation/index.ts';
import { subdistrictAggregates } from '../subdistrict/index.ts';
import { trafficAggregates } from '../traffic/index.ts';
import { urbanEnforcementAggregates } from '../urban-enforcement/index.ts';
import { utilitiesAggregates } from '../utilities/index.ts';

/**
 * Every event of the published language; a new department's aggregates are appended here. The desks of all responsibilities speak
 * the same words, so they stand here once, as the service `desk`; so do those who penalise, as `penalty`.
 */
export const allEvents: readonly EventDefinition[] = [
  ...eventsOf(subdistrictAggregates),
  ...eventsOf(referralRouterAggregates),
  ...eventsOf([referralAt('desk'), penaltyAt('penalty')]),
  ...eventsOf(leadingGroupAggregates),
  ...eventsOf(fireAggregates),
  ...eventsOf(qualitySupervisionAggregates),
  ...eventsOf(housingAggregates),
  ...eventsOf(urbanEnforcementAggregates),
  ...eventsOf(trafficAggregates),
  ...eventsOf(constructionAggregates),
  ...eventsOf(utilitiesAggregates),
  ...eventsOf(pricingAggregates),
  ...eventsOf(policeAggregates),
  ...eventsOf(sanitationAggregates),
  ...eventsOf(planningAggregates),
  ...eventsOf(marketSupervisionAggregates),
];
