import { policyFrom } from '../catalogue/departments.ts';
import { cite, type DatedSource, policy, propertyRule, provincialPropertyRule } from '../catalogue/statutes.ts';
import type { RoutingRule, RuleConditions } from './rule.ts';
import { datedVersions } from './versions.ts';

/** Where facts beyond the category decide: each refinement with the statute that it rests on and the time that it holds. */
interface Refinement {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly when: RuleConditions;
  readonly lead: string;
  readonly assist: readonly string[];
  readonly basis: readonly DatedSource[];
  readonly from?: string;
  readonly priority?: number;
}

const refine = ({ id, zh, en, when, lead, assist, basis, from, priority = 0 }: Refinement): readonly RoutingRule[] =>
  datedVersions(
    {
      id,
      names: { zh, en },
      conditions: when,
      lead,
      assist: [...assist],
      validFrom: from ?? policyFrom,
      priority,
    },
    basis,
  );

/** Wins over refinements that are equally specific. */
const first = 10;
/** The day of 噪声污染防治法: dissuasion and mediation before the department. */
const noiseLaw = '2022-06-05';
/** The day of 淄博市物业管理条例. */
const cityPropertyLaw = '2021-12-01';

const noise: readonly RoutingRule[] = [
  ...refine({
    id: 'noise/business',
    zh: '商业经营、餐饮娱乐噪声由城管执法查处，不由公安',
    en: 'Noise of businesses and entertainment is for urban enforcement, not the police',
    when: { categories: ['neighbour-noise'], answers: { 'noise-source': ['business'] } },
    lead: 'urban-enforcement',
    assist: ['subdistrict', 'market-supervision'],
    basis: [
      policy('二(二)8'),
      cite('山东省环境噪声污染防治条例', '第三十二条、第三十四条'),
      propertyRule('第七十三条(十三)'),
      cite('噪声污染防治法', '第六十一条至第六十三条、第八十一条'),
    ],
    priority: first,
  }),
  ...refine({
    id: 'noise/building-work',
    zh: '施工与装修噪声由城管执法查处',
    en: 'Noise of building work is for urban enforcement',
    when: { categories: ['neighbour-noise'], answers: { 'noise-source': ['decoration', 'building-site'] } },
    lead: 'urban-enforcement',
    assist: ['construction', 'subdistrict'],
    basis: [
      policy('二(二)8'),
      cite('山东省环境噪声污染防治条例', '第二十三条、第三十三条(四)'),
      propertyRule('第七十三条(十三)'),
    ],
    priority: first,
  }),
  ...refine({
    id: 'noise/shared-equipment',
    zh: '共用设施设备噪声：由物业主管部门督促维护单位',
    en: 'Noise of shared equipment: the housing department sees to those who maintain it',
    when: { categories: ['neighbour-noise'], answers: { 'noise-source': ['shared-equipment'] } },
    lead: 'housing',
    assist: ['utilities', 'quality-supervision', 'subdistrict'],
    basis: [policy('二(二)1'), provincialPropertyRule('第五条、第六十八条'), cite('噪声污染防治法', '第六十八条')],
    priority: first,
  }),
  ...refine({
    id: 'noise/industry',
    zh: '工业噪声由生态环境部门监管',
    en: 'Industrial noise is for the environment department',
    when: { categories: ['neighbour-noise', 'construction-noise'], answers: { 'noise-source': ['industry'] } },
    lead: 'environment',
    assist: ['urban-enforcement', 'subdistrict'],
    basis: [
      policy('二(二)13'),
      cite('山东省环境噪声污染防治条例', '第五条、第三十六条'),
      cite('噪声污染防治法', '第八条'),
    ],
    priority: first,
  }),
  ...refine({
    id: 'noise/mediation-first',
    zh: '邻里噪声先由居委会、业委会、物业劝阻调解，无效再交部门',
    en: "Neighbours' noise: residents' committee, owners' committee or enterprise mediate before the department acts",
    when: { categories: ['neighbour-noise'], answers: { 'mediation-tried': [false] } },
    lead: 'subdistrict',
    assist: ['police'],
    basis: [cite('噪声污染防治法', '第七十条'), propertyRule('第七十四条(六)')],
    from: noiseLaw,
  }),
  ...refine({
    id: 'noise/household-mediation-failed',
    zh: '邻里噪声劝阻调解无效，由公安依法处理',
    en: "Neighbours' noise after mediation has failed: the police act",
    when: { categories: ['neighbour-noise'], answers: { 'noise-source': ['household'], 'mediation-tried': [true] } },
    lead: 'police',
    assist: ['subdistrict'],
    basis: [
      cite('治安管理处罚法', '第五十八条'),
      cite('山东省环境噪声污染防治条例', '第十四条'),
      cite('噪声污染防治法', '第七十条、第八十二条'),
    ],
  }),
  ...refine({
    id: 'noise/decoration-mediation-first',
    zh: '室内装修噪声先由物业、业委会劝阻调解',
    en: 'Noise of decoration: the enterprise or committee mediate first',
    when: { categories: ['construction-noise/decoration'], answers: { 'mediation-tried': [false] } },
    lead: 'subdistrict',
    assist: ['urban-enforcement'],
    basis: [cite('噪声污染防治法', '第六十六条、第七十条'), propertyRule('第六十一条')],
    from: noiseLaw,
  }),
];

