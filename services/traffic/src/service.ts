import {
  abandonedVehicleCommands,
  abandonedVehicleEvents,
  abandonedVehicleInternalCommands,
  parkingCommands,
  parkingEvents,
  parkingInternalCommands,
  roadsideFacilityCommands,
  roadsideFacilityEvents,
  roadsideFacilityInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { abandonedVehicleDecider } from './abandoned-decider.ts';
import { clocks } from './clocks.ts';
import { roadsideFacilityDecider } from './facility-decider.ts';
import { parkingDecider } from './parking-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';
import { setUpVehicleKey } from './vehicle-key.ts';

const desk = deskOf('traffic');
const penalties = penaltiesOf('traffic', penalisingCases);

/** Traffic police 交警 (policy 二(二)6): parked and abandoned vehicles, facilities on the roads around the estates. */
export const traffic = defineService({
  name: 'traffic',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'parking',
      events: parkingEvents,
      commands: parkingCommands,
      internal: parkingInternalCommands,
      decider: parkingDecider,
    }),
    defineAggregate({
      name: 'abandoned-vehicle',
      events: abandonedVehicleEvents,
      commands: abandonedVehicleCommands,
      internal: abandonedVehicleInternalCommands,
      decider: abandonedVehicleDecider,
    }),
    defineAggregate({
      name: 'roadside-facility',
      events: roadsideFacilityEvents,
      commands: roadsideFacilityCommands,
      internal: roadsideFacilityInternalCommands,
      decider: roadsideFacilityDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
  setUp: setUpVehicleKey,
});
