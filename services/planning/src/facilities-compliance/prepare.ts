import { facilitiesCompliance } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { article64 } from './law.ts';

const { OrderRemedy } = facilitiesCompliance.commands;

/** 限期改正: how long, the officer decides; the statute names no number. */
export const orderRemedy = prepare(OrderRemedy, ({ within, ...rest }, { now }) => ({
  data: { ...rest, dueBy: deadlineWithin(within, now(), article64) },
}));
