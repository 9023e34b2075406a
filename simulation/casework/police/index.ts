import { playOutside } from '../outside.ts';
import { playPenalties } from '../penalties.ts';
import { type Casework, together } from '../working.ts';
import { patrols } from './patrols.ts';
import { securityCases } from './security-cases.ts';

/** Police: public security cases from the call to their ends, patrols that estates ask for. */
export const playPolice: Casework = (bench) =>
  together(
    securityCases(bench),
    patrols(bench),
    playPenalties(bench, 'police'),
    playOutside(bench, 'police', ['SecurityCaseReported'], 20),
  );
