import { priceDisclosure } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { shownArticle } from './law.ts';

const { OrderDisclosure } = priceDisclosure.commands;

/** How long, the officer decides: no statute of the library names a number. */
export const orderDisclosure = prepare(OrderDisclosure, ({ within, ...rest }, { now }) => ({
  data: { ...rest, dueBy: deadlineWithin(within, now(), shownArticle) },
}));
