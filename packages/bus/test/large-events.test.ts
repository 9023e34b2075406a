import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RecordedEvent } from '@tiaokuai/event-log';
import { createTestBed, type TestBed } from '../../../test/support/test-bed.ts';
import { until } from '../../../test/support/until.ts';
import { decodeEnvelope, followLog, startReactor, startRelay, streamNameOf } from '../src/index.ts';
import { append, type OwnNats, startOwnNats } from './support.ts';

/** A server whose messages are smaller than what a log may hold: such events have come to stand before somebody lowered it. */
let nats: OwnNats;
let bed: TestBed;
beforeAll(async () => {
  [nats, bed] = await Promise.all([startOwnNats([], '64KB'), createTestBed()]);
});
afterAll(async () => {
  await nats?.close();
  await bed?.close();
});

test('an event that no message can hold stops nobody: a reference stands in its place, and followers read the log', async () => {
  const nc = await nats.connect();
  const { log, eventLog, pool } = await bed.writer('fire');
  const troubles: string[] = [];
  const relay = startRelay({
    log,
    eventLog,
    nc,
    pool,
    polling: 20,
    report: ({ what, error }) => void troubles.push(`${what}: ${error}`),
  });
  const heard: RecordedEvent[] = [];
  const tail = followLog({
    nc,
    eventLog,
    log,
    after: 0n,
    polling: 200,
    deliver: async (events) => void heard.push(...events),
  });
  const handled: unknown[] = [];
  const reactor = await startReactor({
    name: 'large',
    sources: [{ log }],
    nc,
    eventLog,
    pool,
    polling: 200,
    handle: async ({ data }) => void handled.push(data.note),
  });
  const large = 'x'.repeat(100_000);
  const last = await append({ eventLog, log }, { note: 'before' }, { note: large }, { note: 'behind' });
  await relay.waitFor(last);
  await until('both have all', () => heard.length === 3 && handled.length === 3);
  expect(heard.map(({ data }) => data.note)).toEqual(['before', large, 'behind']);
  expect(new Set(handled)).toEqual(new Set(['before', large, 'behind']));
  expect(await reactor.parked()).toEqual([]);

  const manager = await nc.jetstreamManager({ checkAPI: false });
  const { data } = await manager.streams.getMessage(streamNameOf(bed.district), { seq: 2 });
  expect(decodeEnvelope(data)).toMatchObject({ id: heard[1]!.id, position: 2n });
  expect(JSON.parse(new TextDecoder().decode(data))).toMatchObject({ dataref: `urn:tiaokuai:event:${log}:2` });
  expect(decodeEnvelope(data).data).toBeUndefined();
  expect(troubles.filter((each) => each.includes('as a reference'))).toHaveLength(1);
  await Promise.all([tail.stop(), reactor.stop(), relay.stop()]);
});
