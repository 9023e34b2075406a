import type { DisorderKind, DisorderMeasure, Party, PenaltyRange, RuleSource } from '@tiaokuai/contracts';
import type { PenaltyRule } from '@tiaokuai/department/enforcement';

/** What a unit pays for occupying the street: a multiple of what the place would have cost (占道收费标准的2至5倍). */
interface Multiple {
  readonly timesRoadCharge: readonly [least: number, most: number];
}

/** What may be done about a violation beside the penalty. */
export interface MeasureRule {
  readonly kind: DisorderMeasure;
  readonly rule: RuleSource;
  /** `at-once`: beside the order. `after-disobedience`: 拒不改正的. */
  readonly when: 'at-once' | 'after-disobedience';
  /** 报经有批准权的人民政府批准. */
  readonly approval: boolean;
}

/** What the statutes say of a kind of disorder in a period. */
export interface Violation extends PenaltyRule {
  readonly unit?: PenaltyRange | Multiple;
  readonly individual?: PenaltyRange;
  /** 拒不改正的: what it costs whom the order did not move, where the law sets a second, higher range. */
  readonly stubborn?: PenaltyRange;
  /** 说服教育 or 批评教育 before the order. */
  readonly educateFirst: boolean;
  readonly measures: readonly MeasureRule[];
}

interface Period extends Violation {
  /** First day on which it applies; from the beginning where absent. */
  readonly from?: string;
}

const fine = (least: number, most: number): PenaltyRange => ({ warning: false, least, most });
const warningOrFine = (least: number, most: number): PenaltyRange => ({ warning: true, least, most });
/** The day of 噪声污染防治法: before it the provincial regulation stands alone. */
export const noiseLawFrom = '2022-06-05';

const appearance = (article: string): RuleSource => ({ law: '淄博市市容和环境卫生管理办法', article });
const air = (part: string): RuleSource => ({ law: '大气污染防治法', article: `第一百一十八条${part}` });
const noise = (article: string): RuleSource => ({ law: '噪声污染防治法', article });
const provincialNoise = (article: string): RuleSource => ({ law: '山东省环境噪声污染防治条例', article });
const greening = (article: string): RuleSource => ({ law: '城市绿化条例', article });

/** 责令改正，或者扣押物品、作业工具. */
const seizeGoods: MeasureRule = {
  kind: 'seize-goods',
  rule: appearance('第四十二条'),
  when: 'at-once',
  approval: false,
};
/** 代履行: what harms nature or traffic and is not put right is put right in the party's place, at its cost. */
const performForParty: MeasureRule = {
  kind: 'perform-for-party',
  rule: { law: '行政强制法', article: '第五十条' },
  when: 'after-disobedience',
  approval: false,
};
const after = (kind: DisorderMeasure, rule: RuleSource, approval = false): MeasureRule => ({
  kind,
  rule,
  when: 'after-disobedience',
  approval,
});

/** 擅自占道…设置摊点或者越门出摊经营: 责令改正，或者扣押…，并可以…罚款. */
const street: readonly Period[] = [
  {
    rule: appearance('第四十二条'),
    penalty: 'with-order',
    unit: { timesRoadCharge: [2, 5] },
    individual: fine(50, 1_000),
    educateFirst: false,
    measures: [seizeGoods],
  },
];

/**
 * Kinds of disorder by the law of the day on which they were found: what must come before a penalty, whom it may hit, how
 * high, and what else may be done. National rules that name no sum (城市绿化条例: 可以并处罚款) have none here: the order
 * stands, and acting in the party's place follows it.
 */
