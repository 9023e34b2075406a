import type { Limit } from '../language/fields.ts';

/** A limit that a statute sets, or the configuration where no statute does. */
export interface StatutoryLimit {
  /** For programs: stable, kebab-case. */
  readonly key: string;
  readonly names: { readonly zh: string; readonly en: string };
  readonly limit: Limit;
  /**
   * Statute's short name with the article in Chinese. `配置`: no statute that is cited here gives a number; `article` then
   * says which setting it is, and a district may set its own.
   */
  readonly source: { readonly law: string; readonly article: string };
}

type Row = readonly [zh: string, en: string, amount: number, unit: Limit['unit'], law: string, article: string];

const hotline = '潍坊市12345政务服务便民热线条例';
const jinanHotline = '济南市12345市民服务热线条例';
const property = '淄博市物业管理条例';
const elevators = '淄博市电梯安全条例';
const penalties = '行政处罚法';
const configuration = '配置';

/**
 * By key. Periods that end with a duty done (`answered within`), shortest notices (`ahead`: at least so long before) and
 * shortest publications (`at least`) stand together; the name says which one it is.
 *
 * The Administrative Penalty Law's two, three, five and seven days are working days (art. 85); its longer periods are not.
 */
const rows = {
  // Referrals
  'accept-emergency': [
    '接收派遣（特急）',
    'Accept a referral (emergency)',
    15,
    'minutes',
    configuration,
    '派遣接收时限·特急',
  ],
  'accept-urgent': [
    '接收派遣（紧急）',
    'Accept a referral (urgent)',
    2,
    'working-hours',
    configuration,
    '派遣接收时限·紧急',
  ],
  'accept-normal': [
    '接收派遣（一般）',
    'Accept a referral (normal)',
    1,
    'working-days',
    configuration,
    '派遣接收时限·一般',
  ],
  'general-completion': ['热线事项办理', 'Matter handled', 5, 'working-days', hotline, '第二十条'],
  'general-answer': ['办理情况回复', 'Reporter answered', 5, 'working-days', jinanHotline, '第二十四条'],

  // Elevators and other special equipment
  'elevator-entrapment-arrival': [
    '电梯困人救援到场',
    'Rescuers at the elevator',
    30,
    'minutes',
    elevators,
    '第四十四条',
  ],
  'elevator-accident-report': ['电梯事故报告', 'Elevator accident reported', 1, 'hours', elevators, '第四十三条'],
  // Article 41 wants the authority on the spot "in time" (及时) and names no number; five working days are ours.
  'elevator-severe-hazard': [
    '电梯严重事故隐患处理',
    'Severe elevator hazard dealt with',
    5,
    'working-days',
    configuration,
    '电梯严重事故隐患处理',
  ],
  'elevator-inspection-overdue': [
    '电梯未检或检验不合格检查',
    'Elevator without inspection checked',
    5,
    'working-days',
    elevators,
    '第四十一条',
  ],
  'equipment-inspection-request': [
    '定期检验提前申请',
    'Periodic inspection requested ahead',
    1,
    'months',
    '特种设备安全法',
    '第四十条',
  ],
  'equipment-inspection-appointment': [
    '约定检验时间',
    'Inspection date agreed',
    5,
    'working-days',
    '山东省特种设备安全条例',
    '第三十九条',
  ],
  'equipment-registration': [
    '特种设备使用登记',
    'Special equipment registered',
    30,
    'days',
    '特种设备安全法',
    '第三十三条',
  ],

  // Utilities
  'power-repair-city': [
    '电力抢修到场（城区）',
    'Power repair crew on site (city)',
    45,
    'minutes',
    configuration,
    '电力抢修时限·城区',
  ],
  'power-repair-village': [
    '电力抢修到场（农村）',
    'Power repair crew on site (village)',
    90,
    'minutes',
    configuration,
    '电力抢修时限·农村',
  ],
  'power-repair-remote': [
    '电力抢修到场（边远）',
    'Power repair crew on site (remote)',
    120,
    'minutes',
    configuration,
    '电力抢修时限·边远',
  ],
  'telecom-repair-city': [
    '电信障碍修复（城镇）',
    'Telecommunications repaired (town)',
    48,
    'hours',
    '电信条例',
    '第三十二条',
  ],
  'telecom-repair-remote': [
    '电信障碍修复（农村）',
    'Telecommunications repaired (country)',
    72,
    'hours',
    '电信条例',
    '第三十二条',
  ],
  'heating-temperature': ['室温检测', 'Room temperature measured', 24, 'hours', '山东省供热条例', '第二十一条'],
  'heating-complaint': ['供热投诉答复', 'Heating complaint answered', 3, 'days', '山东省供热条例', '第二十八条'],
  'gas-enquiry': ['燃气查询答复', 'Gas enquiry answered', 3, 'working-days', '淄博市燃气管理条例', '第二十六条'],
  'gas-complaint': ['燃气投诉处理', 'Gas complaint dealt with', 15, 'working-days', '淄博市燃气管理条例', '第二十六条'],
  'gas-enquiry-national': [
    '燃气查询答复（国家）',
    'Gas enquiry answered (national)',
    5,
    'working-days',
    '城镇燃气管理条例',
    '第二十九条',
  ],
  'power-outage-notice-planned': [
    '计划停电提前公告',
    'Planned power outage announced ahead',
    7,
    'days',
    '电力供应与使用条例',
    '第二十八条',
  ],
  'power-outage-notice-temporary': [
    '临时停电提前通知',
    'Power outage for repair announced ahead',
    24,
    'hours',
    '电力供应与使用条例',
    '第二十八条',
  ],
  'water-outage-notice': ['停水提前通知', 'Water outage announced ahead', 24, 'hours', '城市供水条例', '第二十二条'],
  'gas-outage-notice': ['停气提前公告', 'Gas outage announced ahead', 48, 'hours', '淄博市燃气管理条例', '第二十条'],
  'heating-outage-notice': [
    '停热提前通知',
    'Heating outage announced ahead',
    2,
    'days',
    '山东省供热条例',
    '第二十九条',
  ],

  // Order in the estates
  'noise-complaint': [
    '噪声检举处理或移交',
    'Noise complaint dealt with or passed on',
    3,
    'days',
    '山东省环境噪声污染防治条例',
    '第十四条',
  ],
  'illegal-construction-stop': [
    '违法建设责令停工',
    'Illegal construction stopped',
    4,
    'working-hours',
    configuration,
    '违法建设时限·停工',
  ],
  'illegal-construction-decision': [
    '违法建设处理决定',
    'Illegal construction decided',
    7,
    'working-days',
    configuration,
    '违法建设时限·决定',
  ],
  'illegal-construction-removal': [
    '违法建设拆除',
    'Illegal construction removed',
    20,
    'working-days',
    configuration,
    '违法建设时限·拆除',
  ],
  'compelled-removal-order': [
    '责成强制拆除',
    'Compelled removal ordered',
    7,
    'days',
    '山东省城乡规划条例',
    '第七十五条',
  ],
  'completion-documents': [
    '竣工验收资料报送',
    'Completion documents submitted',
    6,
    'months',
    '城乡规划法',
    '第四十五条',
  ],
  'exposed-garbage': ['暴露垃圾清理', 'Exposed garbage removed', 4, 'working-hours', configuration, '暴露垃圾清理时限'],
  'construction-waste': [
    '建筑垃圾清理',
    'Construction waste removed',
    2,
    'working-days',
    configuration,
    '建筑垃圾清理时限',
  ],
  'security-case': ['治安案件办理', 'Public security case closed', 30, 'days', '治安管理处罚法', '第九十九条'],
  'vehicle-publication': [
    '扣留车辆公告',
    'Impounded vehicle announced, at least',
    3,
    'months',
    '道路交通安全法',
    '第一百一十二条',
  ],

  // Penalties
  'evidence-preservation': [
    '先行登记保存处理',
    'Evidence kept in custody decided on',
    7,
    'working-days',
    penalties,
    '第五十六条',
  ],
  'penalty-decision': ['行政处罚决定', 'Penalty decided', 90, 'days', penalties, '第六十条'],
  'penalty-service': ['处罚决定书送达', 'Penalty served', 7, 'working-days', penalties, '第六十一条'],
  'hearing-request': ['要求听证', 'Hearing asked for', 5, 'working-days', penalties, '第六十四条'],
  'hearing-notice': ['听证提前通知', 'Hearing announced ahead', 7, 'working-days', penalties, '第六十四条'],
  'fine-payment': ['罚款缴纳', 'Fine paid', 15, 'days', penalties, '第六十七条'],

  // Owners' assemblies and committees
  'owners-application-verification': [
    '业主大会申请核实',
    "Owners' application verified",
    5,
    'working-days',
    property,
    '第二十三条',
  ],
  'preparation-group': ['组建业主大会筹备组', 'Preparation group formed', 30, 'days', property, '第二十三条'],
  'preparation-group-notice': ['筹备组名单公告', 'Preparation group announced', 10, 'days', property, '第二十三条'],
  'first-meeting-notice': [
    '首次业主大会提前公告',
    "First owners' assembly announced ahead",
    15,
    'days',
    property,
    '第二十四条',
  ],
  'first-meeting': ['首次业主大会会议', "First owners' assembly held", 60, 'days', property, '第二十五条'],
  'committee-first-meeting': [
    '业主委员会首次会议',
    "Owners' committee's first meeting",
    3,
    'days',
    property,
    '第三十条',
  ],
  'committee-election-again': [
    '业主委员会重新选举',
    "Owners' committee elected again",
    90,
    'days',
    property,
    '第三十四条',
  ],
  'committee-renewal-ahead': [
    '换届选举提前召开',
    "Owners' committee renewed ahead",
    60,
    'days',
    property,
    '第三十五条',
  ],
  'renewal-group': ['组建换届小组', 'Renewal group formed', 30, 'days', property, '第三十五条'],
  'committee-renewal': ['选举新一届业主委员会', "New owners' committee elected", 90, 'days', property, '第三十五条'],
  'committee-handover': ['业主委员会移交', "Owners' committee handed over", 10, 'days', property, '第三十五条'],

  // Property service enterprises and the maintenance fund
  'takeover-inspection-ahead': ['承接查验提前完成', 'Takeover inspected ahead', 15, 'days', property, '第十五条'],
  'takeover-defects': ['承接查验问题整改', 'Defects of the takeover mended', 30, 'days', property, '第十五条'],
  'contract-filing': ['物业服务合同备案', 'Service contract filed', 10, 'days', property, '第四十二条'],
  'exit-handover': ['物业服务人退出', 'Enterprise left the estate', 30, 'days', property, '第四十八条'],
  'emergency-management': ['应急物业服务期限', 'Emergency management, at most', 6, 'months', property, '第五十条'],
  'emergency-fund-publication': [
    '应急维修公示',
    'Emergency repair published, at least',
    5,
    'days',
    property,
    '第六十七条',
  ],
} as const satisfies Readonly<Record<string, Row>>;

export type StatutoryLimitKey = keyof typeof rows;

/** The limits that statutes set (and those of the configuration), by key. */
export const statutoryLimits = Object.fromEntries(
  Object.entries<Row>(rows).map(([key, [zh, en, amount, unit, law, article]]): [string, StatutoryLimit] => [
    key,
    { key, names: { zh, en }, limit: { unit, amount }, source: { law, article } },
  ]),
) as Readonly<Record<StatutoryLimitKey, StatutoryLimit>> & Readonly<Record<string, StatutoryLimit>>;
