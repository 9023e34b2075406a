import {
  disorderCommands,
  disorderEvents,
  disorderInternalCommands,
  illegalConstructionCommands,
  illegalConstructionEvents,
  illegalConstructionInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { constructionDecider } from './construction-decider.ts';
import { disorderDecider } from './disorder-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';

const desk = deskOf('urban-enforcement');
const penalties = penaltiesOf('urban-enforcement', penalisingCases);

/** Urban enforcement 城管执法 (policy 二(二)8): illegal construction, and disorder in the streets and estates. */
export const urbanEnforcement = defineService({
  name: 'urban-enforcement',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'illegal-construction',
      events: illegalConstructionEvents,
      commands: illegalConstructionCommands,
      internal: illegalConstructionInternalCommands,
      decider: constructionDecider,
    }),
    defineAggregate({
      name: 'disorder',
      events: disorderEvents,
      commands: disorderCommands,
      internal: disorderInternalCommands,
      decider: disorderDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
});
