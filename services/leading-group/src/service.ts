import {
  arbitrationCommands,
  arbitrationEvents,
  lexiconCommands,
  lexiconEvents,
  requestCommands,
  requestEvents,
  responsibilities,
  triageCommands,
  triageEvents,
} from '@tiaokuai/contracts';
import { deskOf, deskQueries } from '@tiaokuai/desk';
import { readModelDb } from '@tiaokuai/read-models';
import { defineAggregate, defineService, type ServedQuery } from '@tiaokuai/service';
import { z } from 'zod';
import { clocks } from './clocks.ts';
import { arbitrationDecider, requestDecider, triageDecider } from './deciders.ts';
import { lexiconDecider } from './lexicon-decider.ts';
import { lexicons } from './lexicon-query.ts';
import { reactions } from './reactions.ts';
import { type MatterRow, readModels } from './read-models.ts';

/** Responsibilities without a service of their own: their referrals lie in the office's general inbox. */
const general = responsibilities.filter(({ kind }) => kind === 'general').map(({ key }) => key);

const desk = deskOf('leading-group', ['leading-group', ...general]);

const matters: ServedQuery = {
  name: 'Matters',
  names: { zh: '待办事项', en: 'What waits for a decision' },
  input: z.object({
    status: z.enum(['open', 'decided', 'closed']).default('open'),
    limit: z.int().min(1).max(5_000).default(200),
  }),
  handle: ({ status, limit }: { status: MatterRow['status']; limit: number }, { pool, schema, asking }) =>
    // The general inbox's other departments see their referrals, not the office's work.
    asking && asking !== 'leading-group'
      ? Promise.resolve([])
      : readModelDb<{ matters: MatterRow }>(pool, schema)
          .selectFrom('matters')
          .selectAll()
          .where('status', '=', status)
          .orderBy('opened_at')
          .limit(limit)
          .execute(),
};

const fromEvents = new Set(['OpenTriage', 'CloseTriage', 'OpenArbitration', 'ReceiveRequest']);
const served = <Command extends { readonly name: string }>(commands: readonly Command[]) => ({
  commands: commands.filter(({ name }) => !fromEvents.has(name)),
  internal: commands.filter(({ name }) => fromEvents.has(name)),
});

/** The leading group's office 领导小组办公室 (policy 四): decides for referrals what no rule decides. */
export const leadingGroup = defineService({
  name: 'leading-group',
  aggregates: [
    desk.aggregate,
    defineAggregate({ name: 'triage', events: triageEvents, ...served(triageCommands), decider: triageDecider }),
    defineAggregate({
      name: 'arbitration',
      events: arbitrationEvents,
      ...served(arbitrationCommands),
      decider: arbitrationDecider,
    }),
    defineAggregate({ name: 'request', events: requestEvents, ...served(requestCommands), decider: requestDecider }),
    defineAggregate({ name: 'lexicon', events: lexiconEvents, commands: lexiconCommands, decider: lexiconDecider }),
  ],
  alsoAnswersFor: general,
  queries: [...deskQueries, matters, lexicons],
  reactions: [...desk.reactions, ...reactions],
  readModels: [desk.readModel, ...readModels],
  clocks,
});
