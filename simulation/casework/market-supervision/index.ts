import { playAgain, playOutside } from '../outside.ts';
import { playPenalties } from '../penalties.ts';
import { type Casework, together } from '../working.ts';
import { mediations } from './mediations.ts';
import { operators } from './operators.ts';

/** The market station: papers of operators, disputes of consumers. */
export const playMarketSupervision: Casework = (bench) =>
  together(
    mediations(bench),
    operators(bench),
    playPenalties(bench, 'market-supervision'),
    playOutside(bench, 'market-supervision', ['DisputeLodged', 'OperatorReported'], 10),
    playAgain(bench, 'market-supervision', ['SettlementPerformed', 'MediationFailed'], 5),
  );
