import { categoryOf, type Names, responsibilityOf } from '@tiaokuai/contracts';

/** The words that the view uses for what it shows; Chinese first. */

export const categoryName = (key: string | undefined): string =>
  key === undefined ? '待定类' : (categoryOf(key)?.names.zh ?? key);

/** A responsibility in two to four characters where there is room for no more. */
const short: Readonly<Record<string, string>> = {
  housing: '房管',
  construction: '住建',
  pricing: '物价',
  'urban-enforcement': '城管',
  'market-supervision': '市场',
  'quality-supervision': '特设',
  utilities: '专营',
  subdistrict: '镇办',
  'leading-group': '领导办',
  'joint-meeting': '联席会',
};

export const responsibilityName = (key: string): string => short[key] ?? responsibilityOf(key)?.names.zh ?? key;

/**
 * `张店区消防救援大队` → `消防救援大队`: the district stands in the header. Where many hold it together (`供水、供电…`), the
 * responsibility's name says more.
 */
export const departmentName = (zh: string | undefined, responsibility: string): string =>
  zh === undefined || zh.includes('、')
    ? (responsibilityOf(responsibility)?.names.zh ?? responsibility)
    : zh.replace(/（.*?）/g, '').replace(/^(淄博市)?(公安局)?(张店区?)?(?=.{3})/, '');

/** `电梯故障：由特种设备与质量监管主办` → `由特种设备与质量监管主办`, beside the category. */
export const reasonBeside = (why: string, category: string | undefined): string => {
  const name = `${categoryName(category)}：`;
  return why.startsWith(name) ? why.slice(name.length) : why;
};

export type State =
  | 'held'
  | 'accepted'
  | 'referred'
  | 'in-hand'
  | 'declined'
  | 'arbitration'
  | 'suspended'
  | 'answered'
  | 'rework'
  | 'closed'
  | 'self-handled'
  | 'refused'
  | 'merged'
  | 'voided';

export const stateNames: Readonly<Record<State, Names>> = {
  held: { zh: '待定类', en: 'held' },
  accepted: { zh: '立案', en: 'accepted' },
  referred: { zh: '派遣', en: 'referred' },
  'in-hand': { zh: '处置', en: 'in hand' },
  declined: { zh: '退回', en: 'declined' },
  arbitration: { zh: '待裁定', en: 'arbitration' },
  suspended: { zh: '挂账', en: 'suspended' },
  answered: { zh: '反馈', en: 'answered' },
  rework: { zh: '返工', en: 'rework' },
  closed: { zh: '结案', en: 'closed' },
  'self-handled': { zh: '自处理', en: 'self-handled' },
  refused: { zh: '不受理', en: 'refused' },
  merged: { zh: '并案', en: 'merged' },
  voided: { zh: '作废', en: 'voided' },
};

export type Rung = 'amber' | 'urged' | 'supervision' | 'listed' | 'talk' | 'joint-meeting';

export const rungNames: Readonly<Record<Rung, Names>> = {
  amber: { zh: '预警', en: 'amber' },
  urged: { zh: '催办', en: 'urged' },
  supervision: { zh: '督办', en: 'supervised' },
  listed: { zh: '挂牌督办', en: 'listed' },
  talk: { zh: '约谈', en: 'talk' },
  'joint-meeting': { zh: '联席会议', en: 'joint meeting' },
};

/** `2天03时`, `5时12分`, `42分`, `18秒` */
export const span = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3_600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const two = (value: number) => String(value).padStart(2, '0');
  if (days > 0) return `${days}天${two(hours)}时`;
  if (hours > 0) return `${hours}时${two(minutes)}分`;
  return minutes > 0 ? `${minutes}分` : `${seconds}秒`;
};

const chinaAhead = 8 * 3_600_000;

/** @param at Milliseconds since 1970. @returns `2026-11-25 14:03:20`, as clocks in China show it. */
export const clockTime = (at: number): string => new Date(at + chinaAhead).toISOString().slice(0, 19).replace('T', ' ');
