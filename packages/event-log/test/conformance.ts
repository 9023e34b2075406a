import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v7 } from 'uuid';
import type { AppendEntry, EventLog, NewEvent, RecordedEvent } from '../src/index.ts';

/** What a suite is given: an adapter on a log of its own that is empty. */
export interface LogUnderTest {
  readonly eventLog: EventLog;
  /** A second connection to the same store, as another process would have it. */
  readonly other: EventLog;
  /** A fresh, empty log. */
  newLog(): Promise<string>;
  /** Breaks the connections of `eventLog`, while calls are under way. */
  breakConnections(): Promise<void>;
  /** Changes an event's content behind the log's back. */
  tamper(log: string, position: bigint): Promise<void>;
  close(): Promise<void>;
}

export const event = (note = 'seen', lane = 'fire.hazard'): NewEvent => ({
  id: v7(),
  type: 'cn.tiaokuai.fire.HazardInspected.v1',
  lane,
  time: '2026-03-02T08:00:00.000Z',
  correlationid: v7(),
  causationid: v7(),
  actor: 'officer:1',
  data: { note },
});

export const entry = (stream: string, expectedVersion: AppendEntry['expectedVersion'], count = 1): AppendEntry => ({
  commandId: v7(),
  stream,
  expectedVersion,
  events: Array.from({ length: count }, (_, n) => event(`${stream} ${n}`)),
});

const readAll = async (pages: AsyncIterable<readonly RecordedEvent[]>): Promise<RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const page of pages) events.push(...page);
  return events;
};

