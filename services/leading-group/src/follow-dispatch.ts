import { arbitration, dispatch, request, triage } from '@tiaokuai/contracts';
import { give, reactTo } from '@tiaokuai/service';

const { CloseTriage, OpenTriage } = triage.internal;

const office = 'leading-group';

const requested: Readonly<Record<string, 'extension' | 'suspension' | 'lift'>> = {
  'extension-requested': 'extension',
  'suspension-requested': 'suspension',
  'lift-requested': 'lift',
};

/** What the router asks the leading group's office to decide. */
export const followDispatch = reactTo(dispatch, 'follow-dispatch', {
  ReferralIssued: ({ data: { incidentId, referralId, responsibility, role, category }, time }) =>
    responsibility === office && role === 'lead'
      ? give(OpenTriage, { incidentId, referralId, category, at: time })
      : undefined,
  ReferralWithdrawn: ({ data: { incidentId, referralId, responsibility } }) =>
    responsibility === office ? give(CloseTriage, { incidentId, referralId }) : undefined,
  ReferralResponseRecorded: ({ data: { incidentId, referralId, responsibility, response, request: asked } }) => {
    if (responsibility === office && response === 'completed') return give(CloseTriage, { incidentId, referralId });
    const kind = requested[response];
    return kind && asked
      ? give(request.internal.ReceiveRequest, { incidentId, referralId, responsibility, kind, ...asked })
      : undefined;
  },
  ArbitrationRequested: ({ data: { incidentId, referralId, category, candidates, declines } }) =>
    give(arbitration.internal.OpenArbitration, { incidentId, referralId, category, candidates, declines }),
});
