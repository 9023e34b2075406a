import { describe, expect, test } from '@jest/globals';
import { type FacilitiesDelivered, type FacilitiesPlan, serviceRoomShare } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { compare, shareOfCost } from '../src/facilities-compliance/law.ts';

const room = (area: number, more: Partial<FacilitiesDelivered['rooms'][number]> = {}) => ({
  building: '1',
  floor: 1,
  area,
  fitted: true,
  ...more,
});
/** Square metres are easier to read than hundredths. */
const squareMetres = (metres: number) => Math.round(metres * 100);
const plan = (more: Partial<FacilitiesPlan> = {}): FacilitiesPlan => ({
  permit: '建字第370303201500012号',
  permittedOn: '2015-03-02',
  totalArea: squareMetres(80_000),
  facilities: [
    { kind: 'service-rooms', amount: squareMetres(240) },
    { kind: 'committee-office', amount: squareMetres(20) },
    { kind: 'government-rooms', amount: squareMetres(50) },
    { kind: 'kindergarten', amount: squareMetres(1_800) },
    { kind: 'parking-spaces', amount: 600 },
  ],
  ...more,
});
const whole: FacilitiesDelivered = {
  rooms: [room(squareMetres(160)), room(squareMetres(80))],
  facilities: plan()
    .facilities.filter(({ kind }) => kind !== 'service-rooms')
    .map((each) => ({ ...each, otherUse: 0 })),
};
const without = (kind: string) => whole.facilities.filter((each) => each.kind !== kind);

describe('the share of service rooms (山东省物业管理条例 art. 12)', () => {
  test.each([
    [80_000, 240],
    [33_333.34, 100.01],
    [33_333.33, 100],
    [10_000, 100],
    [100_000.01, 300.01],
  ])('%d square metres of floor area: %d', (floorArea, least) => {
    expect(serviceRoomShare(squareMetres(floorArea))).toBe(squareMetres(least));
  });

  test('never below three per mille nor a hundred square metres, and never a hundredth more than needed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), (floorArea) => {
        const least = serviceRoomShare(floorArea);
        expect(least >= 10_000 && least * 1_000 >= floorArea * 3).toBe(true);
        if (least > 10_000) expect((least - 1) * 1_000).toBeLessThan(floorArea * 3);
      }),
    );
  });
});

describe('planned against delivered', () => {
  const deficits = (planned: FacilitiesPlan, delivered: FacilitiesDelivered) =>
    compare(planned, delivered).deficits.map(({ kind, against, required, provided, rule }) => ({
      kind,
      against,
      short: required - provided,
      article: rule.article,
    }));

  test('as planned: nothing', () => {
    expect(compare(plan(), whole)).toEqual({
      roomsRequired: squareMetres(240),
      roomsProvided: squareMetres(240),
      deficits: [],
    });
  });

  test('less than the permit: against the permit', () => {
    expect(deficits(plan(), { ...whole, rooms: [room(squareMetres(200))] })).toEqual([
      { kind: 'service-rooms', against: 'permit', short: squareMetres(40), article: '第六十四条' },
    ]);
    expect(deficits(plan(), { ...whole, facilities: without('kindergarten') })).toEqual([
      { kind: 'kindergarten', against: 'permit', short: squareMetres(1_800), article: '第六十四条' },
    ]);
  });

  test('built, and used for something else: a changed use', () => {
    const facilities = [
      ...without('kindergarten'),
      { kind: 'kindergarten' as const, amount: squareMetres(1_800), otherUse: squareMetres(600) },
    ];
    expect(deficits(plan(), { ...whole, facilities })).toEqual([
      { kind: 'kindergarten', against: 'use', short: squareMetres(600), article: '第七十四条' },
    ]);
  });

  test('as permitted, and less than the statute asks: housing’s', () => {
    const small = plan({ facilities: [{ kind: 'service-rooms', amount: squareMetres(150) }] });
    expect(deficits(small, { rooms: [room(squareMetres(150))], facilities: [] })).toEqual([
      { kind: 'service-rooms', against: 'statute', short: squareMetres(90), article: '第十二条' },
      { kind: 'committee-office', against: 'statute', short: squareMetres(20), article: '第十二条' },
      { kind: 'government-rooms', against: 'statute', short: squareMetres(50), article: '第十三条' },
    ]);
  });

  test('a project in phases owes the share of the first; one of before 2009 owes none', () => {
    expect(compare(plan({ firstPhase: squareMetres(50_000) }), whole).roomsRequired).toBe(squareMetres(150));
    const old = plan({ permittedOn: '2009-04-30', facilities: [] });
    expect(compare(old, { rooms: [], facilities: [] })).toEqual({ roomsRequired: 0, roomsProvided: 0, deficits: [] });
    expect(deficits(plan({ permittedOn: '2009-05-01', facilities: [] }), { rooms: [], facilities: [] })).toHaveLength(
      3,
    );
  });

  test.each([
    ['below the ground', { floor: -1 }],
    ['not fitted', { fitted: false }],
  ])('rooms %s count only where the permit is older than Zibo’s rule', (_what, more) => {
    const rooms = [room(squareMetres(240), more)];
    expect(deficits(plan({ permittedOn: '2021-11-30' }), { ...whole, rooms })).toEqual([]);
    expect(deficits(plan({ permittedOn: '2021-12-01' }), { ...whole, rooms })).toEqual([
      { kind: 'service-rooms', against: 'permit', short: squareMetres(240), article: '第六十四条' },
    ]);
  });
});

test('the fine: five to ten per cent of the cost, or up to ten where nothing helps (城乡规划法 art. 64)', () => {
  expect(shareOfCost(1_000_001, false)).toEqual({ warning: false, least: 50_001, most: 100_000 });
  expect(shareOfCost(1_000_001, true)).toEqual({ warning: false, least: 1, most: 100_000 });
});
