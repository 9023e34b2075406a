import type { EstateParticulars, EstateSnapshot } from '@tiaokuai/contracts';
import { v5 as derived } from 'uuid';

/**
 * Sample estates: invented, in the real subdistricts and towns of Zhangdian. So are the enterprises; nothing here is about
 * anybody.
 */
export interface SampleEstate {
  readonly estateId: string;
  readonly particulars: EstateParticulars;
  /** First day on which the particulars hold, YYYY-MM-DD. */
  readonly effectiveFrom: string;
}

const enterprises = {
  heqing: '淄博禾清物业服务有限公司',
  anju: '淄博砚安物业管理有限公司',
  luming: '山东鹿汀物业服务有限公司',
  qiyun: '淄博栖云生活服务有限公司',
  taohua: '淄博陶垣物业管理有限公司',
  beichen: '淄博北屿物业服务有限公司',
  kilnworks: '淄博窑前实业集团有限公司后勤服务中心',
  textile: '淄博棉棠纺织有限公司生活服务部',
} as const;

type Kind = EstateParticulars['kind'];
type Mode = EstateParticulars['mode'];

/** Day of acceptance ('' where none is known), stars (0: none), households, buildings. */
type Row = readonly [
  name: string,
  subdistrict: string,
  community: string,
  kind: Kind,
  mode: Mode,
  acceptedOn: string,
  stars: number,
  households: number,
  buildings: number,
  enterprise: keyof typeof enterprises | '',
  committee: boolean,
];

const rows: readonly Row[] = [
  ['槐香里', '公园街道', '槐香社区', 'old', 'simple', '1994-08-20', 0, 612, 14, '', false],
  ['园东旧居', '公园街道', '园东社区', 'old', 'none', '', 0, 288, 7, '', false],
  ['沐棠府', '公园街道', '园东社区', 'new', 'professional', '2024-06-28', 4, 1024, 12, 'qiyun', false],
  ['荷见苑', '公园街道', '荷见社区', 'new', 'professional', '2016-10-12', 3, 880, 16, 'anju', true],
  ['柳泉新筑', '公园街道', '荷见社区', 'new', 'professional', '2021-12-18', 4, 736, 9, 'heqing', true],
  ['站前宿舍', '车站街道', '站前社区', 'old', 'simple', '1988-05-01', 0, 430, 11, '', false],
  [
    '铁苑新村',
    '车站街道',
    '铁苑社区',
    'enterprise-managed',
    'self-managed',
    '1999-11-30',
    1,
    940,
    22,
    'kilnworks',
    false,
  ],
  ['和畅园', '车站街道', '和畅社区', 'new', 'professional', '2012-09-26', 3, 1180, 18, 'taohua', true],
  ['月台里', '车站街道', '站前社区', 'old', 'none', '', 0, 196, 5, '', false],
  ['星河广邸', '车站街道', '和畅社区', 'new', 'professional', '2025-05-30', 5, 1460, 15, 'qiyun', false],
  ['科韵家园', '科苑街道', '科韵社区', 'new', 'professional', '2009-07-15', 2, 1320, 24, 'anju', true],
  ['砚池雅居', '科苑街道', '砚池社区', 'new', 'professional', '2018-03-22', 3, 648, 10, 'heqing', true],
  ['明理苑', '科苑街道', '明理社区', 'old', 'simple', '1997-10-09', 1, 520, 13, '', true],
  ['云栖半岛', '科苑街道', '砚池社区', 'new', 'professional', '2023-11-16', 4, 1105, 13, 'luming', false],
  ['书香旧院', '科苑街道', '明理社区', 'old', 'self-managed', '1991-06-30', 0, 240, 6, '', true],
  ['和平里', '和平街道', '和平里社区', 'old', 'simple', '1992-12-20', 0, 710, 17, '', false],
  [
    '棉纺新村',
    '和平街道',
    '棉纺社区',
    'enterprise-managed',
    'self-managed',
    '1996-04-18',
    1,
    1260,
    30,
    'textile',
    false,
  ],
  ['翠微园', '和平街道', '翠微社区', 'new', 'professional', '2014-08-08', 3, 930, 15, 'taohua', true],
  ['锦陶公馆', '和平街道', '翠微社区', 'new', 'professional', '2026-03-27', 5, 860, 8, 'qiyun', false],
  ['安澜小区', '和平街道', '和平里社区', 'old', 'professional', '2001-09-10', 2, 560, 12, 'beichen', true],
  ['体坛家园', '体育场街道', '体坛社区', 'old', 'simple', '1995-07-01', 1, 680, 16, '', false],
  ['跃进南院', '体育场街道', '跃进社区', 'old', 'none', '', 0, 310, 8, '', false],
  ['晴川府', '体育场街道', '体坛社区', 'new', 'professional', '2022-08-31', 4, 990, 11, 'luming', true],
  ['金麦小区', '体育场街道', '跃进社区', 'new', 'professional', '2007-05-25', 2, 1210, 26, 'beichen', true],
  ['溪山郡', '马尚街道', '溪山社区', 'new', 'professional', '2019-12-12', 3, 1540, 21, 'heqing', true],
  ['马尚新苑', '马尚街道', '马尚社区', 'rural', 'self-managed', '2011-10-20', 1, 1380, 28, '', false],
  ['九级里', '马尚街道', '九级社区', 'rural', 'simple', '2015-06-16', 1, 960, 20, '', false],
  ['澜庭', '马尚街道', '溪山社区', 'new', 'professional', '2024-12-20', 4, 1320, 14, 'qiyun', false],
  ['银杏城', '马尚街道', '银杏社区', 'new', 'professional', '2017-11-08', 3, 2060, 32, 'luming', true],
  ['西望花园', '马尚街道', '银杏社区', 'new', 'professional', '2010-04-30', 2, 870, 19, 'anju', true],
  ['湖田家园', '湖田街道', '湖田社区', 'rural', 'self-managed', '2013-09-29', 1, 1150, 24, '', false],
  ['矿机宿舍', '湖田街道', '矿机社区', 'enterprise-managed', 'simple', '1986-03-01', 0, 480, 12, 'kilnworks', false],
  ['东麓华庭', '湖田街道', '东麓社区', 'new', 'professional', '2023-04-21', 3, 790, 10, 'beichen', false],
  ['傅山新居', '傅家镇', '傅山社区', 'rural', 'self-managed', '2012-05-18', 2, 1020, 22, '', false],
  ['石村雅苑', '傅家镇', '石村社区', 'rural', 'professional', '2016-01-15', 2, 840, 15, 'taohua', true],
  ['青禾湾', '傅家镇', '青禾社区', 'new', 'professional', '2025-10-17', 4, 1210, 13, 'heqing', false],
  ['房镇佳园', '房镇镇', '房镇社区', 'rural', 'simple', '2014-11-11', 1, 990, 21, '', false],
  ['积家新村', '房镇镇', '积家社区', 'rural', 'self-managed', '2018-07-30', 2, 730, 14, '', false],
  ['霁月台', '房镇镇', '霁月社区', 'new', 'professional', '2022-03-25', 4, 1680, 18, 'luming', false],
  ['中埠社区', '中埠镇', '中埠社区', 'rural', 'self-managed', '2010-08-26', 1, 880, 19, '', false],
  ['东铺花苑', '中埠镇', '东铺社区', 'rural', 'simple', '2017-05-05', 1, 540, 11, '', false],
  ['埠北小镇', '中埠镇', '埠北社区', 'new', 'professional', '2024-01-19', 3, 610, 9, 'beichen', false],
  [
    '南定铝苑',
    '南定镇',
    '铝苑社区',
    'enterprise-managed',
    'professional',
    '1998-12-25',
    2,
    1640,
    34,
    'kilnworks',
    true,
  ],
  ['漫泗河畔', '南定镇', '漫泗社区', 'rural', 'simple', '2015-09-09', 1, 760, 16, '', false],
  ['定水雅居', '南定镇', '漫泗社区', 'new', 'professional', '2021-06-30', 3, 920, 12, 'anju', true],
  ['沣水人家', '沣水镇', '沣水社区', 'rural', 'self-managed', '2013-03-28', 1, 1090, 23, '', false],
  ['昌城园', '沣水镇', '昌城社区', 'rural', 'professional', '2016-12-02', 2, 830, 17, 'taohua', false],
  ['泉韵新城', '沣水镇', '泉韵社区', 'new', 'professional', '2020-10-30', 3, 1750, 20, 'heqing', true],
];

