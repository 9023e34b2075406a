import {
  patrolCommands,
  patrolEvents,
  patrolInternalCommands,
  securityCaseCommands,
  securityCaseEvents,
  securityCaseInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { patrolDecider } from './patrol-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';
import { securityCaseDecider } from './security-case-decider.ts';

const desk = deskOf('police');
const penalties = penaltiesOf('police', penalisingCases);

/** Police 公安 (policy 二(二)5): security in estates, from the call to its end; patrols where they are asked for. */
export const police = defineService({
  name: 'police',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'security-case',
      events: securityCaseEvents,
      commands: securityCaseCommands,
      internal: securityCaseInternalCommands,
      decider: securityCaseDecider,
    }),
    defineAggregate({
      name: 'patrol',
      events: patrolEvents,
      commands: patrolCommands,
      internal: patrolInternalCommands,
      decider: patrolDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
});
