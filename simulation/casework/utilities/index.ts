import { playAgain, playOutside } from '../outside.ts';
import { type Casework, together } from '../working.ts';
import { enquiries } from './enquiries.ts';
import { handovers } from './handovers.ts';
import { outages } from './outages.ts';
import { repairs } from './repairs.ts';
import { temperatures } from './temperatures.ts';

/** Operators of the seven trades: repairs, announced outages, cold rooms, questions and bills, handovers. */
export const playUtilities: Casework = (bench) =>
  together(
    repairs(bench),
    outages(bench),
    temperatures(bench),
    enquiries(bench),
    handovers(bench),
    playOutside(bench, 'utilities', ['RepairRequested', 'EnquiryReceived'], 12),
    playOutside(bench, 'utilities', ['ColdRoomReported'], 4),
    playAgain(bench, 'utilities', ['TemperatureComplaintAnswered'], 4),
    playOutside(bench, 'utilities', ['FacilityHandoverRequested'], 6),
    playAgain(bench, 'utilities', ['FacilitiesMaintained'], 4),
  );
