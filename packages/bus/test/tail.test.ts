import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '@tiaokuai/event-log';
import fc from 'fast-check';
import { headers, type NatsConnection } from 'nats';
import { createTestBed, type TestBed, type Writer } from '../../../test/support/test-bed.ts';
import { until } from '../../../test/support/until.ts';
import { encodeBody, followLog, subjectOf, type Tail, type TailOptions } from '../src/index.ts';
import { encodeHeaders } from '../src/wire.ts';
import { append as appendAny, readLog, times, type Wanted } from './support.ts';

let bed: TestBed;
let speaker: NatsConnection;
let listener: NatsConnection;
let logs = 0;
let tails: Tail[] = [];

beforeAll(async () => {
  bed = await createTestBed();
  [speaker, listener] = await Promise.all([bed.connectBus('speaker'), bed.connectBus('listener')]);
});
afterEach(async () => {
  await Promise.all(tails.map((tail) => tail.stop()));
  tails = [];
});
afterAll(() => bed.close());

const newWriter = (): Promise<Writer> => {
  logs += 1;
  return bed.writer(`fire-${logs}`);
};
const laneOf = ({ log }: Writer, n: number) => `${log.split('.')[1]}.l${n}`;
const append = (writer: Writer, ...wanted: readonly Wanted[]) =>
  appendAny(writer, ...wanted.map((each) => ({ lane: laneOf(writer, 0), ...each })));
const never = 3_600_000;

const follow = (writer: Writer, options: Partial<TailOptions> = {}) => {
  const seen: RecordedEvent[] = [];
  const tail = followLog({
    nc: listener,
    eventLog: writer.eventLog,
    log: writer.log,
    after: 0n,
    polling: never,
    deliver: async (events) => void seen.push(...events),
    ...options,
  });
  tails.push(tail);
  return { tail, seen };
};

const positionsOf = (events: readonly RecordedEvent[]) => events.map(({ position }) => Number(position));
const upTo = (count: number) => times(count).map((_, n) => n + 1);

/** What a relay would say of one event. */
const say = async ({ eventLog, log }: Writer, event: RecordedEvent): Promise<void> => {
  const previousInLane = await eventLog.lastInLane(log, event.lane, event.position);
  const place = encodeHeaders({ event, previousInLog: event.position - 1n, previousInLane }, event.id);
  speaker.publish(subjectOf(event), encodeBody(event), { headers: place });
};
const sayFrom = async (writer: Writer, after: bigint, told: (event: RecordedEvent) => boolean = () => true) => {
  for (const event of await readLog(writer, { after })) if (told(event)) await say(writer, event);
};
/** Both connections have handed on what they had. */
const delivered = async () => {
  await speaker.flush();
  await listener.flush();
};

