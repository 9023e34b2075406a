import type { OperatorViolation, PenaltyRange, RuleSource } from '@tiaokuai/contracts';

/** What the rules on trading without papers make of each finding, and whose it is. */
export interface OperatorRule {
  readonly rule: RuleSource;
  /**
   * `ours`: penalised here. `other-law`: ours to stop, and its fine stands in a law that the library does not hold.
   * `other`: reported to the authority that licenses the trade or keeps the rules of dwellings (art. 5, 7, 8).
   */
  readonly whose: 'ours' | 'other-law' | 'other';
  readonly range?: PenaltyRange;
}

const rules = (article: string): RuleSource => ({ law: '无证无照经营查处办法', article });

export const operatorRules: Readonly<Record<OperatorViolation, OperatorRule>> = {
  'no-licence': {
    rule: { law: '无证无照经营查处办法', article: '第十三条' },
    whose: 'ours',
    // 并处1万元以下的罚款
    range: { warning: false, least: 1, most: 10_000 },
  },
  'premises-provided': {
    rule: { law: '无证无照经营查处办法', article: '第十四条' },
    whose: 'ours',
    // 可以处5000元以下的罚款
    range: { warning: false, least: 1, most: 5_000 },
  },
  'food-without-permit': {
    rule: { law: '无证无照经营查处办法', article: '第十二条' },
    whose: 'other-law',
  },
  'no-permit': {
    rule: { law: '无证无照经营查处办法', article: '第七条' },
    whose: 'other',
  },
  'dwelling-without-consent': {
    rule: { law: '淄博市物业管理条例', article: '第五十九条' },
    whose: 'other',
  },
};

/** 责令停止相关经营活动 (art. 11); who is led to a licence is given time (art. 10). */
export const orderArticle = rules('第十一条');
export const guideArticle = rules('第十条');
