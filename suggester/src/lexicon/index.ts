import { joinLexicons, type Lexicon } from '../lexicon.ts';
import { beyond } from './beyond.ts';
import { buildingAndLand } from './building-and-land.ts';
import { common } from './common.ts';
import { fees } from './fees.ts';
import { fire } from './fire.ts';
import { lifts } from './lifts.ts';
import { noise } from './noise.ts';
import { propertyManagement } from './property-management.ts';
import { publicOrder } from './public-order.ts';
import { street } from './street.ts';
import { traffic } from './traffic.ts';
import { utilities } from './utilities.ts';
import { waste } from './waste.ts';

/** What citizens say, and what it speaks for. */
export const defaultLexicon: Lexicon = joinLexicons(
  common,
  noise,
  buildingAndLand,
  street,
  fire,
  lifts,
  utilities,
  traffic,
  publicOrder,
  waste,
  fees,
  propertyManagement,
  beyond,
);
