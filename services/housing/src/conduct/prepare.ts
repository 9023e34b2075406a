import { conduct, houseRule } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

const { OrderCorrection } = conduct.commands;

/** How long an enterprise has to put things right, the officer decides: 责令限期改正 names no number. */
export const orderCorrection = prepare(OrderCorrection, ({ within, ...rest }, { now }) => ({
  data: { ...rest, correctBy: deadlineWithin(within, now(), houseRule('责令改正期限')) },
}));
