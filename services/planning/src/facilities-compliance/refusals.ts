import { houseRule, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { article45, article64 } from './law.ts';

/** What stands in the way of a facilities case, and what to do instead. */

const order = under(houseRule('配套核查办理次序'));
const by64 = under(article64);
const by53 = under({ law: '山东省城乡规划条例', article: '第五十三条' });

export const { absent, exists, ended } = refusalsOf(houseRule('配套核查办理次序'), 'case', {
  absent: ['没有该配套核查案件', 'there is no such case', '核对案件编号', 'check its number'],
  exists: ['该编号的案件已存在', 'a case of this id exists'],
  ended: ['该案件已经结案', 'the case has ended', '另行登记核查', 'report it as a new case'],
});
export const comparedAlready = order(
  'compared-already',
  ['已经比对', 'planned and delivered have been compared'],
  ['改用“复查配套”', 'check the remedy instead'],
);
export const notCompared = under(article45)(
  'not-compared',
  ['责令改正、处罚、核实以规划与交付比对为前提', 'first what was planned and what was delivered must be compared'],
  ['先比对规划许可与交付', 'compare them first'],
);
export const twoInspectors = under({ law: '行政处罚法', article: '第四十二条' })(
  'two-inspectors',
  ['执法人员不得少于两人', 'at least two officers must act'],
  ['补充另一名执法人员', 'name another officer'],
);
export const permitInFuture = order(
  'permit-in-future',
  ['规划许可日期不能晚于今天', 'the permit cannot lie in the future'],
  ['改正日期', 'correct the day'],
);
export const noSuchDeficit = by64(
  'no-such-finding',
  ['没有该编号的待改正问题', 'no deficit of this number is open'],
  ['核对编号', 'check the number'],
);
export const irremediableAlready = by64(
  'irremediable',
  ['已经认定无法改正', 'it has been found irremediable'],
  ['处罚、没收后结案', 'fine it or forfeit, and conclude'],
);
export const onlyAgainstPermit = by64(
  'only-against-permit',
  ['限于未按照规划许可证建设的', 'only of what was built against the permit'],
  ['改变用途的责令恢复', 'order a changed use back'],
);
export const costUnknown = by64(
  'cost-unknown',
  ['罚款按违法部分工程造价计算，须填写造价', 'the fine is a share of the cost of what was built so'],
  ['填写违法部分工程造价', 'give the cost'],
);
export const forfeitFirst = by64(
  'not-irremediable',
  ['没收限于无法采取改正措施消除影响、又不能拆除的', 'only what can neither be put right nor taken down is forfeited'],
  ['先认定无法改正', 'find it irremediable first'],
);
export const forfeitedAlready = by64(
  'forfeited-already',
  ['已经决定没收', 'it has been forfeited'],
  ['结案', 'conclude'],
);
export const hearingOwed = under({ law: '行政处罚法', article: '第六十三条' })(
  'hearing-owed',
  ['没收较大数额的，应当告知听证权利', 'a large forfeiture: the party must be told of its right to a hearing'],
  ['告知；要求听证的，听证后决定', 'tell it, and hold the hearing if asked for'],
);
export const notAVerification = by53(
  'not-a-verification',
  ['建设单位没有申请竣工规划核实', 'the builder has not asked for a verification'],
  ['由建设单位申请后办理', 'have it asked for'],
);
export const verifiedAlready = by53(
  'verified-already',
  ['认可文件已经核发', 'the certificate has been granted'],
  ['无须重复核发', 'it need not be granted again'],
);
export const deficitsRemain = by53(
  'deficits-remain',
  ['配套不符合规划许可，不得核发核实认可文件', 'what is not as the permit says is not verified'],
  ['责令改正，补足后核发', 'order a remedy, and grant it when nothing is lacking'],
);
export const penaltyPending = under({ law: '行政处罚法', article: '第五十七条' })(
  'penalty-pending',
  ['已经提出的处罚尚未决定', 'a proposed penalty has not been decided'],
  ['先作出决定', 'decide it first'],
);
export const concludeBeforeMeasures = by64(
  'conclude-before-measures',
  ['有未补足的配套未处罚也未没收，不得结案', 'something is lacking that was neither fined nor forfeited'],
  ['逐项处罚或者没收', 'fine or forfeit each'],
);
export const answersReferral = order(
  'answers-a-referral',
  ['派遣的案件不能由承办人撤案', 'a case that answers a referral is not the officer’s to withdraw'],
  ['登记比对结果；撤回由派遣方作出', 'record what the comparison shows; only the router takes it back'],
);
