import { houseRule, limit, OrderOperator, RecordSettlement, SealPremises } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/desk';
import type { PreparedCommand } from '@tiaokuai/service';
import type { Limit } from '@tiaokuai/working-time';
import { guideArticle, orderArticle } from './law.ts';

/** What officers give as a length of time reaches the deciders as a deadline. */

const orderOperator: PreparedCommand = {
  name: OrderOperator.name,
  input: OrderOperator.schema.omit({ dueBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit; manner: 'register' | 'stop' }, { now }) {
    const source = rest.manner === 'register' ? guideArticle : orderArticle;
    return { data: { ...rest, dueBy: deadlineWithin(within, now(), source) } };
  },
};

/** 查封、扣押的期限不得超过三十日. */
const sealPremises: PreparedCommand = {
  name: SealPremises.name,
  input: SealPremises.schema.omit({ until: true }),
  async prepare(input: object, { now }) {
    const source = { law: '行政强制法', article: '第二十五条' };
    return { data: { ...input, until: deadlineWithin({ unit: 'days', amount: 30 }, now(), source) } };
  },
};

/** As the parties agreed. */
const recordAgreement: PreparedCommand = {
  name: RecordSettlement.name,
  input: RecordSettlement.schema.omit({ performBy: true }).extend({ within: limit }),
  async prepare({ within, ...rest }: { within: Limit }, { now }) {
    return { data: { ...rest, performBy: deadlineWithin(within, now(), houseRule('调解协议约定期限')) } };
  },
};

export const prepared: readonly PreparedCommand[] = [orderOperator, sealPremises, recordAgreement];
