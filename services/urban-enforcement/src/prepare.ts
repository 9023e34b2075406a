import {
  AnnounceCompelledRemoval,
  FileConstructionCase,
  FindConstruction,
  limit,
  OrderConstructionCorrection,
  OrderDisorder,
  OrderRemoval,
  ReportDisobedience,
  TakeMeasure,
} from '@tiaokuai/contracts';
import { deadlineBy, deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';

/** What officers give as a length of time, and what the library sets, reaches the decider as a deadline. */

/** 责令停工 within four working hours of work under way being found. */
const findConstruction: PreparedCommand = {
  name: FindConstruction.name,
  input: FindConstruction.schema.omit({ stopBy: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, stopBy: deadlineBy('illegal-construction-stop', now()) } };
  },
};

const fileCase: PreparedCommand = {
  name: FileConstructionCase.name,
  input: FileConstructionCase.schema.omit({ decideBy: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, decideBy: deadlineBy('illegal-construction-decision', now()) } };
  },
};

/** 限期改正: how long, the officer decides; no statute names a number. */
const orderCorrection: PreparedCommand = {
  name: OrderConstructionCorrection.name,
  input: OrderConstructionCorrection.schema.omit({ dueBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, dueBy: deadlineWithin(within, now(), { law: '城乡规划法', article: '第六十四条' }) } };
  },
};

/** 限期拆除, and the six months in which the party may go to court. */
const orderRemoval: PreparedCommand = {
  name: OrderRemoval.name,
  input: OrderRemoval.schema.omit({ dueBy: true, appealBy: true }),
  async prepare(input: object, { now }) {
    const suit = { law: '行政诉讼法', article: '第四十六条' };
    return {
      data: {
        ...input,
        dueBy: deadlineBy('illegal-construction-removal', now()),
        appealBy: deadlineWithin({ unit: 'months', amount: 6 }, now(), suit),
      },
    };
  },
};

/** 自收到报告之日起七日内书面责成. */
const reportDisobedience: PreparedCommand = {
  name: ReportDisobedience.name,
  input: ReportDisobedience.schema.omit({ answerBy: true }),
  async prepare(input: object, { now }) {
    return { data: { ...input, answerBy: deadlineBy('compelled-removal-order', now()) } };
  },
};

const announceRemoval: PreparedCommand = {
  name: AnnounceCompelledRemoval.name,
  input: AnnounceCompelledRemoval.schema.omit({ ownBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, ownBy: deadlineWithin(within, now(), { law: '行政强制法', article: '第四十四条' }) } };
  },
};

const orderDisorder: PreparedCommand = {
  name: OrderDisorder.name,
  input: OrderDisorder.schema.omit({ dueBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, dueBy: deadlineWithin(within, now(), { law: '行政处罚法', article: '第二十八条' }) } };
  },
};

/** 查封、扣押的期限不得超过三十日; other measures last until what they are for is put right. */
const takeMeasure: PreparedCommand = {
  name: TakeMeasure.name,
  input: TakeMeasure.schema.omit({ until: true }),
  async prepare(input: { readonly kind: string }, { now }) {
    if (input.kind !== 'seize-goods') return { data: input };
    const source = { law: '行政强制法', article: '第二十五条' };
    return { data: { ...input, until: deadlineWithin({ unit: 'days', amount: 30 }, now(), source) } };
  },
};

export const prepared: readonly PreparedCommand[] = [
  findConstruction,
  fileCase,
  orderCorrection,
  orderRemoval,
  reportDisobedience,
  announceRemoval,
  orderDisorder,
  takeMeasure,
];