/** The policy's departments and this register both begin here. */
const registerFrom = '2018-01-01';
const cellsPerEstate = 3;

/**
 * The sample estates of a district; the same ids at every start.
 *
 * @param district GB/T 2260 code.
 */
export const sampleEstates = (district: string): readonly SampleEstate[] =>
  rows.map(
    (
      [name, subdistrict, community, kind, mode, acceptedOn, stars, households, buildings, enterprise, committee],
      index,
    ) => ({
      estateId: derived(`sample-estate/${district}/${name}`, derived.URL),
      effectiveFrom: acceptedOn > registerFrom ? acceptedOn : registerFrom,
      particulars: {
        name,
        subdistrict,
        community,
        kind,
        mode,
        households,
        buildings: Array.from({ length: buildings }, (_, at) => `${at + 1}号楼`),
        gridCells: Array.from({ length: cellsPerEstate }, (_, at) => `${district}-${index + 1}-${at + 1}`),
        hasOwnersCommittee: committee,
        cadre: `cadre-${String(index + 1).padStart(3, '0')}`,
        ...(acceptedOn ? { acceptedOn } : {}),
        ...(stars ? { starLevel: stars } : {}),
        ...(enterprise ? { enterprise: enterprises[enterprise] } : {}),
      },
    }),
  );

/** A sample estate as other services know it. */
export const snapshotOf = ({ estateId, particulars }: SampleEstate): EstateSnapshot => {
  const { name, subdistrict, kind, mode, acceptedOn, starLevel, enterprise } = particulars;
  return {
    estateId,
    name,
    subdistrict,
    kind,
    mode,
    ...(acceptedOn ? { acceptedOn } : {}),
    ...(starLevel ? { starLevel } : {}),
    ...(enterprise ? { enterprise } : {}),
  };
};
