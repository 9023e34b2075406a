import { limit, waste } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { urging } from './law.ts';

const { OrderClearance, UrgeProducer } = waste.commands;

/** Two working days. */
export const orderClearance = prepare(
  OrderClearance,
  OrderClearance.schema.omit({ clearBy: true }),
  (input, { now }) => ({
    data: { ...input, clearBy: deadlineBy('construction-waste', now()) },
  }),
);

export const urgeProducer = prepare(
  UrgeProducer,
  UrgeProducer.schema.omit({ performBy: true }).extend({ within: limit }),
  ({ within, ...rest }, { now }) => ({ data: { ...rest, performBy: deadlineWithin(within, now(), urging) } }),
);
