export type { InboxRow, PenaltyRow } from '@tiaokuai/contracts';
export { figuresOf, listCases, listLimit, showCase } from './case-queries.ts';
export { type CaseKind, caseOf, caseReactions, type Saying } from './cases.ts';
export { deadlineBy, deadlineWithin, lastDay } from './deadlines.ts';
export { departmentOf, type Work, workOf } from './department.ts';
export { type Desk, deskOf } from './desk.ts';
export {
  estateOf,
  type MatterColumns,
  matterOf,
  partyName,
  referralOf,
} from './matter.ts';
export { type PenalisingCase, type Penalties, penaltiesOf } from './penalties.ts';
export { type PenaltyState, penaltyDecider, surchargeOf } from './penalty-decider.ts';
export { penaltyFigures } from './penalty-register.ts';
export { deskQueries } from './queries.ts';
export { type DeskState, referralDecider } from './referral-decider.ts';
