import {
  consumerMediationCommands,
  consumerMediationEvents,
  consumerMediationInternalCommands,
  operatorCommands,
  operatorEvents,
  operatorInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { consumerMediationDecider } from './consumer-mediation-decider.ts';
import { operatorDecider } from './operator-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';

const desk = deskOf('market-supervision');
const penalties = penaltiesOf('market-supervision', penalisingCases);

/** Market supervision 工商 (policy 二(二)10): operators in estates and their papers, consumers and their disputes. */
export const marketSupervision = defineService({
  name: 'market-supervision',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'operator',
      events: operatorEvents,
      commands: operatorCommands,
      internal: operatorInternalCommands,
      decider: operatorDecider,
    }),
    defineAggregate({
      name: 'consumer-mediation',
      events: consumerMediationEvents,
      commands: consumerMediationCommands,
      internal: consumerMediationInternalCommands,
      decider: consumerMediationDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
});
