import { houseRule, type Refusal, under } from '@tiaokuai/contracts';

export const nothingOpen = (of: string): Refusal =>
  under(houseRule('领导小组办公室决定'))(
    'nothing-open',
    [`没有待${of}的事项`, 'nothing waits for this decision'],
    ['查看待办清单', 'look at the list of what is open'],
  );
