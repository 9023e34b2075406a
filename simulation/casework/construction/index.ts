import { playAgain, playOutside } from '../outside.ts';
import { playPenalties } from '../penalties.ts';
import { type Casework, together } from '../working.ts';
import { alterations } from './alterations.ts';
import { repairs } from './repairs.ts';

/** The construction department: repairs in warranty, structures altered. Gas complaints are answered at the desk. */
export const playConstruction: Casework = (bench) =>
  together(
    repairs(bench),
    alterations(bench),
    playPenalties(bench, 'construction'),
    playOutside(bench, 'construction', ['DefectsReported'], 4),
    playOutside(bench, 'construction', ['AlterationReported'], 8),
    playAgain(bench, 'construction', ['DefectsRepaired', 'WarrantyNotOwed', 'WarrantyRepairConcluded'], 2),
    playAgain(bench, 'construction', ['AlterationClosed'], 4),
  );
