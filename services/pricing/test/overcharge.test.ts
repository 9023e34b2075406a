import { describe, expect, test } from '@jest/globals';
import type { AgreedPrice, Charge, ChargeTerms, FeeChange } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { feeRange } from '../src/fee-complaint/law.ts';
import { yuanOf } from '../src/fee-complaint/money.ts';
import { assess, changeDefects, isGuided, monthsBetween } from '../src/fee-complaint/overcharge.ts';
import { type Standard, standardAt } from '../src/price-standard/standard.ts';

/** 1.20 yuan, +20 %, for three stars in 2018; 1.30 from 2019 on. Power 0.5469 yuan. */
const standards: readonly Standard[] = [
  { item: 'property-service', starLevel: 3, base: 12_000, upPercent: 20, from: '2018-01', document: '张价〔2018〕1号' },
  { item: 'property-service', starLevel: 3, base: 13_000, upPercent: 20, from: '2019-01', document: '张价〔2019〕1号' },
  { item: 'property-service', starLevel: 4, base: 18_000, upPercent: 20, from: '2018-01', document: '张价〔2018〕1号' },
  { item: 'parking-space', base: 1_000_000, upPercent: 0, from: '2018-01', document: '张价〔2018〕2号' },
  { item: 'power', base: 5_469, upPercent: 0, from: '2018-01', document: '鲁价〔2018〕3号' },
];
const preliminary: ChargeTerms = { contract: 'preliminary', ordinaryHome: true, starLevel: 3 };
const owners: ChargeTerms = { contract: 'owners', ordinaryHome: true, starLevel: 3 };
const all: FeeChange = {
  cause: 'costs',
  auditPublishedDays: 30,
  planPublishedDays: 30,
  told: ['subdistrict', 'residents-committee', 'development-reform', 'market-supervision', 'housing'],
  voted: true,
  resultPublishedDays: 7,
};
/** A home of 95.37 m², a year. */
const charge = (price: number, agreed: readonly AgreedPrice[], facts: Partial<Charge> = {}): Charge => ({
  item: 'property-service',
  what: '物业服务费',
  quantity: 9_537,
  from: '2018-01',
  to: '2018-12',
  price,
  agreed: [...agreed],
  ...facts,
});
const filed = (price: number): AgreedPrice => ({ from: '2017-01', price });

describe('what a charge should have been', () => {
  const table: readonly [what: string, Charge, ChargeTerms, violation: string | undefined, fen: number][] = [
    ['as filed, within the guided price', charge(14_000, [filed(14_000)]), preliminary, undefined, 0],
    ['at the ceiling, nothing filed', charge(14_400, []), preliminary, undefined, 0],
    // (1.50 − 1.40) × 95.37 × 12 = 114.444 yuan
    [
      'above the ceiling and above the contract',
      charge(15_000, [filed(14_000)]),
      preliminary,
      'above-guided-price',
      11_444,
    ],
    // (1.50 − 1.44) × 95.37 × 12 = 68.6664 yuan
    [
      'the contract itself is above the ceiling',
      charge(15_000, [filed(15_000)]),
      preliminary,
      'above-guided-price',
      6_867,
    ],
    // (1.40 − 1.30) × 95.37 × 12
    [
      'below the ceiling, above the contract',
      charge(14_000, [filed(13_000)]),
      preliminary,
      'above-agreed-price',
      11_444,
    ],
    ['of the market: the contract alone counts', charge(20_000, [filed(20_000)]), owners, undefined, 0],
    ['four stars are dearer', charge(21_600, []), { ...preliminary, starLevel: 4 }, undefined, 0],
    // 1.00 × 95.37 × 12
    ['nothing agreed, nothing owed', charge(10_000, []), owners, 'not-agreed', 114_444],
    // 0.30 × 100 kWh × 3: resold at 0.85
    [
      'power resold',
      charge(8_469, [], { item: 'power', quantity: 10_000, from: '2018-06', to: '2018-08' }),
      owners,
      'above-set-tariff',
      9_000,
    ],
    ['power at the tariff', charge(5_469, [], { item: 'power' }), owners, undefined, 0],
    [
      'two yuan for collecting a bill',
      charge(20_000, [filed(20_000)], { item: 'collection', quantity: 100, to: '2018-01' }),
      owners,
      'collection-charge',
      200,
    ],
    // 120 instead of 100 yuan, one space, two months
    [
      'a parking space of an ordinary home',
      charge(1_200_000, [filed(1_200_000)], { item: 'parking-space', quantity: 100, to: '2018-02' }),
      owners,
      'above-guided-price',
      4_000,
    ],
    // the ceiling rises to 1.56 with the new year: 0.06 × 95.37 × 1
    ['over new year', charge(15_000, [], { from: '2018-12', to: '2019-01' }), preliminary, 'above-guided-price', 572],
  ];
  test.each(table)('%s', (_what, given, terms, violation, fen) => {
    const found = assess(given, terms, standards);
    if (violation === undefined) expect(found.kind).toBe('lawful');
    else expect(found).toMatchObject({ kind: 'overcharged', violation, fen });
  });

  test('without a standard on the register nothing is said', () => {
    const early = charge(15_000, [], { from: '2017-12', to: '2018-01' });
    expect(assess(early, preliminary, standards)).toEqual({
      kind: 'no-standard',
      item: 'property-service',
      month: '2017-12',
    });
    const repealed: Standard = { ...standards[4]!, from: '2018-07', repealed: true };
    const power = charge(5_469, [], { item: 'power', from: '2018-06', to: '2018-07' });
    expect(assess(power, owners, [...standards, repealed])).toMatchObject({ kind: 'no-standard', month: '2018-07' });
    expect(standardAt(standards, 'property-service', 3, '2019-05')?.base).toBe(13_000);
  });

  test('which prices are guided (淄博市物业管理条例 art. 52)', () => {
    expect(isGuided('property-service', preliminary)).toBe(true);
    expect(isGuided('property-service', owners)).toBe(false);
    expect(isGuided('property-service', { ...preliminary, ordinaryHome: false })).toBe(false);
    expect(isGuided('parking-space', owners)).toBe(true);
    expect(isGuided('site-use', { contract: 'none', ordinaryHome: false })).toBe(true);
    expect(isGuided('other', preliminary)).toBe(false);
  });
});

