import { under } from '@tiaokuai/contracts';
import { order } from '../refusals.ts';

export const checkedAlready = order(
  'checked-already',
  ['该案件已经检查', 'the disclosure has been checked'],
  ['改用“复查公示”', 'check it again instead'],
);
export const notChecked = under({ law: '价格法', article: '第三十三条' })(
  'not-checked',
  ['责令公示、处罚以检查发现缺项为前提', 'first a check must find gaps'],
  ['先检查公示', 'check the disclosure first'],
);
export const gapsUnpenalised = under({ law: '价格法', article: '第四十二条' })(
  'conclude-before-measures',
  ['价格公示仍缺项且未处罚，不得结案', 'prices are still not shown and nobody was penalised'],
  ['处罚后再结案', 'penalise first'],
);
export const notOurs = under({ law: '淄博市物业管理条例', article: '第八十条' })(
  'penalised-by-housing',
  ['该缺项由住房城乡建设主管部门处罚', 'this gap is for the housing department to penalise'],
  ['已通报房管部门，无须处罚', 'housing has been told; nothing to do here'],
);
