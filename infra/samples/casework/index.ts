import { playFire } from './fire.ts';
import type { Casework } from './working.ts';

/** Who does the own work of each service. */
export const casework: Readonly<Record<string, Casework>> = { fire: playFire };
