import type { ChangeDefect, DisclosureGap, FeeViolation, Names, PenaltyRange, RuleSource } from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/desk/enforcement';

/** What the price law makes of each kind of overcharge and of each gap in what must be shown. */

export const refundArticle: RuleSource = { law: '价格法', article: '第四十一条' };
export const shownArticle: RuleSource = { law: '价格法', article: '第十三条' };

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
    names: { zh: '超出政府指导价收费', en: 'charged above the guided price' },
    duty: { law: '淄博市物业管理条例', article: '第五十二条' },
    rule: setByGovernment,
    penalty: 'with-order',
    most: 'five-fold',
  },
  'above-set-tariff': {
    names: { zh: '转供水电气热超出政府定价加价', en: 'resold above the set tariff' },
    duty: { law: '价格法', article: '第十二条' },
    rule: setByGovernment,
    penalty: 'with-order',
    most: 'five-fold',
  },
  'change-unlawful': {
    names: { zh: '未依程序擅自调整收费标准', en: 'price raised without the procedure' },
    duty: { law: '淄博市物业管理条例', article: '第五十三条' },
    rule: beyondWhatIsShown,
    penalty: 'with-order',
    most: 5_000,
  },
  'above-agreed-price': {
    names: { zh: '高于合同约定和标明的价格收费', en: 'charged above the price agreed and shown' },
    duty: ownRaise,
    rule: beyondWhatIsShown,
    penalty: 'with-order',
    most: 5_000,
  },
  'collection-charge': {
    names: { zh: '代收水电气热费用加收手续费', en: 'a fee for collecting utility bills' },
    duty: { law: '物业管理条例', article: '第四十四条' },
    rule: beyondWhatIsShown,
    penalty: 'with-order',
    most: 5_000,
  },
  'not-agreed': {
    names: { zh: '收取未约定、未标明的费用', en: 'a charge that was neither agreed nor shown' },
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

export const defectNames: Readonly<Record<ChangeDefect, Names>> = {
  'audit-not-published': { zh: '审计报告公示不足三十日', en: 'audit shown for less than thirty days' },
  'plan-not-published': { zh: '调价方案公示不足三十日', en: 'plan shown for less than thirty days' },
  'authorities-not-told': { zh: '未书面告知有关单位', en: 'authorities not told in writing' },
  'not-voted': { zh: '未经业主表决同意', en: 'owners did not agree' },
  'result-not-published': { zh: '表决结果公示不足七日', en: 'vote shown for less than seven days' },
  'beyond-guided-change': { zh: '超出政府指导价变动范围', en: 'beyond the change of the guided price' },
};

export interface GapRule extends PenaltyRule {
  /** Who may penalise it: prices are ours (价格法 art. 42), the rest is housing's (淄博市物业管理条例 art. 80). */
  readonly authority: 'pricing' | 'housing';
}

const shown = (zh: string, en: string): GapRule => ({
  names: { zh, en },
  rule: beyondWhatIsShown,
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
