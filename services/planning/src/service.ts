import { facilitiesCompliance } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { facilitiesCase } from './facilities-compliance/case.ts';
import { watchRemedies } from './facilities-compliance/clocks.ts';
import { facilitiesDecider } from './facilities-compliance/decider.ts';
import { facilities } from './facilities-compliance/model.ts';
import { orderRemedy } from './facilities-compliance/prepare.ts';
import { facilitiesQueries } from './facilities-compliance/queries.ts';
import { hearOfShortRooms } from './facilities-compliance/reactions.ts';
import { morning } from './morning.ts';

const facilitiesWork = workOf(facilitiesCompliance, {
  decider: facilitiesDecider,
  case: facilitiesCase,
  notes: facilitiesCompliance.internal.NoteFacilitiesPenalty,
  models: [facilities],
  queries: facilitiesQueries,
  prepared: [orderRemedy],
  clocks: [watchRemedies],
  reactions: [hearOfShortRooms],
});

/** Planning 规划 (policy 二(二)2): that builders provide service rooms and public facilities as planned. */
export const planning = departmentOf('planning', [facilitiesWork], { queries: [morning] });
