import { houseRule, type RuleSource, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { article38, article70 } from './law.ts';

/** What stands in the way of a security case, and what to do instead. */

const security = (article: string) => under({ law: '治安管理处罚法', article });
const order = under(houseRule('治安案件办理次序'));

export const { absent, exists, ended } = refusalsOf(houseRule('治安案件办理次序'), 'case', {
  absent: ['没有该治安案件', 'there is no such case', '核对案件编号', 'check its number'],
  exists: ['该编号的案件已存在', 'a case of this id exists'],
  ended: ['该案件已经结案', 'the case has ended', '另行登记报警', 'report it as a new case'],
});
export const dispatchedAlready = order(
  'dispatched-already',
  ['已经受理出警', 'officers are on their way'],
  ['登记到场', 'record their arrival'],
);
export const notDispatched = security('第七十七条')(
  'not-dispatched',
  ['应当先受理登记', 'the case must be taken on first'],
  ['先受理出警', 'dispatch officers first'],
);
export const onSceneAlready = order(
  'on-scene',
  ['已经到达现场', 'officers are on the scene'],
  ['登记查明的情况', 'record what was found'],
);
export const arrivalInFuture = order(
  'arrival-in-future',
  ['到场时间不能晚于现在', 'nobody can have arrived later than now'],
  ['改正时间', 'correct the time'],
);
export const notOnScene = security('第七十八条')(
  'not-on-scene',
  ['受理后应当立即调查，尚未到场', 'a case is investigated at once, and nobody is on the scene yet'],
  ['先登记到场', 'record the arrival first'],
);
export const foundAlready = order(
  'found-already',
  ['行为已经查明', 'what was done has been found'],
  ['处罚、调解、移送或者结案', 'penalise, mediate, transfer or conclude'],
);
export const notFound = security('第九十五条')(
  'not-found',
  ['调解、处罚以调查查明为前提', 'mediation and penalties need an investigation first'],
  ['先登记查明的行为', 'record what was found first'],
);
export const reasonOwed = security('第七十八条')(
  'reason-owed',
  ['认为不属于违反治安管理的，应当告知报案人并说明理由', 'whoever reported is told why it is no violation'],
  ['写明理由', 'give the reason'],
);
export const twoOfficers = security('第八十七条')(
  'two-officers',
  ['调查检查时人民警察不得少于二人', 'at least two officers must act'],
  ['补充另一名民警', 'name another officer'],
);
export const noSuchGravity = (rule: RuleSource) =>
  under(rule)(
    'no-such-gravity',
    ['该条没有规定这一情节', 'the article knows no such gravity'],
    ['按该条规定的情节登记', 'record one that the article knows'],
  );
export const noSuchFinding = security('第九十五条')(
  'no-such-finding',
  ['没有该编号的行为，或者已经了结', 'no finding of this number stands'],
  ['核对编号', 'check the number'],
);
export const tooLate = security('第二十二条')(
  'after-six-months',
  ['六个月内没有被发现的，不再处罚', 'what was not discovered within six months is no longer penalised'],
  ['以超过时限为由不予处罚结案', 'conclude without a penalty, on this ground'],
);
export const dissuasionFirst = under(article70)(
  'dissuasion-first',
  [
    '邻里噪声应当先由居委会、业主委员会、物业服务人劝阻、调解，无效的再依法处罚',
    'neighbours’ noise: the residents’ committee, owners’ committee or enterprise dissuade and mediate first',
  ],
  ['请居委会、业委会或者物业劝阻调解，登记结果', 'ask them to, and record what came of it'],
);
export const dissuadedAlready = order(
  'dissuaded-already',
  ['劝阻调解的结果已经登记', 'what came of the dissuasion is on record'],
  ['依法处理', 'go on by the law'],
);
export const inFuture = order(
  'in-future',
  ['日期不能晚于今天', 'the day cannot lie in the future'],
  ['改正日期', 'correct the day'],
);
export const notCorrectable = under(article38)(
  'not-correctable',
  [
    '批评教育后改正结案，限于噪声、饲养动物扰民和占用通道',
    'only noise, animals and occupied lanes end with a talking-to',
  ],
  ['依法调解、处罚或者移送', 'mediate, penalise or transfer'],
);
export const warningStands = security('第五十八条')(
  'penalised-already',
  [
    '已经提出或者作出处罚的，不能以批评教育结案',
    'a penalty was proposed or decided: it does not end with a talking-to',
  ],
  ['按处罚结果结案', 'conclude by what was decided'],
);
export const notWarned = (rule: RuleSource) =>
  under(rule)(
    'not-warned',
    ['罚款前须先处警告，警告后不改正的才能罚款', 'first a warning; a fine only for who goes on after it'],
    ['先处警告', 'have a warning decided first'],
  );
export const continuedAlready = order(
  'continued-already',
  ['该行为警告后不改正已经登记', 'that it went on is on record'],
  ['对新登记的行为处罚', 'penalise the new finding'],
);
export const detentionOnly = (rule: RuleSource) =>
  under(rule)(
    'detention-only',
    ['该情节应当行政拘留，不能单处罚款、警告', 'the law asks for detention here, not for a fine alone'],
    ['告知拟行政拘留；依法不予处罚的，结案', 'announce a detention; or conclude without a penalty'],
  );
export const notOurs = (rule: RuleSource) =>
  under(rule)(
    'not-ours',
    ['该行为不由公安机关处罚', 'the police do not penalise this'],
    ['责令离开；拒不离开的移送消防救援机构', 'make them leave, or transfer it to the fire brigade'],
  );
export const noDetention = (rule: RuleSource) =>
  under(rule)(
    'no-detention',
    ['该情节没有规定行政拘留', 'the law knows no detention for this'],
    ['警告或者罚款', 'warn or fine'],
  );
export const notForUnits = security('第十八条')(
  'not-for-this-party',
  ['单位违反的，拘留其直接负责的主管人员和其他直接责任人员', 'of a unit, the persons responsible are detained'],
  ['写明责任人员', 'name the person'],
);
export const outsideDetention = (rule: RuleSource, days: string, fine: string) =>
  under(rule)(
    'outside-range',
    [`拘留${days}日，罚款${fine}元`, `detention of ${days} days, with a fine of ${fine} yuan`],
    ['改正天数或者数额', 'correct days or amount'],
  );
export const overTwentyDays = security('第十六条')(
  'over-twenty-days',
  ['行政拘留合并执行最长不超过二十日', 'detentions of one person together are twenty days at most'],
  ['减少天数', 'take fewer days'],
);
export const countyDecides = security('第九十一条')(
  'county-decides',
  ['派出所只决定警告和五百元以下罚款', 'a station decides on warnings, and fines up to 500 yuan, only'],
  ['报县级以上公安机关决定', 'have the county’s organ decide it'],
);
export const notHeard = security('第九十四条')(
  'party-not-heard',
  ['决定前应当告知并听取陈述申辩', 'the party must be told and heard first'],
  ['听取陈述申辩后再决定', 'hear the party, then decide'],
);
export const noDetentionProposed = security('第九十四条')(
  'not-announced',
  ['没有告知拟行政拘留', 'no detention was announced for it'],
  ['先告知', 'announce it first'],
);
export const notMediable = security('第九条')(
  'not-mediable',
  ['调解限于民间纠纷引起、情节较轻的行为', 'only minor matters out of a dispute between people are settled so'],
  ['依法处罚', 'penalise'],
);
export const mediated = security('第九条')(
  'mediated',
  ['达成协议的，不予处罚；不履行的才处罚', 'who has agreed is not penalised, unless the agreement is broken'],
  ['登记是否履行', 'record whether it was kept'],
);
export const mediatedBefore = security('第九条')(
  'mediated-before',
  ['调解未达成协议或者协议未履行的，应当处罚', 'what was not agreed, or not kept, is penalised'],
  ['依法处罚', 'penalise'],
);
export const noPerformanceTime = security('第九条')(
  'no-time-to-perform',
  ['达成协议的，须写明履行期限', 'an agreement needs a day by which it is kept'],
  ['写明履行期限', 'give it'],
);
export const noAgreement = security('第九条')(
  'no-agreement',
  ['没有待履行的协议', 'no agreement waits to be kept'],
  ['核对案件', 'check the case'],
);
export const examinedAlready = security('第九十九条')(
  'examination-runs',
  ['鉴定正在进行', 'an examination is under way'],
  ['鉴定结束后再办理', 'go on when it has ended'],
);
export const notExamined = order(
  'no-examination',
  ['没有进行中的鉴定', 'no examination is under way'],
  ['核对案件', 'check the case'],
);
export const extendedAlready = security('第九十九条')(
  'extended-already',
  ['办案期限只能延长一次（三十日）', 'the time is extended once, by thirty days'],
  ['尽快作出处理', 'decide soon'],
);
export const timeOver = security('第九十九条')(
  'time-over',
  ['期限已满，不能再延长', 'the time is over and can no longer be extended'],
  ['尽快作出处理', 'decide at once'],
);
export const penaltyPending = security('第九十五条')(
  'decision-pending',
  ['已经告知的处罚尚未决定', 'an announced penalty has not been decided'],
  ['先作出决定', 'decide it first'],
);
export const undecided = security('第九十五条')(
  'undecided',
  [
    '查明的行为尚未处罚、调解，也没有不予处罚的理由',
    'something that was found was neither penalised nor settled nor let be',
  ],
  ['处罚、调解，或者写明依法不予处罚的情形', 'penalise, mediate, or give the ground of the law'],
);
export const answersReferral = order(
  'answers-a-referral',
  ['派遣的案件不能由承办人撤案', 'a case that answers a referral is not the officer’s to withdraw'],
  ['登记查明的情况；撤回由派遣方作出', 'record what was found; only the router takes it back'],
);
