import {
  enquiryCommands,
  enquiryEvents,
  enquiryInternalCommands,
  facilityHandoverCommands,
  facilityHandoverEvents,
  facilityHandoverInternalCommands,
  outageCommands,
  outageEvents,
  outageInternalCommands,
  repairCommands,
  repairEvents,
  repairInternalCommands,
  temperatureCommands,
  temperatureEvents,
  temperatureInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { clocks } from './clocks.ts';
import { enquiryDecider } from './enquiry-decider.ts';
import { facilityHandoverDecider } from './facility-handover-decider.ts';
import { outageDecider } from './outage-decider.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { reactions } from './reactions.ts';
import { readModels } from './read-models.ts';
import { repairDecider } from './repair-decider.ts';
import { temperatureDecider } from './temperature-decider.ts';

const desk = deskOf('utilities');

/** Operators of the seven trades 专业经营单位 (policy 二(二)12): repairs, outages, cold rooms, enquiries, handovers. */
export const utilities = defineService({
  name: 'utilities',
  aggregates: [
    desk.aggregate,
    defineAggregate({
      name: 'repair',
      events: repairEvents,
      commands: repairCommands,
      internal: repairInternalCommands,
      decider: repairDecider,
    }),
    defineAggregate({
      name: 'outage',
      events: outageEvents,
      commands: outageCommands,
      internal: outageInternalCommands,
      decider: outageDecider,
    }),
    defineAggregate({
      name: 'temperature',
      events: temperatureEvents,
      commands: temperatureCommands,
      internal: temperatureInternalCommands,
      decider: temperatureDecider,
    }),
    defineAggregate({
      name: 'enquiry',
      events: enquiryEvents,
      commands: enquiryCommands,
      internal: enquiryInternalCommands,
      decider: enquiryDecider,
    }),
    defineAggregate({
      name: 'facility-handover',
      events: facilityHandoverEvents,
      commands: facilityHandoverCommands,
      internal: facilityHandoverInternalCommands,
      decider: facilityHandoverDecider,
    }),
  ],
  prepared,
  readModels: [desk.readModel, ...readModels],
  reactions: [...desk.reactions, ...reactions],
  queries: [...deskQueries, ...queries],
  clocks,
});
