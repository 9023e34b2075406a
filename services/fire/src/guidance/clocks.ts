import { guidance } from '@tiaokuai/contracts';
import { dueClock } from '@tiaokuai/service';
import { guidances } from './model.ts';

/** Police stations that should have been looked at again. */
export const watchFollowUps = dueClock({
  name: 'watch-follow-ups',
  model: guidances,
  due: 'follow_up_by',
  where: { status: 'to-follow-up' },
  command: guidance.internal.ObserveFollowUp,
  data: ({ guidance_id: guidanceId, follow_up_by: due }) => ({ guidanceId, due }),
});
