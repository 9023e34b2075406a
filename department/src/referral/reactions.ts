import { dispatch, referralAt, type rung } from '@tiaokuai/contracts';
import { type Arrived, give, nothing, type Reaction, reactToAll } from '@tiaokuai/service';
import type { z } from 'zod';

const { DemandAnswer, MoveDeadline, ReceiveReferral, ReopenReferral, TakeBackReferral } = referralAt('desk').internal;

/** The router's events in the lanes of these responsibilities, brought to their desk. */
export const deskReaction = (responsibilities: readonly string[]): Reaction => {
  const [only, ...further] = responsibilities;
  if (further.length === 0) return { ...followRouter, lane: `referral.${only}` };
  const ours = new Set(responsibilities);
  return {
    ...followRouter,
    react: (event, context) =>
      ours.has((event.data as { responsibility?: string }).responsibility ?? '')
        ? followRouter.react(event, context)
        : [],
  };
};

type ClockEvent = Arrived<
  typeof dispatch,
  'ReferralClockAmber' | 'ReferralUrged' | 'SupervisionOpened' | 'SupervisionListed' | 'TalkHeld' | 'ReferralEscalated'
>;

const demand =
  (reached: z.output<typeof rung>) =>
  ({ data: { referralId, clock, answerOwedBy } }: ClockEvent) =>
    give(DemandAnswer, { referralId, rung: reached, clock, ...(answerOwedBy ? { answerOwedBy } : {}) });

const denied = ({ data: { referralId, reason } }: Arrived<typeof dispatch, 'ExtensionDenied' | 'SuspensionDenied'>) =>
  give(MoveDeadline, { referralId, reason });

const followRouter = reactToAll(dispatch, 'desk', {
  ReferralIssued: ({ data }) => give(ReceiveReferral, data),
  ReferralWithdrawn: ({ data: { referralId, reason } }) => give(TakeBackReferral, { referralId, reason }),
  ReferralReturnedForRework: ({ data: { referralId, round, reason, completeBy } }) =>
    give(ReopenReferral, { referralId, round, reason, completeBy }),
  // A stopped clock stays stopped: more time is not the end of a suspension.
  ReferralDeadlineExtended: ({ data: { referralId, completeBy, reason } }) =>
    give(MoveDeadline, { referralId, completeBy, reason }),
  ReferralClockResumed: ({ data: { referralId, completeBy } }) =>
    give(MoveDeadline, { referralId, completeBy, reason: '恢复计时', clock: 'running' }),
  ReferralClockStopped: ({ data: { referralId, reason } }) =>
    give(MoveDeadline, { referralId, reason, clock: 'stopped' }),
  ExtensionDenied: denied,
  SuspensionDenied: denied,
  ReferralClockAmber: demand('amber'),
  ReferralUrged: demand('urged'),
  SupervisionOpened: demand('supervision'),
  SupervisionListed: demand('listed'),
  TalkHeld: demand('talk'),
  ReferralEscalated: demand('joint-meeting'),
  ReferralResponseRecorded: nothing,
  ReferralReassigned: nothing,
  ArbitrationRequested: nothing,
  ReferralArbitrated: nothing,
  DispatchSettled: nothing,
});
