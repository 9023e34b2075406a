import type { Names } from '../language/define.ts';

/** Who holds a responsibility, and from when until when. */
export interface Department {
  readonly responsibility: string;
  readonly names: Names;
  /** First day, YYYY-MM-DD. */
  readonly from: string;
  /** First day on which it no longer holds; absent while it still does. */
  readonly to?: string;
  readonly legalBasis: string;
}

/** The policy's departments: the opinion is of December 2017. */
export const policyFrom = '2017-12-01';
/**
 * The departments of the 2019 reform. 《深化党和国家机构改革方案》 sets the end of March 2019 as the last day for every
 * local reform, so this is the first day on which all new departments must have stood; some plaques were hung earlier.
 */
export const reformFrom = '2019-04-01';

const opinion = (clause: string) => `政策 ${clause}`;
const reform = (rest: string) => `深化党和国家机构改革方案(2018) 地方机构改革；${rest}`;
const propertyRule = (article: string) => `淄博市物业管理条例(2021) 第${article}条`;

type Tenure = readonly [from: string, zh: string, en: string, legalBasis: string];

/** Each holder gives way to the next on that one's first day: no gap, no overlap. */
const held = (responsibility: string, ...tenures: readonly Tenure[]): readonly Department[] =>
  tenures.map(([from, zh, en, legalBasis], index) => {
    const next = tenures[index + 1];
    return { responsibility, names: { zh, en }, from, ...(next && { to: next[0] }), legalBasis };
  });

const marketBureau = ['张店区市场监督管理局', 'Zhangdian District Market Supervision Bureau'] as const;
const housingBureau = ['张店区住房和城乡建设局', 'Zhangdian District Housing and Construction Bureau'] as const;

/** The register of departments of Zhangdian District. */
export const departments: readonly Department[] = [
  ...held(
    'housing',
    [policyFrom, '张店区房产管理局', 'Zhangdian District Housing Administration', opinion('二(二)1')],
    [reformFrom, ...housingBureau, reform(propertyRule('五、七十二'))],
  ),
  ...held(
    'planning',
    [policyFrom, '淄博市规划局第一规划处（市规划一处）', 'Zibo Planning Bureau, First Division', opinion('二(二)2')],
    [
      reformFrom,
      '淄博市自然资源局张店分局',
      'Zibo Natural Resources Bureau, Zhangdian Branch',
      reform(propertyRule('七十三(六)')),
    ],
  ),
  ...held(
    'construction',
    [policyFrom, '张店区住房和城乡建设局（区住建局）', 'Zhangdian District Construction Bureau', opinion('二(二)3')],
    [reformFrom, ...housingBureau, reform('建设工程质量管理条例(2019) 第四十三条')],
  ),
  ...held(
    'pricing',
    [policyFrom, '张店区物价局', 'Zhangdian District Pricing Bureau', opinion('二(二)4')],
    [reformFrom, ...marketBureau, reform(propertyRule('五十三、七十三(九)'))],
  ),
  ...held('police', [
    policyFrom,
    '淄博市公安局张店分局',
    'Zibo Public Security Bureau, Zhangdian Branch',
    opinion('二(二)5'),
  ]),
  ...held('traffic', [
    policyFrom,
    '淄博市公安局交警支队张店大队',
    'Zibo Traffic Police, Zhangdian Brigade',
    opinion('二(二)6'),
  ]),
  ...held(
    'fire',
    [policyFrom, '张店区公安消防大队', 'Zhangdian Public Security Fire Brigade', opinion('二(二)7')],
    ['2019-04-23', '张店区消防救援大队', 'Zhangdian Fire and Rescue Brigade', '消防法(2019修正) 第四条'],
  ),
  ...held(
    'urban-enforcement',
    [policyFrom, '张店区城市管理行政执法局', 'Zhangdian District Urban Enforcement Bureau', opinion('二(二)8')],
    [
      reformFrom,
      '张店区综合行政执法局',
      'Zhangdian District Comprehensive Enforcement Bureau',
      reform(propertyRule('七十三(十三)')),
    ],
  ),
  ...held(
    'sanitation',
    [policyFrom, '张店区环境卫生管理局', 'Zhangdian District Sanitation Bureau', opinion('二(二)9')],
    [reformFrom, '张店区环境卫生管理中心', 'Zhangdian District Sanitation Centre', reform('市容环卫事业单位改革')],
  ),
  ...held(
    'market-supervision',
    [policyFrom, '张店区工商行政管理局', 'Zhangdian District Industry and Commerce Bureau', opinion('二(二)10')],
    [reformFrom, ...marketBureau, reform(propertyRule('七十三(九)'))],
  ),
  ...held(
    'quality-supervision',
    [policyFrom, '张店区质量技术监督局', 'Zhangdian District Quality and Technical Bureau', opinion('二(二)11')],
    [reformFrom, ...marketBureau, reform(propertyRule('七十三(九)'))],
  ),
  ...held('utilities', [
    policyFrom,
    '供水、供电、供气、供热、通信、有线电视、宽带专业经营单位',
    'Operators of water, power, gas, heating, telecommunications, cable television and broadband',
    opinion('二(二)12'),
  ]),
  ...held('subdistrict', [
    policyFrom,
    '各镇人民政府、街道办事处（社区物业管理办公室）',
    'Town governments and subdistrict offices (property offices)',
    opinion('二(一)'),
  ]),
  ...held(
    'leading-group',
    [
      policyFrom,
      '张店区社区物业管理工作领导小组办公室（设在区房管局）',
      "Leading Group's Office (at the District Housing Administration)",
      opinion('四(一)'),
    ],
    [
      reformFrom,
      '张店区社区物业管理工作领导小组办公室（设在区住房和城乡建设局）',
      "Leading Group's Office (at the District Housing and Construction Bureau)",
      reform('政策 四(一)'),
    ],
  ),
  ...held(
    'joint-meeting',
    [policyFrom, '物业管理联席会议', 'Joint Meeting on Property Management', opinion('二(一)9')],
    ['2021-12-01', '物业管理联席会议', 'Joint Meeting on Property Management', propertyRule('七十六')],
  ),
];

const byResponsibility: ReadonlyMap<string, readonly Department[]> = Map.groupBy(
  departments,
  ({ responsibility }) => responsibility,
);

/**
 * @param date YYYY-MM-DD; the day in China on which the matter is referred.
 * @returns who held the responsibility on that day; undefined before the register begins, or for an unknown key.
 */
export const departmentOn = (responsibility: string, date: string): Department | undefined =>
  byResponsibility.get(responsibility)?.find(({ from, to }) => from <= date && (to === undefined || date < to));
