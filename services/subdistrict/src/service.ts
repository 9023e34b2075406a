import {
  estateCommands,
  estateEvents,
  incidentCommands,
  incidentEvents,
  personCommands,
  personEvents,
} from '@tiaokuai/contracts';
import { deskOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { estateDecider } from './estate-decider.ts';
import { incidentDecider } from './incident-decider.ts';
import { learningQueries } from './learning.ts';
import { openings, prepareOpening } from './openings.ts';
import { personDecider } from './person-decider.ts';
import { prepareReport } from './prepare.ts';
import { queries } from './queries.ts';
import { reactions } from './reactions.ts';
import { readModels } from './read-models.ts';
import { prepareRefusal } from './refusal.ts';
import { setUpVault } from './vault.ts';

const desk = deskOf('subdistrict');

/** What reactions note in an incident's life; nobody else may say it. */
const noted = new Set([
  'MarkReferred',
  'MarkInHand',
  'MarkSuspended',
  'MarkResumed',
  'MarkAnswered',
  'CloseWithMain',
  'TellLimit',
  'NoteDanger',
]);

/** Subdistricts and towns 镇办 (policy 二(一)): the register of estates, the life of incidents, reporters' data. */
export const subdistrict = defineService({
  name: 'subdistrict',
  aggregates: [
    defineAggregate({
      name: 'incident',
      events: incidentEvents,
      commands: incidentCommands.filter(({ name }) => !noted.has(name)),
      internal: incidentCommands.filter(({ name }) => noted.has(name)),
      decider: incidentDecider,
    }),
    defineAggregate({ name: 'estate', events: estateEvents, commands: estateCommands, decider: estateDecider }),
    defineAggregate({ name: 'person', events: personEvents, commands: personCommands, decider: personDecider }),
    desk.aggregate,
  ],
  prepared: [prepareReport, prepareOpening, prepareRefusal],
  queries: [...queries, ...learningQueries],
  reactions: [...desk.reactions, ...reactions],
  readModels: [desk.readModel, ...readModels, openings],
  setUp: setUpVault,
});
