import type { DisclosureGap, PenaltyRange, RuleSource } from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/department/enforcement';

/** What the price law makes of each gap in what must be shown. */

export const shownArticle: RuleSource = { law: '价格法', article: '第十三条' };

export interface GapRule extends PenaltyRule {
  /** Who may penalise it: prices are ours (价格法 art. 42), the rest is housing's (淄博市物业管理条例 art. 80). */
  readonly authority: 'pricing' | 'housing';
}

const shown: GapRule = {
  rule: { law: '价格法', article: '第四十二条' },
  penalty: 'with-order',
  authority: 'pricing',
};
const ofHousing: GapRule = {
  rule: { law: '淄博市物业管理条例', article: '第八十条' },
  penalty: 'after-deadline',
  authority: 'housing',
};

export const gapRules: Readonly<Record<DisclosureGap, GapRule>> = {
  'charges-not-shown': shown,
  'standards-not-shown': shown,
  'charged-beyond-shown': shown,
  'channels-not-shown': ofHousing,
  'accounts-not-shown': ofHousing,
  'common-income-not-shown': ofHousing,
};

/** 可以并处五千元以下的罚款 (价格法 art. 42). */
export const gapRange: PenaltyRange = { warning: false, least: 1, most: 5_000 };
