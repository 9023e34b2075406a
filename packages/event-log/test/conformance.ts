import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { chanceOf } from '../../../test/faults/chance.ts';
import { until } from '../../../test/support/until.ts';
import type { AppendEntry, EventLog, NewEvent, RecordedEvent } from '../src/index.ts';

/** What a suite is given: an adapter on a store of its own, or on logs of its own in a store that others use. */
export interface LogUnderTest {
  readonly eventLog: EventLog;
  /** A fresh, empty log. */
  newLog(): Promise<string>;
  /** A further client of the same store, as another process would have it. */
  connect(): Promise<EventLog>;
  /** Breaks the connections of `eventLog`, while calls are under way. */
  breakConnections(): Promise<void>;
  /** From now on this share of the answers to appends gets lost, for all clients, after the commit. */
  loseAnswers(share: number, random: () => number): void;
  /** Ends the server at once and starts it again; absent where the store is not ours to restart. */
  readonly restart?: () => Promise<void>;
  /** Changes an event's content behind the log's back; absent where the store lets nobody do so. */
  readonly tamper?: (log: string, position: bigint) => Promise<void>;
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
    let other: EventLog;
    /** `n` events in a row as they stand: 1, 2, 3 … where the adapter promises that, else only rising. */
    const inARow = (positions: readonly bigint[]): void => {
      const dense = positions.map((_, index) => BigInt(index + 1));
      if (eventLog.capabilities.densePositions) expect(positions).toEqual(dense);
      else expect(positions).toEqual([...new Set(positions)].sort((a, b) => (a < b ? -1 : 1)));
    };
    beforeAll(async () => {
      under = await open();
      eventLog = under.eventLog;
      other = await under.connect();
    });
    afterAll(() => under.close());

    test('an event comes back as it was given, with its place and its hash', async () => {
      const log = await under.newLog();
      const data = { text: '消防通道 "A"\n\u0001 \\u0000', nested: [1, { deep: null }], big: 2 ** 53 };
      const given = { ...event(), data };
      await eventLog.append(log, [{ commandId: v7(), stream: 'hazard-1', expectedVersion: 0, events: [given] }]);
      const [stored] = await eventLog.readStream(log, 'hazard-1');
      expect(stored).toMatchObject({ ...given, log, version: 1, subject: 'hazard-1' });
      expect(stored?.hash).toMatch(/^[0-9a-f]{64}$/);
      inARow([stored!.position]);
    });

    test('whatever a store can hold of JSON comes back', async () => {
      const log = await under.newLog();
      const odd = [
        { '': '', '10': 1, '2': 2, b: 3, a: 4 },
        JSON.parse('{"__proto__": {"x": 1}, "constructor": null, "toJSON": "text"}'),
        { text: '\u0001\u2028\u{1f3e0}消防𠮷\\ud800', number: [1e-7, 5e-324, 1.7976931348623157e308, -1, 0.1 + 0.2] },
        { deep: Array.from({ length: 200 }).reduce((inner) => ({ inner }), null) },
      ];
      const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', ''));
      await fc.assert(
        fc.asyncProperty(fc.array(fc.dictionary(text, fc.jsonValue()), { maxLength: 4 }), async (more) => {
          const stream = `odd-${v7()}`;
          const events = [...odd, ...more].map((data) => ({ ...event(), data: data as NewEvent['data'] }));
          await eventLog.append(log, [{ commandId: v7(), stream, expectedVersion: 0, events }]);
          const stored = await other.readStream(log, stream);
          // As JSON has it: minus zero is zero there.
          expect(stored.map(({ data }) => JSON.stringify(data))).toEqual(
            events.map(({ data }) => JSON.stringify(data)),
          );
        }),
        { numRuns: 20 },
      );
      expect(await eventLog.verify(log)).toMatchObject({ kind: 'whole' });
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
      const [again, inOneCall] = await other.append(log, [once, once]);
      expect(again).toEqual({ ...first, repeated: true });
      expect(inOneCall).toEqual(again);
      const shouted = { ...once, commandId: once.commandId.toUpperCase() };
      expect(await other.append(log, [shouted])).toEqual([again]);
      expect(await readAll(eventLog.readLog(log))).toHaveLength(3);
    });

    test('a command given to two clients at once is written once', async () => {
      const log = await under.newLog();
      const third = await under.connect();
      for (let round = 0; round < 10; round += 1) {
        const once = entry(`a${round}`, 0, 2);
        const outcomes = await Promise.all([eventLog, other, third].map((each) => each.append(log, [once])));
        expect(outcomes.flat().filter((each) => each.kind === 'appended' && !each.repeated)).toHaveLength(1);
        expect(new Set(outcomes.flat().map((each) => each.kind === 'appended' && each.lastPosition)).size).toBe(1);
        expect(await third.readStream(log, `a${round}`)).toHaveLength(2);
      }
      expect(await eventLog.verify(log)).toMatchObject({ kind: 'whole', events: 20 });
      await third.close();
    });

