import { consumerMediation, houseRule } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';

const { RecordSettlement } = consumerMediation.commands;

/** As the parties agreed. */
export const recordSettlement = prepare(RecordSettlement, ({ within, ...rest }, { now }) => ({
  data: { ...rest, performBy: deadlineWithin(within, now(), houseRule('调解协议约定期限')) },
}));
