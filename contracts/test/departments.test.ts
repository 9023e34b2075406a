import { describe, expect, test } from '@jest/globals';
import { departmentOn, departments, responsibilities, territories } from '../src/index.ts';

const zhOn = (responsibility: string, date: string) => departmentOn(responsibility, date)?.names.zh;

describe('the register of departments', () => {
  test.each(responsibilities.map(({ key }) => key))(
    'of %s has no gap and no overlap from 2018 on',
    (responsibility) => {
      const held = departments
        .filter((department) => department.responsibility === responsibility)
        .toSorted((a, b) => (a.from < b.from ? -1 : 1));
      expect(held[0]?.from).toBeDefined();
      expect((held[0]?.from ?? '') <= '2018-01-01').toBe(true);
      for (const [index, { from, to }] of held.entries()) {
        expect(to).toBe(held[index + 1]?.from);
        if (to) expect(from < to).toBe(true);
      }
    },
  );
  test('holds only registered responsibilities, each tenure with names and legal basis', () => {
    const keys = new Set(responsibilities.map(({ key }) => key));
    for (const { responsibility, names, legalBasis, from } of departments) {
      expect(keys).toContain(responsibility);
      expect(names.zh).toMatch(/\p{Script=Han}/u);
      expect(names.en).toMatch(/[a-z]/);
      expect(legalBasis).toMatch(/\p{Script=Han}/u);
      expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
  test('a case of 2018 finds the bureaus that the policy names', () => {
    expect(zhOn('pricing', '2018-06-01')).toBe('张店区物价局');
    expect(zhOn('market-supervision', '2018-06-01')).toBe('张店区工商局');
    expect(zhOn('quality-supervision', '2018-06-01')).toBe('张店区质监局');
    expect(zhOn('housing', '2018-06-01')).toBe('张店区房管局');
    expect(zhOn('planning', '2018-06-01')).toBe('市规划一处');
  });
  test('a case of 2020 finds one market supervision bureau that holds all three', () => {
    for (const responsibility of ['pricing', 'market-supervision', 'quality-supervision'])
      expect(zhOn(responsibility, '2020-06-01')).toBe('张店区市场监督管理局');
    expect(zhOn('housing', '2020-06-01')).toBe(zhOn('construction', '2020-06-01'));
    expect(zhOn('planning', '2020-06-01')).toBe(zhOn('natural-resources', '2020-06-01'));
  });
  test('changes hands on the first day of the next tenure', () => {
    expect(zhOn('pricing', '2019-03-31')).toBe('张店区物价局');
    expect(zhOn('pricing', '2019-04-01')).toBe('张店区市场监督管理局');
    expect(zhOn('fire', '2019-04-22')).toBe('张店消防大队');
    expect(zhOn('fire', '2019-04-23')).toBe('张店区消防救援大队');
  });
  test('knows nothing before it begins, or of what is not registered', () => {
    expect(departmentOn('pricing', '2017-11-30')).toBeUndefined();
    expect(departmentOn('weather', '2018-06-01')).toBeUndefined();
  });
});

test('the territories are named once each', () => {
  expect(new Set(territories.map(({ name }) => name)).size).toBe(12);
  for (const { name, kind } of territories) expect(name.endsWith(kind === 'town' ? '镇' : '街道')).toBe(true);
});
