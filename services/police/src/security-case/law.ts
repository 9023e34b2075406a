import {
  type Gravity,
  type Leniency,
  type PenaltyRange,
  type RuleSource,
  type SecurityKind,
  statutesInForceSince,
} from '@tiaokuai/contracts';

/** What the statutes say of violations of public security: who warns first, what may be settled, what each costs. */

interface Range {
  readonly least: number;
  readonly most: number;
}
/** What one gravity of a violation costs. */
export interface Scale {
  readonly warning?: true;
  /** Yuan. */
  readonly fine?: Range;
  /** Days. */
  readonly detention?: Range;
  /** How fine and detention go together: 或者 · 可以并处 · 并处. */
  readonly together?: 'or' | 'may-add' | 'must-add';
}
export interface Violation {
  readonly rule: RuleSource;
  readonly scales: Partial<Record<Gravity, Scale>>;
}

const security = (article: string): RuleSource => ({ law: '治安管理处罚法', article });
const upTo = (most: number): Range => ({ least: 1, most });
const between = (least: number, most: number): Range => ({ least, most });
const warnedFirst = { ordinary: { warning: true }, 'after-warning': { fine: between(200, 500) } } as const;

export const violations: Readonly<Record<SecurityKind, Violation>> = {
  noise: {
    rule: security('第五十八条'),
    scales: warnedFirst,
  },
  'animal-nuisance': {
    rule: security('第七十五条'),
    scales: warnedFirst,
  },
  'animal-frightens': {
    rule: security('第七十五条'),
    scales: { ordinary: { fine: between(200, 500) } },
  },
  threat: {
    rule: security('第四十二条'),
    scales: {
      ordinary: { detention: upTo(5), fine: upTo(500), together: 'or' },
      grave: { detention: between(5, 10), fine: upTo(500), together: 'may-add' },
    },
  },
  insult: {
    rule: security('第四十二条'),
    scales: {
      ordinary: { detention: upTo(5), fine: upTo(500), together: 'or' },
      grave: { detention: between(5, 10), fine: upTo(500), together: 'may-add' },
    },
  },
  assault: {
    rule: security('第四十三条'),
    scales: {
      light: { detention: upTo(5), fine: upTo(500), together: 'or' },
      ordinary: { detention: between(5, 10), fine: between(200, 500), together: 'must-add' },
      grave: { detention: between(10, 15), fine: between(500, 1_000), together: 'must-add' },
    },
  },
  'taking-or-damage': {
    rule: security('第四十九条'),
    scales: {
      ordinary: { detention: between(5, 10), fine: upTo(500), together: 'may-add' },
      grave: { detention: between(10, 15), fine: upTo(1_000), together: 'may-add' },
    },
  },
  trespass: {
    rule: security('第四十条'),
    scales: {
      light: { detention: between(5, 10), fine: between(200, 500), together: 'must-add' },
      ordinary: { detention: between(10, 15), fine: between(500, 1_000), together: 'must-add' },
    },
  },
  'rental-unregistered': {
    rule: security('第五十七条'),
    scales: { ordinary: { fine: between(200, 500) } },
  },
  'rental-crime-unreported': {
    rule: security('第五十七条'),
    scales: {
      ordinary: { fine: between(200, 500) },
      grave: { detention: upTo(5), fine: upTo(500), together: 'may-add' },
    },
  },
  gambling: {
    rule: security('第七十条'),
    scales: {
      ordinary: { detention: upTo(5), fine: upTo(500), together: 'or' },
      grave: { detention: between(10, 15), fine: between(500, 3_000), together: 'must-add' },
    },
  },
  'obstructing-rescue': {
    rule: security('第五十条'),
    scales: {
      ordinary: { warning: true, fine: upTo(200) },
      grave: { detention: between(5, 10), fine: upTo(500), together: 'may-add' },
    },
  },
  /** Told to leave by the police, penalised by the fire brigade. */
  'lane-occupation': {
    rule: { law: '消防法', article: '第六十条' },
    scales: {},
  },
};

/** Warning or fine without detention, where the law allows that. */
export const finedAlone = ({ warning, fine, detention, together }: Scale): PenaltyRange | undefined =>
  detention && together !== 'or'
    ? undefined
    : { warning: warning ?? false, least: fine?.least ?? 0, most: fine?.most ?? 0 };

/** The fine that goes with a detention; undefined where none may. */
export const finedWith = ({ fine, together }: Scale): Range =>
  together === 'or' || !fine
    ? { least: 0, most: 0 }
    : { least: together === 'may-add' ? 0 : fine.least, most: fine.most };

/** 情节较轻: the least gravity that the article knows (治安管理处罚法 art. 9). */
export const isLightest = (kind: SecurityKind, gravity: Gravity): boolean => {
  const { scales } = violations[kind];
  return scales.light ? gravity === 'light' : gravity === 'ordinary';
};

/** 给予批评教育，责令改正: what may end with a talking-to (山东省环境噪声污染防治条例 art. 38). */
export const correctable: ReadonlySet<SecurityKind> = new Set(['noise', 'animal-nuisance', 'lane-occupation']);
export const article38: RuleSource = { law: '山东省环境噪声污染防治条例', article: '第三十八条' };

/** 劝阻、调解无效的，可以…报告或者投诉: since this day the neighbourhood comes first (噪声污染防治法 art. 70). */
export const dissuasionFirstSince = statutesInForceSince.噪声污染防治法!;
export const article70: RuleSource = { law: '噪声污染防治法', article: '第七十条' };

/** A station decides on warnings, and fines up to this (art. 91); yuan. */
export const stationsMost = 500;
/** Detentions of one person together, at most (art. 16); days. */
export const detainedMost = 20;

export const leniencyRules: Readonly<Record<Leniency, RuleSource>> = {
  'under-14': security('第十二条'),
  'not-answerable': security('第十三条'),
  'very-minor': security('第十九条'),
  'after-six-months': security('第二十二条'),
};

/** @param day YYYY-MM-DD. @returns the same day six months on, or the last of that month. */
export const sixMonthsAfter = (day: string): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + 6, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 5, Math.min(date, last))).toISOString().slice(0, 10);
};
