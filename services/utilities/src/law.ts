import {
  type CaseMatter,
  type EnquiryKind,
  type Names,
  type OutageKind,
  type RepairClock,
  type RepairLocality,
  type RuleSource,
  statutesInForceSince,
  type Trade,
  tradeNames,
} from '@tiaokuai/contracts';
import { type StatutoryLimitKey, statutoryLimits } from '@tiaokuai/working-time';

/** What each trade's statute asks of its operator: how soon, whom to tell, and what is not charged meanwhile. */
export interface TradeLaw {
  readonly names: Names;
  /** As the statute calls it. */
  readonly operator: Names;
  readonly repair: (
    locality: RepairLocality,
  ) => readonly { readonly clock: RepairClock; readonly key: StatutoryLimitKey }[];
  /** Users are told while others than the one who reported are without supply, or when the limit is over. */
  readonly tellUsers?: { readonly when: 'supply-interrupted' | 'limit-overrun'; readonly rule: RuleSource };
  readonly relief?: { readonly when: 'limit-overrun' | 'a-day-without'; readonly rule: RuleSource };
  /** What is the user's own to mend. */
  readonly usersOwn: RuleSource;
}

const noLimit = () => [];
const maintenance: RuleSource = { law: '山东省物业管理条例', article: '第七十条' };
const telecom: RuleSource = { law: '电信条例', article: '第三十二条' };
const repairOfLines: Pick<TradeLaw, 'repair' | 'tellUsers' | 'relief' | 'usersOwn'> = {
  repair: (locality) => [
    { clock: 'restoration', key: locality === 'city' ? 'telecom-repair-city' : 'telecom-repair-remote' },
  ],
  tellUsers: { when: 'limit-overrun', rule: telecom },
  relief: { when: 'limit-overrun', rule: telecom },
  // 属于电信终端设备的原因造成电信服务障碍的除外.
  usersOwn: telecom,
};

export const trades: Readonly<Record<Trade, TradeLaw>> = {
  water: {
    names: tradeNames.water,
    operator: { zh: '供水企业', en: 'water company' },
    // 及时抢修 (art. 33(三)): no number.
    repair: noLimit,
    tellUsers: { when: 'supply-interrupted', rule: { law: '城市供水条例', article: '第二十二条' } },
    usersOwn: maintenance,
  },
  power: {
    names: tradeNames.power,
    operator: { zh: '供电企业', en: 'power company' },
    repair: (locality) => [{ clock: 'arrival', key: `power-repair-${locality}` }],
    usersOwn: { law: '电力供应与使用条例', article: '第十七条' },
  },
  gas: {
    names: tradeNames.gas,
    operator: { zh: '燃气经营企业', en: 'gas company' },
    // 立即组织抢险抢修 (山东省燃气管理条例 art. 41): no number.
    repair: noLimit,
    tellUsers: { when: 'supply-interrupted', rule: { law: '淄博市燃气管理条例', article: '第二十条' } },
    usersOwn: { law: '淄博市燃气管理条例', article: '第二十七条' },
  },
  heating: {
    names: tradeNames.heating,
    operator: { zh: '供热企业', en: 'heating company' },
    // 立即组织抢险抢修 (art. 38): no number.
    repair: noLimit,
    tellUsers: { when: 'supply-interrupted', rule: { law: '山东省供热条例', article: '第二十九条' } },
    relief: { when: 'a-day-without', rule: { law: '山东省供热条例', article: '第二十九条' } },
    usersOwn: { law: '山东省供热条例', article: '第三十三条' },
  },
  telecom: {
    names: tradeNames.telecom,
    operator: { zh: '电信业务经营者', en: 'telecommunications operator' },
    ...repairOfLines,
  },
  'cable-tv': {
    names: tradeNames['cable-tv'],
    operator: { zh: '有线电视经营单位', en: 'cable television operator' },
    repair: noLimit,
    usersOwn: maintenance,
  },
  broadband: {
    names: tradeNames.broadband,
    operator: { zh: '宽带接入经营者', en: 'broadband operator' },
    ...repairOfLines,
  },
};

/** Rural estates lie in villages; whoever takes the report may say that a place is remote. */
export const localityOf = ({ estate }: Pick<CaseMatter, 'estate'>): RepairLocality =>
  estate?.kind === 'rural' ? 'village' : 'city';

const sinceCityPropertyLaw = statutesInForceSince.淄博市物业管理条例!;

/** Property enterprises do not cut supplies to collect their fees. @param day YYYY-MM-DD. */
export const noCutRule = (day: string): RuleSource =>
  day < sinceCityPropertyLaw
    ? { law: '山东省物业管理条例', article: '第六十四条' }
    : { law: '淄博市物业管理条例', article: '第五十六条、第八十二条' };

