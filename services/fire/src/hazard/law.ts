import type { HazardKind, Names, PenaltyRange, RuleSource } from '@tiaokuai/contracts';

/** What the statutes say of each kind of hazard: the order that a penalty needs before it, whom it may hit, how high. */
export interface Violation {
  readonly names: Names;
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
    names: { zh: '消防设施器材未保持完好有效', en: 'fire equipment not in working order' },
    rule: article60('一'),
    penalty: 'with-order',
    unit: fiveToFifty,
    compellable: false,
  },
  'equipment-misused': {
    names: { zh: '损坏、挪用、擅自拆除停用消防设施', en: 'fire equipment damaged, misused or switched off' },
    rule: article60('二'),
    penalty: 'with-order',
    unit: fiveToFifty,
    individual: upToFiveHundred,
    compellable: false,
  },
  'exit-blocked': {
    names: { zh: '占用、堵塞疏散通道、安全出口', en: 'escape route or exit blocked' },
    rule: article60('三'),
    penalty: 'with-order',
    unit: fiveToFifty,
    individual: upToFiveHundred,
    compellable: true,
  },
  'hydrant-blocked': {
    names: { zh: '埋压、圈占消火栓或者占用防火间距', en: 'hydrant covered or fire gap occupied' },
    rule: article60('四'),
    penalty: 'with-order',
    unit: fiveToFifty,
    individual: upToFiveHundred,
    compellable: true,
  },
  'lane-blocked': {
    names: { zh: '占用、堵塞、封闭消防车通道', en: 'fire lane blocked' },
    rule: article60('五'),
    penalty: 'with-order',
    unit: fiveToFifty,
    individual: upToFiveHundred,
    compellable: true,
  },
  'window-obstructed': {
    names: { zh: '门窗设置影响逃生的障碍物', en: 'obstacles on doors or windows' },
    rule: article60('六'),
    penalty: 'with-order',
    unit: fiveToFifty,
    compellable: true,
  },
  'other-hazard': {
    names: { zh: '其他火灾隐患', en: 'another fire hazard' },
    rule: article60('七'),
    penalty: 'after-deadline',
    unit: fiveToFifty,
    compellable: false,
  },
  'wiring-unsafe': {
    names: {
      zh: '电器、燃气线路敷设使用不合规（飞线充电等）',
      en: 'unsafe wiring or gas pipes (charging by loose cables)',
    },
    rule: { law: '消防法', article: '第六十六条' },
    penalty: 'after-deadline',
    unit: { warning: false, least: 1_000, most: 5_000 },
    individual: { warning: false, least: 1_000, most: 5_000 },
    compellable: false,
  },
  'alarm-system-neglected': {
    names: { zh: '火灾报警、自动消防系统未按规定设置维护值守', en: 'alarms or automatic systems neglected' },
    rule: { law: '山东省消防条例', article: '第七十条' },
    penalty: 'after-deadline',
    unit: fiveToFifty,
    compellable: false,
  },
  'duty-neglected': {
    names: { zh: '未履行消防安全管理职责', en: 'duties of fire safety neglected' },
    rule: { law: '消防法', article: '第六十七条' },
    penalty: 'after-deadline',
    // Not the unit: 对其直接负责的主管人员和其他直接责任人员…给予警告处罚.
    individual: { warning: true, least: 0, most: 0 },
    compellable: false,
  },
};
