import {
  checkCommands,
  checkEvents,
  checkInternalCommands,
  equipmentCommands,
  equipmentEvents,
  equipmentInternalCommands,
  rescueCommands,
  rescueEvents,
  rescueInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { checkDecider } from './check-decider.ts';
import { clocks } from './clocks.ts';
import { equipmentDecider } from './equipment-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';
import { rescueDecider } from './rescue-decider.ts';

const desk = deskOf('quality-supervision');
const penalties = penaltiesOf('quality-supervision', penalisingCases);

/** Special equipment 特种设备 (policy 二(二)11): the register, safety checks, rescues from elevators. */
export const qualitySupervision = defineService({
  name: 'quality-supervision',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'equipment',
      events: equipmentEvents,
      commands: equipmentCommands,
      internal: equipmentInternalCommands,
      decider: equipmentDecider,
    }),
    defineAggregate({
      name: 'check',
      events: checkEvents,
      commands: checkCommands,
      internal: checkInternalCommands,
      decider: checkDecider,
    }),
    defineAggregate({
      name: 'rescue',
      events: rescueEvents,
      commands: rescueCommands,
      internal: rescueInternalCommands,
      decider: rescueDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
});
