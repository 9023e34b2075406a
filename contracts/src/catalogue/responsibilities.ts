import type { Names } from '../language/define.ts';

/**
 * A responsibility 职责: what must be done, whoever holds it. It is stable and has one inbox and one lane on the bus; the
 * department that holds it is a matter of dates (see departments.ts).
 */
export interface Responsibility {
  /** Part of subjects, log names and account names: lower case and hyphens. */
  readonly key: string;
  readonly names: Names;
  /** In two to four characters, where its name is longer. */
  readonly short?: string;
  /** Where the policy gives it (`二(二)7`); 二(二)13 is "other departments concerned". */
  readonly clause: string;
  /** `service`: has a service of its own. `general`: the leading group keeps a general inbox for it. */
  readonly kind: 'service' | 'general';
}

const service = (key: string, zh: string, en: string, clause: string, short?: string): Responsibility => ({
  key,
  names: { zh, en },
  ...(short && { short }),
  clause,
  kind: 'service',
});

const general = (key: string, zh: string, en: string, clause = '二(二)13'): Responsibility => ({
  key,
  names: { zh, en },
  clause,
  kind: 'general',
});

/** Every responsibility that a referral may be addressed to. */
export const responsibilities: readonly Responsibility[] = [
  service('housing', '物业管理', 'Property management and housing', '二(二)1', '房管'),
  service('planning', '规划', 'Planning', '二(二)2'),
  service('construction', '住房建设', 'Construction', '二(二)3', '住建'),
  service('pricing', '价格监管', 'Pricing', '二(二)4', '物价'),
  service('police', '公安', 'Police', '二(二)5'),
  service('traffic', '交警', 'Traffic police', '二(二)6'),
  service('fire', '消防', 'Fire safety', '二(二)7'),
  service('urban-enforcement', '城管执法', 'Urban enforcement', '二(二)8', '城管'),
  service('sanitation', '环卫', 'Sanitation', '二(二)9'),
  service('market-supervision', '市场经营监管', 'Market supervision', '二(二)10', '市场'),
  service('quality-supervision', '特种设备与质量监管', 'Special equipment and quality', '二(二)11', '特设'),
  service('utilities', '专业经营单位', 'Utilities', '二(二)12', '专营'),
  service('subdistrict', '镇办属地', 'Subdistricts and towns', '二(一)', '镇办'),
  service('leading-group', '领导小组办公室', "Leading group's office", '四(一)', '领导办'),
  { ...general('joint-meeting', '物业管理联席会议', 'Joint meeting', '二(一)9'), short: '联席会' },
  general('environment', '生态环境', 'Environment'),
  general('health', '卫生健康', 'Health'),
  general('culture', '文化旅游', 'Culture and tourism'),
  general('sports', '体育', 'Sports'),
  general('education', '教育', 'Education'),
  general('civil-affairs', '民政', 'Civil affairs'),
  general('human-resources', '人力资源和社会保障', 'Human resources and social security'),
  general('housing-fund', '住房公积金', 'Housing provident fund'),
  general('medical-insurance', '医疗保障', 'Medical insurance'),
  general('taxation', '税务', 'Taxation'),
  general('finance', '财政', 'Finance', '三(二)2'),
  general('development-reform', '发展改革', 'Development and reform'),
  general('natural-resources', '国土与不动产登记', 'Land and property registration'),
  general('expropriation', '房屋征收', 'Expropriation and relocation'),
  general('transport', '交通运输', 'Transport'),
  general('public-utilities', '市政公用', 'Municipal roads, drains and street lamps'),
  general('parks', '园林绿化', 'Parks and greenery'),
  general('water-affairs', '水利水务', 'Water affairs'),
  general('agriculture', '农业农村', 'Agriculture and rural affairs'),
  general('civil-defence', '人民防空', 'Civil air defence'),
  general('emergency-management', '应急管理', 'Emergency management'),
  general('communications', '通信管理', 'Communications administration'),
  general('postal', '邮政管理', 'Postal administration'),
  general('justice', '司法行政', 'Justice administration'),
  general('petitions', '信访', 'Petitions'),
];

const byKey: ReadonlyMap<string, Responsibility> = new Map(responsibilities.map((each) => [each.key, each]));

/** Services that are nobody's responsibility. */
const others: Readonly<Record<string, Names>> = {
  'referral-router': { zh: '派遣中枢', en: 'Referral router' },
  analytics: { zh: '统计分析', en: 'Analytics' },
};

/** What a service is called: as its responsibility. */
export const namesOfService = (key: string): Names => byKey.get(key)?.names ?? others[key] ?? { zh: key, en: key };

/** @returns the responsibility of that key; undefined when none is registered. */
export const responsibilityOf = (key: string): Responsibility | undefined => byKey.get(key);
