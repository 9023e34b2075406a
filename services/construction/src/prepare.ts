import { limit, OrderRepair, OrderRestoration } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';
import { article66, article69 } from './law.ts';

/** What officers give as a length of time reaches the decider as a deadline: the statutes say 责令改正 and no number. */

const orderRepair: PreparedCommand = {
  name: OrderRepair.name,
  input: OrderRepair.schema.omit({ dueBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, dueBy: deadlineWithin(within, now(), article66) } };
  },
};

const orderRestoration: PreparedCommand = {
  name: OrderRestoration.name,
  input: OrderRestoration.schema.omit({ dueBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, dueBy: deadlineWithin(within, now(), article69) } };
  },
};

export const prepared: readonly PreparedCommand[] = [orderRepair, orderRestoration];