describe('a follower', () => {
  test('reads what was there, then hears what comes, with no hole and nothing twice between the two', async () => {
    const writer = await newWriter();
    await append(writer, ...times(40));
    let first = true;
    const seen: RecordedEvent[] = [];
    // While the first page is worked on, the log goes on and the bus says so.
    const deliver = async (events: readonly RecordedEvent[]) => {
      seen.push(...events);
      if (!first) return;
      first = false;
      const head = await append(writer, ...times(10));
      await sayFrom(writer, head - 10n);
      await delivered();
    };
    const { tail } = follow(writer, { batch: 7, deliver });
    await until('the first fifty', () => seen.length >= 50);
    const readings = tail.catchUps();
    for (let n = 0; n < 5; n += 1) await sayFrom(writer, (await append(writer, ...times(10))) - 10n);
    await until('a hundred', () => seen.length >= 100);
    expect(positionsOf(seen)).toEqual(upTo(100));
    expect(tail.position()).toBe(100n);
    // All of it live: the log was not asked again.
    expect(tail.catchUps()).toBe(readings);
  });

  test('starts behind a position', async () => {
    const writer = await newWriter();
    await append(writer, ...times(9));
    const { seen } = follow(writer, { after: 6n });
    await until('the rest', () => seen.length >= 3);
    expect(positionsOf(seen)).toEqual([7, 8, 9]);
  });

  test('heals a hole from the log as soon as it sees it', async () => {
    const writer = await newWriter();
    const { tail, seen } = follow(writer);
    await until('it is live', () => tail.catchUps() === 1);
    await append(writer, ...times(10));
    await sayFrom(writer, 0n, ({ position }) => ![3n, 4n, 8n].includes(position));
    await until('all ten', () => seen.length >= 10);
    expect(positionsOf(seen)).toEqual(upTo(10));
  });

  test('of one lane hears that lane only, and heals its holes', async () => {
    const writer = await newWriter();
    await append(writer, ...times(10, (n) => ({ lane: laneOf(writer, n % 2) })));
    const { tail, seen } = follow(writer, { lane: laneOf(writer, 1) });
    await until('what was there', () => seen.length >= 5);
    await append(writer, ...times(20, (n) => ({ lane: laneOf(writer, n % 2) })));
    await sayFrom(writer, 10n, ({ position }) => position !== 16n);
    await until('the lane', () => seen.length >= 15);
    expect(positionsOf(seen)).toEqual(upTo(15).map((n) => n * 2));
    // What another lane holds is no hole.
    for (let n = 0; n < 5; n += 1) {
      const head = await append(writer, ...times(4, (m) => ({ lane: laneOf(writer, m % 2) })));
      await sayFrom(writer, head - 4n);
      await until('the lane goes on', () => tail.position() === head);
    }
    expect(positionsOf(seen)).toEqual(upTo(25).map((n) => n * 2));
    expect(tail.catchUps()).toBe(2);
  });

  test('finds the last event too when no word of it ever came', async () => {
    for (const lane of [false, true]) {
      const writer = await newWriter();
      const wanted = { lane: laneOf(writer, 0) };
      await append(writer, wanted, wanted, { lane: laneOf(writer, 1) });
      const { tail, seen } = follow(writer, { polling: 20, ...(lane ? wanted : {}) });
      await until('what was there', () => tail.position() >= (lane ? 2n : 3n));
      const last = await append(writer, wanted);
      await until('the silent one', () => tail.position() === last);
      expect(positionsOf(seen)).toEqual(lane ? [1, 2, 4] : [1, 2, 3, 4]);
    }
  });

  test('leaves to the log what it has no room for', async () => {
    const writer = await newWriter();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const seen: RecordedEvent[] = [];
    let begun = false;
    const deliver = async (events: readonly RecordedEvent[]) => {
      begun = true;
      await held;
      seen.push(...events);
    };
    const { tail } = follow(writer, { deliver, buffer: 10, batch: 4 });
    await until('it is live', () => tail.catchUps() === 1);
    await sayFrom(writer, (await append(writer, {})) - 1n);
    await until('a delivery is under way', () => begun);
    // Ten times room for ten and one more: at the end nothing is left that would show a hole.
    await sayFrom(writer, (await append(writer, ...times(110))) - 110n);
    await delivered();
    release();
    await until('all', () => seen.length >= 111);
    expect(positionsOf(seen)).toEqual(upTo(111));
    expect(tail.catchUps()).toBe(2);
  });

  test('gives a rejected delivery again, the same and nothing before it', async () => {
    const writer = await newWriter();
    await append(writer, ...times(9));
    const attempts: number[][] = [];
    const troubles: string[] = [];
    const standing: bigint[] = [];
    let failing = 3;
    const { tail } = follow(writer, {
      batch: 3,
      deliver: async (events) => {
        attempts.push(positionsOf(events));
        if (events[0]!.position === 4n && failing > 0) {
          failing -= 1;
          standing.push(tail.position());
          throw new Error('the table is locked');
        }
      },
      report: ({ what }) => troubles.push(what),
    });
    await until('all', () => tail.position() === 9n);
    const [one, two, three] = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
    ];
    expect(attempts).toEqual([one, two, two, two, two, three]);
    expect(standing).toEqual([3n, 3n, 3n]);
    expect(troubles).toEqual(Array(3).fill(`delivery of ${writer.log} from 4`));
  });

  test('ends while its delivery fails, and has not moved', async () => {
    const writer = await newWriter();
    await append(writer, ...times(3));
    let tries = 0;
    const { tail } = follow(writer, {
      deliver: async () => {
        tries += 1;
        throw new Error('never');
      },
    });
    await until('it fails', () => tries > 2);
    await tail.stop();
    expect(tail.position()).toBe(0n);
    const ended = tries;
    await sayFrom(writer, 0n);
    await delivered();
    expect(tries).toBe(ended);
  });

  test('is not stopped by messages that cannot be read or cannot be true', async () => {
    const writer = await newWriter();
    const { tail, seen } = follow(writer);
    await until('it is live', () => tail.catchUps() === 1);
    await append(writer, ...times(3));
    const [first] = await readLog(writer);
    const subject = subjectOf(first!);
    const bytes = new TextEncoder().encode('no JSON');
    const placed = (position: bigint) =>
      encodeHeaders({ event: { ...first!, position }, previousInLog: position - 1n, previousInLane: 0n }, 'x');
    const odd = headers();
    odd.set('Tk-Log', writer.log);
    odd.set('Tk-Position', 'first');
    speaker.publish(subject, bytes);
    speaker.publish(subject, bytes, { headers: odd });
    speaker.publish(subject, bytes, { headers: placed(1n) });
    await until('the log was asked', () => seen.length >= 3);
    // From beyond the log's end: asked for once, not again and again.
    const readings = tail.catchUps();
    speaker.publish(subject, bytes, { headers: placed(900n) });
    await sayFrom(writer, (await append(writer, {})) - 1n);
    await until('the fourth', () => seen.length >= 4);
    for (let n = 0; n < 10; n += 1) await readLog(writer);
    expect(tail.catchUps()).toBe(readings + 1);
    expect(positionsOf(seen)).toEqual(upTo(4));
  });

  test('property: whatever is lost, repeated or late, with any room and batch: each event once, in order', async () => {
    const fate = fc.constantFrom('told', 'told', 'told', 'lost', 'twice');
    const step = fc.record({
      fates: fc.array(fate, { minLength: 1, maxLength: 6 }),
      lane: fc.nat(2),
      next: fc.constantFrom('go on', 'go on', 'reconnect', 'wait'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          before: fc.nat(12),
          after: fc.nat(6),
          steps: fc.array(step, { minLength: 1, maxLength: 10 }),
          lane: fc.boolean(),
          batch: fc.integer({ min: 1, max: 8 }),
          buffer: fc.integer({ min: 1, max: 12 }),
          slow: fc.nat(3),
          failing: fc.nat(2),
        }),
        async ({ before, after, steps, lane, batch, buffer, slow, failing }) => {
          const writer = await newWriter();
          if (before > 0) await append(writer, ...times(before, (n) => ({ lane: laneOf(writer, n % 3) })));
          const seen: RecordedEvent[] = [];
          let left = failing;
          const { tail } = follow(writer, {
            ...(lane ? { lane: laneOf(writer, 1) } : {}),
            after: BigInt(Math.min(after, before)),
            batch,
            buffer,
            polling: 30,
            deliver: async (events) => {
              for (let n = 0; n < slow; n += 1) await new Promise(setImmediate);
              if (events.length % 2 === 0 && left > 0) {
                left -= 1;
                throw new Error('for once');
              }
              seen.push(...events);
            },
          });
          for (const { fates, lane: n, next } of steps) {
            const head = await append(writer, ...fates.map(() => ({ lane: laneOf(writer, n) })));
            const events = await readLog(writer, { after: head - BigInt(fates.length) });
            for (const [index, event] of events.entries())
              for (let told = { told: 1, lost: 0, twice: 2 }[fates[index] as string]!; told > 0; told -= 1)
                await say(writer, event);
            if (next === 'reconnect') await listener.reconnect();
            if (next === 'wait') await delivered().catch(() => undefined);
          }
          const wanted = positionsOf(
            await readLog(writer, {
              after: BigInt(Math.min(after, before)),
              ...(lane ? { lanes: [laneOf(writer, 1)] } : {}),
            }),
          );
          await until('everything', () => seen.length >= wanted.length);
          await tail.stop();
          expect(positionsOf(seen)).toEqual(wanted);
        },
      ),
      { numRuns: 25 },
    );
  });
});
