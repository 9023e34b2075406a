import { CloseTriage, dispatch, OpenArbitration, OpenTriage, ReceiveRequest } from '@tiaokuai/contracts';
import { give, type Reaction, reactTo } from '@tiaokuai/service';

/** What the router asks the leading group's office to decide. */
const followDispatch = reactTo(dispatch, 'follow-dispatch', {
  ReferralIssued: ({ data: { incidentId, referralId, responsibility, role, category }, time }) =>
    responsibility === 'leading-group' && role === 'lead'
      ? give(OpenTriage, { incidentId, referralId, category, at: time })
      : undefined,
  ReferralWithdrawn: ({ data: { incidentId, referralId, responsibility } }) =>
    responsibility === 'leading-group' ? give(CloseTriage, { incidentId, referralId }) : undefined,
  ReferralResponseRecorded: ({ data: { incidentId, referralId, responsibility, response, request } }) => {
    if (responsibility === 'leading-group' && response === 'completed')
      return give(CloseTriage, { incidentId, referralId });
    const kind = requested[response];
    return kind && request
      ? give(ReceiveRequest, { incidentId, referralId, responsibility, kind, ...request })
      : undefined;
  },
  ArbitrationRequested: ({ data: { incidentId, referralId, category, candidates, declines } }) =>
    give(OpenArbitration, { incidentId, referralId, category, candidates, declines }),
});

const requested: Readonly<Record<string, 'extension' | 'suspension' | 'lift'>> = {
  'extension-requested': 'extension',
  'suspension-requested': 'suspension',
  'lift-requested': 'lift',
};

export const reactions: readonly Reaction[] = [followDispatch];
