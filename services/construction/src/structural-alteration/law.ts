import type { AlterationKind, PenaltyRange, RuleSource } from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/department/enforcement';

/** What the statutes say of altered structures. */

export const article15: RuleSource = { law: '建设工程质量管理条例', article: '第十五条' };
export const article69: RuleSource = { law: '建设工程质量管理条例', article: '第六十九条' };

/** 责令改正，处…: the order must have been given. */
export const alterations: Readonly<Record<AlterationKind, PenaltyRule & { readonly range: PenaltyRange }>> = {
  'project-without-scheme': {
    rule: article69,
    penalty: 'with-order',
    range: { warning: false, least: 500_000, most: 1_000_000 },
  },
  'by-occupant': {
    rule: article69,
    penalty: 'with-order',
    range: { warning: false, least: 50_000, most: 100_000 },
  },
};