const buildings: readonly RoutingRule[] = [
  ...refine({
    id: 'warranty/running',
    zh: '保修期内：由住建部门督促建设单位维修',
    en: 'In warranty: the construction department sees that the builder repairs',
    when: { categories: ['warranty-repair', 'warranty-repair/leak'], warranty: ['running'] },
    lead: 'construction',
    assist: ['housing'],
    basis: [
      policy('二(二)3'),
      cite('建设工程质量管理条例', '第四十条、第四十一条'),
      provincialPropertyRule('第六十五条'),
    ],
  }),
  ...refine({
    id: 'warranty/over',
    zh: '保修期满：按物业服务合同和业主约定，由镇办协调',
    en: 'After the warranty: the contract and the owners decide; the subdistrict sees to it',
    when: { categories: ['warranty-repair', 'warranty-repair/leak'], warranty: ['over'] },
    lead: 'subdistrict',
    assist: ['housing'],
    basis: [policy('二(一)7'), provincialPropertyRule('第六十六条、第六十八条'), propertyRule('第七十四条(三)(六)')],
  }),
  ...refine({
    id: 'warranty/over-common-part',
    zh: '保修期满的共用部位：使用专项维修资金',
    en: 'Common parts after the warranty: the maintenance fund pays',
    when: {
      categories: ['warranty-repair', 'warranty-repair/leak'],
      warranty: ['over'],
      answers: { 'common-part': [true] },
    },
    lead: 'housing',
    assist: ['subdistrict'],
    basis: [policy('二(二)1'), provincialPropertyRule('第六十八条、第六十九条'), propertyRule('第六十二条')],
  }),
  ...refine({
    id: 'warranty/old-estate',
    zh: '老旧小区无验收日期：视为保修期满，由镇办整治',
    en: 'Old estate without a day of acceptance: held to be out of warranty, for the subdistrict',
    when: { categories: ['warranty-repair', 'warranty-repair/leak'], estateKinds: ['old'], warranty: ['unknown'] },
    lead: 'subdistrict',
    assist: ['housing'],
    basis: [policy('三(二)'), provincialPropertyRule('第七十七条')],
  }),
  ...refine({
    id: 'elevators/stopped-over-fees',
    zh: '物业以催费关停电梯：属合同履行，由镇办督促',
    en: 'Enterprise stops an elevator over fees: a breach of contract, for the subdistrict',
    when: { categories: ['elevator-fault'], answers: { 'unpaid-property-fee': [true] } },
    lead: 'subdistrict',
    assist: ['housing', 'quality-supervision'],
    basis: [policy('二(一)7'), provincialPropertyRule('第五十九条'), propertyRule('第七十四条(三)(六)')],
  }),
  ...refine({
    id: 'special-equipment/accident',
    zh: '特种设备事故与重大险情：消防、应急协助救援',
    en: 'Accident or grave danger of special equipment: fire and emergency management assist the rescue',
    when: { categories: ['special-equipment-hazard'], urgency: ['emergency'] },
    lead: 'quality-supervision',
    assist: ['fire', 'emergency-management'],
    basis: [policy('二(二)11'), cite('特种设备安全法', '第七十条、第七十一条')],
  }),
];

