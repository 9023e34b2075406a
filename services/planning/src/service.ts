import {
  facilitiesComplianceCommands,
  facilitiesComplianceEvents,
  facilitiesComplianceInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { facilitiesDecider } from './facilities-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';

const desk = deskOf('planning');
const penalties = penaltiesOf('planning', penalisingCases);

/** Planning 规划 (policy 二(二)2): that builders provide service rooms and public facilities as planned. */
export const planning = defineService({
  name: 'planning',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'facilities-compliance',
      events: facilitiesComplianceEvents,
      commands: facilitiesComplianceCommands,
      internal: facilitiesComplianceInternalCommands,
      decider: facilitiesDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
});
