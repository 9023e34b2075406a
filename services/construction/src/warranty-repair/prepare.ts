import { warrantyRepair } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { article66 } from './law.ts';

const { OrderRepair } = warrantyRepair.commands;

/** How long, the officer decides: the statute says 责令改正 and no number. */
export const orderRepair = prepare(OrderRepair, ({ within, ...rest }, { now }) => ({
  data: { ...rest, dueBy: deadlineWithin(within, now(), article66) },
}));
