import { roadsideFacility } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

const { PlanFacility } = roadsideFacility.commands;

export const planFacility = prepare(PlanFacility, ({ within, ...rest }, { now }) => {
  const source = { law: '道路交通安全法', article: '第二十九条' };
  return { data: { ...rest, doneBy: deadlineWithin(within, now(), source) } };
});
