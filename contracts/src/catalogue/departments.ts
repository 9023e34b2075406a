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

const others = opinion('二(二)13');

type Tenure = readonly [from: string, zh: string, en: string, legalBasis: string];

/** Each holder gives way to the next on that one's first day: no gap, no overlap. */
const held = (responsibility: string, ...tenures: readonly Tenure[]): readonly Department[] =>
  tenures.map(([from, zh, en, legalBasis], index) => {
    const next = tenures[index + 1];
    return { responsibility, names: { zh, en }, from, ...(next && { to: next[0] }), legalBasis };
  });

const marketBureau = ['张店区市场监督管理局', 'Zhangdian District Market Supervision Bureau'] as const;
const housingBureau = ['张店区住房和城乡建设局', 'Zhangdian District Housing and Construction Bureau'] as const;

/** The register of departments of Zhangdian District; the policy's own short names up to the reform. */
export const departments: readonly Department[] = [
  ...held(
    'housing',
    [policyFrom, '张店区房管局', 'Zhangdian District Housing Administration', opinion('二(二)1')],
    [reformFrom, ...housingBureau, reform(propertyRule('五、七十二'))],
  ),
  ...held(
    'planning',
    [policyFrom, '市规划一处', 'Zibo Planning Bureau, First Division', opinion('二(二)2')],
    [
      reformFrom,
      '淄博市自然资源局张店分局',
      'Zibo Natural Resources Bureau, Zhangdian Branch',
      reform(propertyRule('七十三')),
    ],
  ),
  ...held(
    'construction',
    [policyFrom, '张店区住建局', 'Zhangdian District Construction Bureau', opinion('二(二)3')],
    [reformFrom, ...housingBureau, reform('建设工程质量管理条例(2019) 第四十三条')],
  ),
  ...held(
    'pricing',
    [policyFrom, '张店区物价局', 'Zhangdian District Pricing Bureau', opinion('二(二)4')],
    [reformFrom, ...marketBureau, reform(propertyRule('五十三、七十三'))],
  ),
  ...held('police', [policyFrom, '张店公安分局', 'Zhangdian Public Security Branch Bureau', opinion('二(二)5')]),
  ...held('traffic', [policyFrom, '张店交警大队', 'Zhangdian Traffic Police Brigade', opinion('二(二)6')]),
  ...held(
    'fire',
    [policyFrom, '张店消防大队', 'Zhangdian Fire Brigade', opinion('二(二)7')],
    ['2019-04-23', '张店区消防救援大队', 'Zhangdian Fire and Rescue Brigade', '消防法(2019修正) 第四条'],
  ),
  ...held(
    'urban-enforcement',
    [policyFrom, '张店区城管执法局', 'Zhangdian District Urban Enforcement Bureau', opinion('二(二)8')],
    [
      reformFrom,
      '张店区综合行政执法局',
      'Zhangdian District Comprehensive Enforcement Bureau',
      reform(propertyRule('七十三')),
    ],
  ),
  ...held('sanitation', [policyFrom, '张店区环卫局', 'Zhangdian District Sanitation Bureau', opinion('二(二)9')]),
  ...held(
    'market-supervision',
    [policyFrom, '张店区工商局', 'Zhangdian District Industry and Commerce Bureau', opinion('二(二)10')],
    [reformFrom, ...marketBureau, reform(propertyRule('七十三'))],
  ),
  ...held(
    'quality-supervision',
    [policyFrom, '张店区质监局', 'Zhangdian District Quality Supervision Bureau', opinion('二(二)11')],
    [reformFrom, ...marketBureau, reform(propertyRule('七十三'))],
  ),
  ...held('utilities', [
    policyFrom,
    '供水、供电、供气、供暖、通信、有线电视、宽带专业经营单位',
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
      "Leading Group's Office, at the District Housing Administration",
      opinion('四(一)'),
    ],
    [
      reformFrom,
      '张店区社区物业管理工作领导小组办公室（设在区住房和城乡建设局）',
      "Leading Group's Office, at the District Housing and Construction Bureau",
      reform('政策 四(一)'),
    ],
  ),
  ...held('joint-meeting', [
    policyFrom,
    '物业管理联席会议（镇办召集）',
    'Joint Meeting on Property Management, convened by the subdistrict or town',
    `${opinion('二(一)9')}；山东省物业管理条例 第七十四条`,
  ]),

  /* Other departments, policy 二(二)13. Where no source at hand gives a plaque, the name is the statute's own word. */
  ...held(
    'environment',
    [policyFrom, '淄博市环境保护局张店分局', 'Zibo Environmental Protection Bureau, Zhangdian Branch', others],
    [reformFrom, '淄博市生态环境局张店分局', 'Zibo Ecology and Environment Bureau, Zhangdian Branch', reform(others)],
  ),
  ...held(
    'health',
    [policyFrom, '张店区卫生和计划生育局', 'Zhangdian District Health and Family Planning Bureau', others],
    [reformFrom, '张店区卫生健康局', 'Zhangdian District Health Bureau', reform(propertyRule('七十三'))],
  ),
  ...held(
    'culture',
    [policyFrom, '张店区文化出版局', 'Zhangdian District Culture and Publishing Bureau', others],
    [reformFrom, '张店区文化和旅游局', 'Zhangdian District Culture and Tourism Bureau', reform(others)],
  ),
  ...held(
    'sports',
    [policyFrom, '张店区体育行政部门', 'Zhangdian District Sports Authority', others],
    [
      reformFrom,
      '张店区教育和体育局',
      'Zhangdian District Education and Sports Bureau',
      reform(propertyRule('七十三')),
    ],
  ),
  ...held(
    'education',
    [policyFrom, '张店区教育局', 'Zhangdian District Education Bureau', others],
    [reformFrom, '张店区教育和体育局', 'Zhangdian District Education and Sports Bureau', reform(others)],
  ),
  ...held('civil-affairs', [policyFrom, '张店区民政局', 'Zhangdian District Civil Affairs Bureau', others]),
  ...held('human-resources', [
    policyFrom,
    '张店区人力资源和社会保障局',
    'Zhangdian District Human Resources and Social Security Bureau',
    others,
  ]),
  ...held('housing-fund', [
    policyFrom,
    '淄博市住房公积金管理中心',
    'Zibo Housing Provident Fund Centre',
    '住房公积金管理条例 第十条',
  ]),
  ...held(
    'medical-insurance',
    [policyFrom, '张店区人力资源和社会保障局', 'Zhangdian District Human Resources and Social Security Bureau', others],
    [reformFrom, '张店区医疗保障局', 'Zhangdian District Medical Insurance Bureau', reform(others)],
  ),
  ...held(
    'taxation',
    [policyFrom, '张店区国家税务局、地方税务局', 'Zhangdian District State and Local Tax Bureaus', others],
    [
      '2018-07-20',
      '国家税务总局淄博市张店区税务局',
      'State Taxation Administration, Zhangdian District Tax Bureau',
      '国税地税征管体制改革方案(2018)：县级税务局挂牌',
    ],
  ),
  ...held('finance', [policyFrom, '张店区财政局', 'Zhangdian District Finance Bureau', opinion('三(二)2')]),
  ...held(
    'development-reform',
    [policyFrom, '张店区发展和改革局', 'Zhangdian District Development and Reform Bureau', others],
    [
      reformFrom,
      '张店区发展和改革局',
      'Zhangdian District Development and Reform Bureau',
      // It took over from the pricing bureau what sets prices; what polices them went to market supervision.
      reform(propertyRule('五十二、七十三')),
    ],
  ),
  ...held(
    'natural-resources',
    [policyFrom, '淄博市国土资源局张店分局', 'Zibo Land and Resources Bureau, Zhangdian Branch', others],
    [reformFrom, '淄博市自然资源局张店分局', 'Zibo Natural Resources Bureau, Zhangdian Branch', reform(others)],
  ),
  ...held('expropriation', [
    policyFrom,
    '张店区房屋征收部门',
    'Zhangdian District Expropriation Authority',
    '国有土地上房屋征收与补偿条例 第四条',
  ]),
  ...held('transport', [policyFrom, '张店区交通运输局', 'Zhangdian District Transport Bureau', others]),
  ...held('public-utilities', [
    policyFrom,
    '市政工程行政主管部门',
    'Municipal engineering authority',
    '城市道路管理条例 第六条',
  ]),
  ...held('parks', [policyFrom, '城市绿化行政主管部门', 'Urban greening authority', '城市绿化条例 第七条']),
  ...held('water-affairs', [policyFrom, '区水行政主管部门', 'District water authority', '水法 第十二条']),
  ...held(
    'agriculture',
    [policyFrom, '张店区农业局', 'Zhangdian District Agriculture Bureau', others],
    [reformFrom, '张店区农业农村局', 'Zhangdian District Agriculture and Rural Affairs Bureau', reform(others)],
  ),
  ...held('civil-defence', [policyFrom, '区人防主管部门', 'District civil air defence authority', others]),
  ...held(
    'emergency-management',
    [policyFrom, '张店区安全生产监督管理局', 'Zhangdian District Work Safety Bureau', others],
    [reformFrom, '张店区应急管理局', 'Zhangdian District Emergency Management Bureau', reform(others)],
  ),
  ...held('communications', [
    policyFrom,
    '山东省通信管理局',
    'Shandong Communications Administration',
    '电信条例 第三条',
  ]),
  ...held('postal', [policyFrom, '淄博市邮政管理局', 'Zibo Postal Administration', others]),
  ...held('justice', [policyFrom, '张店区司法局', 'Zhangdian District Justice Bureau', others]),
  ...held('petitions', [policyFrom, '张店区信访局', 'Zhangdian District Petitions Bureau', others]),
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
