import { houseRule, limit, OrderClearance, ProposeRelocation, UrgeProducer } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';
import { urging } from './law.ts';

/** Two working days. */
const orderClearance: PreparedCommand = {
  name: OrderClearance.name,
  input: OrderClearance.schema.omit({ clearBy: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, clearBy: deadlineBy('construction-waste', now()) } };
  },
};

const urgeProducer: PreparedCommand = {
  name: UrgeProducer.name,
  input: UrgeProducer.schema.omit({ performBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, performBy: deadlineWithin(within, now(), urging) } };
  },
};

const proposeRelocation: PreparedCommand = {
  name: ProposeRelocation.name,
  input: ProposeRelocation.schema.omit({ objectBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, objectBy: deadlineWithin(within, now(), houseRule('站点迁移征求意见')) } };
  },
};

export const prepared: readonly PreparedCommand[] = [orderClearance, urgeProducer, proposeRelocation];
