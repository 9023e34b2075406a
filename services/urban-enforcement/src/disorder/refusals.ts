import { houseRule, type Refusal, type RuleSource, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';

/** Why something may not be done in a case of disorder, and what to do first. */

const order = under(houseRule('市容案件办理次序'));
const penalties = (article: string): RuleSource => ({ law: '行政处罚法', article });
export const article28 = penalties('第二十八条');

export const { absent, exists, ended } = refusalsOf(houseRule('市容案件办理次序'), 'disorder', {
  absent: ['没有该市容案件', 'there is no such case', '核对案件编号', 'check its number'],
  exists: ['该编号的案件已存在', 'a case of this id exists'],
  ended: ['该案件已经结案', 'the case has ended', '另行登记线索', 'report it as a new case'],
});
export const inspectedAlready = order(
  'disorder-inspected',
  ['该案件已经检查', 'it has been inspected'],
  ['改用“复查”', 'revisit it instead'],
);
export const noCredentials = under(penalties('第五十五条'))(
  'credentials-not-shown',
  ['执法人员应当主动出示执法证件', 'officers must show their credentials'],
  ['出示证件后再检查', 'show them, then inspect'],
);
export const twoOfficers = under(penalties('第四十二条'))(
  'two-officers',
  ['执法人员不得少于两人', 'at least two officers must act'],
  ['补充另一名执法人员', 'name another officer'],
);
export const noParty = under(article28)(
  'party-unknown',
  ['发现违法行为须写明当事人', 'an order needs somebody to be addressed to'],
  ['写明经营者、施工单位或者个人', 'name the operator, the builder or the person'],
);
export const notInspected = under(article28)(
  'not-inspected',
  ['责令改正、处罚以检查中发现违法行为为前提', 'first an inspection must find a violation'],
  ['先现场检查', 'inspect first'],
);
export const educateFirst = (rule: RuleSource): Refusal =>
  under(rule)(
    'educate-first',
    [
      '该行为应当先说服教育、批评教育，再责令改正',
      'for this the law wants the party to be taught before it is ordered',
    ],
    ['先登记说服教育', 'record that the party was taught'],
  );
export const notMinor = under(penalties('第三十三条'))(
  'ordered-already',
  ['已责令改正的，以复查结果为准', 'once ordered, only a revisit says whether it was corrected'],
  ['复查', 'revisit'],
);
export const measureNotAllowed = (rule: RuleSource): Refusal =>
  under(rule)(
    'measure-not-allowed',
    ['法律没有对该行为规定这种措施', 'the law does not know this measure for this violation'],
    ['核对违法行为和措施', 'check violation and measure'],
  );
export const measureBeforeDisobedience = (rule: RuleSource): Refusal =>
  under(rule)(
    'measure-before-disobedience',
    ['该措施以责令改正后拒不改正为前提', 'this measure is for who has disobeyed the order'],
    ['责令改正，期满复查仍未改正后再采取', 'order it, and revisit when its time is over'],
  );
export const approvalMissing = (rule: RuleSource): Refusal =>
  under(rule)(
    'approval-missing',
    ['该措施须报经有批准权的人民政府批准', 'this measure needs the approval of the government'],
    ['写明批准文号', 'give the number of the approval'],
  );
export const inForce = order(
  'measure-in-force',
  ['同类措施已在执行', 'a measure of this kind is in force'],
  ['无须重复采取', 'nothing needs to be taken again'],
);
export const noSuchMeasure = order(
  'no-such-measure',
  ['没有在执行的该措施', 'no such measure is in force'],
  ['核对措施编号', 'check its number'],
);
export const liftBeforeRevisit = order(
  'lift-before-revisit',
  ['尚未复查认定改正，不得以改正为由解除', 'no revisit has found it corrected'],
  ['先复查；已改正的自动解除', 'revisit; the measure ends when nothing remains'],
);
export const noSumInLaw = (rule: RuleSource): Refusal =>
  under(rule)(
    'no-range',
    [
      '法律未规定对该当事人的罚款数额，或者缺少计算依据（占道收费标准）',
      'the law names no sum for this party, or what it is computed from (the road charge) is missing',
    ],
    [
      '单位占道的填写占道收费标准；无数额的责令改正、代履行',
      'give the road charge; where there is no sum, order or act for the party',
    ],
  );
export const concludeBeforeMeasures = under(article28)(
  'conclude-before-measures',
  ['未改正且未处罚、未采取措施，不得结案', 'it remains, and nothing was done about it'],
  ['处罚或者采取措施', 'penalise or take a measure first'],
);
export const leadsHere = order(
  'leads-here',
  ['本部门主办的案件不能以协助办结', 'what we lead does not end with having assisted'],
  ['现场检查并依法处理', 'inspect it and deal with it'],
);