const vehicles = ['illegal-parking', 'blocked-access', 'abandoned-vehicle'];

const parkingAndFire: readonly RoutingRule[] = [
  ...refine({
    id: 'parking/on-fire-lane',
    zh: '车辆占用消防车通道：消防主办，交警协助',
    en: 'A vehicle on a fire lane: fire leads, traffic police assist',
    when: { categories: vehicles, answers: { 'blocks-fire-lane': [true] } },
    lead: 'fire',
    assist: ['traffic'],
    basis: [policy('二(二)7'), cite('消防法', '第二十八条、第六十条'), propertyRule('第五十九条(十一)')],
    priority: first,
  }),
  ...refine({
    id: 'parking/road-not-public',
    zh: '不允许社会机动车通行的小区道路不是“道路”：先由镇办协调，交警协助',
    en: 'A road closed to public traffic is no road in law: the subdistrict first, traffic police assist',
    when: { categories: vehicles, answers: { 'road-open-to-public-traffic': [false] } },
    lead: 'subdistrict',
    assist: ['traffic'],
    basis: [
      cite('道路交通安全法', '第一百一十九条(一)'),
      provincialPropertyRule('第四十五条'),
      propertyRule('第五十九条(九)'),
    ],
  }),
  ...refine({
    id: 'fire-lane/vehicle',
    zh: '车辆占用消防车通道：消防主办，交警协助',
    en: 'A vehicle on a fire lane: fire leads, traffic police assist',
    when: { categories: ['fire-lane-blocked'], answers: { obstacle: ['vehicle'] } },
    lead: 'fire',
    assist: ['traffic'],
    basis: [policy('二(二)7'), cite('消防法', '第二十八条、第六十条')],
  }),
  ...refine({
    id: 'fire-lane/structure',
    zh: '搭建物、地锁占用消防通道：消防主办，城管协助',
    en: 'A structure on a fire lane: fire leads, urban enforcement assists',
    when: { categories: ['fire-lane-blocked'], answers: { obstacle: ['structure'] } },
    lead: 'fire',
    assist: ['urban-enforcement', 'subdistrict'],
    basis: [policy('二(二)7'), cite('消防法', '第二十八条、第六十条'), propertyRule('第五十九条(十一)')],
  }),
  ...refine({
    id: 'fire-lane/clutter-or-locked-gate',
    zh: '堆物、锁门堵塞消防通道：消防主办，镇办督促物业清理开启',
    en: 'Clutter or a locked gate on a fire lane: fire leads, the subdistrict sees that the enterprise clears it',
    when: { categories: ['fire-lane-blocked'], answers: { obstacle: ['goods', 'locked-gate'] } },
    lead: 'fire',
    assist: ['subdistrict'],
    basis: [policy('二(二)7'), cite('消防法', '第二十八条、第六十条'), propertyRule('第五十九条(十一)')],
  }),
  ...refine({
    id: 'fire-lane/dissuasion-refused',
    zh: '占用消防车通道经通知拒不纠正：立即报告派出所',
    en: 'Refusal to clear a fire lane: reported to the police station at once',
    when: { categories: ['fire-lane-blocked'], answers: { 'dissuasion-refused': [true] } },
    lead: 'fire',
    assist: ['police', 'traffic'],
    basis: [cite('山东省消防条例', '第三十六条'), cite('消防法', '第六十条')],
    priority: first,
  }),
  ...refine({
    id: 'stairwell/dissuasion-refused',
    zh: '堵塞疏散通道经劝阻拒不纠正：消防主办，派出所协助',
    en: 'Refusal to clear an escape route: fire leads, the police station assists',
    when: { categories: ['stairwell-clutter'], answers: { 'dissuasion-refused': [true] } },
    lead: 'fire',
    assist: ['police', 'subdistrict'],
    basis: [cite('消防法', '第五十三条、第六十条'), propertyRule('第七十三条(十四)')],
  }),
];

