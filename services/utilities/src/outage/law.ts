import type { OutageKind, RuleSource, Trade } from '@tiaokuai/contracts';
import { type StatutoryLimitKey, statutoryLimits } from '@tiaokuai/contracts';
import { maintenance } from '../trades.ts';

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

/** The latest instant at which such a notice is in time. */
export const latestNotice = ({ key }: Notice, from: string): string | undefined => {
  if (!key) return undefined;
  const { unit, amount } = statutoryLimits[key].limit;
  return new Date(Date.parse(from) - amount * (unit === 'hours' ? 3_600_000 : 86_400_000)).toISOString();
};
