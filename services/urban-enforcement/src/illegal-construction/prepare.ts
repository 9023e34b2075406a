import { illegalConstruction } from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

/** What officers give as a length of time, and what the library sets, reaches the decider as a deadline. */

const {
  AnnounceCompelledRemoval,
  FileConstructionCase,
  FindConstruction,
  OrderConstructionCorrection,
  OrderRemoval,
  ReportDisobedience,
} = illegalConstruction.commands;

/** 责令停工 within four working hours of work under way being found. */
export const findConstruction = prepare(FindConstruction, (input, { now }) => ({
  data: { ...input, stopBy: deadlineBy('illegal-construction-stop', now()) },
}));

export const fileCase = prepare(FileConstructionCase, (input, { now }) => ({
  data: { ...input, decideBy: deadlineBy('illegal-construction-decision', now()) },
}));

/** 限期改正: how long, the officer decides; no statute names a number. */
export const orderCorrection = prepare(OrderConstructionCorrection, ({ within, ...rest }, { now }) => ({
  data: { ...rest, dueBy: deadlineWithin(within, now(), { law: '城乡规划法', article: '第六十四条' }) },
}));

/** 限期拆除, and the six months in which the party may go to court. */
export const orderRemoval = prepare(OrderRemoval, (input, { now }) => {
  const suit = { law: '行政诉讼法', article: '第四十六条' };
  const dueBy = deadlineBy('illegal-construction-removal', now());
  return { data: { ...input, dueBy, appealBy: deadlineWithin({ unit: 'months', amount: 6 }, now(), suit) } };
});

/** 自收到报告之日起七日内书面责成. */
export const reportDisobedience = prepare(ReportDisobedience, (input, { now }) => ({
  data: { ...input, answerBy: deadlineBy('compelled-removal-order', now()) },
}));

export const announceRemoval = prepare(AnnounceCompelledRemoval, ({ within, ...rest }, { now }) => ({
  data: { ...rest, ownBy: deadlineWithin(within, now(), { law: '行政强制法', article: '第四十四条' }) },
}));
