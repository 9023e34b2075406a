import type { FeeViolation, PenaltyRange, RuleSource } from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/department/enforcement';

/** What the price law makes of each kind of overcharge. */

export const refundArticle: RuleSource = { law: '价格法', article: '第四十一条' };

export interface FeeRule extends PenaltyRule {
  /** What was not kept; `rule` is what it costs. */
  readonly duty: RuleSource;
  /** 违法所得五倍以下 (art. 39), or a sum of yuan (art. 42). */
  readonly most: 'five-fold' | number;
}

const setByGovernment: RuleSource = { law: '价格法', article: '第三十九条' };
const beyondWhatIsShown: RuleSource = { law: '价格法', article: '第四十二条' };
const ownRaise: RuleSource = { law: '淄博市物业管理条例', article: '第五十六条' };

/** 责令改正，没收违法所得，可以并处…罚款: the order comes first in each of them. */
export const feeRules: Readonly<Record<FeeViolation, FeeRule>> = {
  'above-guided-price': {
    duty: { law: '淄博市物业管理条例', article: '第五十二条' },
    rule: setByGovernment,
    penalty: 'with-order',
    most: 'five-fold',
  },
  'above-set-tariff': {
    duty: { law: '价格法', article: '第十二条' },
    rule: setByGovernment,
    penalty: 'with-order',
    most: 'five-fold',
  },
  'change-unlawful': {
    duty: { law: '淄博市物业管理条例', article: '第五十三条' },
    rule: beyondWhatIsShown,
    penalty: 'with-order',
    most: 5_000,
  },
  'above-agreed-price': {
    duty: ownRaise,
    rule: beyondWhatIsShown,
    penalty: 'with-order',
    most: 5_000,
  },
  'collection-charge': {
    duty: { law: '物业管理条例', article: '第四十四条' },
    rule: beyondWhatIsShown,
    penalty: 'with-order',
    most: 5_000,
  },
  'not-agreed': {
    duty: ownRaise,
    rule: beyondWhatIsShown,
    penalty: 'with-order',
    most: 5_000,
  },
};

/** @param fen What was charged too much: the unlawful gains that art. 39 multiplies. */
export const feeRange = (violation: FeeViolation, fen: number): PenaltyRange => {
  const { most } = feeRules[violation];
  return { warning: false, least: 1, most: most === 'five-fold' ? Math.floor((5 * fen) / 100) : most };
};

/** 淄博市物业管理条例 art. 53: audit and plan shown for thirty days each, the owners' vote for seven. */
export const publicationDays = { audit: 30, plan: 30, result: 7 } as const;