const supplies: readonly RoutingRule[] = [
  ...refine({
    id: 'supply/cut-over-fees',
    zh: '物业以断供催交物业费：由物业主管部门责令改正，不交专业经营单位',
    en: 'Enterprise cuts a supply to force its fees: the housing department orders it back, not the utility',
    when: {
      categories: [
        'water-outage',
        'power-outage',
        'heating-failure',
        'heating-failure/room-temperature',
        'gas-supply',
        'telecom-fault',
        'broadband-fault',
        'cable-tv-fault',
        'utility-resale-markup',
      ],
      answers: { 'unpaid-property-fee': [true] },
    },
    lead: 'housing',
    assist: ['subdistrict'],
    basis: [
      policy('二(二)1'),
      cite('物业管理条例', '第五条'),
      cite('民法典', '第九百四十四条'),
      propertyRule('第五十六条、第八十二条'),
    ],
    priority: first,
  }),
  ...refine({
    id: 'supply/charge-above-tariff',
    zh: '收费高于政府定价：由价格主管部门查处',
    en: 'A charge above the set tariff: for the pricing authority',
    when: {
      categories: ['water-outage/bill', 'power-outage/bill', 'heating-failure/bill', 'gas-supply/bill'],
      answers: { 'charge-above-tariff': [true] },
    },
    lead: 'pricing',
    assist: ['utilities'],
    basis: [policy('二(二)4'), cite('价格法', '第三十三条、第三十八条')],
  }),
  ...refine({
    id: 'supply/gas-complaint',
    zh: '燃气投诉由住房城乡建设部门处理，查询由燃气企业答复',
    en: 'A gas complaint is for the construction department; an enquiry for the company',
    when: { categories: ['gas-supply'], answers: { 'gas-matter': ['complaint'] } },
    lead: 'construction',
    assist: ['utilities'],
    basis: [cite('淄博市燃气管理条例', '第四条、第二十六条'), cite('城镇燃气管理条例', '第二十九条')],
  }),
  ...refine({
    id: 'water/unsanitary',
    zh: '生活饮用水卫生由卫生健康部门监管',
    en: 'Sanitation of drinking water is for the health department',
    when: { categories: ['water-quality'], answers: { contaminated: [true] } },
    lead: 'health',
    assist: ['utilities', 'subdistrict'],
    basis: [propertyRule('第七十三条(八)')],
    from: cityPropertyLaw,
  }),
];

