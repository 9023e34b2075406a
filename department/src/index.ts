export type { InboxRow, PenaltyRow } from '@tiaokuai/contracts';
export { type CaseKind, caseOf, caseReactions, type Saying } from './cases/cases.ts';
export { deadlineBy, deadlineWithin, lastDay } from './cases/deadlines.ts';
export {
  estateOf,
  type MatterColumns,
  matterOf,
  partyName,
  referralOf,
} from './cases/matter.ts';
export { figuresOf, listCases, listLimit, showCase } from './cases/queries.ts';
export { departmentOf, ofIncidents, systemsAtDesk, type Work, workOf } from './department.ts';
export { type PenalisingCase, type Penalties, penaltiesOf } from './enforcement/penalties.ts';
export { type PenaltyState, penaltyDecider, surchargeOf } from './enforcement/penalty-decider.ts';
export { penaltyFigures } from './enforcement/penalty-register.ts';
export { type DeskState, referralDecider } from './referral/decider.ts';
export { type Desk, deskOf } from './referral/desk.ts';
export { deskQueries } from './referral/queries.ts';
export {
  type DepartmentCredentials,
  type DepartmentSystem,
  departmentCredentials,
  ensureDepartmentConsumer,
  guestOf,
} from './system.ts';
