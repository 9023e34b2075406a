import {
  dissuasionCommands,
  dissuasionEvents,
  guidanceCommands,
  guidanceEvents,
  guidanceInternalCommands,
  hazardCommands,
  hazardEvents,
  hazardInternalCommands,
  turnoutCommands,
  turnoutEvents,
  turnoutInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { dissuasionDecider } from './dissuasion-decider.ts';
import { guidanceDecider } from './guidance-decider.ts';
import { hazardDecider } from './hazard-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';
import { turnoutDecider } from './turnout-decider.ts';

const desk = deskOf('fire');
const penalties = penaltiesOf('fire', penalisingCases);

/** Fire safety 消防 (policy 二(二)7): hazards in estates, guidance of police stations, help where life is in danger. */
export const fire = defineService({
  name: 'fire',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'hazard',
      events: hazardEvents,
      commands: hazardCommands,
      internal: hazardInternalCommands,
      decider: hazardDecider,
    }),
    defineAggregate({
      name: 'dissuasion',
      events: dissuasionEvents,
      commands: dissuasionCommands,
      decider: dissuasionDecider,
    }),
    defineAggregate({
      name: 'guidance',
      events: guidanceEvents,
      commands: guidanceCommands,
      internal: guidanceInternalCommands,
      decider: guidanceDecider,
    }),
    defineAggregate({
      name: 'turnout',
      events: turnoutEvents,
      commands: turnoutCommands,
      internal: turnoutInternalCommands,
      decider: turnoutDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
});
