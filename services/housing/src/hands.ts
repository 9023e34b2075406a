import { under } from '@tiaokuai/contracts';

/** Who acts: what the policy gives to the subdistrict is not the department's to do, nor the other way round. */
export const isSubdistrict = (actor: string): boolean =>
  /^(subdistrict-office:|department:subdistrict$|service:subdistrict$)/.test(actor);

export const notTheSubdistrict = under({ law: '政策', article: '二(一)3' })(
  'not-the-subdistrict',
  ['使用程序和使用情况由镇、街道办事处核实并签字盖章', 'verifying and sealing is for the subdistrict or town'],
  ['报镇、街道办事处物业办核实', 'send it to its property office'],
);
export const notTheDepartment = under({ law: '政策', article: '二(二)1' })(
  'not-the-department',
  ['收缴、使用、退还由房管部门审批', 'approving is for the housing department'],
  ['由房管部门办理', 'leave it to the department'],
);