const violations: Readonly<Record<DisorderKind, readonly Period[]>> = {
  stall: street,
  'goods-piled': street,
  'fumes-unpurified': [
    {
      rule: air('第一款'),
      penalty: 'with-order',
      unit: fine(5_000, 50_000),
      individual: fine(5_000, 50_000),
      educateFirst: false,
      measures: [after('stop-business', air('第一款'))],
    },
  ],
  'fumes-in-dwelling': [
    {
      rule: air('第二款'),
      penalty: 'after-deadline',
      unit: fine(10_000, 100_000),
      individual: fine(10_000, 100_000),
      educateFirst: false,
      measures: [after('close', air('第二款'))],
    },
  ],
  'open-barbecue': [
    {
      rule: air('第三款'),
      penalty: 'with-order',
      unit: fine(500, 20_000),
      individual: fine(500, 20_000),
      educateFirst: false,
      measures: [],
    },
  ],
  'business-noise': [
    {
      rule: provincialNoise('第三十六条'),
      penalty: 'with-order',
      unit: fine(5_000, 30_000),
      individual: fine(5_000, 30_000),
      educateFirst: false,
      measures: [after('stop-business', provincialNoise('第三十六条'))],
    },
    {
      from: noiseLawFrom,
      rule: noise('第八十一条第三项'),
      penalty: 'with-order',
      unit: fine(5_000, 50_000),
      individual: fine(5_000, 50_000),
      stubborn: fine(50_000, 200_000),
      educateFirst: false,
      measures: [after('stop-business', noise('第八十一条'), true)],
    },
  ],
  loudspeaker: [
    {
      rule: provincialNoise('第三十八条第二项'),
      penalty: 'after-deadline',
      unit: warningOrFine(500, 1_000),
      individual: warningOrFine(500, 1_000),
      educateFirst: false,
      measures: [],
    },
    {
      from: noiseLawFrom,
      rule: noise('第八十一条第二项'),
      penalty: 'with-order',
      unit: fine(5_000, 50_000),
      individual: fine(5_000, 50_000),
      stubborn: fine(50_000, 200_000),
      educateFirst: false,
      measures: [after('stop-business', noise('第八十一条'), true)],
    },
  ],
  'decoration-noise': [
    {
      rule: provincialNoise('第三十八条第三项'),
      penalty: 'after-deadline',
      unit: fine(100, 500),
      individual: fine(100, 500),
      educateFirst: true,
      measures: [],
    },
    {
      from: noiseLawFrom,
      rule: noise('第八十二条第三项'),
      penalty: 'after-deadline',
      unit: warningOrFine(2_000, 20_000),
      individual: warningOrFine(200, 1_000),
      educateFirst: true,
      measures: [],
    },
  ],
  'night-construction': [
    {
      rule: provincialNoise('第三十六条'),
      penalty: 'with-order',
      unit: fine(5_000, 30_000),
      educateFirst: false,
      measures: [],
    },
    {
      from: noiseLawFrom,
      rule: noise('第七十七条第二项'),
      penalty: 'with-order',
      unit: fine(10_000, 100_000),
      educateFirst: false,
      measures: [after('suspend-work', noise('第七十七条'))],
    },
  ],
  'green-occupied': [
    {
      rule: greening('第二十七条'),
      penalty: 'with-order',
      educateFirst: false,
      measures: [performForParty],
    },
  ],
  'green-damaged': [
    {
      rule: greening('第二十六条'),
      penalty: 'with-order',
      educateFirst: false,
      measures: [performForParty],
    },
  ],
  flyposting: [
    {
      rule: appearance('第三十九条第二项'),
      penalty: 'with-order',
      unit: warningOrFine(1, 100),
      individual: warningOrFine(1, 100),
      educateFirst: false,
      measures: [],
    },
  ],
  advertising: [
    {
      rule: appearance('第三十九条第五项'),
      penalty: 'with-order',
      unit: fine(100, 1_000),
      individual: fine(100, 1_000),
      educateFirst: false,
      measures: [],
    },
  ],
};

/** @param day When it was found, `YYYY-MM-DD` in Beijing: a violation is judged by the law of its day. */
export const violationOn = (kind: DisorderKind, day: string): Violation =>
  violations[kind].findLast(({ from }) => !from || day >= from)!;

/** Every kind with every period of its law, for documents and tests. */
export const disorderLaw: Readonly<Record<DisorderKind, readonly Violation[]>> = violations;

/**
 * What a violation may cost.
 *
 * @param stubborn Whether the order was found disobeyed after its time.
 * @param roadCharge 占道收费标准 of the place, yuan.
 * @returns Undefined where the law has no penalty for this kind of party, or its measure is not known.
 */
export const rangeOf = (
  { unit, individual, stubborn: higher }: Violation,
  { kind }: Party,
  stubborn: boolean,
  roadCharge: number | undefined,
): PenaltyRange | undefined => {
  const range = kind === 'unit' ? unit : individual;
  if (!range) return undefined;
  if ('timesRoadCharge' in range) {
    const [least, most] = range.timesRoadCharge;
    return roadCharge ? fine(least * roadCharge, most * roadCharge) : undefined;
  }
  return stubborn && higher ? higher : range;
};
