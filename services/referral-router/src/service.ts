import { dispatchCommands, dispatchEvents } from '@tiaokuai/contracts';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { dispatchDecider } from './dispatch-decider.ts';
import { queries } from './queries.ts';
import { reactions } from './reactions.ts';
import { readModels } from './read-models.ts';

/** Sends each incident to the responsibility that must act, and watches that it does (policy 二: 各司其职). */
export const referralRouter = defineService({
  name: 'referral-router',
  aggregates: [
    defineAggregate({
      name: 'dispatch',
      events: dispatchEvents,
      // All of it follows from what others say and from time: nobody sends the router a command.
      commands: [],
      internal: dispatchCommands,
      decider: dispatchDecider,
    }),
  ],
  reactions,
  readModels,
  queries,
  clocks,
});
