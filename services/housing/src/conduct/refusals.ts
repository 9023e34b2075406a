import { houseRule, type RuleSource, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';

/** Why a step of a conduct case is refused, by the article that asks for another step first. */

export const article28: RuleSource = { law: '行政处罚法', article: '第二十八条' };
const order = under(houseRule('违规行为办理次序'));
const handover = under({ law: '淄博市物业管理条例', article: '第四十九条' });

export const { absent, exists, ended, established } = refusalsOf(houseRule('违规行为办理次序'), 'conduct', {
  absent: ['没有该案件', 'there is no such case'],
  exists: ['该编号的案件已存在', 'a case of this id exists'],
  ended: ['该案件已经结案', 'the case has ended', '另行登记', 'report it as a new case'],
  established: ['已经查实', 'it has been established', '责令改正或者处罚', 'order it right, or penalise it'],
});
export const notEstablished = order(
  'conduct-not-established',
  ['尚未查实违规', 'nothing has been established'],
  ['先调查核实', 'look into it first'],
);
export const amountMissing = under({ law: '物业管理条例', article: '第六十条' })(
  'amount-missing',
  ['挪用维修资金的，须查明挪用数额', 'what was misused must be known: the fine goes by it'],
  ['写明挪用数额', 'give the sum'],
);
export const noFine = under({ law: '行政处罚法', article: '第四条' })(
  'no-penalty-in-law',
  ['该行为没有设定行政处罚', 'the law knows no penalty for this'],
  ['责令改正，记入信用档案', 'order it right; it is in the credit file'],
);
export const noHandover = handover(
  'no-handover-at-issue',
  ['本案不涉及退出和交接', 'the case is not about leaving or handing over'],
  ['其他争议由镇、街道办事处调解', 'leave other disputes to the subdistrict'],
);
export const unitOnly = handover(
  'party-not-a-unit',
  ['提请联席会议须写明物业服务企业', 'the joint meeting hears of an enterprise'],
  ['核对当事人', 'check the party'],
);
export const askedAlready = handover(
  'meeting-asked',
  ['已经提请联席会议', 'the joint meeting has been asked'],
  ['登记会议结果', 'record what it settled'],
);
export const notAsked = handover(
  'meeting-not-asked',
  ['没有提请联席会议', 'the joint meeting was not asked'],
  ['先提请', 'ask it first'],
);
export const nothingDone = order(
  'conclude-before-measures',
  ['尚未改正，也未处罚、未提请协调，不得结案', 'it goes on, and nothing was done about it'],
  ['先处罚；没有设定处罚的，责令改正期满复查后结案', 'penalise it; where the law knows no fine, look again first'],
);
export const answersReferral = order(
  'answers-a-referral',
  ['派遣的案件不能由承办人撤案', 'a case that answers a referral is not the officer’s to withdraw'],
  ['未查实的，登记核查结果', 'record what was found'],
);