    test('a conflict is never made up by a client that has not looked for long', async () => {
      const log = await under.newLog();
      expect(await other.append(log, [entry('a', 0)])).toMatchObject([{ version: 1 }]);
      for (let n = 1; n < 4; n += 1) await eventLog.append(log, [entry('a', n)]);
      expect(await other.append(log, [entry('a', 4)])).toMatchObject([{ kind: 'appended', version: 5 }]);
      expect(await eventLog.append(log, [entry('a', 4)])).toEqual([
        { kind: 'version-conflict', expected: 4, actual: 5 },
      ]);
      expect((await other.readStream(log, 'a', { fromVersion: 4 })).map(({ version }) => version)).toEqual([4, 5]);
    });

    test('an event id stands once, also under another command', async () => {
      const log = await under.newLog();
      const once = entry('a', 0);
      await eventLog.append(log, [once]);
      const [outcome] = await eventLog.append(log, [{ ...once, commandId: v7(), stream: 'b' }]);
      expect(outcome).toEqual({ kind: 'event-id-taken', eventId: once.events[0]?.id });
      const shouted = { ...once.events[0]!, id: once.events[0]!.id.toUpperCase() };
      const [inCapitals] = await other.append(log, [{ ...entry('c', 0), events: [shouted] }]);
      expect(inCapitals).toEqual(outcome);
    });

    test('pages, bounds and filters give exactly what they name', async () => {
      const log = await under.newLog();
      const lanes = ['fire.hazard', 'fire.referral', 'fire.hazard'];
      for (let n = 0; n < 25; n += 1)
        await eventLog.append(log, [{ ...entry(`s${n}`, 0), events: [event(`${n}`, lanes[n % 3])] }]);
      const all = await readAll(eventLog.readLog(log, { pageSize: 4 }));
      expect(all.map(({ subject }) => subject)).toEqual(Array.from({ length: 25 }, (_, n) => `s${n}`));
      inARow(all.map(({ position }) => position));
      /** The position of the nth event, from 1. */
      const at = (n: number) => all[n - 1]!.position;
      /** Which events are read, from 1. */
      const read = async (options: Parameters<EventLog['readLog']>[1]) =>
        (await readAll(eventLog.readLog(log, options))).map(({ subject }) => Number(subject.slice(1)) + 1);
      expect(await read({ after: at(9), until: at(12), pageSize: 2 })).toEqual([10, 11, 12]);
      expect(await read({ after: at(25) })).toEqual([]);
      expect(await read({ limit: 3, pageSize: 2 })).toEqual([1, 2, 3]);
      expect(await read({ limit: 0 })).toEqual([]);
      const referrals = [2, 5, 8, 11, 14, 17, 20, 23];
      expect(await read({ lanes: ['fire.referral'], pageSize: 2 })).toEqual(referrals);
      expect(await read({ lanes: ['fire.referral'], after: at(3), limit: 2 })).toEqual([5, 8]);
      expect(await read({ types: ['cn.tiaokuai.fire.Nothing.v1'] })).toEqual([]);
      expect(await eventLog.lastInLane(log, 'fire.referral')).toBe(at(23));
      expect(await eventLog.lastInLane(log, 'fire.referral', at(23))).toBe(at(20));
      expect(await eventLog.lastInLane(log, 'fire.referral', at(2))).toBe(0n);
      expect(await other.lastInLane(log, 'fire.hazard')).toBe(at(25));
    });

    test('an empty log has a head, a log that nobody registered has none', async () => {
      const log = await under.newLog();
      expect(await eventLog.head(log)).toEqual({ log, position: 0n, hash: '0'.repeat(64) });
      expect(await readAll(eventLog.readLog(log))).toEqual([]);
      expect(await eventLog.readStream(log, 'nothing')).toEqual([]);
      expect(await eventLog.verify(log)).toMatchObject({ kind: 'whole', events: 0 });
      await expect(eventLog.head(`${log}-unknown`)).rejects.toMatchObject({ code: 'unknown-log' });
      await eventLog.append(log, [entry('a', 0)]);
      const [last] = await eventLog.readStream(log, 'a');
      expect((await other.heads()).find((each) => each.log === log)).toEqual({
        log,
        position: last!.position,
        hash: last!.hash,
      });
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
      const refused = async (wrong: Partial<NewEvent>, why: string) =>
        expect(eventLog.append(log, [{ ...entry('a', 0), events: [{ ...event(), ...wrong }] }])).rejects.toThrow(why);
      await refused({ time: 'yesterday' }, 'time is "yesterday"; give ISO 8601');
      await refused({ time: '2026-02-30T08:00:00.000Z' }, 'time is "2026-02-30T08:00:00.000Z"; give ISO 8601');
      await refused({ time: '2026-02-03T25:61:61.000Z' }, 'give ISO 8601');
      await refused({ data: { depth: { of: Number.NaN } } }, 'data.of is NaN; give a finite number');
      await refused({ data: { of: Number.POSITIVE_INFINITY } }, 'data.of is Infinity; give a finite number');
      for (const text of ['a\u0000b', 'a\ud800', '\udc00b', '\\\u0000'])
        await refused({ data: { of: [{ text }] } }, 'without U+0000 and without halves of surrogate pairs');
      await refused({ data: { 'a\u0000': 1 } }, 'without U+0000');
      await refused({ actor: 'officer:\ud800' }, 'give a text of one line');
      await refused({ correlationid: 'a\u0000' }, 'give a text of one line');
      await refused({ causationid: 'x'.repeat(301) }, 'give a text of one line, at most 300');
      const twice = event();
      await expect(eventLog.append(log, [{ ...entry('a', 0), events: [twice, twice] }])).rejects.toThrow(
        'an id of its own',
      );
      await expect(eventLog.append(log, [entry('a', 3e9)])).rejects.toThrow('expectedVersion is 3000000000; give');
      await expect(eventLog.append(log, [entry('a', -1)])).rejects.toThrow(
        'expectedVersion is -1; give a whole number',
      );
      expect(await readAll(eventLog.readLog(log))).toEqual([]);
    });

