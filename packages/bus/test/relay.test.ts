import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NatsConnection } from 'nats';
import pg from 'pg';
import { createTestBed, type TestBed, type Writer } from '../../../test/support/test-bed.ts';
import { until } from '../../../test/support/until.ts';
import {
  bellOf,
  connectBus,
  createPublisher,
  type Publication,
  type Publisher,
  type Publishing,
  type Relay,
  type RelayOptions,
  readAck,
  startRelay,
} from '../src/index.ts';
import { append, contiguous, newEntry, readLog, type Stored, storedIn, times } from './support.ts';

let bed: TestBed;
let nc: NatsConnection;
let logs = 0;
const relays: Relay[] = [];

beforeAll(async () => {
  bed = await createTestBed();
  nc = await bed.connectBus();
});
afterAll(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  await bed.close();
});

/** A log of its own for each test; they share a district, and so a stream. */
const newWriter = (): Promise<Writer> => {
  logs += 1;
  return bed.writer(`fire-${logs}`);
};

const start = (writer: Writer, options: Partial<RelayOptions> = {}): Relay => {
  const relay = startRelay({ log: writer.log, eventLog: writer.eventLog, pool: writer.pool, nc, ...options });
  relays.push(relay);
  return relay;
};

/** What the stream holds of a log. Nothing is ever taken from this one, so what was read once is not read again. */
const read: Stored[] = [];
const storedOf = async ({ log }: Writer): Promise<Stored[]> => {
  read.push(...(await storedIn(nc, bed.district, read.at(-1)?.sequence)));
  return read.filter((each) => each.log === log);
};
const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);
const never = 3_600_000;

describe('a relay', () => {
  test('carries a log over in order, each message saying where it stands', async () => {
    const writer = await newWriter();
    const service = writer.log.split('.')[1];
    const [lanes, types] = [
      [`${service}.hazard`, `${service}.penalty`, 'referral.fire'],
      ['Inspected', 'Cleared'],
    ];
    const some = (count: number) => times(count, (n) => ({ lane: lanes[n % 3]!, type: types[n % 2]! }));
    await append(writer, ...some(130));
    const relay = start(writer, { batch: 50 });
    await relay.waitFor(130n);
    for (let n = 0; n < 10; n += 1) await append(writer, ...some(7));
    nc.publish(bellOf(writer.log));
    await relay.waitFor(200n);

    const [stored, events] = [await storedOf(writer), await readLog(writer)];
    expect(stored.map(({ event }) => event)).toEqual(events);
    const lastInLane = new Map<string, bigint>();
    for (const [index, { id, subject, position, previousInLog, previousInLane }] of stored.entries()) {
      const { lane, type, ...event } = events[index]!;
      expect({ id, position, previousInLog, previousInLane }).toEqual({
        id: event.id,
        position: event.position,
        previousInLog: BigInt(index),
        previousInLane: lastInLane.get(lane) ?? 0n,
      });
      expect(subject).toBe(`evt.${bed.district}.${lane}.${type.split('.')[3]}`);
      lastInLane.set(lane, position);
    }
    expect(relay.count()).toBe(200);
    await relay.stop();
    await append(writer, ...some(3));
    const next = start(writer, { batch: 3 });
    await next.waitFor(203n);
    expect(next.count()).toBe(3);
    expect((await storedOf(writer)).map(({ position }) => position)).toEqual(times(203).map((_, n) => BigInt(n + 1)));
  });

  test('is woken by the bell', async () => {
    const writer = await newWriter();
    const relay = start(writer, { polling: never, saving: never });
    for (let n = 1n; n <= 20n; n += 1n) {
      await append(writer, {});
      nc.publish(bellOf(writer.log));
      await relay.waitFor(n);
    }
    // What is published already need not be waited for, and what is not is.
    await relay.waitFor(20n);
    expect(await Promise.race([relay.waitFor(21n), relay.waitFor(20n).then(() => 'not yet')])).toBe('not yet');
  });

  test('looks without a bell too', async () => {
    const writer = await newWriter();
    const relay = start(writer, { polling: 20 });
    await until('the relay leads', relay.leads);
    for (let n = 1n; n <= 5n; n += 1n) {
      await append(writer, {});
      await relay.waitFor(n);
    }
  });
});

type Flaw = 'refuse' | 'lose-acknowledgement' | 'claim-known';

/** A real publisher behind a server with flaws: `flawOf` is asked once per message and attempt. */
const flawed = (flawOf: (publication: Publication) => Flaw | undefined): Publisher & { readonly ids: string[] } => {
  const real = createPublisher(nc);
  const ids: string[] = [];
  return {
    ids,
    async publish(publications) {
      const flaws = publications.map(flawOf);
      ids.push(...publications.map(({ headers }) => headers.get('Nats-Msg-Id')));
      const passed = publications.filter((_, n) => flaws[n] === undefined || flaws[n] === 'lose-acknowledgement');
      const answers = [...(await real.publish(passed))];
      return flaws.map((flaw): Publishing => {
        if (flaw === 'refuse') return { stored: false, reason: 'insufficient storage' };
        if (flaw === 'claim-known') return readAck({ seq: 0, duplicate: true });
        const answer = answers.shift()!;
        return flaw ? { stored: false, reason: 'no acknowledgement' } : answer;
      });
    },
    close: real.close,
  };
};

