import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, dueAt, type Limit, publishedCalendar, usedAt } from '../src/index.ts';

const chineseDays = createRequire(import.meta.url)('chinese-days') as { isWorkday(date: string): boolean };
const minute = 60_000;
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

const instant = fc
  .date({ min: new Date('2018-02-01'), max: new Date('2026-09-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const limit: fc.Arbitrary<Limit> = fc.record({
  unit: fc.constantFrom('minutes', 'hours', 'days', 'months', 'working-hours', 'working-days'),
  amount: fc.integer({ min: 1, max: 25 }),
});

describe('calendar', () => {
  test('agrees with chinese-days on every day of the published years', () => {
    for (let day = dayNumber('2018-01-01'); day <= dayNumber('2026-12-31'); day += 1) {
      const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
      expect([date, publishedCalendar.isWorkingDay(day)]).toEqual([date, chineseDays.isWorkday(date)]);
    }
  });
  test('flags what lies beyond it, where chinese-days guesses in silence', () => {
    expect(chineseDays.isWorkday('2027-01-01')).toBe(true);
    const due = dueAt({ start: '2026-12-31T02:00:00Z', limit: { unit: 'working-days', amount: 1 } });
    expect(due.beyondCalendar).toBe(true);
    expect(publishedCalendar.validThrough).toBe('2026-12-31');
  });
});

describe('due', () => {
  test.each<[string, string, Limit, string]>([
    [
      'minutes run through the night',
      '2018-05-11T23:50:00+08:00',
      { unit: 'minutes', amount: 30 },
      '2018-05-12T00:20:00+08:00',
    ],
    [
      'working hours cross noon',
      '2018-05-11T11:30:00+08:00',
      { unit: 'working-hours', amount: 2 },
      '2018-05-11T15:00:00+08:00',
    ],
    [
      'working hours cross the weekend',
      '2018-05-11T16:30:00+08:00',
      { unit: 'working-hours', amount: 4 },
      '2018-05-14T11:30:00+08:00',
    ],
    [
      'a working day from Friday is Monday',
      '2018-05-11T10:00:00+08:00',
      { unit: 'working-days', amount: 1 },
      '2018-05-14T17:30:00+08:00',
    ],
    [
      'a make-up Saturday counts',
      '2018-09-28T10:00:00+08:00',
      { unit: 'working-days', amount: 1 },
      '2018-09-29T17:30:00+08:00',
    ],
    [
      'National Day week does not',
      '2018-09-30T10:00:00+08:00',
      { unit: 'working-days', amount: 1 },
      '2018-10-08T17:30:00+08:00',
    ],
    ['days end at midnight', '2018-05-14T10:00:00+08:00', { unit: 'days', amount: 3 }, '2018-05-18T00:00:00+08:00'],
    ['a last day off moves on', '2018-05-10T10:00:00+08:00', { unit: 'days', amount: 3 }, '2018-05-15T00:00:00+08:00'],
    [
      'the last day of a short month',
      '2018-01-31T10:00:00+08:00',
      { unit: 'months', amount: 1 },
      '2018-03-01T00:00:00+08:00',
    ],
  ])('%s', (_name, start, length, end) => {
    expect(dueAt({ start, limit: length }).due).toBe(new Date(end).toISOString());
  });

  test('working hours agree with a count of minutes', () => {
    const isOfficeMinute = (at: number) => {
      const local = new Date(at + 8 * 60 * minute);
      const of = local.getUTCHours() * 60 + local.getUTCMinutes();
      return chineseDays.isWorkday(dateOf(at)) && ((of >= 510 && of < 720) || (of >= 810 && of < 1050));
    };
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 12 }), (start, amount) => {
        const begin = Math.floor(Date.parse(start) / minute) * minute;
        let at = begin;
        for (let left = amount * 60; left > 0; at += minute) if (isOfficeMinute(at)) left -= 1;
        const { due } = dueAt({ start: new Date(begin).toISOString(), limit: { unit: 'working-hours', amount } });
        expect(due).toBe(new Date(at).toISOString());
      }),
      { numRuns: 60 },
    );
  });

  test('later starts and longer limits are never due earlier; amber lies between', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 9_000 }), limit, (start, later, length) => {
        const first = dueAt({ start, limit: length });
        const shifted = new Date(Date.parse(start) + later * minute).toISOString();
        expect(dueAt({ start: shifted, limit: length }).due >= first.due).toBe(true);
        expect(dueAt({ start, limit: { ...length, amount: length.amount + 1 } }).due >= first.due).toBe(true);
        expect(first.amber >= start && first.amber <= first.due).toBe(true);
      }),
    );
  });

  test('a pause uses nothing up, and all of the limit is left to use', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(instant, limit, gaps, (start, length, minutes) => {
        const pauses = [];
        let at = Date.parse(start);
        for (let index = 0; index + 1 < minutes.length; index += 2) {
          const from = at + minutes[index]! * minute;
          at = from + minutes[index + 1]! * minute;
          pauses.push({ from: new Date(from).toISOString(), to: new Date(at).toISOString() });
        }
        const options = { start, limit: length, pauses };
        const { due } = dueAt(options);
        expect(due >= dueAt({ start, limit: length }).due).toBe(true);
        for (const { from, to } of pauses)
          expect(usedAt({ ...options, at: to })).toBeCloseTo(usedAt({ ...options, at: from }), 9);
        expect(usedAt({ ...options, at: due })).toBeCloseTo(1, 9);
      }),
    );
  });
});
