import { waste } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { urging } from './law.ts';

const { OrderClearance, UrgeProducer } = waste.commands;

/** Two working days. */
export const orderClearance = prepare(OrderClearance, (input, { now }) => ({
  data: { ...input, clearBy: deadlineBy('construction-waste', now()) },
}));

export const urgeProducer = prepare(UrgeProducer, ({ within, ...rest }, { now }) => ({
  data: { ...rest, performBy: deadlineWithin(within, now(), urging) },
}));
