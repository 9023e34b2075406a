import type { Names } from '../language/define.ts';
import type { RuleSource } from '../language/refusal.ts';
import { yearsAfter } from './days.ts';

/** A part of a building and its statutory minimum warranty. */
export interface WarrantyPart {
  readonly key: string;
  readonly names: Names;
  /**
   * From acceptance. The design life is stated in the design documents, which the register does not hold; an ordinary
   * building's is `amount` years at least (GB 50352-2019, 3.2.1).
   */
  readonly period: { readonly unit: 'years' | 'heating-seasons' | 'years-of-design-life'; readonly amount: number };
  readonly source: RuleSource;
}

const article40 = (item: string): RuleSource => ({ law: '建设工程质量管理条例', article: `第四十条(${item})` });

/** Minimum warranties, 建设工程质量管理条例 art. 40; they run from the day of acceptance. */
export const warrantyParts: readonly WarrantyPart[] = [
  {
    key: 'structure',
    names: { zh: '地基基础和主体结构', en: 'Foundations and main structure' },
    period: { unit: 'years-of-design-life', amount: 50 },
    source: article40('一'),
  },
  {
    key: 'waterproofing',
    names: {
      zh: '屋面防水、有防水要求的卫生间、房间和外墙面的防渗漏',
      en: 'Waterproofing of roofs, bathrooms, rooms and outer walls',
    },
    period: { unit: 'years', amount: 5 },
    source: article40('二'),
  },
  {
    key: 'heating-cooling',
    names: { zh: '供热与供冷系统', en: 'Heating and cooling systems' },
    period: { unit: 'heating-seasons', amount: 2 },
    source: article40('三'),
  },
  {
    key: 'pipes-wiring-decoration',
    names: { zh: '电气管线、给排水管道、设备安装和装修', en: 'Wiring, water pipes, installations and decoration' },
    period: { unit: 'years', amount: 2 },
    source: article40('四'),
  },
];

const byKey: ReadonlyMap<string, WarrantyPart> = new Map(warrantyParts.map((part) => [part.key, part]));

export const warrantyPartOf = (key: string): WarrantyPart | undefined => byKey.get(key);

/** Zibo's heating season, which the city sets (山东省供热条例 art. 20). */
const heatingSeason = { begins: '11-15', firstDayAfter: '03-16' };

/**
 * The first day that the statutory minimum no longer covers.
 * @param acceptedOn YYYY-MM-DD.
 */
export const warrantyEnds = ({ period }: WarrantyPart, acceptedOn: string): string => {
  if (period.unit !== 'heating-seasons') return yearsAfter(acceptedOn, period.amount);
  // Only whole seasons count: the first begins in the autumn after acceptance.
  const firstAutumn = Number(acceptedOn.slice(0, 4)) + (acceptedOn.slice(5) > heatingSeason.begins ? 1 : 0);
  return `${firstAutumn + period.amount}-${heatingSeason.firstDayAfter}`;
};
