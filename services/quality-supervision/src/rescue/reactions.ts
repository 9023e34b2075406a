import { rescue, turnout } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

/** The brigade assists in the same incident, by a referral of its own. */
export const hearFire = reactTo(turnout, 'hear-fire', {
  BrigadeArrived: ({ data: { referral, arrivedAt } }) =>
    referral && give(rescue.internal.NoteFireOnScene, { caseId: referral.incidentId, arrivedAt }),
});
