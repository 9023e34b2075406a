import { houseRule, patrol } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

const { PlanPatrol } = patrol.commands;

/** What officers give as a length of time reaches the decider as a deadline. */
export const planPatrol = prepare(PlanPatrol, ({ within, ...rest }, { now }) => ({
  data: { ...rest, until: deadlineWithin(within, now(), houseRule('巡逻安排')) },
}));
