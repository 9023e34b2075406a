import type { Names, RepairClock, RepairLocality, RuleSource, StatutoryLimitKey, Trade } from '@tiaokuai/contracts';

/** What each trade's statute asks of its operator: how soon, whom to tell, and what is not charged meanwhile. */
export interface TradeLaw {
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
/** 专业经营单位负责…维修、养护: who maintains what, where no statute of the trade says it. */
export const maintenance: RuleSource = { law: '山东省物业管理条例', article: '第七十条' };
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
    operator: { zh: '供水企业', en: 'water company' },
    // 及时抢修 (art. 33(三)): no number.
    repair: noLimit,
    tellUsers: { when: 'supply-interrupted', rule: { law: '城市供水条例', article: '第二十二条' } },
    usersOwn: maintenance,
  },
  power: {
    operator: { zh: '供电企业', en: 'power company' },
    repair: (locality) => [{ clock: 'arrival', key: `power-repair-${locality}` }],
    usersOwn: { law: '电力供应与使用条例', article: '第十七条' },
  },
  gas: {
    operator: { zh: '燃气经营企业', en: 'gas company' },
    // 立即组织抢险抢修 (山东省燃气管理条例 art. 41): no number.
    repair: noLimit,
    tellUsers: { when: 'supply-interrupted', rule: { law: '淄博市燃气管理条例', article: '第二十条' } },
    usersOwn: { law: '淄博市燃气管理条例', article: '第二十七条' },
  },
  heating: {
    operator: { zh: '供热企业', en: 'heating company' },
    // 立即组织抢险抢修 (art. 38): no number.
    repair: noLimit,
    tellUsers: { when: 'supply-interrupted', rule: { law: '山东省供热条例', article: '第二十九条' } },
    relief: { when: 'a-day-without', rule: { law: '山东省供热条例', article: '第二十九条' } },
    usersOwn: { law: '山东省供热条例', article: '第三十三条' },
  },
  telecom: {
    operator: { zh: '电信业务经营者', en: 'telecommunications operator' },
    ...repairOfLines,
  },
  'cable-tv': {
    operator: { zh: '有线电视经营单位', en: 'cable television operator' },
    repair: noLimit,
    usersOwn: maintenance,
  },
  broadband: {
    operator: { zh: '宽带接入经营者', en: 'broadband operator' },
    ...repairOfLines,
  },
};

/** Hours without supply, begun ones counted. */
export const hoursBetween = (from: string, until: string): number =>
  Math.ceil((Date.parse(until) - Date.parse(from)) / 3_600_000);
