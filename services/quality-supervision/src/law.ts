import type { EquipmentViolation, PenaltyRange, RuleSource } from '@tiaokuai/contracts';

/** What the statutes say of each violation: what must come before a penalty, how high it may be, when the use is stopped. */
export interface Violation {
  readonly rule: RuleSource;
  /**
   * `direct`: a penalty at once, nothing is left to be put right. `with-order`: the order must have been given.
   * `after-deadline`: 责令限期改正；逾期未改正的.
   */
  readonly penalty: 'direct' | 'with-order' | 'after-deadline';
  readonly range: PenaltyRange;
  /** When the law lets the use be stopped for it: at once, after the order was disobeyed, or not for this. */
  readonly stop: 'at-once' | 'after-deadline' | 'no';
}

const national = (article: string): RuleSource => ({ law: '特种设备安全法', article });
const city = (article: string): RuleSource => ({ law: '淄博市电梯安全条例', article });
const fine = (least: number, most: number): PenaltyRange => ({ warning: false, least, most });

/** 责令限期改正；逾期未改正的，责令停止使用，处…罚款. */
const first = (article: string, range: PenaltyRange): Violation => ({
  rule: national(article),
  penalty: 'after-deadline',
  range,
  stop: 'after-deadline',
});

/** 责令停止使用，处三万元以上三十万元以下罚款. */
const article84 = (item: string): Violation => ({
  rule: national(`第八十四条第${item}项`),
  penalty: 'with-order',
  range: fine(30_000, 300_000),
  stop: 'at-once',
});

/** 影响应急处置或者救援的，处五千元以上一万元以下罚款. */
const article56 = (item: string): Violation => ({
  rule: city(`第五十六条第${item}项`),
  penalty: 'direct',
  range: fine(5_000, 10_000),
  stop: 'no',
});

const tenfold = fine(10_000, 100_000);

export const violations: Readonly<Record<EquipmentViolation, Violation>> = {
  'not-registered': first('第八十三条第一项', tenfold),
  'no-technical-file': first('第八十三条第二项', tenfold),
  'not-maintained': first('第八十三条第三项', tenfold),
  'inspection-not-requested': first('第八十三条第四项', tenfold),
  'used-uninspected': article84('一'),
  'used-with-fault': article84('二'),
  'not-scrapped': article84('三'),
  'no-safety-manager': first('第八十七条第一项', fine(20_000, 100_000)),
  'notices-missing': first('第八十七条第三项', fine(20_000, 100_000)),
  'alarm-not-working': {
    rule: { law: '山东省特种设备安全条例', article: '第五十七条' },
    penalty: 'after-deadline',
    range: fine(2_000, 10_000),
    stop: 'no',
  },
  'no-maintenance-contract': {
    rule: city('第五十三条'),
    penalty: 'after-deadline',
    range: tenfold,
    stop: 'no',
  },
  'badly-maintained': {
    rule: national('第八十八条'),
    penalty: 'with-order',
    range: tenfold,
    stop: 'no',
  },
  'false-maintenance-records': {
    rule: city('第五十条'),
    penalty: 'with-order',
    range: fine(50_000, 200_000),
    stop: 'no',
  },
  'nobody-on-duty': article56('一'),
  'late-to-rescue': article56('三'),
};

/** What goes on until somebody puts it right; the others are over when they are found. */
export const lasts = (kind: EquipmentViolation): boolean => violations[kind].penalty !== 'direct';

/** 维护保养单位…三十分钟内赶到现场 (art. 44): what coming late may cost. */
export const lateArrival = violations['late-to-rescue'];
