import { dispatch } from '@tiaokuai/contracts';
import { ofIncidents, workOf } from '@tiaokuai/department';
import { defineService } from '@tiaokuai/service';
import { watchClocks } from './dispatch/clocks.ts';
import { dispatchDecider } from './dispatch/decider.ts';
import { referrals } from './dispatch/model.ts';
import { dispatchQueries } from './dispatch/queries.ts';
import { dispatchReactions } from './dispatch/reactions.ts';

/** Sends each incident to the responsibility that must act, and watches that it does (policy 二: 各司其职). */
export const referralRouter = defineService({
  name: 'referral-router',
  ...ofIncidents,
  aggregates: [workOf(dispatch, { decider: dispatchDecider }).aggregate],
  reactions: dispatchReactions,
  readModels: [referrals],
  queries: dispatchQueries,
  clocks: [watchClocks],
});
