import { houseRule, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';
import { advanceLimit } from './law.ts';

/** Why a step of a use of the maintenance fund is refused, by the article that asks for another step first. */

const order = under(houseRule('维修资金使用次序'));
const zibo = (article: string) => under({ law: '淄博市物业管理条例', article });
const vote = under({ law: '民法典', article: '第二百七十八条' });
const policySeal = under({ law: '政策', article: '二(一)3' });

export const { absent, exists, over, applied, approved } = refusalsOf(houseRule('维修资金使用次序'), 'fund-use', {
  absent: ['没有该维修资金使用事项', 'there is no such use of the fund'],
  exists: ['该编号的事项已存在', 'a use of this id exists'],
  over: ['该事项已经终结', 'the use has ended', '另行登记', 'register a new one'],
  applied: [
    '已经申请，范围、表决、公示不再变更',
    'it has been applied for; scope, vote and publication stand',
    '需要变更的，先退回补正',
    'have it returned first',
  ],
  approved: ['已经批准或者已经终结', 'it has been approved, or has ended', '核对办理状态', 'look at its state'],
});
export const scope = zibo('第六十七条')(
  'scope-missing',
  ['没有确定维修部位、涉及户数和清册', 'neither the part nor the households are defined'],
  ['先确定维修范围', 'define the scope first'],
);

/* By vote */
export const voteInFuture = order(
  'vote-in-future',
  ['表决截止日不能晚于今天', 'a vote cannot end later than today'],
  ['改正日期', 'correct the day'],
);
export const ballots = {
  'not-an-owner': vote(
    'not-an-owner',
    ['表决票中有不属于相关业主的', 'a ballot is of somebody who owns nothing here'],
    ['核对业主清册', 'check the list of owners'],
  ),
  'voted-twice': vote(
    'voted-twice',
    ['同一业主只计一票', 'an owner has one vote'],
    ['合并同一业主的表决票', 'keep one ballot of each owner'],
  ),
};
export const noVote = vote(
  'vote-missing',
  ['使用维修资金由业主共同决定，尚未表决', 'owners decide together, and have not voted'],
  ['组织表决并计票；符合应急情形的按应急程序办理', 'hold a vote; in one of the eight emergencies take the other way'],
);
export const voteFailed = vote(
  'vote-failed',
  ['表决未达到法定面积和人数', 'the vote did not reach what the law asks for by area and heads'],
  ['重新组织表决，或者终止使用', 'vote again, or abandon the use'],
);
export const noFailedVote = vote(
  'no-failed-vote',
  ['没有未通过的表决，不能以业主不同意终止', 'no vote has failed'],
  ['先组织表决', 'hold a vote first'],
);

/* In an emergency */
export const reportedAlready = order(
  'emergency-reported',
  ['已经报告应急维修', 'the emergency has been reported'],
  ['等候现场查验', 'check it on site'],
);
export const wrongAddressee = zibo('第六十六条')(
  'wrong-addressee',
  [
    '应急维修向业主委员会报告；未成立业主委员会的，向居民委员会报告',
    "it is reported to the owners' committee, and to the residents' committee only where there is none",
  ],
  ['改正报告对象', 'report it to the other committee'],
);
export const notReported = zibo('第六十六条')(
  'emergency-not-reported',
  ['尚未报告应急维修', 'no emergency has been reported'],
  ['先报告', 'report it first'],
);
export const confirmedAlready = order(
  'emergency-confirmed',
  ['应急情形已经确认', 'the emergency has been confirmed'],
  ['组织维修', 'repair it'],
);
export const notAllPresent = zibo('第六十六条')(
  'not-all-present',
  [
    '应当由相关业主、业主委员会（未成立的为居民委员会）、物业服务人共同现场查验',
    'owners, the committee and the enterprise must see it together',
  ],
  ['共同到场后再确认', 'come together and confirm it then'],
);
export const repairBeforeConfirmation = zibo('第六十六条')(
  'repair-before-confirmation',
  ['现场查验、确认后才组织应急维修', 'an emergency is repaired after it was confirmed on site'],
  ['先共同现场查验', 'check it on site first'],
);
export const publishWithoutEmergency = zibo('第六十七条')(
  'publish-without-emergency',
  ['应急维修公示以现场确认为前提', 'only a confirmed emergency is published this way'],
  ['先报告并现场查验', 'report it and check it on site'],
);
export const publishBeforeInspection = zibo('第六十七条')(
  'publish-before-inspection',
  ['应急维修竣工验收后才公示', 'it is published when the work has been inspected'],
  ['先竣工验收', 'inspect the work first'],
);
export const documentsMissing = zibo('第六十七条')(
  'documents-missing',
  [
    '公示材料不全：维修方案、造价结算报告、验收合格证明、涉及户数清册和分摊方案',
    'plan, settlement report, acceptance certificate and shares must all be published',
  ],
  ['补齐后公示', 'publish all four'],
);
export const applyBeforeConfirmation = zibo('第六十六条')(
  'apply-before-confirmation',
  ['应急情形尚未现场确认', 'the emergency has not been confirmed on site'],
  ['先共同现场查验', 'check it on site first'],
);
export const applyBeforePublication = zibo('第六十七条')(
  'apply-before-publication',
  ['公示不少于五日，期满后申请列支', 'it must be published for five days before the money is asked for'],
  ['公示期满后申请', 'apply when the publication is over'],
);

export const abovePublished = zibo('第六十七条')(
  'above-published',
  ['申请数额超出公示的结算造价', 'more is asked for than the published settlement report says'],
  ['按公示数额申请；造价有误的，重新公示', 'ask for what was published, or publish it anew'],
);

/* The application and the money */
export const nothingAskedFor = order(
  'nothing-asked-for',
  ['申请数额不能为零', 'the sum asked for is nought'],
  ['填写预算或者结算数额', 'give the budget'],
);
export const nothingToVerify = policySeal(
  'nothing-to-verify',
  ['没有待核实的申请', 'no application waits to be verified'],
  ['核对办理状态', 'look at its state'],
);
export const nothingToReturn = order(
  'nothing-to-return',
  ['没有在本环节可退回的申请', 'no application is with you to be returned'],
  ['镇办退回待核实的，房管退回已核实的', 'the subdistrict returns before its seal, the department after it'],
);
export const approveBeforeSeal = policySeal(
  'approve-before-seal',
  ['未经镇、街道办事处核实并签字盖章，不得批准', 'the subdistrict has not verified and sealed it'],
  ['先由镇、街道办事处核实盖章', 'have it verified and sealed first'],
);
export const payBeforeReservation = under({ law: '政策', article: '二(二)1' })(
  'pay-before-approval',
  ['未经批准并冻结分摊额，不得拨付', 'nothing is paid that was not approved and reserved'],
  ['先批准；分户余额不足的先续交', 'approve it first; let short accounts be topped up'],
);
export const settleInstead = order(
  'settle-instead',
  ['工程已经完工，应当结算', 'the work is done: settle it'],
  ['办理结算', 'settle it'],
);
export const advanceTooHigh = under(advanceLimit.rule)(
  'advance-too-high',
  [
    `竣工前累计拨付不超过批准数额的百分之${advanceLimit.perCent}`,
    `at most ${advanceLimit.perCent} % of the budget is paid before the work is done`,
  ],
  ['减少首期款，余款竣工验收后结算', 'pay less now and the rest at the settlement'],
);
export const workBeforeMoney = order(
  'work-before-approval',
  ['尚未批准并冻结资金，无从验收', 'the work has not been approved'],
  ['先批准使用', 'approve it first'],
);
export const inspectedAlready = order(
  'work-inspected',
  ['已经竣工验收合格', 'the work has passed its inspection'],
  ['办理公示或者结算', 'publish or settle it'],
);
export const settleBeforeInspection = zibo('第六十七条')(
  'settle-before-inspection',
  ['未经竣工验收合格，不得结算', 'the completed work has not passed an inspection'],
  ['先竣工验收', 'inspect it first'],
);
export const aboveBudget = under({ law: '民法典', article: '第二百八十一条' })(
  'above-budget',
  ['结算超出业主决定、部门批准的数额', 'the cost is above what was decided and approved'],
  ['超出部分另行表决申请', 'let the owners decide on the rest'],
);
export const belowPaid = order(
  'below-paid',
  ['结算数额不能低于已拨付数额，也不能为零', 'the cost is below what was paid'],
  ['核对结算报告；多付的先追回', 'check the report; recover what was overpaid'],
);
export const moneyPaid = order(
  'money-paid',
  ['已经拨付的，只能以中止施工终止，并按已拨付数额结算', 'money was paid: only work given up ends it'],
  ['选择“中止施工”，或者完工结算', 'give that ground, or finish and settle'],
);
