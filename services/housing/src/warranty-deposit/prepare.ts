import { warrantyDeposit } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

const { PublishDepositReturn } = warrantyDeposit.commands;

/** No statute of the library says how long the return is published. */
const publication = { law: '配置', article: '物业质量保修金退还公示期' };

export const publishDepositReturn = prepare(PublishDepositReturn, (input, { now }) => ({
  data: { ...input, until: deadlineWithin({ unit: 'days', amount: 15 }, now(), publication) },
}));
