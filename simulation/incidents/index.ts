import type { Sample } from '../sample.ts';
import { buildings } from './buildings.ts';
import { fees } from './fees.ts';
import { order } from './order.ts';
import { others } from './others.ts';
import { safety } from './safety.ts';
import { supplies } from './supplies.ts';

/** Every sample report. */
export const sampleIncidents: readonly Sample[] = [...buildings, ...fees, ...order, ...safety, ...supplies, ...others];
