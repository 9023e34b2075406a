import { describe, expect, test } from '@jest/globals';
import type { DescribedDefect } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { coverageOf, personsRange } from '../src/warranty-repair/law.ts';

const defect = (more: Partial<DescribedDefect>): DescribedDefect => ({
  part: 'waterproofing',
  what: '渗漏',
  common: true,
  cause: 'workmanship',
  ...more,
});
const acceptedOn = '2013-05-20';

describe('the warranty of each part (建设工程质量管理条例 art. 40)', () => {
  test.each([
    ['waterproofing: five years, the last day', {}, '2018-05-19', true, '2018-05-20'],
    ['waterproofing: the day after', {}, '2018-05-20', false, '2018-05-20'],
    ['pipes, wiring, decoration: two years', { part: 'pipes-wiring-decoration' }, '2015-05-19', true, '2015-05-20'],
    ['two years are over', { part: 'pipes-wiring-decoration' }, '2015-05-20', false, '2015-05-20'],
    ['heating: two whole seasons', { part: 'heating-cooling' }, '2015-03-15', true, '2015-03-16'],
    ['heating: after them', { part: 'heating-cooling' }, '2015-03-16', false, '2015-03-16'],
    ['the structure: fifty years at least', { part: 'structure' }, '2062-01-01', true, '2063-05-20'],
    ['the structure: seventy by design', { part: 'structure', designLife: 70 }, '2080-01-01', true, '2083-05-20'],
    ['a shorter design life holds', { part: 'structure', designLife: 5 }, '2018-05-20', false, '2018-05-20'],
    ['a longer agreement holds to its last day', { agreedUntil: '2021-05-19' }, '2021-05-19', true, '2021-05-20'],
    ['a shorter agreement does not', { agreedUntil: '2014-01-01' }, '2018-05-19', true, '2018-05-20'],
  ] as const)('%s', (_what, more, reportedOn, covered, warrantyEnds) => {
    expect(coverageOf(defect(more), acceptedOn, reportedOn)).toMatchObject({ covered, warrantyEnds });
  });

  test('after fifty years only the design documents know the structure’s', () => {
    expect(coverageOf(defect({ part: 'structure' }), '1960-01-01', '2018-05-14')).toBe('design-life-unknown');
  });

  test.each([
    ['over, in common', { common: true }, '2020-01-01', 'maintenance-fund', '第六十八条'],
    ['over, in a flat', { common: false }, '2020-01-01', 'owner', '第六十六条'],
    ['misused within the time', { cause: 'misuse' }, '2014-01-01', 'who-caused-it', '第四十条'],
    ['broken by a third party', { cause: 'third-party' }, '2014-01-01', 'who-caused-it', '第四十条'],
    [
      'struck by force majeure, in a flat',
      { cause: 'force-majeure', common: false },
      '2014-01-01',
      'owner',
      '第六十六条',
    ],
  ] as const)('%s: not the builder’s, and whose it is', (_what, more, reportedOn, way, article) => {
    expect(coverageOf(defect(more), acceptedOn, reportedOn)).toMatchObject({ covered: false, way, rule: { article } });
  });

  test('whatever is agreed: never shorter than the least, and covered exactly before its end', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => new Date(Date.UTC(2000, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
    const part = fc.constantFrom('waterproofing', 'heating-cooling', 'pipes-wiring-decoration');
    fc.assert(
      fc.property(part, day, day, day, (key, accepted, reported, agreedUntil) => {
        const least = coverageOf(defect({ part: key }), accepted, reported);
        const agreed = coverageOf(defect({ part: key, agreedUntil }), accepted, reported);
        if (least === 'design-life-unknown' || agreed === 'design-life-unknown') throw new Error('no structure here');
        expect(agreed.warrantyEnds >= least.warrantyEnds).toBe(true);
        expect(agreed.warrantyEnds > agreedUntil).toBe(true);
        expect(agreed.covered).toBe(reported < agreed.warrantyEnds);
        expect(agreed.covered).toBe(agreed.way === undefined);
      }),
    );
  });
});

test('a person in the unit: five to ten per cent of its fine, whole yuan (art. 73)', () => {
  expect(personsRange(100_000)).toEqual({ warning: false, least: 5_000, most: 10_000 });
  expect(personsRange(150_001)).toEqual({ warning: false, least: 7_501, most: 15_000 });
});
