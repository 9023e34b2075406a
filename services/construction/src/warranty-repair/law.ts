import {
  type Defect,
  type DescribedDefect,
  type OtherWay,
  type PenaltyRange,
  type RuleSource,
  warrantyEnds,
  warrantyPartOf,
  yearsAfter,
} from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/department/enforcement';

/** What the statutes say of warranties. */

export const article40: RuleSource = { law: '建设工程质量管理条例', article: '第四十条' };
export const article41: RuleSource = { law: '建设工程质量管理条例', article: '第四十一条' };
export const article66: RuleSource = { law: '建设工程质量管理条例', article: '第六十六条' };
/** 建设单位…承担物业的保修责任: the department turns to the builder (policy 二(二)3), who turns to the contractor. */
export const builderLiable: RuleSource = { law: '山东省物业管理条例', article: '第六十五条' };

export interface Coverage {
  /** First day no longer covered. */
  readonly warrantyEnds: string;
  readonly covered: boolean;
  readonly way?: OtherWay;
  readonly rule: RuleSource;
}

/**
 * Whether a defect was reported within its warranty, and if not, whose it is to repair.
 *
 * The statutory periods are the least: a longer one that was agreed on holds, a shorter one does not. The structure's runs
 * for the design life, of which the register knows only that it is fifty years at least.
 *
 * @param acceptedOn YYYY-MM-DD; @param reportedOn YYYY-MM-DD.
 * @returns `design-life-unknown` where only the design documents can tell.
 */
export const coverageOf = (
  { part: key, cause, common, designLife, agreedUntil }: DescribedDefect,
  acceptedOn: string,
  reportedOn: string,
): Coverage | 'design-life-unknown' => {
  const part = warrantyPartOf(key)!;
  const byDesign = part.period.unit === 'years-of-design-life';
  const least = byDesign && designLife ? yearsAfter(acceptedOn, designLife) : warrantyEnds(part, acceptedOn);
  const ends = [least, ...(agreedUntil ? [dayAfter(agreedUntil)] : [])].toSorted().at(-1)!;
  if (cause === 'misuse' || cause === 'third-party')
    return { warrantyEnds: ends, covered: false, way: 'who-caused-it', rule: article40 };
  const owners: Pick<Coverage, 'way' | 'rule'> = common
    ? { way: 'maintenance-fund', rule: { law: '山东省物业管理条例', article: '第六十八条' } }
    : { way: 'owner', rule: { law: '山东省物业管理条例', article: '第六十六条' } };
  if (cause === 'force-majeure') return { warrantyEnds: ends, covered: false, ...owners };
  if (reportedOn < ends) return { warrantyEnds: ends, covered: true, rule: part.source };
  return byDesign && !designLife ? 'design-life-unknown' : { warrantyEnds: ends, covered: false, ...owners };
};

/** @param day YYYY-MM-DD. */
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

export const waysOf = (defects: readonly Defect[]): OtherWay[] => [
  ...new Set(defects.flatMap(({ way }) => (way ? [way] : []))),
];

/** 施工单位不履行保修义务或者拖延履行: ten to twenty times ten thousand yuan, by the order's time run out. */
export const notRepairing: PenaltyRule & { readonly violation: string; readonly unit: PenaltyRange } = {
  violation: '不履行保修义务或者拖延履行保修义务',
  rule: article66,
  penalty: 'after-deadline',
  unit: { warning: false, least: 100_000, most: 200_000 },
};

export const article73: RuleSource = { law: '建设工程质量管理条例', article: '第七十三条' };

/** Five to ten per cent of the unit's fine, for each person directly responsible (art. 73); whole yuan. */
export const personsRange = (unitFine: number): PenaltyRange => ({
  warning: false,
  least: Math.ceil((unitFine * 5) / 100),
  most: Math.floor(unitFine / 10),
});
