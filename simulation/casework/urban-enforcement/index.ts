import { playOutside } from '../outside.ts';
import { playPenalties } from '../penalties.ts';
import { type Casework, together } from '../working.ts';
import { constructions } from './constructions.ts';
import { disorders } from './disorders.ts';

/** Urban enforcement: illegal construction, and disorder in the streets around the estates. */
export const playUrbanEnforcement: Casework = (bench) =>
  together(
    constructions(bench),
    disorders(bench),
    playPenalties(bench, 'urban-enforcement'),
    playOutside(bench, 'urban-enforcement', ['ConstructionReported'], 10),
    playOutside(bench, 'urban-enforcement', ['DisorderReported']),
  );