const order: readonly RoutingRule[] = [
  ...refine({
    id: 'illegal-construction/order-disobeyed',
    zh: '责令停建、限期拆除后拒不执行：报政府责成强制拆除',
    en: 'An order to stop or remove disobeyed: reported to the government for compelled removal',
    when: { categories: ['illegal-construction'], answers: { 'order-disobeyed': [true] } },
    lead: 'urban-enforcement',
    assist: ['planning', 'subdistrict'],
    basis: [policy('二(二)8'), cite('城乡规划法', '第六十八条'), cite('山东省城乡规划条例', '第七十五条')],
    priority: first,
  }),
  ...refine({
    id: 'illegal-construction/by-developer',
    zh: '建设单位违反规划建设：由规划部门认定处理',
    en: 'A developer building against the plan: for the planning department',
    when: { categories: ['illegal-construction'], answers: { 'built-by-developer': [true] } },
    lead: 'planning',
    assist: ['urban-enforcement', 'construction'],
    basis: [policy('二(二)2'), cite('城乡规划法', '第六十四条')],
  }),
  ...refine({
    id: 'business/in-service-room',
    zh: '挪用物业服务用房经营：由物业主管部门责令改正',
    en: 'Business in a property service room: the housing department orders it back',
    when: { categories: ['unlicensed-business'], answers: { 'in-service-room': [true] } },
    lead: 'housing',
    assist: ['market-supervision', 'subdistrict'],
    basis: [policy('二(二)1'), cite('物业管理条例', '第六十二条'), propertyRule('第四十三条(十一)')],
    priority: first,
  }),
  ...refine({
    id: 'business/in-dwelling',
    zh: '住改商：市场监管主办，物业主管部门协助',
    en: 'A dwelling turned to business: market supervision leads, housing assists',
    when: { categories: ['unlicensed-business'], answers: { 'in-dwelling': [true] } },
    lead: 'market-supervision',
    assist: ['housing', 'subdistrict'],
    basis: [
      policy('二(二)10'),
      provincialPropertyRule('第三十六条(四)'),
      cite('民法典', '第二百七十九条'),
      propertyRule('第五十九条(五)'),
    ],
  }),
  ...refine({
    id: 'street-occupation/inside-estate',
    zh: '小区内占道摆摊：城管主办，镇办督促物业协助',
    en: 'Stalls inside the estate: urban enforcement leads, the subdistrict assists with the enterprise',
    when: { categories: ['street-occupation'], answers: { 'inside-estate': [true] } },
    lead: 'urban-enforcement',
    assist: ['subdistrict'],
    basis: [policy('二(二)8'), propertyRule('第五十九条(十)、第七十三条(十三)')],
  }),
  ...refine({
    id: 'common-facilities/inside-estate',
    zh: '小区内路灯、沟渠、绿地属业主共用：由镇办督促物业维护',
    en: 'Lamps, drains and trees inside the estate are held in common: the subdistrict sees that they are kept up',
    when: {
      categories: ['roadside-traffic/street-lamp', 'manhole-or-pipe-damage/drainage', 'green-space-damage/tree-care'],
      answers: { 'inside-estate': [true] },
    },
    lead: 'subdistrict',
    assist: ['housing'],
    basis: [policy('二(一)7'), provincialPropertyRule('第六十八条'), propertyRule('第十六条、第七十四条(三)')],
  }),
];

const management: readonly RoutingRule[] = [
  ...refine({
    id: 'exit/refused',
    zh: '原物业拒不移交、拒不退出：由联席会议协调',
    en: 'The old enterprise will not hand over or leave: an item for the joint meeting',
    when: { categories: ['enterprise-exit-handover'], answers: { 'enterprise-refuses': [true] } },
    lead: 'joint-meeting',
    assist: ['housing', 'subdistrict'],
    basis: [
      policy('二(一)9(2)'),
      provincialPropertyRule('第五十八条、第七十四条(二)'),
      propertyRule('第四十九条、第八十一条'),
    ],
  }),
  ...refine({
    id: 'exit/unmanaged',
    zh: '突发失管：由镇办确定应急物业服务人',
    en: 'Suddenly unmanaged: the subdistrict appoints an emergency enterprise',
    when: { categories: ['enterprise-exit-handover'], answers: { unmanaged: [true] } },
    lead: 'subdistrict',
    assist: ['housing'],
    basis: [propertyRule('第五十条')],
    from: cityPropertyLaw,
    priority: first,
  }),
  ...refine({
    id: 'service/without-enterprise',
    zh: '简易物业、自管或失管小区：属镇办职责，无合同可依',
    en: 'Estate with simple, own or no management: the subdistrict answers, there is no contract',
    when: { categories: ['service-contract-breach'], managementModes: ['simple', 'self-managed', 'none'] },
    lead: 'subdistrict',
    assist: ['housing', 'sanitation'],
    basis: [policy('二(一)10'), policy('三(二)'), policy('三(三)')],
  }),
];

/** Every refinement of the catalogue. */
export const refinements: readonly RoutingRule[] = [
  ...noise,
  ...buildings,
  ...parkingAndFire,
  ...supplies,
  ...order,
  ...management,
];
