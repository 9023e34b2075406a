import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPostgresEventLog } from '@tiaokuai/event-log';
import { possibilities } from '../../infra/simulation/ends.ts';
import type { Simulated } from '../../infra/simulation/simulate.ts';
import { createTestBed, type TestBed } from '../support/test-bed.ts';
import { allServices, simulateOn } from './simulated.ts';

let bed: TestBed;
let year: Simulated;
beforeAll(async () => {
  // Ids follow from the district, and what is done first of two things from ids: this one is the same each time.
  bed = await createTestBed(undefined, '370303');
  year = await simulateOn(bed, { days: 365, seed: 1, perDay: 4 });
}, 1_800_000);
afterAll(() => bed.close());

describe('a year of the district', () => {
  test('every event of every aggregate happens, and everything ends in each of its ways', () => {
    const missing = possibilities(allServices)
      .map(({ key }) => key)
      .filter((key) => !year.happened.has(key));
    expect(missing).toEqual([]);
  });

  test('no reaction is refused', () => expect(year.parked).toBe(0));

  test('all logs are whole', async () => {
    const eventLog = createPostgresEventLog({ pool: bed.adminPool });
    for (const { name } of allServices)
      expect(await eventLog.verify(`${bed.district}.${name}`)).toMatchObject({ kind: 'whole' });
  });
});
