import type { AbandonmentSign, RuleSource, VehicleRemoval } from '@tiaokuai/contracts';
import { parkingRule } from '../law.ts';

/** What 道路交通安全法 says of vehicles that may be taken. */

/** Which sign is the ground of which way to take a vehicle; towing needs none of them but an obstruction. */
const grounds: Readonly<
  Record<VehicleRemoval, { readonly signs: readonly AbandonmentSign[]; readonly rule: RuleSource }>
> = {
  towed: { signs: [], rule: parkingRule },
  detained: {
    signs: ['unplated', 'forged-plates'],
    rule: { law: '道路交通安全法', article: '第九十五条、第九十六条' },
  },
  confiscated: { signs: ['beyond-scrapping'], rule: { law: '道路交通安全法', article: '第一百条' } },
};

export const removalRule = (how: VehicleRemoval): RuleSource => grounds[how].rule;

/** Whether the law lets a vehicle on a road be taken in this way. */
export const mayRemove = (how: VehicleRemoval, signs: readonly AbandonmentSign[], obstructs: boolean): boolean =>
  how === 'towed' ? obstructs : grounds[how].signs.some((sign) => signs.includes(sign));

export const removalWays: readonly VehicleRemoval[] = ['towed', 'detained', 'confiscated'];
