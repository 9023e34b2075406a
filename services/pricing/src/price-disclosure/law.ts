import type { DisclosureGap, PenaltyRange, RuleSource } from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/department/enforcement';

/** What the price law makes of each gap in what must be shown. */

export const shownArticle: RuleSource = { law: '价格法', article: '第十三条' };

export interface GapRule extends PenaltyRule {
  /** Who may penalise it: prices are ours (价格法 art. 42), the rest is housing's (淄博市物业管理条例 art. 80). */
  readonly authority: 'pricing' | 'housing';
}

const shown = (zh: string, en: string): GapRule => ({
  names: { zh, en },
  rule: { law: '价格法', article: '第四十二条' },
  penalty: 'with-order',
  authority: 'pricing',
});
const ofHousing = (zh: string, en: string): GapRule => ({
  names: { zh, en },
  rule: { law: '淄博市物业管理条例', article: '第八十条' },
  penalty: 'after-deadline',
  authority: 'housing',
});

export const gapRules: Readonly<Record<DisclosureGap, GapRule>> = {
  'charges-not-shown': shown('未公示收费项目', 'items of charges not shown'),
  'standards-not-shown': shown('未公示收费标准和服务内容', 'standards and services not shown'),
  'charged-beyond-shown': shown('在标价之外加价收费', 'more charged than shown'),
  'channels-not-shown': ofHousing('未公开投诉渠道和方式', 'channels for complaints not shown'),
  'accounts-not-shown': ofHousing('未公布物业服务项目收支', 'accounts of the service not shown'),
  'common-income-not-shown': ofHousing('未公开公共部位收益', 'income of common parts not shown'),
};

/** 可以并处五千元以下的罚款 (价格法 art. 42). */
export const gapRange: PenaltyRange = { warning: false, least: 1, most: 5_000 };