/** The suite that every adapter of the event log must pass. */
export const describeEventLogConformance = (name: string, open: () => Promise<LogUnderTest>): void =>
  describe(`event log: ${name}`, () => {
    let under: LogUnderTest;
    let eventLog: EventLog;
    beforeAll(async () => {
      under = await open();
      eventLog = under.eventLog;
    });
    afterAll(() => under.close());

    test('an event comes back as it was given, with its place and its hash', async () => {
      const log = await under.newLog();
      const data = { text: '消防通道 "A"\n\u0000\ud800', nested: [1, { deep: null }], big: 2 ** 53 };
      const given = { ...event(), data };
      await eventLog.append(log, [{ commandId: v7(), stream: 'hazard-1', expectedVersion: 0, events: [given] }]);
      const [stored] = await eventLog.readStream(log, 'hazard-1');
      expect(stored).toMatchObject({ ...given, log, position: 1n, version: 1, subject: 'hazard-1' });
      expect(stored?.hash).toMatch(/^[0-9a-f]{64}$/);
    });

    test('independent commands of one call have outcomes of their own', async () => {
      const log = await under.newLog();
      await eventLog.append(log, [entry('a', 0)]);
      const kinds = (await eventLog.append(log, [entry('a', 0), entry('b', 0), entry('b', 1), entry('a', 'any')])).map(
        (outcome) => (outcome.kind === 'appended' ? outcome.version : outcome.kind),
      );
      expect(kinds).toEqual(['version-conflict', 1, 2, 2]);
    });

    test('a command repeated gets the first answer and writes nothing', async () => {
      const log = await under.newLog();
      const once = entry('a', 0, 3);
      const [first] = await eventLog.append(log, [once]);
      const [again, inOneCall] = await under.other.append(log, [once, once]);
      expect(again).toEqual({ ...first, repeated: true });
      expect(inOneCall).toEqual(again);
      expect((await eventLog.head(log)).position).toBe(3n);
    });

    test('an event id stands once, also under another command', async () => {
      const log = await under.newLog();
      const once = entry('a', 0);
      await eventLog.append(log, [once]);
      const [outcome] = await eventLog.append(log, [{ ...once, commandId: v7(), stream: 'b' }]);
      expect(outcome).toEqual({ kind: 'event-id-taken', eventId: once.events[0]?.id });
    });

    test('pages, bounds and filters give exactly what they name', async () => {
      const log = await under.newLog();
      const lanes = ['fire.hazard', 'fire.referral', 'fire.hazard'];
      for (let n = 0; n < 25; n += 1)
        await eventLog.append(log, [{ ...entry(`s${n}`, 0), events: [event(`${n}`, lanes[n % 3])] }]);
      const positions = async (options: Parameters<EventLog['readLog']>[1]) =>
        (await readAll(eventLog.readLog(log, options))).map(({ position }) => Number(position));
      expect(await positions({ pageSize: 4 })).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
      expect(await positions({ after: 9n, until: 12n, pageSize: 2 })).toEqual([10, 11, 12]);
      expect(await positions({ limit: 3, pageSize: 2 })).toEqual([1, 2, 3]);
      expect(await positions({ lanes: ['fire.referral'], pageSize: 2 })).toEqual([2, 5, 8, 11, 14, 17, 20, 23]);
      expect(await eventLog.lastInLane(log, 'fire.referral')).toBe(23n);
      expect(await eventLog.lastInLane(log, 'fire.referral', 23n)).toBe(20n);
    });

    test('all logs merge in the order of recording', async () => {
      const [one, two] = [await under.newLog(), await under.newLog()];
      for (let n = 0; n < 12; n += 1) await eventLog.append(n % 3 ? one : two, [entry(`s${n}`, 0)]);
      const events = await readAll(eventLog.readAll({ logs: [one, two], pageSize: 3 }));
      expect(events.map(({ subject }) => subject)).toEqual(Array.from({ length: 12 }, (_, n) => `s${n}`));
      const asOf = await readAll(eventLog.readAll({ logs: [one, two], recordedUntil: events[6]!.recordedtime }));
      expect(asOf.map(({ id }) => id)).toEqual(events.slice(0, 7).map(({ id }) => id));
    });

    test('an entry that no log can hold is refused by field, value and remedy', async () => {
      const log = await under.newLog();
      const bad = { ...entry('a', 0), events: [{ ...event(), time: 'yesterday' }] };
      await expect(eventLog.append(log, [bad])).rejects.toThrow('time is "yesterday"; give ISO 8601');
    });

    test('a changed event is found', async () => {
      const log = await under.newLog();
      for (let n = 0; n < 5; n += 1) await eventLog.append(log, [entry('a', n)]);
      expect(await eventLog.verify(log)).toMatchObject({ kind: 'whole', events: 5 });
      await under.tamper(log, 3n);
      expect(await eventLog.verify(log)).toMatchObject({ kind: 'broken', position: 3n });
    });

    test('32 writers, conflicts and broken connections: a reader misses nothing, sees nothing twice, in order', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ stream: fc.nat(9), size: fc.integer({ min: 1, max: 3 }), pause: fc.nat(3) }), {
            minLength: 64,
            maxLength: 128,
          }),
          fc.nat(40),
          async (work, breakAt) => {
            const log = await under.newLog();
            const acknowledged = new Set<string>();
            let finished = false;
            const writer = async (mine: typeof work) => {
              for (const { stream, size, pause } of mine) {
                for (let n = 0; n < pause; n += 1) await new Promise(setImmediate);
                const events = await eventLog.readStream(log, `s${stream}`);
                const wanted = entry(`s${stream}`, events.length, size);
                const [outcome] = await eventLog.append(log, [wanted]);
                if (outcome?.kind === 'appended') for (const { id } of wanted.events) acknowledged.add(id);
              }
            };
            const reader = async () => {
              const seen: RecordedEvent[] = [];
              for (let last = false; ; last = finished) {
                const after = seen.at(-1)?.position ?? 0n;
                for await (const page of under.other.readLog(log, { after, pageSize: 7 })) seen.push(...page);
                if (last) return seen;
              }
            };
            const breaker = async () => {
              for (let n = 0; n < breakAt; n += 1) await new Promise(setImmediate);
              await under.breakConnections();
            };
            const reading = reader();
            await Promise.all([
              ...Array.from({ length: 32 }, (_, n) => writer(work.filter((_, index) => index % 32 === n))),
              breaker(),
            ]);
            finished = true;
            const seen = await reading;
            expect(seen.map(({ position }) => position)).toEqual(seen.map((_, index) => BigInt(index + 1)));
            expect(new Set(seen.map(({ id }) => id))).toEqual(acknowledged);
            const versions = new Map<string, number>();
            for (const { subject, version } of seen) {
              expect(version).toBe((versions.get(subject) ?? 0) + 1);
              versions.set(subject, version);
            }
            expect(await eventLog.verify(log)).toMatchObject({ kind: 'whole', events: seen.length });
          },
        ),
        { numRuns: 12 },
      );
    });
  });
