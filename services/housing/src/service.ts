import {
  conductCommands,
  conductEvents,
  conductInternalCommands,
  contractFilingCommands,
  contractFilingEvents,
  contractFilingInternalCommands,
  enterpriseCreditCommands,
  enterpriseCreditEvents,
  enterpriseCreditInternalCommands,
  estateFundCommands,
  estateFundEvents,
  estateFundInternalCommands,
  fundUseCommands,
  fundUseEvents,
  fundUseInternalCommands,
  policyAnswerCommands,
  policyAnswerEvents,
  policyAnswerInternalCommands,
  serviceRoomsCommands,
  serviceRoomsEvents,
  warrantyDepositCommands,
  warrantyDepositEvents,
  warrantyDepositInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { conductDecider } from './conduct-decider.ts';
import { contractFilingDecider } from './contract-filing-decider.ts';
import { enterpriseCreditDecider } from './enterprise-credit-decider.ts';
import { estateFundDecider } from './estate-fund-decider.ts';
import { fundUseDecider } from './fund-use-decider.ts';
import { policyAnswerDecider } from './policy-answer-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';
import { serviceRoomsDecider } from './service-rooms-decider.ts';
import { statisticsQueries } from './statistics.ts';
import { warrantyDepositDecider } from './warranty-deposit-decider.ts';

const desk = deskOf('housing');
const penalties = penaltiesOf('housing', penalisingCases);

/** Property management 房管 (policy 二(二)1): the funds, the filings, the enterprises' credit and conduct, what the policy means. */
export const housing = defineService({
  name: 'housing',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'estate-fund',
      events: estateFundEvents,
      commands: estateFundCommands,
      internal: estateFundInternalCommands,
      decider: estateFundDecider,
    }),
    defineAggregate({
      name: 'fund-use',
      events: fundUseEvents,
      commands: fundUseCommands,
      internal: fundUseInternalCommands,
      decider: fundUseDecider,
    }),
    defineAggregate({
      name: 'warranty-deposit',
      events: warrantyDepositEvents,
      commands: warrantyDepositCommands,
      internal: warrantyDepositInternalCommands,
      decider: warrantyDepositDecider,
    }),
    defineAggregate({
      name: 'contract-filing',
      events: contractFilingEvents,
      commands: contractFilingCommands,
      internal: contractFilingInternalCommands,
      decider: contractFilingDecider,
    }),
    defineAggregate({
      name: 'service-rooms',
      events: serviceRoomsEvents,
      commands: serviceRoomsCommands,
      decider: serviceRoomsDecider,
    }),
    defineAggregate({
      name: 'enterprise-credit',
      events: enterpriseCreditEvents,
      commands: enterpriseCreditCommands,
      internal: enterpriseCreditInternalCommands,
      decider: enterpriseCreditDecider,
    }),
    defineAggregate({
      name: 'policy-answer',
      events: policyAnswerEvents,
      commands: policyAnswerCommands,
      internal: policyAnswerInternalCommands,
      decider: policyAnswerDecider,
    }),
    defineAggregate({
      name: 'conduct',
      events: conductEvents,
      commands: conductCommands,
      internal: conductInternalCommands,
      decider: conductDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries, ...statisticsQueries],
  clocks: [...penalties.clocks, ...clocks],
});
