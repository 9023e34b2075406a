import { abandonedVehicle, parking, roadsideFacility } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { abandonedCase } from './abandoned-vehicle/case.ts';
import { watchVehicles } from './abandoned-vehicle/clocks.ts';
import { abandonedVehicleDecider } from './abandoned-vehicle/decider.ts';
import { abandonedVehicles } from './abandoned-vehicle/model.ts';
import { inspectAbandoned, postNotice, publishDetention, removeVehicle } from './abandoned-vehicle/prepare.ts';
import { abandonedQueries } from './abandoned-vehicle/queries.ts';
import { morning } from './morning.ts';
import { parkingCase } from './parking/case.ts';
import { watchMoves } from './parking/clocks.ts';
import { parkingDecider } from './parking/decider.ts';
import { parkings } from './parking/model.ts';
import { findParkedVehicle, notifyOwner } from './parking/prepare.ts';
import { parkingQueries } from './parking/queries.ts';
import { facilityCase } from './roadside-facility/case.ts';
import { watchWorks } from './roadside-facility/clocks.ts';
import { roadsideFacilityDecider } from './roadside-facility/decider.ts';
import { facilities } from './roadside-facility/model.ts';
import { planFacility } from './roadside-facility/prepare.ts';
import { facilityQueries } from './roadside-facility/queries.ts';
import { setUpVehicleKey } from './vehicle/key.ts';
import { vehicles } from './vehicle/model.ts';
import { repeatOffenders } from './vehicle/queries.ts';

const parkingWork = workOf(parking, {
  decider: parkingDecider,
  case: parkingCase,
  notes: parking.internal.NoteParkingFine,
  models: [parkings],
  queries: parkingQueries,
  prepared: [findParkedVehicle, notifyOwner],
  clocks: [watchMoves],
});

const abandonedWork = workOf(abandonedVehicle, {
  decider: abandonedVehicleDecider,
  case: abandonedCase,
  models: [abandonedVehicles],
  queries: abandonedQueries,
  prepared: [inspectAbandoned, postNotice, removeVehicle, publishDetention],
  clocks: [watchVehicles],
});

const facilityWork = workOf(roadsideFacility, {
  decider: roadsideFacilityDecider,
  case: facilityCase,
  models: [facilities],
  queries: facilityQueries,
  prepared: [planFacility],
  clocks: [watchWorks],
});

/** Traffic police 交警 (policy 二(二)6): parked and abandoned vehicles, facilities on the roads around the estates. */
export const traffic = departmentOf('traffic', [parkingWork, abandonedWork, facilityWork], {
  models: [vehicles],
  queries: [repeatOffenders, morning],
  setUp: setUpVehicleKey,
});
