import {
  garbageCommands,
  garbageEvents,
  garbageInternalCommands,
  pointCommands,
  pointEvents,
  pointInternalCommands,
  roundCommands,
  roundEvents,
  roundInternalCommands,
  sitingCommands,
  sitingEvents,
  sitingInternalCommands,
  wasteCommands,
  wasteEvents,
  wasteInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { pointDecider } from './collection-point-decider.ts';
import { garbageDecider } from './garbage-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';
import { roundDecider } from './round-decider.ts';
import { sitingDecider } from './siting-decider.ts';
import { wasteDecider } from './waste-decider.ts';

const desk = deskOf('sanitation');
const penalties = penaltiesOf('sanitation', penalisingCases);

/** Sanitation 环卫 (policy 二(二)9): household waste collected every day, construction waste cleared, points in their place. */
export const sanitation = defineService({
  name: 'sanitation',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'collection-point',
      events: pointEvents,
      commands: pointCommands,
      internal: pointInternalCommands,
      decider: pointDecider,
    }),
    defineAggregate({
      name: 'round',
      events: roundEvents,
      commands: roundCommands,
      internal: roundInternalCommands,
      decider: roundDecider,
    }),
    defineAggregate({
      name: 'garbage',
      events: garbageEvents,
      commands: garbageCommands,
      internal: garbageInternalCommands,
      decider: garbageDecider,
    }),
    defineAggregate({
      name: 'waste',
      events: wasteEvents,
      commands: wasteCommands,
      internal: wasteInternalCommands,
      decider: wasteDecider,
    }),
    defineAggregate({
      name: 'siting',
      events: sitingEvents,
      commands: sitingCommands,
      internal: sitingInternalCommands,
      decider: sitingDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
});
