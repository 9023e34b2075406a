import { request } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { matters } from '../matters/model.ts';

/** A suspension that was granted until a time ends with it. */
export const endSuspensions = dueClock({
  name: 'end-suspensions',
  model: matters,
  due: 'suspended_until',
  command: request.commands.LiftSuspension,
  data: ({ referral_id: referralId }) => ({ referralId, reason: '挂账期限届满' }),
  key: ({ referral_id, suspended_until }) => `${referral_id}/${suspended_until}`,
});
