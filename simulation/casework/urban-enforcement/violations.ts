import type { DisorderKind, DisorderMeasure } from '@tiaokuai/contracts';

/** What inspectors find where disorder was reported. */
export interface Found {
  readonly kind: DisorderKind;
  readonly what: string;
  readonly party: 'unit' | 'individual';
  /** What becomes of it, see `disorders.ts`. */
  readonly manner: 'street' | 'business' | 'kitchen' | 'small' | 'teachable' | 'site' | 'green';
  /** Yuan; absent where the law names no sum. */
  readonly fine?: readonly [least: number, most: number];
  /** Where it was ordered in vain and costs more. */
  readonly stubborn?: readonly [least: number, most: number];
  /** What the place would have cost, yuan: a unit's fine is a multiple of it. */
  readonly roadCharge?: number;
  /** Against who has disobeyed. */
  readonly measure?: Exclude<DisorderMeasure, 'seize-goods'>;
  /** Only the government lets it be taken. */
  readonly approved?: true;
}

const stall: Found = {
  kind: 'stall',
  what: '摊点占用人行道',
  party: 'individual',
  manner: 'street',
  fine: [50, 300],
};
const noisy = { party: 'unit', manner: 'business', fine: [5_000, 20_000], stubborn: [50_000, 80_000] } as const;

/** By the category, or the one above it. */
export const found: Readonly<Record<string, readonly Found[]>> = {
  'street-occupation': [
    stall,
    { ...stall, kind: 'goods-piled', what: '门店轮胎、油桶堆放人行道' },
    {
      kind: 'stall',
      what: '超市越门出摊',
      party: 'unit',
      manner: 'street',
      fine: [600, 1_500],
      roadCharge: 300,
    },
  ],
  'cooking-fumes': [
    {
      kind: 'fumes-unpurified',
      what: '油烟净化设施未开启',
      party: 'unit',
      manner: 'business',
      fine: [5_000, 20_000],
      measure: 'stop-business',
    },
    {
      kind: 'fumes-in-dwelling',
      what: '住宅楼底层新开餐馆',
      party: 'unit',
      manner: 'kitchen',
      fine: [10_000, 30_000],
      measure: 'close',
    },
  ],
  'neighbour-noise': [
    { kind: 'business-noise', what: '歌厅边界噪声超标', ...noisy, measure: 'stop-business', approved: true },
    { kind: 'loudspeaker', what: '门店高音喇叭揽客', ...noisy, measure: 'stop-business', approved: true },
  ],
  'construction-noise': [
    {
      kind: 'night-construction',
      what: '夜间浇筑未取得证明',
      party: 'unit',
      manner: 'site',
      fine: [10_000, 50_000],
      measure: 'suspend-work',
    },
    {
      kind: 'decoration-noise',
      what: '午休、清晨电钻作业',
      party: 'individual',
      manner: 'teachable',
      fine: [200, 800],
    },
  ],
  'green-space-damage': [
    {
      kind: 'green-occupied',
      what: '毁绿种菜',
      party: 'individual',
      manner: 'green',
      measure: 'perform-for-party',
    },
    {
      kind: 'green-damaged',
      what: '砍伐灌木、碾压草坪',
      party: 'individual',
      manner: 'green',
      measure: 'perform-for-party',
    },
  ],
  'illegal-advertising': [
    { kind: 'flyposting', what: '楼道张贴小广告', party: 'individual', manner: 'small', fine: [50, 100] },
    { kind: 'advertising', what: '楼顶擅设发光广告牌', party: 'unit', manner: 'small', fine: [200, 1_000] },
  ],
};

/** On warm evenings. */
export const barbecue: Found = {
  kind: 'open-barbecue',
  what: '空地露天烧烤',
  party: 'individual',
  manner: 'small',
  fine: [500, 3_000],
};

export const foundIn = (category: string): readonly Found[] => found[category.split('/')[0]!] ?? [stall];