    test('what is too large is refused with the limit, what is nearly too large is kept', async () => {
      const log = await under.newLog();
      const large = (bytes: number) => ({
        ...entry(v7(), 0),
        events: [{ ...event(), data: { text: '房'.repeat(bytes / 3) } }],
      });
      await expect(eventLog.append(log, [entry('a', 0), large(1_000_000)])).rejects.toMatchObject({
        code: 'too-large',
        message: expect.stringContaining('983040'),
      });
      const given = [large(900_000), large(900_000), entry('a', 0)];
      expect((await eventLog.append(log, given)).map(({ kind }) => kind)).toEqual(Array(3).fill('appended'));
      const [stored] = await other.readStream(log, given[0]!.stream);
      expect(stored?.data).toEqual(given[0]!.events[0]!.data);
      expect(await readAll(eventLog.readLog(log))).toHaveLength(3);
    });

    test('a changed event is found, where the store lets anybody change one', async () => {
      const log = await under.newLog();
      for (let n = 0; n < 5; n += 1) await eventLog.append(log, [entry('a', n)]);
      expect(await eventLog.verify(log)).toMatchObject({ kind: 'whole', events: 5 });
      if (!under.tamper) return;
      const [, , third] = await readAll(eventLog.readLog(log));
      await under.tamper(log, third!.position);
      expect(await eventLog.verify(log)).toMatchObject({ kind: 'broken', position: third!.position });
    });

    /** Writers of several clients, each with streams of its own and one that all want; what was acknowledged. */
    const write = async (log: string, clients: readonly EventLog[], writers: number, rounds: number) => {
      const acknowledged: string[] = [];
      const work = clients.flatMap((client, who) =>
        Array.from({ length: writers }, async (_, writer) => {
          for (let round = 0; round < rounds; round += 1) {
            const own = entry(`own-${who}-${writer}`, round);
            const shared = entry('shared', 'any', 2);
            for (const outcome of await client.append(log, [own, shared])) expect(outcome.kind).toBe('appended');
            for (const { id } of [...own.events, ...shared.events]) acknowledged.push(id);
          }
        }),
      );
      await Promise.all(work);
      return acknowledged;
    };

    const standsWhole = async (log: string, acknowledged: readonly string[]) => {
      const stored = await readAll(eventLog.readLog(log));
      expect(stored.map(({ id }) => id).sort()).toEqual([...acknowledged].sort());
      inARow(stored.map(({ position }) => position));
      expect(await eventLog.verify(log)).toMatchObject({ kind: 'whole', events: acknowledged.length });
    };

    test('four clients with sixteen writers each, a fifth of the answers lost: what was acknowledged is what stands', async () => {
      const log = await under.newLog();
      const clients = [eventLog, ...(await Promise.all([1, 2, 3].map(() => under.connect())))];
      under.loseAnswers(0.2, chanceOf(7).next);
      try {
        const acknowledged = await write(log, clients, 16, 3);
        under.loseAnswers(0, Math.random);
        await standsWhole(log, acknowledged);
      } finally {
        under.loseAnswers(0, Math.random);
        await Promise.all(clients.slice(1).map((client) => client.close()));
      }
    });

    test('a server that ends in the middle and comes back has lost nothing that was acknowledged', async () => {
      if (!under.restart) return;
      const log = await under.newLog();
      const clients = [eventLog, await under.connect()];
      const writing = write(log, clients, 8, 10);
      await until('some events', async () => (await readAll(other.readLog(log))).length > 20);
      await under.restart();
      await standsWhole(log, await writing);
      await clients[1]!.close();
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
                for await (const page of other.readLog(log, { after, pageSize: 7 })) seen.push(...page);
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
            inARow(seen.map(({ position }) => position));
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
