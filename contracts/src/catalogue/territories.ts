import type { Names } from '../language/define.ts';

/** A subdistrict or town 镇办: the territory that answers for the estates in it. */
export interface Territory {
  /** As an estate's register names it. */
  readonly name: string;
  readonly names: Names;
  readonly kind: 'subdistrict' | 'town';
}

const subdistrict = (zh: string, en: string): Territory => ({
  name: zh,
  names: { zh, en: `${en} Subdistrict` },
  kind: 'subdistrict',
});
const town = (zh: string, en: string): Territory => ({ name: zh, names: { zh, en: `${en} Town` }, kind: 'town' });

/** Zhangdian District, GB/T 2260. */
export const district = { code: '370303', names: { zh: '淄博市张店区', en: 'Zhangdian District, Zibo' } } as const;

/** The subdistricts and towns of Zhangdian at the time of the policy. */
export const territories: readonly Territory[] = [
  subdistrict('车站街道', 'Chezhan'),
  subdistrict('公园街道', 'Gongyuan'),
  subdistrict('和平街道', 'Heping'),
  subdistrict('科苑街道', 'Keyuan'),
  subdistrict('体育场街道', 'Tiyuchang'),
  subdistrict('湖田街道', 'Hutian'),
  town('马尚镇', 'Mashang'),
  town('南定镇', 'Nanding'),
  town('傅家镇', 'Fujia'),
  town('沣水镇', 'Fengshui'),
  town('房镇镇', 'Fangzhen'),
  town('中埠镇', 'Zhongbu'),
];
