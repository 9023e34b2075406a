import { arbitration, lexicon, request, responsibilities, triage } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { arbitrationDecider } from './arbitration/decider.ts';
import { followDispatch } from './follow-dispatch.ts';
import { lexiconDecider } from './lexicon/decider.ts';
import { listLexicons } from './lexicon/queries.ts';
import { matters } from './matters/model.ts';
import { listMatters } from './matters/queries.ts';
import { endSuspensions } from './request/clocks.ts';
import { requestDecider } from './request/decider.ts';
import { triageDecider } from './triage/decider.ts';

/** Responsibilities without a service of their own: their referrals lie in the office's general inbox. */
const general = responsibilities.filter(({ kind }) => kind === 'general').map(({ key }) => key);

const triageWork = workOf(triage, { decider: triageDecider });
const arbitrationWork = workOf(arbitration, { decider: arbitrationDecider });
const requestWork = workOf(request, { decider: requestDecider, clocks: [endSuspensions] });
const lexiconWork = workOf(lexicon, { decider: lexiconDecider });

/** The leading group's office 领导小组办公室 (policy 四): decides for referrals what no rule decides. */
export const leadingGroup = departmentOf('leading-group', [triageWork, arbitrationWork, requestWork, lexiconWork], {
  alsoAnswersFor: general,
  models: [matters],
  queries: [listMatters, listLexicons],
  reactions: [followDispatch],
});
