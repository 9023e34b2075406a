import { patrol, securityCase } from '@tiaokuai/contracts';
import { departmentOf, workOf } from '@tiaokuai/department';
import { morning } from './morning.ts';
import { watchPatrols } from './patrol/clocks.ts';
import { patrolDecider } from './patrol/decider.ts';
import { patrols } from './patrol/model.ts';
import { planPatrol } from './patrol/prepare.ts';
import { listPatrols } from './patrol/queries.ts';
import { securityReferralCase } from './security-case/case.ts';
import { watchAgreements, watchCases, watchResponses } from './security-case/clocks.ts';
import { securityCaseDecider } from './security-case/decider.ts';
import { securityCases } from './security-case/model.ts';
import { dispatchOfficers, mediateParties } from './security-case/prepare.ts';
import { securityQueries } from './security-case/queries.ts';
import { hearFromFire, hearFromPatrols } from './security-case/reactions.ts';

const securityWork = workOf(securityCase, {
  decider: securityCaseDecider,
  case: securityReferralCase,
  notes: securityCase.internal.NoteSecurityPenalty,
  models: [securityCases],
  queries: securityQueries,
  prepared: [dispatchOfficers, mediateParties],
  clocks: [watchResponses, watchCases, watchAgreements],
  reactions: [hearFromFire, hearFromPatrols],
});

const patrolWork = workOf(patrol, {
  decider: patrolDecider,
  models: [patrols],
  queries: [listPatrols],
  prepared: [planPatrol],
  clocks: [watchPatrols],
});

/** Police 公安 (policy 二(二)5): security in estates, from the call to its end; patrols where they are asked for. */
export const police = departmentOf('police', [securityWork, patrolWork], { queries: [morning] });
