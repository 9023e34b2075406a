import type { AbandonmentSign, PenaltyRange, RoadKind, RuleSource, VehicleRemoval } from '@tiaokuai/contracts';

/* What 道路交通安全法 says of roads, parked vehicles and vehicles that may be taken. */

/** What counts as a road, and so as a place where the traffic police may fine and tow. */
export const roadDefinition: RuleSource = { law: '道路交通安全法', article: '第一百一十九条第一项' };

/** Every place in a unit's charge is a road only where others may drive on it. */
export const isRoad = (kind: RoadKind): boolean => kind !== 'unit-closed';

/** 处二十元以上二百元以下罚款. */
export const parkingFine: PenaltyRange = { warning: false, least: 20, most: 200 };
export const parkingRule: RuleSource = { law: '道路交通安全法', article: '第九十三条' };
export const parkingViolation = '机动车违反停放、临时停车规定，妨碍其他车辆、行人通行';

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
