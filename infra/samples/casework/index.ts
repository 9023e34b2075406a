import { playFire } from './fire.ts';
import { playHousing } from './housing/index.ts';
import { playMarketSupervision } from './market-supervision/index.ts';
import { playPlanning } from './planning.ts';
import { playPolice } from './police/index.ts';
import { playPricing } from './pricing/index.ts';
import { playSubdistrict } from './subdistrict.ts';
import { playUtilities } from './utilities/index.ts';
import type { Casework } from './working.ts';

/** Who does the own work of each service. */
export const casework: Readonly<Record<string, Casework>> = {
  fire: playFire,
  housing: playHousing,
  planning: playPlanning,
  police: playPolice,
  subdistrict: playSubdistrict,
  'market-supervision': playMarketSupervision,
  pricing: playPricing,
  utilities: playUtilities,
};
