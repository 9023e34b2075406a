import { operator } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { guideArticle, orderArticle } from './law.ts';

/** What officers give as a length of time reaches the decider as a deadline. */

const { OrderOperator, SealPremises } = operator.commands;

export const orderOperator = prepare(OrderOperator, ({ within, ...rest }, { now }) => {
  const source = rest.manner === 'register' ? guideArticle : orderArticle;
  return { data: { ...rest, dueBy: deadlineWithin(within, now(), source) } };
});

/** 查封、扣押的期限不得超过三十日. */
export const sealPremises = prepare(SealPremises, (input, { now }) => {
  const source = { law: '行政强制法', article: '第二十五条' };
  return { data: { ...input, until: deadlineWithin({ unit: 'days', amount: 30 }, now(), source) } };
});
