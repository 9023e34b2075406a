import { playAgain, playOutside } from '../outside.ts';
import { playPenalties } from '../penalties.ts';
import { type Casework, together } from '../working.ts';
import { playConducts } from './conduct.ts';
import { playContracts } from './contracts.ts';
import { playCredit } from './credit.ts';
import { playDeposits } from './deposits.ts';
import { playFundUses } from './fund-uses.ts';
import { playFunds } from './funds.ts';
import { playPolicyAnswers } from './policy-answers.ts';
import { playProjects } from './projects.ts';

/** The housing department: funds and what is paid from them, filings, deposits, enterprises' credit and conduct. */
export const playHousing: Casework = (bench) =>
  together(
    playFunds(bench),
    playFundUses(bench),
    playProjects(bench),
    playContracts(bench),
    playDeposits(bench),
    playCredit(bench),
    playPolicyAnswers(bench),
    playConducts(bench),
    playPenalties(bench, 'housing'),
    playOutside(bench, 'housing', ['ConductReported']),
    playOutside(bench, 'housing', ['FundUseOpened', 'PolicyEnquiryReceived'], 7),
    playAgain(bench, 'housing', ['PolicyAnswered'], 5),
    playAgain(bench, 'housing', ['FundUseSettled', 'FundUseAbandoned'], 4),
  );
