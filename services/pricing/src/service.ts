import {
  feeComplaintCommands,
  feeComplaintEvents,
  feeComplaintInternalCommands,
  priceDisclosureCommands,
  priceDisclosureEvents,
  priceDisclosureInternalCommands,
  priceStandardCommands,
  priceStandardEvents,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { feeComplaintDecider } from './fee-complaint-decider.ts';
import { prepared } from './prepare.ts';
import { priceDisclosureDecider } from './price-disclosure-decider.ts';
import { priceStandardDecider } from './price-standard-decider.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';

const desk = deskOf('pricing');
const penalties = penaltiesOf('pricing', penalisingCases);

/** Pricing 物价 (policy 二(二)4): what estates are charged, held against what is agreed and set, and what must be shown. */
export const pricing = defineService({
  name: 'pricing',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'fee-complaint',
      events: feeComplaintEvents,
      commands: feeComplaintCommands,
      internal: feeComplaintInternalCommands,
      decider: feeComplaintDecider,
    }),
    defineAggregate({
      name: 'price-disclosure',
      events: priceDisclosureEvents,
      commands: priceDisclosureCommands,
      internal: priceDisclosureInternalCommands,
      decider: priceDisclosureDecider,
    }),
    defineAggregate({
      name: 'price-standard',
      events: priceStandardEvents,
      commands: priceStandardCommands,
      decider: priceStandardDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
});
