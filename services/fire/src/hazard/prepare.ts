import { hazard } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

/** What officers give as a length of time reaches the decider as a deadline. */

const { NotifyRectification, SealPlace } = hazard.commands;

/** 立即或者限期改正: how long, the officer decides; no statute names a number. */
export const notifyRectification = prepare(NotifyRectification, ({ within, ...rest }, { now }) => ({
  data: { ...rest, dueBy: deadlineWithin(within, now(), { law: '消防法', article: '第五十四条' }) },
}));

/** 查封、扣押的期限不得超过三十日. */
export const sealPlace = prepare(SealPlace, (input, { now }) => {
  const source = { law: '行政强制法', article: '第二十五条' };
  return { data: { ...input, until: deadlineWithin({ unit: 'days', amount: 30 }, now(), source) } };
});