/** Operators maintain what is theirs and take over what is fit for it. @param day YYYY-MM-DD. */
export const takeOverRule = (day: string): RuleSource =>
  day < sinceCityPropertyLaw ? maintenance : { law: '淄博市物业管理条例', article: '第十三条' };

/** How long before an outage it must be announced: by the statute's number, or by its words alone. */
export interface Notice {
  readonly rule: RuleSource;
  readonly key?: StatutoryLimitKey;
}

const emergencyNotices: Readonly<Record<Trade, RuleSource>> = {
  water: { law: '城市供水条例', article: '第二十二条' },
  power: { law: '电力供应与使用条例', article: '第二十八条' },
  gas: { law: '淄博市燃气管理条例', article: '第二十条' },
  heating: { law: '山东省供热条例', article: '第二十九条' },
  telecom: { law: '电信条例', article: '第三十五条' },
  'cable-tv': maintenance,
  broadband: { law: '电信条例', article: '第三十五条' },
};

/**
 * @param hours How long supply will be off: heating is announced ahead only where it is off for more than a day.
 */
export const noticeOf = (trade: Trade, kind: OutageKind, hours: number): Notice => {
  const by = (key: StatutoryLimitKey): Notice => ({ key, rule: statutoryLimits[key].source });
  const rule = emergencyNotices[trade];
  if (kind === 'emergency') return { rule };
  switch (trade) {
    case 'power':
      return by(kind === 'planned' ? 'power-outage-notice-planned' : 'power-outage-notice-temporary');
    case 'water':
      return by('water-outage-notice');
    case 'gas':
      return by('gas-outage-notice');
    case 'heating':
      return hours > 24 ? by('heating-outage-notice') : { rule };
    case 'telecom':
    case 'broadband':
    case 'cable-tv':
      // 按照规定的时限: the number stands in no statute.
      return { rule };
  }
};

interface AnswerLimit {
  readonly trade: Trade;
  readonly kinds: readonly EnquiryKind[];
  readonly key: StatutoryLimitKey;
  readonly level: 'national' | 'province' | 'city';
  /** First day in force. */
  readonly from: string;
}

const answerLimits: readonly AnswerLimit[] = [
  { trade: 'gas', kinds: ['enquiry'], key: 'gas-enquiry-national', level: 'national', from: '2011-03-01' },
  { trade: 'gas', kinds: ['enquiry'], key: 'gas-enquiry', level: 'city', from: '2014-08-01' },
  { trade: 'gas', kinds: ['complaint'], key: 'gas-complaint', level: 'city', from: '2014-08-01' },
  {
    trade: 'heating',
    kinds: ['enquiry', 'complaint'],
    key: 'heating-complaint',
    level: 'province',
    from: '2014-09-01',
  },
];
const locals = ['national', 'province', 'city'] as const;

/**
 * The limit for answering: of those in force on the day the most local one, else the hotline's.
 *
 * @returns also the rules that it stands before.
 */
export const answerLimitOn = (
  trade: Trade | undefined,
  kind: EnquiryKind,
  day: string,
): { readonly key: StatutoryLimitKey; readonly setAside: readonly RuleSource[] } => {
  const [chosen, ...others] = answerLimits
    .filter((each) => each.trade === trade && each.kinds.includes(kind) && each.from <= day)
    .toSorted((a, b) => locals.indexOf(b.level) - locals.indexOf(a.level));
  return chosen
    ? { key: chosen.key, setAside: others.map(({ key }) => statutoryLimits[key].source) }
    : { key: 'general-completion', setAside: [] };
};

/** 卧室、起居室的温度不低于十八摄氏度 (山东省供热条例 art. 21). */
export const roomStandard = 18;

/** 具体办法由设区的市人民政府制定: how much of a day's fee is not charged for a room below standard. */
export const reductionScale: RuleSource = { law: '配置', article: '室温不达标减收热费比例' };

/** @returns hundredths of a day's fee. */
export const reductionPercent = (lowest: number, standard: number): number => {
  const below = standard - lowest;
  if (below <= 0) return 0;
  return below < 2 ? 50 : 100;
};

/**
 * The part of a season's fee that is not charged, rounded to the fen in the user's favour.
 *
 * @param days On which the room was too cold.
 */
export const reducedFen = (seasonFen: number, seasonDays: number, days: number, percent: number): number => {
  const [numerator, denominator] = [BigInt(seasonFen) * BigInt(days) * BigInt(percent), BigInt(seasonDays) * 100n];
  return Number((numerator + denominator - 1n) / denominator);
};

/** Hours without supply, begun ones counted. */
export const hoursBetween = (from: string, until: string): number =>
  Math.ceil((Date.parse(until) - Date.parse(from)) / 3_600_000);
