import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTimeline } from '../../simulation/year/timeline.ts';

const start = Date.parse('2025-01-02T01:00:00.000Z');

test('work comes in the order of time, and of what was put down at the same instant the first comes first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 60 }), async (minutes) => {
      const timeline = createTimeline(start);
      const done: { minute: number; no: number }[] = [];
      for (const [no, minute] of minutes.entries()) timeline.after(minute, () => done.push({ minute, no }));
      while (timeline.next() !== Number.POSITIVE_INFINITY) {
        timeline.moveTo(timeline.next());
        await timeline.work();
      }
      const expected = minutes.map((minute, no) => ({ minute, no })).sort((a, b) => a.minute - b.minute || a.no - b.no);
      expect(done).toEqual(expected);
    }),
  );
});

test('office minutes leave out the night and the holiday', () => {
  // The evening before New Year's day, which is a day off.
  const timeline = createTimeline(Date.parse('2024-12-31T09:30:00.000Z'));
  timeline.inOffice(60, () => undefined);
  expect(new Date(timeline.next()).toISOString() > '2025-01-02T00:00:00.000Z').toBe(true);
});

test('time does not go back', () => {
  const timeline = createTimeline(start);
  timeline.moveTo(start + 1);
  expect(() => timeline.moveTo(start)).toThrow('lies before');
});

test('what was put down for the past is done now', () => {
  const timeline = createTimeline(start);
  timeline.at(start - 5_000, () => undefined);
  expect(timeline.next()).toBe(start);
});
