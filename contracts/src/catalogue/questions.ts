import type { Names } from '../language/define.ts';
import { warrantyParts } from './warranty.ts';

/** Asked of whoever reports; routing rules may test the answer. */
export interface Question {
  readonly key: string;
  readonly names: Names;
  readonly kind: 'boolean' | 'choice';
  /** Of a choice: what may be answered. */
  readonly choices?: readonly Choice[];
}

export interface Choice {
  readonly value: string;
  readonly names: Names;
}

const yesNo = (key: string, zh: string, en: string): Question => ({ key, names: { zh, en }, kind: 'boolean' });

const choice = (key: string, zh: string, en: string, ...choices: readonly Choice[]): Question => ({
  key,
  names: { zh, en },
  kind: 'choice',
  choices,
});

const option = (value: string, zh: string, en: string): Choice => ({ value, names: { zh, en } });

/* One question, one key: categories share them. */

export const mediationTried = yesNo(
  'mediation-tried',
  '居委会、业委会或物业是否已劝阻、调解而无效？',
  "Did the residents' committee, owners' committee or enterprise dissuade and mediate without effect?",
);
export const noiseSource = choice(
  'noise-source',
  '噪声来自哪里？',
  'Where does the noise come from?',
  option('household', '住户', 'a household'),
  option('business', '商业经营、餐饮娱乐场所', 'a business, restaurant or place of entertainment'),
  option('public-place', '广场、公园等公共场所的活动', 'activity in a square, park or other public place'),
  option(
    'shared-equipment',
    '电梯、水泵、变压器等共用设施设备',
    'an elevator, pump, transformer or other shared equipment',
  ),
  option('decoration', '室内装修', 'decoration indoors'),
  option('building-site', '建筑工地', 'a building site'),
  option('industry', '工厂、作坊', 'a factory or workshop'),
);
export const roadOpen = yesNo(
  'road-open-to-public-traffic',
  '该道路是否允许社会机动车通行？',
  'Is the road open to public traffic?',
);
export const blocksFireLane = yesNo('blocks-fire-lane', '是否占用消防车通道？', 'Does it block a fire lane?');
export const dissuasionRefused = yesNo(
  'dissuasion-refused',
  '物业或业委会通知纠正后，当事人是否拒不纠正？',
  'Did the person refuse after the enterprise or committee asked?',
);
export const obstacle = choice(
  'obstacle',
  '被什么占用或堵塞？',
  'What occupies or blocks it?',
  option('vehicle', '车辆', 'a vehicle'),
  option('structure', '搭建物、地锁、石墩、栅栏', 'a structure, ground lock, bollard or fence'),
  option('goods', '堆放杂物', 'goods or clutter'),
  option('locked-gate', '门被锁闭', 'a locked gate'),
);
export const unpaidPropertyFee = yesNo(
  'unpaid-property-fee',
  '是否因物业费纠纷被物业断供或限购？',
  'Did the property enterprise cut or limit the supply over unpaid property fees?',
);
export const buildingPart = choice(
  'building-part',
  '涉及哪个部位？',
  'Which part of the building?',
  ...warrantyParts.map(({ key, names }) => ({ value: key, names })),
);
export const commonPart = yesNo(
  'common-part',
  '是否属于业主共用部位？',
  'Is it a part that the owners hold in common?',
);
export const orderDisobeyed = yesNo(
  'order-disobeyed',
  '是否已被责令停止建设或限期拆除而拒不执行？',
  'Was an order to stop or remove it disobeyed?',
);
export const builtByDeveloper = yesNo(
  'built-by-developer',
  '是否由建设单位（开发商）建设？',
  'Is it built by the developer?',
);
export const inServiceRoom = yesNo('in-service-room', '是否占用物业服务用房？', 'Is it in a property service room?');
export const inDwelling = yesNo('in-dwelling', '是否由住宅改为经营用房？', 'Is it in a dwelling turned to business?');
export const gasMatter = choice(
  'gas-matter',
  '是查询还是投诉？',
  'An enquiry or a complaint?',
  option('enquiry', '向燃气经营企业查询收费、服务', 'an enquiry on charges or service'),
  option('complaint', '投诉供气质量、安全、收费、服务', 'a complaint on quality, safety, charges or service'),
);
export const chargeAboveTariff = yesNo(
  'charge-above-tariff',
  '是否认为收费高于政府定价或公示标准？',
  'Is the charge held to be above the set or published tariff?',
);
export const contaminated = yesNo(
  'contaminated',
  '水是否浑浊、有异味或致人不适？',
  'Is the water cloudy, smelly or making people ill?',
);
export const insideEstate = yesNo('inside-estate', '是否在小区围墙以内？', 'Is it within the bounds of the estate?');
export const enterpriseRefuses = yesNo(
  'enterprise-refuses',
  '原物业是否拒不移交或拒不退出？',
  'Does the old enterprise refuse to hand over or to leave?',
);
export const unmanaged = yesNo('unmanaged', '小区是否突然无人管理？', 'Is the estate suddenly without any management?');
