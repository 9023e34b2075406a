import { referralAt } from '@tiaokuai/contracts';
import { type Aggregate, defineAggregate, type Reaction } from '@tiaokuai/service';
import { referralDecider } from './decider.ts';
import { type Inbox, inboxOf } from './inbox.ts';
import { deskReaction } from './reactions.ts';

export interface Desk {
  readonly aggregate: Aggregate;
  readonly readModel: Inbox;
  readonly reactions: readonly Reaction[];
}

/**
 * The part of a service that handles referrals: the same for every responsibility, each in its own log.
 *
 * @param responsibilities Whose lanes it follows: its own, and those that it keeps a general inbox for.
 */
export const deskOf = (service: string, responsibilities: readonly string[] = [service]): Desk => {
  const referral = referralAt(service);
  const { events, commands, internal } = referral;
  return {
    aggregate: defineAggregate({
      name: 'referral',
      events: Object.values(events),
      commands: Object.values(commands),
      internal: Object.values(internal),
      decider: referralDecider,
    }),
    readModel: inboxOf(referral),
    reactions: [deskReaction(responsibilities)],
  };
};
