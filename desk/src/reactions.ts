import { type DispatchEvent, dispatchEvents } from '@tiaokuai/contracts';
import type { ArrivedEvent, Consequence, Reaction } from '@tiaokuai/service';

/** The router's events in the lanes of these responsibilities, brought to their desk. */
export const deskReaction = (responsibilities: readonly string[]): Reaction => {
  const [only, ...further] = responsibilities;
  const base = { name: 'desk', from: 'referral-router', events: dispatchEvents };
  if (further.length === 0) return { ...base, lane: `referral.${only}`, react };
  const ours = new Set(responsibilities);
  return {
    ...base,
    react: (event) => (ours.has((event.data as { responsibility?: string }).responsibility ?? '') ? react(event) : []),
  };
};

const react = (arrived: Pick<ArrivedEvent, 'type' | 'data'>): readonly Consequence[] => {
  const event = { type: arrived.type, data: arrived.data } as DispatchEvent;
  switch (event.type) {
    case 'ReferralIssued':
      return [{ command: 'ReceiveReferral', data: event.data }];
    case 'ReferralWithdrawn':
      return [{ command: 'TakeBackReferral', data: { referralId: event.data.referralId, reason: event.data.reason } }];
    case 'ReferralReturnedForRework': {
      const { referralId, round, reason, completeBy } = event.data;
      return [{ command: 'ReopenReferral', data: { referralId, round, reason, completeBy } }];
    }
    case 'ReferralDeadlineExtended': {
      // A stopped clock stays stopped: more time is not the end of a suspension.
      const { referralId, completeBy, reason } = event.data;
      return [{ command: 'MoveDeadline', data: { referralId, completeBy, reason } }];
    }
    case 'ReferralClockResumed': {
      const { referralId, completeBy } = event.data;
      return [{ command: 'MoveDeadline', data: { referralId, completeBy, reason: '恢复计时', clock: 'running' } }];
    }
    case 'ReferralClockStopped': {
      const { referralId, reason } = event.data;
      return [{ command: 'MoveDeadline', data: { referralId, reason, clock: 'stopped' } }];
    }
    case 'ExtensionDenied':
    case 'SuspensionDenied': {
      const { referralId, reason } = event.data;
      return [{ command: 'MoveDeadline', data: { referralId, reason } }];
    }
    case 'ReferralClockAmber':
      return demand(event.data, 'amber');
    case 'ReferralUrged':
      return demand(event.data, 'urged');
    case 'SupervisionOpened':
      return demand(event.data, 'supervision');
    case 'SupervisionListed':
      return demand(event.data, 'listed');
    case 'TalkHeld':
      return demand(event.data, 'talk');
    case 'ReferralEscalated':
      return demand(event.data, 'joint-meeting');
    case 'ReferralResponseRecorded':
    case 'ReferralReassigned':
    case 'ArbitrationRequested':
    case 'ReferralArbitrated':
    case 'DispatchSettled':
      return [];
  }
};

const demand = (
  data: { referralId: string; clock: 'acceptance' | 'completion'; answerOwedBy?: string | undefined },
  rung: string,
): readonly Consequence[] => {
  const { referralId, clock, answerOwedBy } = data;
  return [{ command: 'DemandAnswer', data: { referralId, rung, clock, ...(answerOwedBy ? { answerOwedBy } : {}) } }];
};
