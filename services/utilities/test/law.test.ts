import { describe, expect, test } from '@jest/globals';
import { statutoryLimits, type Trade, trade } from '@tiaokuai/contracts';
import { answerLimitOn } from '../src/enquiry/law.ts';
import { covers } from '../src/outage/coverage.ts';
import { latestNotice, noticeOf } from '../src/outage/law.ts';
import { localityOf, noCutRule } from '../src/repair/law.ts';
import { reducedFen, reductionPercent } from '../src/temperature/law.ts';
import { trades } from '../src/trades.ts';

const keysOf = (of: Trade, locality: 'city' | 'village' | 'remote') =>
  trades[of].repair(locality).map(({ clock, key }) => [clock, statutoryLimits[key].limit.amount]);

describe('limits of repair by trade and place', () => {
  test.each([
    ['power', 'city', [['arrival', 45]]],
    ['power', 'village', [['arrival', 90]]],
    ['power', 'remote', [['arrival', 120]]],
    ['telecom', 'city', [['restoration', 48]]],
    ['telecom', 'village', [['restoration', 72]]],
    ['broadband', 'remote', [['restoration', 72]]],
    ['water', 'city', []],
    ['heating', 'city', []],
  ] as const)('%s, %s', (of, locality, expected) => {
    expect(keysOf(of, locality)).toEqual(expected);
  });

  test('every trade is a row of law, and rural estates are villages', () => {
    expect(Object.keys(trades).sort()).toEqual([...trade.options].sort());
    const estate = {
      estateId: '0190f000-0000-7000-8000-0000000000e1',
      name: '甲',
      subdistrict: '傅家镇',
      mode: 'none' as const,
    };
    expect(localityOf({ estate: { ...estate, kind: 'rural' } })).toBe('village');
    expect(localityOf({ estate: { ...estate, kind: 'new' } })).toBe('city');
    expect(localityOf({})).toBe('city');
  });
});

/** Acceptance case 18: the local limit beats the national one. */
describe('limits of answers', () => {
  test.each([
    ['gas', 'enquiry', '2013-06-01', 'gas-enquiry-national', []],
    ['gas', 'enquiry', '2018-05-14', 'gas-enquiry', ['城镇燃气管理条例 第二十九条']],
    ['gas', 'complaint', '2018-05-14', 'gas-complaint', []],
    ['heating', 'complaint', '2018-01-10', 'heating-complaint', []],
    ['heating', 'enquiry', '2014-03-01', 'general-completion', []],
    ['water', 'complaint', '2018-05-14', 'general-completion', []],
    [undefined, 'tariff', '2018-05-14', 'general-completion', []],
  ] as const)('%s, %s on %s: %s', (of, kind, day, key, setAside) => {
    const limit = answerLimitOn(of, kind, day);
    expect(limit.key).toBe(key);
    expect(limit.setAside.map(({ law, article }) => `${law} ${article}`)).toEqual(setAside);
  });
});

describe('notices of outages', () => {
  test.each([
    ['power', 'planned', 6, '2018-05-07T01:00:00.000Z', '电力供应与使用条例'],
    ['power', 'temporary', 6, '2018-05-13T01:00:00.000Z', '电力供应与使用条例'],
    ['water', 'planned', 6, '2018-05-13T01:00:00.000Z', '城市供水条例'],
    ['gas', 'planned', 6, '2018-05-12T01:00:00.000Z', '淄博市燃气管理条例'],
    ['heating', 'planned', 25, '2018-05-12T01:00:00.000Z', '山东省供热条例'],
    ['heating', 'planned', 24, undefined, '山东省供热条例'],
    ['telecom', 'planned', 6, undefined, '电信条例'],
    ['power', 'emergency', 6, undefined, '电力供应与使用条例'],
  ] as const)('%s, %s, %i hours', (of, kind, hours, latest, law) => {
    const notice = noticeOf(of, kind, hours);
    expect(notice.rule.law).toBe(law);
    expect(latestNotice(notice, '2018-05-14T01:00:00.000Z')).toBe(latest);
  });
});

describe('reduction of the heat fee', () => {
  test.each([
    [18, 18, 0],
    [17.9, 18, 50],
    [16.1, 18, 50],
    [16, 18, 100],
    [19, 20, 50],
  ])('lowest %d against %d: %d %% of a day', (lowest, standard, percent) => {
    expect(reductionPercent(lowest, standard)).toBe(percent);
  });

  test.each([
    [240_000, 120, 10, 100, 20_000],
    [240_000, 120, 10, 50, 10_000],
    // 100001 × 7 × 50 / (121 × 100) = 2892.59…: the fen goes to the user.
    [100_001, 121, 7, 50, 2_893],
    [1, 120, 1, 50, 1],
  ])('%i fen of %i days, %i of them too cold, %i %%: %i fen', (fen, days, cold, percent, reduced) => {
    expect(reducedFen(fen, days, cold, percent)).toBe(reduced);
  });
});

test('who cuts a supply is under the law of the day', () => {
  expect(noCutRule('2018-05-14')).toEqual({ law: '山东省物业管理条例', article: '第六十四条' });
  expect(noCutRule('2021-11-30').law).toBe('山东省物业管理条例');
  expect(noCutRule('2021-12-01')).toEqual({ law: '淄博市物业管理条例', article: '第五十六条、第八十二条' });
});

describe('the area of an outage', () => {
  const estateId = '0190f000-0000-7000-8000-0000000000e1';
  const estate = { estateId, name: '和平小区', subdistrict: '和平街道', kind: 'old' as const, mode: 'none' as const };
  const nowhere = { estates: [], subdistricts: [], places: [] };
  const inEstate = (...buildings: string[]) => ({ ...nowhere, estates: [{ estateId, name: '和平小区', buildings }] });

  test.each([
    ['a whole estate', inEstate(), { estate }, true],
    ['another estate', inEstate(), { estate: { ...estate, estateId: '0190f000-0000-7000-8000-0000000000e2' } }, false],
    ['its buildings', inEstate('3', '4'), { estate, place: { building: '3' } }, true],
    ['another building', inEstate('3', '4'), { estate, place: { building: '5' } }, false],
    ['a building that the report does not name', inEstate('3'), { estate }, false],
    ['a subdistrict', { ...nowhere, subdistricts: ['和平街道'] }, { estate }, true],
    ['a road', { ...nowhere, places: ['金晶大道'] }, { place: { named: '金晶大道' } }, true],
    ['no place at all', { ...nowhere, places: ['金晶大道'] }, {}, false],
  ])('%s', (_what, area, where, expected) => {
    expect(covers(area, where)).toBe(expected);
  });
});
