import { structuralAlteration } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { article69 } from './law.ts';

const { OrderRestoration } = structuralAlteration.commands;

/** How long, the officer decides: the statute says 责令改正 and no number. */
export const orderRestoration = prepare(OrderRestoration, ({ within, ...rest }, { now }) => ({
  data: { ...rest, dueBy: deadlineWithin(within, now(), article69) },
}));
