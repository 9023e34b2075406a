import { playFire } from './fire.ts';
import { playMarketSupervision } from './market-supervision/index.ts';
import { playPolice } from './police/index.ts';
import { playSubdistrict } from './subdistrict.ts';
import type { Casework } from './working.ts';

/** Who does the own work of each service. */
export const casework: Readonly<Record<string, Casework>> = {
  fire: playFire,
  police: playPolice,
  subdistrict: playSubdistrict,
  'market-supervision': playMarketSupervision,
};
