import { houseRule, type RuleSource, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { producersDuty, urging } from './law.ts';

const order = under(houseRule('垃圾清运次序'));

export const { absent, exists, over } = refusalsOf(houseRule('垃圾清运次序'), 'case', {
  absent: ['没有该案件', 'there is no such case'],
  exists: ['该编号已登记', 'a case of this id exists'],
  over: ['该案件已经办结', 'the case has ended', '另行登记', 'report it anew'],
});
export const inspectedAlready = order(
  'inspected-already',
  ['已经现场查看', 'it has been inspected'],
  ['责令清运或者复查', 'order the clearance, or check it'],
);
export const noCredentials = under({ law: '淄博市市容和环境卫生管理办法', article: '第六条' })(
  'credentials-not-shown',
  ['执行职务应当出示证件', 'inspectors must show their credentials'],
  ['出示证件后再查看', 'show them, then inspect'],
);
export const notInspected = order(
  'not-inspected',
  ['尚未现场查看', 'nobody has inspected it'],
  ['先现场查看', 'inspect first'],
);
export const producerUnknown = under(producersDuty)(
  'producer-unknown',
  ['产生者不明，无从责令或者处罚', 'nobody knows whose waste it is'],
  ['由环卫清理；查明产生者的重新登记', 'clear it; where the producer becomes known, report it anew'],
);
export const notOrdered = under(producersDuty)(
  'order-first',
  ['应当先责令产生者清运', 'first the producer must be ordered to clear it'],
  ['先责令清运', 'order the clearance first'],
);
export const orderRuns = under(producersDuty)(
  'order-runs',
  ['清运期限未满或者尚未复查', 'the order runs, or nobody has looked again'],
  ['期满后复查；已经清运的登记复查', 'look again when it is over, or now if it is cleared'],
);
export const defiedAlready = under(urging)(
  'defied-already',
  ['产生者逾期未清运', 'the producer has let the time pass'],
  ['催告后代为清运', 'urge, then clear it on their behalf'],
);
export const dueInPast = order(
  'due-in-past',
  ['期限须在今后', 'the time must end in the future'],
  ['改正期限', 'correct the time'],
);
export const urgedAlready = under(urging)(
  'urged-already',
  ['已经催告', 'the producer was urged'],
  ['催告期满后代为清运', 'clear it when the time is over'],
);
export const tooShortUrging = under(urging)(
  'urging-too-short',
  ['代履行三日前催告', 'urged at least three days before'],
  ['延长催告期限', 'give more time'],
);
export const urgingRuns = under(urging)(
  'urging-runs',
  ['尚未催告或者催告期未满，不得代为清运', 'the producer was not urged, or the time is not over'],
  ['催告，期满后再清运', 'urge, and wait until it is over'],
);
export const costsOfNobody = under(urging)(
  'costs-of-nobody',
  ['产生者不明，没有可以收取的费用', 'nobody is known who could bear the costs'],
  ['费用填零', 'enter no costs'],
);
export const costsNotOwed = under(urging)(
  'costs-not-owed',
  ['没有应缴的代清费用', 'no costs are owed'],
  ['核对案件', 'check the case'],
);
export const overpaid = order(
  'overpaid',
  ['缴纳超过应缴数额', 'more than is owed'],
  ['改正数额', 'correct the amount'],
);
export const noPenaltyHere = order(
  'case-over',
  ['现场无堆放或者案件已终止，不得处罚', 'nothing was found, or the case was withdrawn'],
  ['另行登记', 'report it anew'],
);
export const notForThisParty = (rule: RuleSource) =>
  under(rule)(
    'not-for-this-party',
    ['该违法行为的处罚对象是单位', 'the law penalises units for this, not persons'],
    ['改写处罚对象', 'name another party'],
  );
