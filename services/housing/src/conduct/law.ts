import type { ConductFinding, ConductKind, PenaltyRange, RuleSource } from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/department/enforcement';

/** What the statutes say of each kind of conduct: which order comes first, and how high the fine may be. */
export interface Violation extends PenaltyRule {
  /** Undefined where the law knows an order and a mark in the credit file, and no fine. */
  readonly range?: (finding: ConductFinding) => PenaltyRange;
  /** A matter of exit and handover, which the joint meeting coordinates. */
  readonly handover?: true;
}

const zibo = (article: string): RuleSource => ({ law: '淄博市物业管理条例', article });
const state = (article: string): RuleSource => ({ law: '物业管理条例', article });
const fine = (least: number, most: number) => (): PenaltyRange => ({ warning: false, least, most });

/** 可以并处挪用数额2倍以下的罚款 (物业管理条例 art. 60): whole yuan; a warning at least. */
const twiceTheMisused = ({ fen = 0 }: ConductFinding): PenaltyRange => {
  const most = Math.floor((fen * 2) / 100);
  return { warning: true, least: Math.min(1, most), most };
};

export const violations: Readonly<Record<ConductKind, Violation>> = {
  'supply-cut': {
    rule: zibo('第八十二条'),
    penalty: 'with-order',
    range: fine(2_000, 10_000),
  },
  'no-dissuasion-or-report': {
    rule: state('第四十五条'),
    penalty: 'with-order',
  },
  'handover-refused': {
    rule: zibo('第四十九条'),
    penalty: 'with-order',
    handover: true,
  },
  'refuses-to-leave': {
    rule: zibo('第八十一条'),
    penalty: 'after-deadline',
    range: fine(1_000, 10_000),
    handover: true,
  },
  'documents-withheld': {
    rule: state('第五十八条'),
    penalty: 'after-deadline',
    range: fine(10_000, 100_000),
    handover: true,
  },
  'archives-not-kept': {
    rule: zibo('第八十一条'),
    penalty: 'after-deadline',
    range: fine(1_000, 10_000),
  },
  'not-disclosed': {
    rule: zibo('第八十条'),
    penalty: 'after-deadline',
    range: fine(1_000, 5_000),
  },
  'contract-not-filed': {
    rule: zibo('第四十二条'),
    penalty: 'with-order',
  },
  'service-rooms-misused': {
    rule: state('第六十二条'),
    penalty: 'with-order',
    range: fine(10_000, 100_000),
  },
  'service-rooms-not-provided': {
    rule: state('第六十一条'),
    penalty: 'with-order',
    range: fine(100_000, 500_000),
  },
  'fund-misused': {
    rule: state('第六十条'),
    penalty: 'with-order',
    range: twiceTheMisused,
  },
  'common-parts-business': {
    rule: state('第六十三条'),
    penalty: 'with-order',
    range: fine(50_000, 200_000),
  },
  'spaces-sold-not-rented': {
    rule: zibo('第十一条'),
    penalty: 'with-order',
  },
  'deposit-not-paid': {
    rule: { law: '政策', article: '二(二)1' },
    penalty: 'with-order',
  },
  'equipment-not-maintained': {
    rule: zibo('第六十九条'),
    penalty: 'with-order',
  },
};
