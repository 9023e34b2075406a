import { houseRule, type RuleSource, under } from '@tiaokuai/contracts';
import { refusalsOf } from '@tiaokuai/department/decisions';

const order = under(houseRule('抢修工单次序'));

export const { absent, exists, over } = refusalsOf(houseRule('抢修工单次序'), 'repair', {
  absent: ['没有该工单', 'there is no such order'],
  exists: ['该编号的工单已登记', 'an order of this id exists'],
  over: ['该工单已经办结', 'the order has ended', '另行登记报修', 'request a new one'],
});
export const tradeUnknown = order(
  'trade-unknown',
  ['尚未认定属于哪个专业经营单位', 'nobody has said yet whose facility it is'],
  ['先认定权属行业', 'identify the trade first'],
);
export const tradeKnown = order(
  'trade-known',
  ['权属行业已经认定', 'the trade is known'],
  ['认定有误的，登记现场查明情况', 'if it is wrong, record what was found on site'],
);
export const sentAlready = order(
  'sent-already',
  ['工单已经派发', 'the order has been sent'],
  ['登记到场', 'record the arrival'],
);
export const notSent = order(
  'not-sent',
  ['工单尚未派发', 'the order has not been sent'],
  ['先派发给经营单位', 'send it to the operator first'],
);
export const arrivedAlready = order(
  'crew-arrived',
  ['抢修人员已经到场', 'the crew is on site'],
  ['登记查明情况', 'record what it found'],
);
export const notArrived = order(
  'crew-not-arrived',
  ['抢修人员尚未到场', 'no crew is on site yet'],
  ['先登记到场', 'record the arrival first'],
);
export const causeKnown = order(
  'cause-known',
  ['故障已经查明', 'the fault is known'],
  ['登记修复', 'record its repair'],
);
export const causeUnknown = order(
  'cause-unknown',
  ['尚未查明故障', 'no fault has been found yet'],
  ['先登记现场查明情况', 'record first what was found on site'],
);
export const inFuture = order(
  'in-future',
  ['时间不能晚于现在', 'the time lies in the future'],
  ['改正时间', 'correct it'],
);
export const tooEarly = order(
  'before-the-step-before',
  ['时间早于上一步', 'the time lies before the step before it'],
  ['改正时间', 'correct it'],
);
export const enterpriseUnknown = order(
  'enterprise-unknown',
  ['断供的物业服务企业不明', 'the enterprise that cut it is not known'],
  ['填写企业名称', 'name the enterprise'],
);
export const usersNotTold = (rule: RuleSource) =>
  under(rule)(
    'users-not-told',
    ['应当通知用户的，尚未通知', 'users had to be told and were not'],
    ['先登记通知用户', 'tell them, and record it'],
  );
