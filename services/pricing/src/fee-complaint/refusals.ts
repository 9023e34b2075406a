import { type Refusal, under } from '@tiaokuai/contracts';
import { order } from '../refusals.ts';
import { refundArticle } from './law.ts';

const byRefund = under(refundArticle);

export const examinedAlready = order(
  'examined-already',
  ['该案件已经查实多收', 'what was charged too much has been found'],
  ['责令退还、核实退款', 'order the refund, then verify it'],
);
export const periodReversed = order(
  'period-reversed',
  ['收费起止月份颠倒或者过长', 'the months are the wrong way round, or more than ten years'],
  ['改正起止月份', 'correct the months'],
);
export const levelUnknown = under({ law: '山东省物业管理条例', article: '第六十条' })(
  'star-level-unknown',
  ['政府指导价按服务等级制定，小区星级不明', 'the guided price goes by stars, and the estate has none on record'],
  ['向镇办核实服务等级后写明星级', 'ask the subdistrict for the confirmed level and name it'],
);
export const noStandard = (item: string, month: string): Refusal =>
  under({ law: '价格法', article: '第二十四条' })(
    'no-standard-on-register',
    [`${month}的政府定价（${item}）未登记`, `no standard for ${item} in ${month} is on the register`],
    ['先登记发展改革部门公布的定价', 'first record what the reform commission published'],
  );
export const notFound = byRefund(
  'overcharge-not-found',
  ['责令退还、处罚以查实多收价款为前提', 'first it must be found that too much was charged'],
  ['先核查收费', 'examine the charges first'],
);
export const foundAlready = order(
  'violation-found',
  ['已查实价格违法，不得转出', 'a violation of prices was found: it stays here'],
  ['责令退还', 'order the refund'],
);
export const tooMuchRefunded = (no: number, owed: number): Refusal =>
  byRefund(
    'more-than-owed',
    [`第${no}项尚应退${owed}分`, `finding ${no}: ${owed} fen are owed`],
    ['核对退款凭证', 'check the vouchers'],
  );
export const concludeUnpenalised = under({ law: '价格法', article: '第三十三条' })(
  'conclude-before-penalty',
  ['多收价款未全部退还且未处罚，不得结案', 'money is owed and nobody was penalised'],
  ['提出处罚并没收未退还的违法所得', 'penalise, and confiscate what was not given back'],
);
