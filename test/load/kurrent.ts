/**
 * The event log in KurrentDB: appends of one event each with many in flight, replay of a log, and how long a writer that
 * starts must read before its first append (catch-up), with and without an index that was kept.
 *
 *     TIAOKUAI_TEST_KURRENT=kurrentdb://… node test/load/kurrent.ts [--events 100000] [--in-flight 64]
 *
 * Without a server named in the environment it runs against the double, in this same process: then half of the time is the
 * double's, nothing is durable, and the figures only say what the adapter costs. Beside it in the same run: the same events by
 * the bare client, as many in a call.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { NewEvent } from '@tiaokuai/event-log';
import { readAddress } from '@tiaokuai/event-log/address';
import { createKurrentEventLog } from '@tiaokuai/event-log/kurrent';
import { v7 as uuid } from 'uuid';
import { openStores } from '../support/kurrent.ts';
import { inFlight, numbers, report, secondsOf } from './figures.ts';

const { events: count, 'in-flight': width } = numbers({ events: 100_000, 'in-flight': 64 });
const [double, real] = openStores;
const server = process.env.TIAOKUAI_TEST_KURRENT ? real! : double!;
const store = await server.open();
const folder = await mkdtemp(join(tmpdir(), 'tiaokuai-kurrent-'));
const log = `${uuid().slice(0, 8)}.load`;
const open = (snapshots?: string) =>
  createKurrentEventLog({
    connectionString: store.address,
    logs: async () => [log],
    ...(snapshots ? { snapshots } : {}),
  });

const data = { referralId: uuid(), note: '已到现场，正在处置；车主已通知，预计一小时内移车。', case: 'hazard-17' };
const eventOf = (): NewEvent => ({
  id: uuid(),
  type: 'cn.tiaokuai.load.ProgressReported.v1',
  lane: 'load.referral',
  time: new Date().toISOString(),
  correlationid: uuid(),
  causationid: uuid(),
  actor: 'officer:load-1',
  data,
});
const entryOf = (stream: string) => ({
  commandId: uuid(),
  stream,
  expectedVersion: 'any' as const,
  events: [eventOf()],
});

try {
  const eventLog = open();
  const appending = await secondsOf(() =>
    inFlight(count, width, (index) => eventLog.append(log, [entryOf(`referral-${index % 5_000}`)])),
  );

  const { clientString, credentials } = readAddress(store.address);
  const client = EventStoreDBClient.connectionString(clientString);
  const asUser = { credentials: credentials ?? { username: 'none', password: 'none' } };
  const bareCalls = Math.ceil(Math.min(count, 20_000) / width);
  const bare = await secondsOf(async () => {
    for (let call = 0; call < bareCalls; call += 1) {
      const batch = Array.from({ length: width }, () => {
        const { type, ...metadata } = eventOf();
        return jsonEvent({ id: metadata.id, type, data, metadata: { ...metadata, data: undefined } });
      });
      await client.appendToStream(`bare-${log}`, batch, asUser);
    }
  });

  let replayed = 0;
  const replaying = await secondsOf(async () => {
    for await (const page of eventLog.readLog(log, { after: 0n, pageSize: 5_000 })) replayed += page.length;
  });
  let read = 0;
  const bareReading = await secondsOf(async () => {
    for await (const { event } of client.readStream(`tiaokuai-${log}`, { maxCount: count, ...asUser }))
      if (event) read += 1;
  });
  if (replayed !== count || read !== count) throw new Error(`${replayed} and ${read} of ${count} events were read`);
  const verifying = await secondsOf(async () => {
    const verified = await eventLog.verify(log);
    if (verified.kind !== 'whole') throw new Error(verified.reason);
  });

  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const fresh = open(folder);
  const catchingUp = await secondsOf(() => fresh.append(log, [entryOf('first')]));
  globalThis.gc?.();
  const held = process.memoryUsage().heapUsed - before;
  await fresh.close();
  const again = open(folder);
  const withIndex = await secondsOf(() => again.append(log, [entryOf('second')]));
  const { size } = await stat(join(folder, `${log}.index`));
  await again.close();
  await eventLog.close();
  await client.dispose();

  report(
    'kurrent',
    [
      { what: `appends of one event, ${width} in flight`, value: count / appending, unit: 'events/s' },
      { what: `bare client, ${width} events in a call`, value: (bareCalls * width) / bare, unit: 'events/s' },
      { what: 'replay through the port', value: count / replaying, unit: 'events/s' },
      { what: 'bare client, one read', value: count / bareReading, unit: 'events/s' },
      { what: 'verify', value: count / verifying, unit: 'events/s' },
      { what: 'first append of a new writer (catch-up)', value: catchingUp, unit: 's' },
      { what: 'caught up', value: count / catchingUp, unit: 'events/s' },
      { what: 'the same with an index that was kept', value: withIndex, unit: 's' },
      { what: 'index in memory', value: held / count, unit: 'bytes/event' },
      { what: 'index in its file', value: size / count, unit: 'bytes/event' },
    ],
    { against: server.name, events: count },
  );
} finally {
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);
