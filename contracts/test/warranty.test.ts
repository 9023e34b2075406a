import { describe, expect, test } from '@jest/globals';
import type { EstateSnapshot } from '../src/index.ts';
import { dayInChina, warrantyEnds, warrantyPartOf, warrantyStateOf, yearsAfter } from '../src/index.ts';

const ends = (part: string, acceptedOn: string) => {
  const of = warrantyPartOf(part);
  if (!of) throw new Error(`no part ${part}`);
  return warrantyEnds(of, acceptedOn);
};
const estate = (acceptedOn?: string): EstateSnapshot => ({
  estateId: '01890000-0000-7000-8000-000000000000',
  name: '测试小区',
  subdistrict: '和平街道',
  kind: 'new',
  mode: 'professional',
  ...(acceptedOn && { acceptedOn }),
});

describe('statutory warranties (建设工程质量管理条例 art. 40)', () => {
  test.each([
    ['waterproofing', '2014-06-30', '2019-06-30', 'five years'],
    ['pipes-wiring-decoration', '2016-02-29', '2018-02-28', 'two years, over a leap day'],
    ['heating-cooling', '2016-06-01', '2018-03-16', 'the seasons 2016/17 and 2017/18'],
    ['heating-cooling', '2016-12-01', '2019-03-16', 'accepted in a season, which does not count'],
    ['heating-cooling', '2016-02-01', '2018-03-16', 'accepted late in a season: the next two count'],
    ['structure', '1990-01-01', '2040-01-01', 'the least design life'],
  ])('of %s accepted on %s ends before %s: %s', (part, acceptedOn, expected) => {
    expect(ends(part, acceptedOn)).toBe(expected);
  });

  const leak = { category: 'warranty-repair/leak', urgency: 'normal', answers: {} } as const;
  test('run until the day itself, by the calendar of China', () => {
    const facts = { ...leak, estate: estate('2014-06-30') };
    expect(warrantyStateOf({ ...facts, at: '2019-06-29T15:59:59Z' })).toBe('running');
    expect(warrantyStateOf({ ...facts, at: '2019-06-29T16:00:00Z' })).toBe('over');
  });
  test('are those of the answered part before those of the implied one', () => {
    const facts = { ...leak, estate: estate('2014-06-30'), at: '2018-01-01T00:00:00Z' };
    expect(warrantyStateOf(facts)).toBe('running');
    expect(warrantyStateOf({ ...facts, answers: { 'building-part': 'pipes-wiring-decoration' } })).toBe('over');
  });
  test('are unknown without an estate, a day of acceptance or a part', () => {
    const at = '2018-01-01T00:00:00Z';
    expect(warrantyStateOf({ ...leak, at })).toBe('unknown');
    expect(warrantyStateOf({ ...leak, estate: estate(), at })).toBe('unknown');
    expect(warrantyStateOf({ ...leak, category: 'theft', estate: estate('2016-01-01'), at })).toBe('unknown');
  });
  test('of the structure are unknown past the least design life', () => {
    const facts = { ...leak, answers: { 'building-part': 'structure' }, at: '2020-01-01T00:00:00Z' };
    expect(warrantyStateOf({ ...facts, estate: estate('1975-01-01') })).toBe('running');
    expect(warrantyStateOf({ ...facts, estate: estate('1965-01-01') })).toBe('unknown');
  });
});

test('a day in China begins eight hours before one in UTC', () => {
  expect(dayInChina('2018-12-31T15:59:59.999Z')).toBe('2018-12-31');
  expect(dayInChina('2018-12-31T16:00:00Z')).toBe('2019-01-01');
  expect(dayInChina('2019-01-01T00:00:00+08:00')).toBe('2019-01-01');
});

test('years after 29 February end on the 28th', () => {
  expect(yearsAfter('2020-02-29', 1)).toBe('2021-02-28');
  expect(yearsAfter('2020-02-29', 4)).toBe('2024-02-29');
});
