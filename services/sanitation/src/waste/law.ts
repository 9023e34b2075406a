import { type PenaltyRange, type RuleSource, statutesInForceSince, type WasteViolation } from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/department/enforcement';
import { city } from '../law.ts';

/** What the statutes say of each violation: the order before the penalty, whom it may hit, how high. */
export interface Violation extends PenaltyRule {
  readonly unit?: PenaltyRange;
  readonly individual?: PenaltyRange;
}

const range = (least: number, most: number): PenaltyRange => ({ warning: false, least, most });

const solidWaste = (item: string): RuleSource => ({
  law: '固体废物污染环境防治法',
  article: `第一百一十一条第一款第${item}项`,
});

/** The city's ordinance alone; the fines of the national law in its present form came in September 2020. */
const before: Readonly<Record<WasteViolation, Violation>> = {
  'construction-not-cleared': {
    rule: city('第三十九条第六项'),
    penalty: 'with-order',
    unit: range(500, 1_000),
  },
  'construction-dumped': {
    rule: city('第三十九条第六项'),
    penalty: 'with-order',
    unit: range(500, 1_000),
  },
  'household-dumped': {
    rule: city('第三十九条第一项'),
    penalty: 'with-order',
    unit: range(5, 10),
    individual: range(5, 10),
  },
  littered: {
    rule: city('第三十九条第一项'),
    penalty: 'with-order',
    unit: range(5, 10),
    individual: range(5, 10),
  },
  'spilled-in-transport': {
    rule: city('第四十条'),
    penalty: 'with-order',
    unit: range(2_000, 20_000),
    individual: range(2_000, 20_000),
  },
};

const since: Readonly<Record<WasteViolation, Violation>> = {
  ...before,
  'construction-not-cleared': {
    rule: solidWaste('三'),
    penalty: 'with-order',
    unit: range(100_000, 1_000_000),
  },
  'construction-dumped': {
    rule: solidWaste('四'),
    penalty: 'with-order',
    unit: range(100_000, 1_000_000),
  },
  'household-dumped': {
    rule: solidWaste('一'),
    penalty: 'with-order',
    unit: range(50_000, 500_000),
    individual: range(100, 500),
  },
};

/** @param day YYYY-MM-DD. */
export const violationOn = (kind: WasteViolation, day: string): Violation =>
  (day < statutesInForceSince.固体废物污染环境防治法! ? before : since)[kind];

/** Who pollutes has to clear it. */
export const producersDuty = city('第四十三条');

/** 代履行三日前，催告当事人履行. */
export const urging: RuleSource = { law: '行政强制法', article: '第五十一条' };
export const urgingDays = 3;
