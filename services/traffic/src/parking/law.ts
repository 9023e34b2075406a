import type { PenaltyRange } from '@tiaokuai/contracts';

/** What 道路交通安全法 art. 93 makes of a parked vehicle in the way. */

/** 处二十元以上二百元以下罚款. */
export const parkingFine: PenaltyRange = { warning: false, least: 20, most: 200 };
export const parkingViolation = '机动车违反停放、临时停车规定，妨碍其他车辆、行人通行';
