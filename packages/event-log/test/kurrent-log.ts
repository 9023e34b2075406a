import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { v7 } from 'uuid';
import type { EventLog } from '../src/index.ts';
import { readAddress } from '../src/kurrent/address.ts';
import { entry } from './conformance.ts';
import type { KurrentUnderTest } from './kurrent-under-test.ts';

/** What only a log in KurrentDB can meet; whoever may use the server may also do this to it. */
export const describeKurrentLog = (name: string, open: () => Promise<KurrentUnderTest>): void =>
  describe(`the log in KurrentDB: ${name}`, () => {
    let under: KurrentUnderTest;
    let eventLog: EventLog;
    let client: EventStoreDBClient;
    const asUser = () => ({
      credentials: readAddress(under.connectionString).credentials ?? { username: 'none', password: 'none' },
    });
    beforeAll(async () => {
      under = await open();
      eventLog = under.eventLog;
      client = EventStoreDBClient.connectionString(readAddress(under.connectionString).clientString);
    });
    afterAll(async () => {
      await client.dispose();
      await under.close();
    });

    const filled = async (events = 5): Promise<string> => {
      const log = await under.newLog();
      for (let n = 0; n < events; n += 1) await eventLog.append(log, [entry('a', n)]);
      return log;
    };
    const subjects = async (log: string, reader = eventLog) => {
      const seen: string[] = [];
      for await (const page of reader.readLog(log)) seen.push(...page.map(({ subject }) => subject));
      return seen;
    };

    test("an event lies under the log's stream as KurrentDB's own tools expect it", async () => {
      const log = await filled(2);
      const events = [];
      for await (const { event } of client.readStream(`tiaokuai-${log}`, asUser())) if (event) events.push(event);
      const [first] = await eventLog.readStream(log, 'a');
      expect(events).toHaveLength(2);
      expect(events[0]).toMatchObject({
        type: first!.type,
        isJson: true,
        data: first!.data,
        metadata: {
          id: first!.id,
          stream: 'a',
          version: 1,
          lane: first!.lane,
          recorded: first!.recordedtime,
          $correlationId: first!.correlationid,
          $causationId: first!.causationid,
          command: first!.commandid,
          hash: first!.hash,
        },
      });
      expect(events[0]!.metadata).not.toHaveProperty('traceparent');
    });

    test('a foreign event is passed over by readers and writers, and named by verify', async () => {
      const log = await filled(3);
      const id = v7();
      await client.appendToStream(`tiaokuai-${log}`, jsonEvent({ id, type: 'Noted', data: { by: 'hand' } }), asUser());
      const outcome = await eventLog.append(log, [entry('a', 3), entry('b', 0)]);
      expect(outcome).toMatchObject([
        { kind: 'appended', firstPosition: 5n, version: 4 },
        { kind: 'appended', firstPosition: 6n, version: 1 },
      ]);
      expect(await subjects(log)).toEqual(['a', 'a', 'a', 'a', 'b']);
      const other = await under.connect();
      expect(await other.append(log, [entry('b', 1)])).toMatchObject([{ firstPosition: 7n }]);
      expect((await other.head(log)).position).toBe(7n);
      await client.appendToStream(`tiaokuai-${log}`, jsonEvent({ type: 'Noted', data: {} }), asUser());
      expect((await other.head(log)).position).toBe(7n);
      expect(await eventLog.verify(log)).toEqual({
        kind: 'broken',
        log,
        position: 4n,
        reason: `a foreign event stands here: Noted, id ${id}`,
      });
    });

    test('an event that only looks like one of the log is found', async () => {
      const log = await filled(3);
      const [, , third] = await eventLog.readStream(log, 'a');
      const { hash, recordedtime: recorded, correlationid, causationid, actor, lane, time } = third!;
      const metadata = { $correlationId: correlationid, $causationId: causationid, actor, lane, time, recorded, hash };
      const forged = { ...metadata, id: v7(), stream: 'a', version: 4, command: v7(), index: 0, size: 1 };
      await client.appendToStream(
        `tiaokuai-${log}`,
        jsonEvent({ type: third!.type, data: { note: 'forged' }, metadata: forged }),
        asUser(),
      );
      expect(await eventLog.verify(log)).toMatchObject({ position: 4n, reason: expect.stringContaining('hash') });
    });

    test('a command of which only a part stands is found', async () => {
      const log = await filled(1);
      const whole = await under.newLog();
      await eventLog.append(whole, [entry('a', 0, 3)]);
      const copied = [];
      for await (const { event } of client.readStream(`tiaokuai-${whole}`, { maxCount: 2, ...asUser() }))
        if (event?.isJson)
          copied.push(jsonEvent({ type: event.type, data: event.data, metadata: event.metadata as object }));
      const half = await under.newLog();
      await client.appendToStream(`tiaokuai-${half}`, copied, asUser());
      expect(await eventLog.verify(whole)).toMatchObject({ kind: 'whole', events: 3 });
      // Under another name no hash fits; the same log with its end cut off has every hash right.
      expect(await eventLog.verify(half)).toMatchObject({ kind: 'broken', position: 1n });
      expect(await eventLog.verify(log)).toMatchObject({ kind: 'whole' });
    });

    test.each([
      ['truncateBefore', { truncateBefore: 2 }, '$tb 2'],
      ['maxCount', { maxCount: 3 }, '$maxCount 3'],
      ['maxAge', { maxAge: 86_400 }, '$maxAge 86400'],
    ])(
      'settings that let KurrentDB drop events (%s) are found, and nothing is built on such a log',
      async (_name, settings, words) => {
        const log = await filled(5);
        await client.setStreamMetadata(`tiaokuai-${log}`, settings, asUser());
        expect(await eventLog.verify(log)).toMatchObject({ kind: 'broken', reason: expect.stringContaining(words) });
        const fresh = await under.connect();
        await expect(fresh.append(log, [entry('a', 5)])).rejects.toMatchObject({
          code: 'damaged',
          message: expect.stringContaining(words),
        });
      },
    );

    test('a log whose stream was deleted is damaged, not empty', async () => {
      const softly = await filled(3);
      await client.deleteStream(`tiaokuai-${softly}`, asUser());
      const gone = await filled(3);
      await client.tombstoneStream(`tiaokuai-${gone}`, asUser());
      for (const log of [softly, gone]) {
        const fresh = await under.connect();
        await expect(fresh.append(log, [entry('b', 0)])).rejects.toMatchObject({ code: 'damaged' });
        await expect(eventLog.append(log, [entry('a', 1)])).rejects.toMatchObject({ code: 'damaged' });
        expect(await fresh.verify(log).catch((error: Error) => ({ kind: 'broken', error }))).toMatchObject({
          kind: 'broken',
        });
      }
    });

    test('an index that was kept shortens the next start, and counts for nothing where it does not fit', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'tiaokuai-index-'));
      try {
        const log = await filled(20);
        const first = await under.connect({ snapshots: folder });
        await first.append(log, [entry('a', 20)]);
        await first.close();
        await eventLog.append(log, [entry('a', 21), entry('b', 0)]);
        const second = await under.connect({ snapshots: folder });
        expect(await second.append(log, [entry('a', 22)])).toMatchObject([{ version: 23, lastPosition: 24n }]);
        expect((await second.readStream(log, 'a')).map(({ version }) => version)).toHaveLength(23);
        await second.close();
        // The same name on another server, or on this one after a restore.
        const { snapshotsIn } = await import('../src/kurrent/snapshots.ts');
        const kept = await snapshotsIn(folder).load(log);
        const elsewhere = await filled(30);
        await snapshotsIn(folder).save(elsewhere, { ...kept! });
        const third = await under.connect({ snapshots: folder });
        expect(await third.append(elsewhere, [entry('a', 30)])).toMatchObject([{ version: 31, lastPosition: 31n }]);
        expect(await third.verify(elsewhere)).toMatchObject({ kind: 'whole', events: 31 });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  });