describe('a raise of the price (art. 52, 53)', () => {
  const raise = (change: FeeChange | undefined, price = 13_500, from = '2018-07'): AgreedPrice =>
    change ? { from, price, change } : { from, price };
  const table: readonly [what: string, AgreedPrice, ChargeTerms, defects: readonly string[]][] = [
    ['every step taken', raise(all), preliminary, []],
    ['audit shown for a day less', raise({ ...all, auditPublishedDays: 29 }), preliminary, ['audit-not-published']],
    ['plan shown for a day less', raise({ ...all, planPublishedDays: 29 }), preliminary, ['plan-not-published']],
    ['housing not told', raise({ ...all, told: all.told.slice(0, 4) }), preliminary, ['authorities-not-told']],
    [
      'no vote',
      raise({ ...all, voted: false, resultPublishedDays: 0 }),
      preliminary,
      ['not-voted', 'result-not-published'],
    ],
    ['by its own hand', raise(undefined), preliminary, ['not-voted']],
    ['lowered', raise(undefined, 12_000), preliminary, []],
    [
      'of the market, the owners agreed',
      raise({ ...all, cause: 'agreement', auditPublishedDays: 0, told: [] }),
      owners,
      [],
    ],
    ['of the market, nobody asked them', raise({ ...all, cause: 'agreement', voted: false }), owners, ['not-voted']],
    ['as much as the guided price moved', raise({ ...all, cause: 'guided-price' }, 14_200, '2019-01'), preliminary, []],
    [
      'more than it moved',
      raise({ ...all, cause: 'guided-price' }, 14_201, '2019-01'),
      preliminary,
      ['beyond-guided-change'],
    ],
    ['it did not move', raise({ ...all, cause: 'guided-price' }), preliminary, ['beyond-guided-change']],
  ];
  test.each(table)('%s', (_what, next, terms, defects) => {
    expect(changeDefects('property-service', 13_000, next, terms, standards)).toEqual(defects);
  });

  test('one that came about unlawfully does not count, and the money goes back from its month on', () => {
    const charged = charge(13_500, [filed(13_000), raise({ ...all, voted: false })], {
      from: '2018-05',
      to: '2018-08',
    });
    // 0.05 × 95.37 × 2 months of the raise, and 2 months charged before it
    expect(assess(charged, preliminary, standards)).toMatchObject({ fen: 1_907, defects: ['not-voted'] });
    expect(assess({ ...charged, from: '2018-07' }, preliminary, standards)).toMatchObject({
      violation: 'change-unlawful',
      fen: 954,
    });
    expect(
      assess({ ...charged, from: '2018-07', agreed: [filed(13_000), raise(all)] }, preliminary, standards).kind,
    ).toBe('lawful');
  });
});

test('what is found never exceeds what was charged, grows with the price, and is nothing at the lawful one', () => {
  const price = fc.integer({ min: 0, max: 40_000 });
  const quantity = fc.integer({ min: 1, max: 5_000_000 });
  const item = fc.constantFrom<Charge['item']>('property-service', 'power', 'collection', 'other');
  const terms = fc.constantFrom(preliminary, owners);
  const fenOf = (given: Charge, under: ChargeTerms) => {
    const found = assess(given, under, standards);
    if (found.kind === 'no-standard') throw new Error(found.month);
    return { charged: found.charged, fen: found.kind === 'lawful' ? 0 : found.fen };
  };
  fc.assert(
    fc.property(item, price, price, quantity, terms, fc.option(price), (what, a, b, of, under, agreed) => {
      const given = (each: number) =>
        charge(each, agreed === null ? [] : [filed(agreed)], { item: what, quantity: of });
      const [low, high] = [fenOf(given(Math.min(a, b)), under), fenOf(given(Math.max(a, b)), under)];
      expect(high.fen).toBeGreaterThanOrEqual(low.fen);
      expect(high.fen).toBeLessThanOrEqual(high.charged);
      expect(fenOf(given(0), under)).toEqual({ charged: 0, fen: 0 });
      if (agreed !== null && what === 'other') expect(fenOf(given(agreed), under).fen).toBe(0);
    }),
  );
});

test('months, fines and money', () => {
  expect(monthsBetween('2018-11', '2019-02')).toEqual(['2018-11', '2018-12', '2019-01', '2019-02']);
  expect(monthsBetween('2018-02', '2018-01')).toEqual([]);
  expect(feeRange('above-guided-price', 11_444)).toEqual({ warning: false, least: 1, most: 572 });
  expect(feeRange('collection-charge', 11_444).most).toBe(5_000);
  expect([yuanOf(11_444), yuanOf(1_200), yuanOf(1_050), yuanOf(100_000)]).toEqual(['114.44', '12', '10.5', '1000']);
});
