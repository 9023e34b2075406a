import { type DispatchEvent, dispatchEvents } from '@tiaokuai/contracts';
import type { Consequence, Reaction } from '@tiaokuai/service';

/** What the router asks the leading group's office to decide. */
const followDispatch: Reaction = {
  name: 'follow-dispatch',
  from: 'referral-router',
  events: dispatchEvents,
  react: ({ type, data, time }): readonly Consequence[] => {
    const event = { type, data } as DispatchEvent;
    switch (event.type) {
      case 'ReferralIssued': {
        const { incidentId, referralId, responsibility, role, category } = event.data;
        return responsibility === 'leading-group' && role === 'lead'
          ? [{ command: 'OpenTriage', data: { incidentId, referralId, category, at: time } }]
          : [];
      }
      case 'ReferralWithdrawn':
      case 'ReferralResponseRecorded': {
        const { incidentId, referralId, responsibility } = event.data;
        const ended = event.type === 'ReferralWithdrawn' ? 'withdrawn' : event.data.response;
        if (responsibility === 'leading-group' && (ended === 'withdrawn' || ended === 'completed'))
          return [{ command: 'CloseTriage', data: { incidentId, referralId } }];
        if (event.type === 'ReferralWithdrawn') return [];
        const kind = requested[event.data.response];
        const { request } = event.data;
        return kind && request
          ? [{ command: 'ReceiveRequest', data: { incidentId, referralId, responsibility, kind, ...request } }]
          : [];
      }
      case 'ArbitrationRequested': {
        const { incidentId, referralId, category, candidates, declines } = event.data;
        return [{ command: 'OpenArbitration', data: { incidentId, referralId, category, candidates, declines } }];
      }
      default:
        return [];
    }
  },
};

const requested: Readonly<Record<string, 'extension' | 'suspension' | 'lift'>> = {
  'extension-requested': 'extension',
  'suspension-requested': 'suspension',
  'lift-requested': 'lift',
};

export const reactions: readonly Reaction[] = [followDispatch];
