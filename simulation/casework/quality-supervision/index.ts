import { playOutside } from '../outside.ts';
import { playPenalties } from '../penalties.ts';
import { type Casework, together } from '../working.ts';
import { checks } from './checks.ts';
import { equipmentRegister } from './equipment.ts';
import { rescues } from './rescues.ts';

/** Special equipment: the register and its inspections, checks on site, people trapped in elevators. */
export const playQualitySupervision: Casework = (bench) => {
  const register = equipmentRegister(bench);
  return together(
    register,
    checks(bench, register),
    rescues(bench, register),
    playPenalties(bench, 'quality-supervision'),
    playOutside(bench, 'quality-supervision', ['CheckOpened', 'EntrapmentReported'], 7),
  );
};
