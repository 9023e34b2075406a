import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NatsConnection } from 'nats';
import { createTestBed, type TestBed } from '../../../test/support/test-bed.ts';
import { until } from '../../../test/support/until.ts';
import { bellOf, ParkNow, startReactor, startRelay } from '../src/index.ts';
import { newEntry } from './support.ts';

let bed: TestBed;
let nc: NatsConnection;
beforeAll(async () => {
  bed = await createTestBed();
  nc = await bed.connectBus();
});
afterAll(() => bed.close());

test('the example of the README runs', async () => {
  const fire = await bed.writer('fire');
  const police = await bed.writer('police');
  const inspected = newEntry({ stream: 'hazard-1', note: '占用消防通道' });
  const handled: string[] = [];
  let estateKnown = false;
  // region example
  // Fire's process: whatever stands in its log comes onto the bus.
  const relay = startRelay({ log: fire.log, eventLog: fire.eventLog, nc, pool: fire.pool });
  const [outcome] = await fire.eventLog.append(fire.log, [inspected]);
  nc.publish(bellOf(fire.log)); // without it the relay would look within a second
  if (outcome?.kind === 'appended') await relay.waitFor(outcome.lastPosition);

  // The police's process: reacts to it, at least once, in the order of each case.
  const reactor = await startReactor({
    name: 'towing',
    sources: [{ log: fire.log }], // one lane of it: { log, lane: 'fire.hazard' }
    nc,
    eventLog: police.eventLog,
    pool: police.pool,
    handle: async (event) => {
      if (!estateKnown) throw new ParkNow('no such estate'); // other errors: tried again, parked after six times
      handled.push(event.id); // what is written here carries ids that derive from event.id
    },
  });
  await until('it is parked', async () => (await reactor.parked()).length === 1);
  expect(await reactor.parked()).toMatchObject([{ stream: 'hazard-1', state: 'poison', reason: 'no such estate' }]);

  estateKnown = true;
  expect(await reactor.redrive()).toEqual({ succeeded: 1, remaining: 0 });
  expect(handled).toEqual([inspected.events[0]?.id]);
  await Promise.all([reactor.stop(), relay.stop()]);
  // endregion
});

test('the README shows that example and no other', async () => {
  const [own, readme] = await Promise.all(
    ['example.test.ts', '../README.md'].map((file) => readFile(new URL(file, import.meta.url), 'utf8')),
  );
  const region = /\/\/ region example\n([\s\S]*?) {2}\/\/ endregion/.exec(own ?? '')?.[1] ?? 'no region';
  const shown = /```ts\n([\s\S]*?)```/.exec(readme ?? '')?.[1] ?? 'no example';
  expect(shown.trim()).toBe(region.replaceAll(/^ {2}/gm, '').trim());
});
