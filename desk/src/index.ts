import { deskCommands, deskInternalCommands, deskLanguage } from '@tiaokuai/contracts';
import { type Aggregate, defineAggregate, type OwnedReadModel, ownReadModel, type Reaction } from '@tiaokuai/service';
import { inboxOf } from './inbox.ts';
import { deskReaction } from './reactions.ts';
import { referralDecider } from './referral-decider.ts';

export { casesByClock, figuresOf, listLimit, oneCase } from './case-queries.ts';
export { type CaseKind, caseReactions, type Saying } from './cases.ts';
export { deadlineBy, deadlineWithin, lastDay } from './deadlines.ts';
export type { InboxRow } from './inbox.ts';
export { keysBy } from './keys.ts';
export {
  type CaseColumns,
  caseColumns,
  estateOf,
  type MatterColumns,
  matterColumns,
  matterOf,
  partyName,
  referralOf,
} from './matter.ts';
export { type PenalisingCase, type Penalties, penaltiesOf } from './penalties.ts';
export { type PenaltyState, penaltyDecider, surchargeOf } from './penalty-decider.ts';
export { type PenaltyRow, penaltyFigures } from './penalty-register.ts';
export { deskQueries } from './queries.ts';
export { type DeskState, referralDecider } from './referral-decider.ts';

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
