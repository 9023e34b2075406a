import { limit, OrderRemedy } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';
import { article64 } from './law.ts';

/** 限期改正: how long, the officer decides; the statute names no number. */
const orderRemedy: PreparedCommand = {
  name: OrderRemedy.name,
  input: OrderRemedy.schema.omit({ dueBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, dueBy: deadlineWithin(within, now(), article64) } };
  },
};

export const prepared: readonly PreparedCommand[] = [orderRemedy];
