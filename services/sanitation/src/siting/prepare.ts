import { houseRule, siting } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

const { ProposeRelocation } = siting.commands;

export const proposeRelocation = prepare(ProposeRelocation, ({ within, ...rest }, { now }) => ({
  data: { ...rest, objectBy: deadlineWithin(within, now(), houseRule('站点迁移征求意见')) },
}));
