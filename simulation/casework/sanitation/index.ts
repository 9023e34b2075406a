import { playAgain, playOutside } from '../outside.ts';
import { playPenalties } from '../penalties.ts';
import { type Casework, together } from '../working.ts';
import { garbage } from './garbage.ts';
import { pointRegister } from './points.ts';
import { rounds } from './rounds.ts';
import { sitings } from './sitings.ts';
import { waste } from './waste.ts';

/** Collection points and their daily rounds, exposed garbage, construction waste, points in the wrong place. */
export const playSanitation: Casework = (bench) => {
  const points = pointRegister(bench);
  return together(
    points,
    rounds(bench, points),
    garbage(bench, points),
    sitings(bench, points),
    waste(bench),
    playPenalties(bench, 'sanitation'),
    playOutside(bench, 'sanitation', ['GarbageReported', 'WasteReported'], 8),
    playOutside(bench, 'sanitation', ['SitingReported'], 5),
    playAgain(bench, 'sanitation', ['SitingClosed'], 4),
    playAgain(bench, 'sanitation', ['GarbageCleared', 'WasteCleared'], 8),
  );
};
