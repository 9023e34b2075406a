import { deskCommands, deskInternalCommands, deskLanguage } from '@tiaokuai/contracts';
import { type Aggregate, defineAggregate, type OwnedReadModel, ownReadModel, type Reaction } from '@tiaokuai/service';
import { inboxOf } from './inbox.ts';
import { deskReaction } from './reactions.ts';
import { referralDecider } from './referral-decider.ts';

export interface Desk {
  readonly aggregate: Aggregate;
  readonly readModel: OwnedReadModel;
  readonly reactions: readonly Reaction[];
}

/**
 * The part of a service that handles referrals: the same for every responsibility, each in its own log.
 *
 * @param responsibilities Whose lanes it follows: its own, and those that it keeps a general inbox for.
 */
export const deskOf = (service: string, responsibilities: readonly string[] = [service]): Desk => {
  const { events } = deskLanguage(service);
  return {
    aggregate: defineAggregate({
      name: 'referral',
      events,
      commands: deskCommands,
      internal: deskInternalCommands,
      decider: referralDecider,
    }),
    readModel: ownReadModel(inboxOf(service), events),
    reactions: [deskReaction(responsibilities)],
  };
};