describe('what JetStream answers', () => {
  test('a message claimed to be known, yet not stored, goes out under other ids until it is', async () => {
    const writer = await newWriter();
    await append(writer, ...times(9));
    const known = new Set<string>();
    let left = 15;
    const publisher = flawed(({ headers }) => {
      const id = headers.get('Nats-Msg-Id');
      if (known.has(id)) return 'claim-known';
      if (headers.get('Tk-Position') !== '5' || left === 0) return undefined;
      left -= 1;
      known.add(id);
      return 'claim-known';
    });
    await start(writer, { publisher }).waitFor(9n);
    const stored = await storedOf(writer);
    expect(idsOf(contiguous(stored, writer.log))).toEqual(idsOf(await readLog(writer)));
    expect(left).toBe(0);
    const [{ id, event }] = stored.filter(({ position }) => position === 5n) as [(typeof stored)[0]];
    expect(id).toMatch(new RegExp(`^${event.id}#`));
  });

  test('a refused one is neither skipped nor left behind what came after it', async () => {
    const writer = await newWriter();
    await append(writer, ...times(10));
    let left = 6;
    const publisher = flawed(({ headers }) => {
      if (headers.get('Tk-Position') !== '4' || left === 0) return undefined;
      left -= 1;
      return 'refuse';
    });
    const relay = start(writer, { publisher });
    await until('the fourth was refused', () => left < 3);
    expect(relay.published()).toBe(0n);
    await relay.waitFor(10n);
    expect(idsOf(contiguous(await storedOf(writer), writer.log))).toEqual(idsOf(await readLog(writer)));
  });

  test('property: whatever it refuses, loses or claims, the stream alone gives the log in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.constantFrom<Flaw>('refuse', 'lose-acknowledgement', 'claim-known'), { freq: 2 }), {
          minLength: 5,
          maxLength: 40,
        }),
        fc.integer({ min: 1, max: 9 }),
        async (flaws, batch) => {
          const writer = await newWriter();
          await append(writer, ...times(20));
          const known = new Set<string>();
          const coming = flaws.values();
          const publisher = flawed(({ headers }) => {
            const id = headers.get('Nats-Msg-Id');
            if (known.has(id)) return 'claim-known';
            const flaw = coming.next().value ?? undefined;
            if (flaw === 'claim-known') known.add(id);
            return flaw;
          });
          const relay = start(writer, { publisher, batch, polling: 20 });
          await relay.waitFor(20n);
          await relay.stop();
          publisher.close();
          expect(idsOf(contiguous(await storedOf(writer), writer.log))).toEqual(idsOf(await readLog(writer)));
        },
      ),
      { numRuns: 8 },
    );
  });
});

