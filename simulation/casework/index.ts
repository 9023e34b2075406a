import { playConstruction } from './construction/index.ts';
import { playFire } from './fire.ts';
import { playHousing } from './housing/index.ts';
import { playLexicon } from './leading-group.ts';
import { playMarketSupervision } from './market-supervision/index.ts';
import { playPlanning } from './planning.ts';
import { playPolice } from './police/index.ts';
import { playPricing } from './pricing/index.ts';
import { playQualitySupervision } from './quality-supervision/index.ts';
import { playSanitation } from './sanitation/index.ts';
import { playSubdistrict } from './subdistrict.ts';
import { playTraffic } from './traffic/index.ts';
import { playUrbanEnforcement } from './urban-enforcement/index.ts';
import { playUtilities } from './utilities/index.ts';
import type { Casework } from './working.ts';

/** Who does the own work of each service. */
export const casework: Readonly<Record<string, Casework>> = {
  construction: playConstruction,
  fire: playFire,
  housing: playHousing,
  'leading-group': playLexicon,
  planning: playPlanning,
  police: playPolice,
  traffic: playTraffic,
  'urban-enforcement': playUrbanEnforcement,
  subdistrict: playSubdistrict,
  'market-supervision': playMarketSupervision,
  pricing: playPricing,
  'quality-supervision': playQualitySupervision,
  sanitation: playSanitation,
  utilities: playUtilities,
};
