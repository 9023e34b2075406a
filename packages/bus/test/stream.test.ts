import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { NatsConnection, ServerInfo } from 'nats';
import { createTestBed, type TestBed } from '../../../test/support/test-bed.ts';
import { checkServer, ensureStream, streamNameOf, UnfitServer } from '../src/index.ts';

test.each([
  ['2.9.9', false, false],
  ['2.9.10', true, false],
  ['2.9.25', true, false],
  ['2.10.29', true, false],
  ['2.11.15', true, false],
  ['2.12.0', true, false],
  ['2.12.11', true, false],
  ['2.12.12', true, true],
  ['2.12.40', true, true],
  // A later line is judged by its own bound: 2.13 and the first of 2.14 lack what 2.12.12 has.
  ['2.13.0', true, false],
  ['2.13.12', true, false],
  ['2.14.2', true, false],
  ['2.14.3', true, true],
  ['2.15.0', true, true],
  ['3.0.0', true, true],
  ['1.4.1', false, false],
  ['', false, false],
])('nats-server %s: fit for development %s, for production %s', (version, development, production) => {
  const nc = { info: { version } as ServerInfo };
  for (const [fit, inProduction] of [
    [development, false],
    [production, true],
  ] as const) {
    const check = () => checkServer(nc, { production: inProduction });
    if (fit) expect(check).not.toThrow();
    else expect(check).toThrow(UnfitServer);
  }
});

test('a server that has not said what it is, is refused', () => {
  expect(() => checkServer({}, { production: false })).toThrow('2.9.10 is the least');
});

let bed: TestBed;
let nc: NatsConnection;
beforeAll(async () => {
  bed = await createTestBed();
  nc = await bed.connectBus();
});
afterAll(() => bed.close());

test('a district has one stream, however many ask for it at once, and nobody empties it', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => ensureStream(nc, bed.district)));
  expect(new Set(made.map(({ created }) => created)).size).toBe(1);
  expect(made[0]!.config).toMatchObject({ subjects: [`evt.${bed.district}.>`], deny_delete: true, deny_purge: true });
  const manager = await nc.jetstreamManager({ checkAPI: false });
  await expect(manager.streams.purge(streamNameOf(bed.district))).rejects.toThrow(/not permitted/);
  checkServer(nc, { production: false });
});
