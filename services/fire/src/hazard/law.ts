import type { HazardKind, PenaltyRange, RuleSource } from '@tiaokuai/contracts';

/** What the statutes say of each kind of hazard: the order that a penalty needs before it, whom it may hit, how high. */
export interface Violation {
  readonly rule: RuleSource;
  /**
   * `with-order`: 责令改正，处… — the order must have been given. `after-deadline`: 责令限期改正；逾期不改正的 — the time
   * must have run out and a re-inspection found the hazard still there.
   */
  readonly penalty: 'with-order' | 'after-deadline';
  readonly unit?: PenaltyRange;
  readonly individual?: PenaltyRange;
  /** 经责令改正拒不改正的，强制执行 (消防法 art. 60 para. 3). */
  readonly compellable: boolean;
}

const article60 = (item: string): RuleSource => ({ law: '消防法', article: `第六十条第一款第${item}项` });
const fiveToFifty: PenaltyRange = { warning: false, least: 5_000, most: 50_000 };
/** 个人…处警告或者五百元以下罚款 (消防法 art. 60 para. 2). */
const upToFiveHundred: PenaltyRange = { warning: true, least: 1, most: 500 };

export const violations: Readonly<Record<HazardKind, Violation>> = {
  'equipment-defective': {
    rule: article60('一'),
    penalty: 'with-order',
    unit: fiveToFifty,
    compellable: false,
  },
  'equipment-misused': {
    rule: article60('二'),
    penalty: 'with-order',
    unit: fiveToFifty,
    individual: upToFiveHundred,
    compellable: false,
  },
  'exit-blocked': {
    rule: article60('三'),
    penalty: 'with-order',
    unit: fiveToFifty,
    individual: upToFiveHundred,
    compellable: true,
  },
  'hydrant-blocked': {
    rule: article60('四'),
    penalty: 'with-order',
    unit: fiveToFifty,
    individual: upToFiveHundred,
    compellable: true,
  },
  'lane-blocked': {
    rule: article60('五'),
    penalty: 'with-order',
    unit: fiveToFifty,
    individual: upToFiveHundred,
    compellable: true,
  },
  'window-obstructed': {
    rule: article60('六'),
    penalty: 'with-order',
    unit: fiveToFifty,
    compellable: true,
  },
  'other-hazard': {
    rule: article60('七'),
    penalty: 'after-deadline',
    unit: fiveToFifty,
    compellable: false,
  },
  'wiring-unsafe': {
    rule: { law: '消防法', article: '第六十六条' },
    penalty: 'after-deadline',
    unit: { warning: false, least: 1_000, most: 5_000 },
    individual: { warning: false, least: 1_000, most: 5_000 },
    compellable: false,
  },
  'alarm-system-neglected': {
    rule: { law: '山东省消防条例', article: '第七十条' },
    penalty: 'after-deadline',
    unit: fiveToFifty,
    compellable: false,
  },
  'duty-neglected': {
    rule: { law: '消防法', article: '第六十七条' },
    penalty: 'after-deadline',
    // Not the unit: 对其直接负责的主管人员和其他直接责任人员…给予警告处罚.
    individual: { warning: true, least: 0, most: 0 },
    compellable: false,
  },
};
