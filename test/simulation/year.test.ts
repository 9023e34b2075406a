import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPostgresEventLog } from '@tiaokuai/event-log';
import { possibilities } from '../../simulation/year/ends.ts';
import type { Simulated } from '../../simulation/year/simulate.ts';
import { createTestBed, type TestBed } from '../support/test-bed.ts';
import { allServices, simulateOn } from './simulated.ts';

/** `npm run test:year` plays all of it, which takes minutes; six weeks of winter show that nothing is stuck. */
const wholeYear = process.env.TIAOKUAI_TEST_YEAR !== undefined;
const days = wholeYear ? 365 : 42;

let bed: TestBed;
let year: Simulated;
beforeAll(async () => {
  // Ids follow from the district, and what is done first of two things from ids: this one is the same each time.
  bed = await createTestBed(undefined, '370303');
  year = await simulateOn(bed, { days, seed: 1, perDay: 4 });
}, 1_800_000);
afterAll(() => bed.close());

describe(`${days} days of the district`, () => {
  const name = 'every event of every aggregate happens, and everything ends in each of its ways';
  (wholeYear ? test : test.skip)(`${name}${wholeYear ? '' : ' (npm run test:year)'}`, () => {
    const missing = possibilities(allServices)
      .map(({ key }) => key)
      .filter((key) => !year.happened.has(key));
    expect(missing).toEqual([]);
  });

  test('every service is at work', () => {
    const silent = allServices.filter((each) => !year.happened.keys().some((key) => key.startsWith(`${each.name}.`)));
    expect(silent.map((each) => each.name)).toEqual([]);
    expect(year.happened.size).toBeGreaterThan(300);
  });

  test('no reaction is refused', () => expect(year.parked).toBe(0));

  test('all logs are whole', async () => {
    const eventLog = createPostgresEventLog({ pool: bed.adminPool });
    for (const { name } of allServices)
      expect(await eventLog.verify(`${bed.district}.${name}`)).toMatchObject({ kind: 'whole' });
  });
});
