import type { ReferralLink } from '@tiaokuai/contracts';
import { type Bench, hour, workday } from './working.ts';

/**
 * A few cases end beside their work: the reporter takes the matter back, or an officer answers it at the desk and leaves
 * the case alone. Deals that for each case that answers a referral; true where nobody needs to work on it.
 */
export const endingAside = (bench: Bench) => {
  const deal = bench.random.pack({ worked: 12, 'taken-back': 1, 'at-the-desk': 1 });
  return (referral: ReferralLink | undefined): boolean => {
    if (!referral || referral.round > 0) return false;
    const { referralId, incidentId } = referral;
    const how = deal();
    if (how === 'taken-back')
      bench.soon(hour, 20 * hour, () =>
        bench.tell('subdistrict', 'VoidIncident', { incidentId, reason: '反映人撤回' }, 'property-office:clerk-1'),
      );
    if (how === 'at-the-desk')
      bench.later(hour, workday, () =>
        bench.act('CompleteReferral', { referralId, outcome: 'resolved', note: '电话联系，双方已自行解决' }),
      );
    return how !== 'worked';
  };
};
