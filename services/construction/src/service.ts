import {
  structuralAlterationCommands,
  structuralAlterationEvents,
  structuralAlterationInternalCommands,
  warrantyRepairCommands,
  warrantyRepairEvents,
  warrantyRepairInternalCommands,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries, penaltiesOf } from '@tiaokuai/desk';
import { defineAggregate, defineService } from '@tiaokuai/service';
import { alterationDecider } from './alteration-decider.ts';
import { clocks } from './clocks.ts';
import { prepared } from './prepare.ts';
import { queries } from './queries.ts';
import { penalisingCases, reactions } from './reactions.ts';
import { readModels } from './read-models.ts';
import { warrantyRepairDecider } from './warranty-repair-decider.ts';

const desk = deskOf('construction');
const penalties = penaltiesOf('construction', penalisingCases);

/** Construction 住建 (policy 二(二)3): builders repair in warranty; load-bearing structures stay as they were designed. */
export const construction = defineService({
  name: 'construction',
  aggregates: [
    desk.aggregate,
    penalties.aggregate,
    defineAggregate({
      name: 'warranty-repair',
      events: warrantyRepairEvents,
      commands: warrantyRepairCommands,
      internal: warrantyRepairInternalCommands,
      decider: warrantyRepairDecider,
    }),
    defineAggregate({
      name: 'structural-alteration',
      events: structuralAlterationEvents,
      commands: structuralAlterationCommands,
      internal: structuralAlterationInternalCommands,
      decider: alterationDecider,
    }),
  ],
  prepared: [...penalties.prepared, ...prepared],
  readModels: [desk.readModel, penalties.readModel, ...readModels],
  reactions: [...desk.reactions, ...penalties.reactions, ...reactions],
  queries: [...deskQueries, ...penalties.queries, ...queries],
  clocks: [...penalties.clocks, ...clocks],
});
