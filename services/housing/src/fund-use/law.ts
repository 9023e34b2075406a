import {
  type FundEmergency,
  type FundPart,
  type Names,
  type Refusal,
  under,
  warrantyEnds,
  warrantyPartOf,
} from '@tiaokuai/contracts';

/** What the maintenance fund may pay for, and who must see an emergency. */

/** Parts by the warranty that they are under (建设工程质量管理条例 art. 40); `undefined`: none of the four. */
export const fundParts: Readonly<Record<FundPart, { readonly names: Names; readonly warranty?: string }>> = {
  structure: { names: { zh: '主体结构', en: 'structure' }, warranty: 'structure' },
  roof: { names: { zh: '屋面', en: 'roof' }, warranty: 'waterproofing' },
  'outer-wall': { names: { zh: '外墙', en: 'outer walls' }, warranty: 'waterproofing' },
  elevator: { names: { zh: '电梯', en: 'elevators' }, warranty: 'pipes-wiring-decoration' },
  'fire-facility': { names: { zh: '消防设施', en: 'fire facilities' }, warranty: 'pipes-wiring-decoration' },
  drainage: { names: { zh: '排水管道', en: 'drains' }, warranty: 'pipes-wiring-decoration' },
  'wiring-and-pipes': { names: { zh: '公共管线', en: 'common wiring and pipes' }, warranty: 'pipes-wiring-decoration' },
  heating: { names: { zh: '供热系统', en: 'heating' }, warranty: 'heating-cooling' },
  'roads-and-greens': { names: { zh: '道路、场地和绿地', en: 'roads and greens' } },
  'utility-line': { names: { zh: '专业经营设施', en: "utilities' lines" } },
  'other-common-part': { names: { zh: '其他共用部位', en: 'other common parts' } },
};

export const emergencyNames: Readonly<Record<FundEmergency, Names>> = {
  'waterproofing-badly-damaged': { zh: '屋面、外墙防水严重损坏', en: 'waterproofing badly damaged' },
  'elevator-must-be-repaired-at-once': { zh: '电梯故障需要立即维修', en: 'an elevator must be repaired at once' },
  'fire-facility-must-be-repaired-at-once': {
    zh: '消防设施故障需要立即维修',
    en: 'a fire facility must be repaired at once',
  },
  'facade-loose-or-falling': { zh: '外立面装饰和公共构件松动脱落', en: 'parts of the façade loose or falling' },
  'glass-curtain-burst': { zh: '玻璃幕墙炸裂', en: 'a glass curtain wall has burst' },
  'drain-burst': { zh: '排水管道爆裂', en: 'a drain has burst' },
  'garage-flooded': { zh: '地下车库雨水倒灌', en: 'rain floods the garage' },
  'other-danger-to-life': { zh: '其他危及房屋和人身安全的情形', en: 'another danger to the building or to life' },
};

const underWarranty = under({ law: '淄博市物业管理条例', article: '第六十二条' })(
  'still-in-warranty',
  ['保修期未满，由建设单位、施工单位保修，不得使用维修资金', 'the part is in warranty: its builder repairs it'],
  [
    '转住建部门督促保修；保修单位不履行的，动用物业质量保修金',
    'send it to construction, or claim the warranty deposit',
  ],
);
const utilitiesPay = under({ law: '山东省物业管理条例', article: '第七十一条' })(
  'utilities-pay',
  ['专业经营单位承担的管线设施费用，不得从维修资金中列支', 'what a utility must maintain is not for the fund'],
  ['转专业经营单位维修', 'send it to the utility'],
);

/** Why the fund may not pay for a part on a day. */
export const fundMayNotPay = (part: FundPart, acceptedOn: string | undefined, day: string): Refusal | undefined => {
  if (part === 'utility-line') return utilitiesPay;
  const warranty = warrantyPartOf(fundParts[part].warranty ?? '');
  return warranty && acceptedOn && day < warrantyEnds(warranty, acceptedOn) ? underWarranty : undefined;
};

/** No more than so much of the budget before the work is done, in per cent; no statute of the library names a number. */
export const advanceLimit = { perCent: 70, rule: { law: '配置', article: '维修资金首期拨付比例' } };
