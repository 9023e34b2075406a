import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Digest, digestsOf } from '../../simulation/year/digest.ts';
import { audit, settle } from '../support/auditor.ts';
import { type District, openDistrict } from '../support/district.ts';
import { createTestBed, type TestBed } from '../support/test-bed.ts';
import { allServices, simulateOn } from './simulated.ts';

/** Some days of January: heating fails, fees are due. */
const someDays = { days: 6, perDay: 4 };

const beds: TestBed[] = [];
/** The same district each time, each time in a database of its own. */
const played = async (seed: number): Promise<readonly Digest[]> => {
  const bed = await createTestBed(undefined, beds[0]?.district);
  beds.push(bed);
  const { parked } = await simulateOn(bed, { ...someDays, seed });
  expect(parked).toBe(0);
  return digestsOf(bed.adminPool, bed.district);
};

let first: readonly Digest[];
let district: District | undefined;
beforeAll(async () => {
  first = await played(7);
}, 600_000);
afterAll(async () => {
  await district?.host.stop();
  for (const bed of beds) await bed.close();
});

test('the same seed gives the same logs, event for event', async () => {
  expect(first.reduce((sum, { events }) => sum + events, 0)).toBeGreaterThan(300);
  expect(await played(7)).toEqual(first);
}, 600_000);

test('another seed gives others', async () => {
  const other = await played(8);
  expect(other.map(({ digest }) => digest)).not.toEqual(first.map(({ digest }) => digest));
}, 600_000);

test('a running district goes on from there: all on the bus, nothing done twice, nothing parked', async () => {
  const [bed] = beds as [TestBed];
  const services = allServices.map(({ name }) => name);
  district = await openDistrict({ bed, start: '2025-01-07T00:00:00.000Z' });
  const { nc, client } = district.host;
  const looking = { district: bed.district, services, pool: bed.adminPool, nc, client };
  await settle(looking);
  const { problems, events, messagesOnBus, readModels } = await audit(looking);
  expect(problems).toEqual([]);
  expect(messagesOnBus).toBeGreaterThanOrEqual(events);
  expect(readModels).toBeGreaterThan(50);
  // What was played stands as it stood.
  const now = new Map((await digestsOf(bed.adminPool, bed.district)).map((each) => [each.log, each.events]));
  for (const { log, events: before } of first) expect(now.get(log)).toBeGreaterThanOrEqual(before);
}, 600_000);
