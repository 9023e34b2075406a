import { houseRule, type Refusal, under } from '@tiaokuai/contracts';
import { refusalsOfCases } from '@tiaokuai/desk/enforcement';
import { refundArticle } from './law.ts';

/** Refusals of the pricing cases. */

const ordering = houseRule('价格案件办理次序');
const order = under(ordering);
const byRefund = under(refundArticle);

export const { absent, exists, ended } = refusalsOfCases(ordering);
export const examinedAlready = order(
  'examined-already',
  ['该案件已经查实多收', 'what was charged too much has been found'],
  ['责令退还、核实退款', 'order the refund, then verify it'],
);
export const checkedAlready = order(
  'checked-already',
  ['该案件已经检查', 'the disclosure has been checked'],
  ['改用“复查公示”', 'check it again instead'],
);
export const noCredentials = under({ law: '行政处罚法', article: '第五十五条' })(
  'credentials-not-shown',
  ['调查检查应当主动出示执法证件', 'officers must show their credentials first'],
  ['出示证件后再调查', 'show them, then look into it'],
);
export const noParty = under({ law: '价格法', article: '第三十三条' })(
  'party-unknown',
  ['查实价格违法须写明经营者', 'a violation needs the operator who charged'],
  ['写明收费的物业服务企业或者其他经营者', 'name the enterprise or other operator'],
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
