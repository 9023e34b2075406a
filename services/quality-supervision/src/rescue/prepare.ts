import { houseRule, rescue, under } from '@tiaokuai/contracts';
import { deadlineBy } from '@tiaokuai/department';
import { prepare } from '@tiaokuai/service';
import { lookUp } from '../equipment/register.ts';

const { NotifyFirm, RecordPeopleFreed } = rescue.commands;

const firmUnknown = under(houseRule('困人救援次序'))(
  'firm-unknown',
  ['不知道该电梯的维保单位', "the elevator's maintenance firm is not known"],
  ['填写维保单位，或者填写已登记的电梯', 'name the firm, or a registered elevator'],
);

export const notifyFirm = prepare(NotifyFirm, async (input, context) => {
  const equipment = input.equipmentId ? await lookUp(context, input.equipmentId) : undefined;
  const firm = input.firm ?? equipment?.maintenanceFirm;
  if (!firm) return { refused: firmUnknown };
  return { data: { ...input, firm, arriveBy: deadlineBy('elevator-entrapment-arrival', context.now()) } };
});

export const recordPeopleFreed = prepare(RecordPeopleFreed, (input) => ({
  data: { ...input, reportBy: deadlineBy('elevator-accident-report', input.freedAt) },
}));
