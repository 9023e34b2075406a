import { playAgain, playOutside } from '../outside.ts';
import { playPenalties } from '../penalties.ts';
import { type Casework, together } from '../working.ts';
import { complaints } from './complaints.ts';
import { disclosures } from './disclosures.ts';
import { standards } from './standards.ts';

/** The price inspectors: the register of prices, what was charged, what was shown. */
export const playPricing: Casework = (bench) =>
  together(
    standards(bench),
    complaints(bench),
    disclosures(bench),
    playPenalties(bench, 'pricing'),
    playOutside(bench, 'pricing', ['ComplaintReceived', 'DisclosureReported'], 8),
    playAgain(bench, 'pricing', ['DisclosureComplete', 'PricesDisclosed', 'DisclosureConcluded'], 4),
    playAgain(bench, 'pricing', ['ComplaintConcluded', 'OverchargeRefunded'], 8),
  );
