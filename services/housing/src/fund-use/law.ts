import { type FundPart, type Refusal, under, warrantyEnds, warrantyPartOf } from '@tiaokuai/contracts';

/** What the maintenance fund may pay for, and who must see an emergency. */

/** Parts by the warranty that they are under (建设工程质量管理条例 art. 40); `undefined`: none of the four. */
const warrantyOf: Readonly<Partial<Record<FundPart, string>>> = {
  structure: 'structure',
  roof: 'waterproofing',
  'outer-wall': 'waterproofing',
  elevator: 'pipes-wiring-decoration',
  'fire-facility': 'pipes-wiring-decoration',
  drainage: 'pipes-wiring-decoration',
  'wiring-and-pipes': 'pipes-wiring-decoration',
  heating: 'heating-cooling',
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
  const warranty = warrantyPartOf(warrantyOf[part] ?? '');
  return warranty && acceptedOn && day < warrantyEnds(warranty, acceptedOn) ? underWarranty : undefined;
};

/** No more than so much of the budget before the work is done, in per cent; no statute of the library names a number. */
export const advanceLimit = { perCent: 70, rule: { law: '配置', article: '维修资金首期拨付比例' } };