describe('the lease', () => {
  const tokenOf = async (writer: Writer) => {
    const { rows } = await bed.adminPool.query<{ token: string; published: string }>(
      'select token, published from tiaokuai_bus.leases where log = $1',
      [writer.log],
    );
    return rows[0]!;
  };

  test('one of two leads; when it stops, the other goes on', async () => {
    const writer = await newWriter();
    const one = start(writer, { lease: 300, polling: 20 });
    await until('the first leads', one.leads);
    const two = start(writer, { lease: 300, polling: 20 });
    await append(writer, ...times(50));
    await one.waitFor(50n);
    expect([one.count(), two.count(), two.leads()]).toEqual([50, 0, false]);
    await one.stop();
    await append(writer, ...times(50));
    await two.waitFor(100n);
    expect([one.count(), two.count()]).toEqual([50, 50]);
    expect((await storedOf(writer)).map(({ id }) => id)).toEqual((await readLog(writer)).map(({ id }) => id));
  });

  test('one that was overtaken while it published says no more, and cannot save', async () => {
    const writer = await newWriter();
    await append(writer, ...times(10));
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const real = createPublisher(nc);
    let begun = 0;
    const publisher: Publisher = {
      close: real.close,
      async publish(publications) {
        begun += 1;
        await held;
        return real.publish(publications);
      },
    };
    const one = start(writer, { lease: 150, batch: 5, publisher });
    await until('the first publishes', () => begun === 1);
    const two = start(writer, { lease: 2_000, polling: 20 });
    await two.waitFor(10n);
    const before = await tokenOf(writer);
    release();
    await until('the first has noticed', () => !one.leads());
    await append(writer, ...times(10));
    await two.waitFor(20n);
    expect([begun, one.count(), two.count()]).toEqual([1, 5, 20]);
    await until('the second has noted how far it is', async () => (await tokenOf(writer))?.published === '20');
    expect(await tokenOf(writer)).toEqual({ token: before.token, published: '20' });
    expect((await storedOf(writer)).map(({ position }) => position)).toEqual(times(20).map((_, n) => BigInt(n + 1)));
  });

  test('one that was overtaken while it slept finds out before it publishes', async () => {
    const writer = await newWriter();
    const said: string[] = [];
    const real = createPublisher(nc);
    const publisher: Publisher = {
      close: real.close,
      publish(publications) {
        said.push(...publications.map(({ subject }) => subject));
        return real.publish(publications);
      },
    };
    const one = start(writer, { lease: 150, polling: never, publisher });
    await until('the first leads', one.leads);
    const two = start(writer, { lease: 2_000, polling: 20 });
    await until('the second leads', two.leads);
    await append(writer, ...times(3));
    nc.publish(bellOf(writer.log));
    await until('the first has noticed', () => !one.leads());
    await two.waitFor(3n);
    expect(said).toEqual([]);
  });

  test('only the writer of a log may hold its lease', async () => {
    const [writer, stranger] = [await newWriter(), await newWriter()];
    await start(writer).waitFor(await append(writer, {}));
    const { token } = await tokenOf(writer);
    const call = (text: string) => stranger.pool.query(text, [writer.log, ...(text.includes('$2') ? [token] : [])]);
    for (const text of [
      'select tiaokuai_bus.take_lease($1, gen_random_uuid(), 10)',
      `select tiaokuai_bus.save_published($1, $2, 0, 0, '', 10)`,
      'select log from tiaokuai_bus.leases where log = $1',
      'delete from tiaokuai_bus.leases where log = $1',
    ])
      await expect(call(text)).rejects.toMatchObject({ code: '42501' });
    await call('select tiaokuai_bus.release_lease($1, $2)');
    const { rows } = await bed.adminPool.query(
      'select held_until > clock_timestamp() as held from tiaokuai_bus.leases where log = $1',
      [writer.log],
    );
    expect(rows).toEqual([{ held: true }]);
  });

  test('property: 8 writers, relays that stop, crash and overlap: the bus holds the log, in its order, and no more', async () => {
    const ending = fc.constantFrom('stop', 'crash', 'overlap');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ size: fc.integer({ min: 1, max: 6 }), lane: fc.nat(2), pause: fc.nat(4) }), {
          minLength: 40,
          maxLength: 80,
        }),
        fc.array(fc.record({ turns: fc.nat(150), ending, batch: fc.integer({ min: 1, max: 20 }) }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (work, lives) => {
          const writer = await newWriter();
          const options = { lease: 150, polling: 20 };
          const write = async (mine: typeof work, stream: string) => {
            for (const { size, lane, pause } of mine) {
              for (let n = 0; n < pause; n += 1) await new Promise(setImmediate);
              await writer.eventLog.append(
                writer.log,
                times(size, () => ({ lane: `fire.l${lane}`, stream })).map(newEntry),
              );
              nc.publish(bellOf(writer.log));
            }
          };
          const overlapping: Relay[] = [];
          const live = async () => {
            for (const { turns, ending, batch } of lives) {
              const own = await connectBus({
                servers: bed.natsUrl,
                name: 'relay',
                user: 'service',
                password: bed.natsPassword,
              });
              const pool = new pg.Pool(writer.config);
              pool.on('error', () => undefined);
              const relay = startRelay({
                ...options,
                batch,
                log: writer.log,
                eventLog: writer.eventLog,
                nc: own,
                pool,
              });
              for (let n = 0; n < turns; n += 1) await new Promise(setImmediate);
              // A crash takes the connections first: nothing more is said, and no lease given back.
              if (ending === 'crash') await Promise.all([own.close(), pool.end()]);
              if (ending === 'overlap') overlapping.push(relay);
              else await relay.stop();
              if (ending !== 'crash')
                closers.push(async () => {
                  await own.close();
                  await pool.end();
                });
            }
          };
          const closers: (() => Promise<void>)[] = [];
          await Promise.all([
            ...times(8).map((_, n) =>
              write(
                work.filter((_, index) => index % 8 === n),
                `hazard-${n}`,
              ),
            ),
            live(),
          ]);
          const events = await readLog(writer);
          const last = start(writer, options);
          const { position } = await writer.eventLog.head(writer.log);
          await Promise.any([last, ...overlapping].map((relay) => relay.waitFor(position)));
          await Promise.all([last, ...overlapping].map((relay) => relay.stop()));
          await Promise.all(closers.map((close) => close()));
          expect((await storedOf(writer)).map(({ id }) => id)).toEqual(idsOf(events));
        },
      ),
      { numRuns: 8 },
    );
  });
});
