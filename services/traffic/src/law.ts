import type { RoadKind, RuleSource } from '@tiaokuai/contracts';

/** What 道路交通安全法 says of roads and of what stands on them. */

/** What counts as a road, and so as a place where the traffic police may fine and tow. */
export const roadDefinition: RuleSource = { law: '道路交通安全法', article: '第一百一十九条第一项' };

/** Every place in a unit's charge is a road only where others may drive on it. */
export const isRoad = (kind: RoadKind): boolean => kind !== 'unit-closed';

/** Left at once; fined and towed where it stands in the way. */
export const parkingRule: RuleSource = { law: '道路交通安全法', article: '第九十三条' };
