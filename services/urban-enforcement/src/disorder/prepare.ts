import { disorder } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

/** What officers give as a length of time, and what the statute sets, reaches the decider as a deadline. */

const { OrderDisorder, TakeMeasure } = disorder.commands;

export const orderDisorder = prepare(OrderDisorder, ({ within, ...rest }, { now }) => ({
  data: { ...rest, dueBy: deadlineWithin(within, now(), { law: '行政处罚法', article: '第二十八条' }) },
}));

/** 查封、扣押的期限不得超过三十日; other measures last until what they are for is put right. */
export const takeMeasure = prepare(TakeMeasure, (input, { now }) => {
  if (input.kind !== 'seize-goods') return { data: input };
  const source = { law: '行政强制法', article: '第二十五条' };
  return { data: { ...input, until: deadlineWithin({ unit: 'days', amount: 30 }, now(), source) } };
});
