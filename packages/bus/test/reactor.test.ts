import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '@tiaokuai/event-log';
import fc from 'fast-check';
import type { NatsConnection } from 'nats';
import type pg from 'pg';
import { createTestBed, type TestBed, type Writer } from '../../../test/support/test-bed.ts';
import { until } from '../../../test/support/until.ts';
import { listParked, ParkNow, type Reactor, type ReactorOptions, startReactor, startRelay } from '../src/index.ts';
import { append, readLog, times } from './support.ts';

/** Fire writes; police reacts. */
let bed: TestBed;
let nc: NatsConnection;
let police: Writer;
let logs = 0;
let consumers = 0;
let ends: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  bed = await createTestBed();
  nc = await bed.connectBus();
  police = await bed.writer('police');
});
afterEach(async () => {
  await Promise.all(ends.map((end) => end()));
  ends = [];
});
afterAll(() => bed.close());

const newWriter = (): Promise<Writer> => {
  logs += 1;
  return bed.writer(`fire-${logs}`);
};
const newName = (): string => {
  consumers += 1;
  return `consumer-${consumers}`;
};
const start = async (writer: Writer, options: Partial<ReactorOptions> = {}): Promise<Reactor> => {
  const reactor = await startReactor({
    name: newName(),
    sources: [{ log: writer.log }],
    nc,
    eventLog: police.eventLog,
    pool: police.pool,
    polling: 20,
    saving: 10,
    backoff: { first: 1, most: 20 },
    handle: async () => undefined,
    ...options,
  });
  ends.push(reactor.stop);
  return reactor;
};

/** An event of a stream; one stream is one case, so that its key is its own. */
const of = (stream: string, note = '') => ({ stream, correlation: stream, note });
const noteOf = ({ data }: RecordedEvent) => String(data.note);
const cursorOf = async ({ name }: { readonly name: string }): Promise<bigint> => {
  const { rows } = await police.pool.query<{ position: string }>(
    'select position from tiaokuai_bus.cursors where consumer = $1',
    [name],
  );
  return BigInt(rows[0]?.position ?? 0);
};
const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

describe('order', () => {
  test('of one key one after the other, of different keys at once, of all together no more than agreed', async () => {
    const writer = await newWriter();
    await append(writer, ...times(60, (n) => of(`case-${n % 6}`)));
    const underWay = new Map<string, number>();
    const done = new Map<string, number[]>();
    let most = 0;
    const reactor = await start(writer, {
      concurrency: 4,
      handle: async ({ subject, version }) => {
        expect(underWay.get(subject) ?? 0).toBe(0);
        underWay.set(subject, 1);
        most = Math.max(
          most,
          [...underWay.values()].reduce((sum, each) => sum + each),
        );
        for (let turns = 0; turns < 3; turns += 1) await new Promise(setImmediate);
        underWay.set(subject, 0);
        done.set(subject, [...(done.get(subject) ?? []), version]);
      },
    });
    await until('all', () => reactor.handled() === 60);
    expect(most).toBe(4);
    for (const versions of done.values()) expect(versions).toEqual(times(10).map((_, n) => n + 1));
  });

  test('a slow one holds up its own key and no other', async () => {
    const writer = await newWriter();
    await append(writer, of('slow', '1'), of('slow', '2'), ...times(20, (n) => of(`case-${n}`)));
    const { open, opened } = gate();
    const notes: string[] = [];
    const reactor = await start(writer, {
      handle: async (event) => {
        if (noteOf(event) === '1') await opened;
        if (event.subject === 'slow') notes.push(noteOf(event));
      },
    });
    await until('all others', () => reactor.handled() === 20);
    expect(notes).toEqual([]);
    open();
    await until('the slow', () => reactor.handled() === 22);
    expect(notes).toEqual(['1', '2']);
  });

  test('several logs and single lanes each have a cursor of their own', async () => {
    const [one, two] = [await newWriter(), await newWriter()];
    await append(one, ...times(5));
    await append(two, ...times(6, (n) => ({ lane: n % 2 ? 'fire.penalty' : 'fire.hazard' })));
    const seen: string[] = [];
    const name = newName();
    const sources = [{ log: one.log }, { log: two.log, lane: 'fire.penalty' }];
    const reactor = await start(one, { name, sources, handle: async ({ log }) => void seen.push(log) });
    await until('all', () => reactor.handled() === 8);
    expect(seen.filter((log) => log === two.log)).toHaveLength(3);
    await reactor.stop();
    expect(Object.fromEntries(reactor.positions())).toEqual({ [one.log]: 5n, [`${two.log}/fire.penalty`]: 6n });
    const again = await start(one, { name, sources });
    await append(one, {});
    await until('the new one', () => again.handled() === 1);
  });
});

describe('the cursor', () => {
  test('stands before what is not done; after a crash that comes again, and nothing is skipped', async () => {
    const writer = await newWriter();
    const name = newName();
    await append(writer, of('a'), of('slow'), ...times(10, (n) => of(`b-${n}`)));
    const { open, opened } = gate();
    const crashed = await start(writer, {
      name,
      handle: async ({ subject }) => {
        if (subject === 'slow') await opened;
      },
    });
    await until('the others', () => crashed.handled() === 11);
    await until('the cursor is saved', async () => (await cursorOf({ name })) === 1n);
    expect([...crashed.positions().values()]).toEqual([1n]);
    // Another life of the same consumer, as after a crash: it knows only what was saved.
    const seen: string[] = [];
    const next = await start(writer, { name, handle: async ({ subject }) => void seen.push(subject) });
    await until('all again', () => next.handled() === 11);
    expect(seen.sort()).toEqual([...times(10).map((_, n) => `b-${n}`), 'slow']);
    await until('the cursor is saved', async () => (await cursorOf({ name })) === 12n);
    // The first life's late word does not set it back.
    open();
    await crashed.stop();
    expect(await cursorOf({ name })).toBe(12n);
  });

  test('does not pass what was still failing at the end', async () => {
    const writer = await newWriter();
    const name = newName();
    await append(writer, of('a'), of('ill'), of('ill'));
    let tries = 0;
    const reactor = await start(writer, {
      name,
      backoff: { first: 3_600_000, most: 3_600_000 },
      handle: async ({ subject }) => {
        if (subject !== 'ill') return;
        tries += 1;
        throw new Error('not yet');
      },
    });
    await until('it fails', () => tries === 1);
    await reactor.stop();
    expect([tries, await cursorOf({ name })]).toEqual([1, 1n]);
    const next = await start(writer, { name });
    await until('both', () => next.handled() === 2);
    expect(await next.parked()).toEqual([]);
  });

  test('is saved at the end, for what ended with it', async () => {
    const writer = await newWriter();
    const name = newName();
    await append(writer, of('a'), of('b'));
    const { open, opened } = gate();
    const reactor = await start(writer, {
      name,
      saving: 3_600_000,
      handle: async ({ subject }) => {
        if (subject === 'a') await opened;
      },
    });
    await until('the second', () => reactor.handled() === 1);
    const stopping = reactor.stop();
    open();
    await stopping;
    expect(await cursorOf({ name })).toBe(2n);
  });
});

test('the last cursor is saved also when a saving is under way at the end', async () => {
  const writer = await newWriter();
  const name = newName();
  await append(writer, of('a'), of('b'));
  const [second, saving] = [gate(), gate()];
  let begun = false;
  const pool = {
    async query(text: string, values?: unknown[]) {
      if (/insert into tiaokuai_bus.cursors/.test(text) && !begun) {
        begun = true;
        await saving.opened;
      }
      return police.pool.query(text, values);
    },
  } as unknown as pg.Pool;
  const handle = async ({ subject }: RecordedEvent) => (subject === 'b' ? second.opened : undefined);
  const reactor = await start(writer, { name, pool, handle });
  await until('the first is being saved', () => begun);
  second.open();
  await until('the second', () => reactor.handled() === 2);
  const stopping = reactor.stop();
  saving.open();
  await stopping;
  expect(await cursorOf({ name })).toBe(2n);
});

describe('an event that fails', () => {
  test('is tried again, each key for itself, as long as agreed', async () => {
    const writer = await newWriter();
    await append(writer, ...times(8, (n) => of(`case-${n}`)));
    const tries = new Map<string, number>();
    const reactor = await start(writer, {
      tries: 4,
      handle: async ({ subject }) => {
        tries.set(subject, (tries.get(subject) ?? 0) + 1);
        if (tries.get(subject)! < 4) throw new Error('not yet');
      },
    });
    await until('all', () => reactor.handled() === 8);
    expect([...tries.values()]).toEqual(Array(8).fill(4));
    expect(await reactor.parked()).toEqual([]);
  });

  test('at last is parked with its reason; its stream waits behind it, all others flow; redrive frees it in order', async () => {
    const writer = await newWriter();
    const name = newName();
    const [ill, waiting] = [of('ill', 'poison'), of('ill', 'fine')];
    await append(writer, of('well'), ill, waiting, of('well'), waiting);
    let healed = false;
    const done: string[] = [];
    const handle = async (event: RecordedEvent) => {
      if (noteOf(event) === 'poison' && !healed) throw new Error('no such estate');
      done.push(`${event.subject} ${event.version}`);
    };
    const reactor = await start(writer, { name, tries: 3, handle });
    await until('all are settled', async () => (await cursorOf(reactor)) === 5n);
    const [poison, ...behind] = await reactor.parked();
    expect(poison).toMatchObject({ state: 'poison', reason: 'no such estate', tries: 3, position: 2n, stream: 'ill' });
    const reason = 'waits behind a parked event of its stream';
    expect(behind).toMatchObject([3n, 5n].map((position) => ({ state: 'waiting', position, reason, tries: 0 })));
    expect(done).toEqual(['well 1', 'well 2']);

    // What comes later waits too, also in the consumer's next life.
    await append(writer, waiting);
    await until('it waits', async () => (await reactor.parked()).length === 4);
    await reactor.stop();
    const next = await start(writer, { name, tries: 3, handle });
    await append(writer, waiting, of('well'));
    await until('it waits', async () => (await next.parked()).length === 5);
    await until('the other flows', () => done.length === 3);

    expect(await next.redrive()).toEqual({ succeeded: 0, remaining: 5 });
    expect((await next.parked())[0]).toMatchObject({ state: 'poison', reason: 'no such estate', tries: 4 });
    healed = true;
    expect(await next.redrive('another stream')).toEqual({ succeeded: 0, remaining: 5 });
    expect(await next.redrive('ill')).toEqual({ succeeded: 5, remaining: 0 });
    await append(writer, waiting);
    await until('the stream flows', () => done.length === 9);
    expect(done.slice(3)).toEqual(times(6).map((_, n) => `ill ${n + 1}`));
    expect(await next.parked()).toEqual([]);
  });

  test('of which its handler says that nothing helps is parked at once', async () => {
    const writer = await newWriter();
    await append(writer, of('a'));
    const reactor = await start(writer, {
      handle: async () => {
        throw new ParkNow('refused: closed already');
      },
    });
    await until('it is parked', async () => (await reactor.parked()).length === 1);
    expect(await reactor.parked()).toMatchObject([{ state: 'poison', reason: 'refused: closed already', tries: 1 }]);
  });

  test('with what is no error has a reason all the same', async () => {
    const writer = await newWriter();
    await append(writer, of('a'));
    const reactor = await start(writer, {
      tries: 1,
      handle: async () => {
        // Code of others may do so.
        await Promise.reject('just a text');
      },
    });
    await until('it is parked', async () => (await reactor.parked()).length === 1);
    expect(await reactor.redrive()).toEqual({ succeeded: 0, remaining: 1 });
    expect(await reactor.parked()).toMatchObject([{ state: 'poison', reason: 'just a text', tries: 2 }]);
  });

  test('because a store is away is never parked, and keeps all its tries for when it fails by itself', async () => {
    const writer = await newWriter();
    await append(writer, of('a'), of('a'));
    const thrown: string[] = [];
    const outcomes = [...Array(12).fill('away'), 'own', 'away', 'own', 'fine'];
    const reactor = await start(writer, {
      tries: 3,
      isPassing: (error) => (error as Error).message === 'away',
      handle: async () => {
        const outcome = outcomes.shift() ?? 'fine';
        thrown.push(outcome);
        if (outcome !== 'fine') throw new Error(outcome);
      },
    });
    await until('both', () => reactor.handled() === 2);
    expect(thrown).toHaveLength(17);
    expect(await reactor.parked()).toEqual([]);
  });

  test('stays undone while it cannot even be parked', async () => {
    const writer = await newWriter();
    await append(writer, of('a'), of('b'));
    await bed.adminPool.query('revoke insert on tiaokuai_bus.parked from tiaokuai_member');
    const troubles: string[] = [];
    const reactor = await start(writer, {
      handle: async ({ subject }) => {
        if (subject === 'a') throw new ParkNow('poison');
      },
      report: ({ what }) => troubles.push(what),
    });
    try {
      await until(
        'it was tried again',
        () => troubles.filter((what) => what.includes('could not be settled')).length > 2,
      );
      expect([...reactor.positions().values()]).toEqual([0n]);
    } finally {
      await bed.adminPool.query('grant insert on tiaokuai_bus.parked to tiaokuai_member');
    }
    await until('it is parked', async () => (await reactor.parked()).length === 1);
    await until('the cursor moves', () => [...reactor.positions().values()][0] === 2n);
  });
});

describe('what is parked', () => {
  test('keeps its reason when it comes again after a crash', async () => {
    const writer = await newWriter();
    const name = newName();
    await append(writer, of('ill', 'poison'), of('ill'));
    const handle = async (event: RecordedEvent) => {
      if (noteOf(event) === 'poison') throw new ParkNow('no such estate');
    };
    const reactor = await start(writer, { name, handle });
    await until('both are parked', async () => (await reactor.parked()).length === 2);
    await reactor.stop();
    const parked = await reactor.parked();
    // The crash came between parking and saving the cursor.
    await police.pool.query('delete from tiaokuai_bus.cursors where consumer = $1', [name]);
    const next = await start(writer, { name, handle });
    await until('all are settled again', async () => (await cursorOf(next)) === 2n);
    expect(await next.parked()).toEqual(parked);
  });

  test('is freed without leaving behind what arrives at that very moment', async () => {
    const writer = await newWriter();
    await append(writer, of('ill', 'poison'));
    let healed = false;
    let arrive: (() => Promise<unknown>) | undefined;
    // The last look before the stream is freed: just then another event of it arrives, and finds it blocked.
    const pool = {
      async query(text: string, values?: unknown[]) {
        const answer = await police.pool.query(text, values);
        if (/limit 1/.test(text) && answer.rows.length === 0 && arrive) {
          const arriving = arrive;
          arrive = undefined;
          await arriving();
        }
        return answer;
      },
    } as unknown as pg.Pool;
    let looked = 0;
    const reactor = await start(writer, {
      pool,
      handle: async (event) => {
        if (noteOf(event) === 'poison' && !healed) throw new ParkNow('poison');
      },
      // Asked for as an event is handed out, before it is looked whether its stream is blocked.
      keyOf: ({ subject }) => {
        looked += 1;
        return subject;
      },
    });
    await until('it is parked', async () => (await reactor.parked()).length === 1);
    arrive = async () => {
      await append(writer, of('ill', 'late'));
      await until('the late one arrives', () => looked === 2);
      for (let turns = 0; turns < 5; turns += 1) await new Promise(setImmediate);
    };
    healed = true;
    expect(await reactor.redrive()).toEqual({ succeeded: 1, remaining: 0 });
    await until('the late one is handled', () => reactor.handled() === 1);
    expect(await reactor.parked()).toEqual([]);
  });

  test('is driven by one at a time: two redrives at once handle nothing twice', async () => {
    const writer = await newWriter();
    await append(writer, ...times(6, () => of('ill')));
    let healed = false;
    const done: bigint[] = [];
    const reactor = await start(writer, {
      handle: async ({ position }) => {
        if (!healed) throw new ParkNow('poison');
        await new Promise(setImmediate);
        done.push(position);
      },
    });
    await until('all are parked', async () => (await reactor.parked()).length === 6);
    healed = true;
    const [one, two] = await Promise.all([reactor.redrive(), reactor.redrive()]);
    expect([one.succeeded + two.succeeded, two.remaining]).toEqual([6, 0]);
    expect(done).toEqual(times(6).map((_, n) => BigInt(n + 1)));
  });

  test('is seen and changed by its own role only', async () => {
    const writer = await newWriter();
    await append(writer, of('a'));
    const reactor = await start(writer, {
      handle: async () => {
        throw new ParkNow('poison');
      },
    });
    await until('it is parked and saved', async () => (await cursorOf(reactor)) === 1n);
    expect((await listParked(police.pool)).map(({ consumer }) => consumer)).toContain(reactor.name);
    const stranger = writer.pool;
    expect(await listParked(stranger)).toEqual([]);
    for (const table of ['parked', 'cursors']) {
      const { rows } = await stranger.query(`select * from tiaokuai_bus.${table}`);
      expect(rows).toEqual([]);
      for (const text of [`update tiaokuai_bus.${table} set log = 'x'`, `delete from tiaokuai_bus.${table}`])
        expect((await stranger.query(text)).rowCount).toBe(0);
    }
    const owner = (await police.pool.query('select session_user as name')).rows[0].name as string;
    await expect(
      stranger.query(
        `insert into tiaokuai_bus.cursors (owner, consumer, log, lane, position) values ($1, 'x', 'x', '', 9)`,
        [owner],
      ),
    ).rejects.toMatchObject({ code: '42501' });
    expect(await reactor.parked()).toHaveLength(1);
    expect(await cursorOf(reactor)).toBe(1n);
  });
});

test('property: faults, stops, crashes and redrives: each event is handled, a stream in its order, and none stays parked', async () => {
  const kind = fc.constantFrom('fine', 'fine', 'fine', 'fails twice', 'poison');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ stream: fc.nat(4), kind }), { minLength: 10, maxLength: 40 }),
      fc.array(fc.record({ turns: fc.nat(60), ending: fc.constantFrom('stop', 'crash', 'redrive') }), { maxLength: 3 }),
      fc.integer({ min: 1, max: 6 }),
      async (work, lives, concurrency) => {
        const writer = await newWriter();
        const relay = startRelay({ ...writer, nc, polling: 20 });
        const name = newName();
        let healed = false;
        const tries = new Map<string, number>();
        const firsts = new Map<string, bigint[]>();
        const handle = async ({ id, data, subject, position }: RecordedEvent) => {
          await new Promise(setImmediate);
          const tried = (tries.get(id) ?? 0) + 1;
          tries.set(id, tried);
          if (data.note === 'poison' && !healed) throw new Error('poison');
          if (data.note === 'fails twice' && tried <= 2) throw new Error('not yet');
          const done = firsts.get(subject) ?? [];
          firsts.set(subject, done);
          if (!done.includes(position)) done.push(position);
        };
        const live = () => start(writer, { name, handle, tries: 3, concurrency });
        const writing = (async () => {
          for (const { stream, kind: note } of work) await append(writer, of(`case-${stream}`, note));
        })();
        for (const { turns, ending } of lives) {
          const reactor = await live();
          for (let n = 0; n < turns; n += 1) await new Promise(setImmediate);
          if (ending === 'redrive') await reactor.redrive();
          const before = await cursorOf({ name });
          await reactor.stop();
          if (ending === 'crash')
            await police.pool.query('update tiaokuai_bus.cursors set position = $2 where consumer = $1', [
              name,
              before,
            ]);
        }
        await writing;
        const last = await live();
        await until('all are settled', async () => (await cursorOf({ name })) === BigInt(work.length));
        // Whoever stands before the first poison of its stream has been handled by now.
        const poisoned = new Set<string>();
        for (const { subject, position, data } of await readLog(writer)) {
          if (data.note === 'poison') poisoned.add(subject);
          expect(firsts.get(subject)?.includes(position) ?? false).toBe(!poisoned.has(subject));
        }
        expect((await last.parked()).filter(({ state }) => state === 'poison').length).toBeGreaterThanOrEqual(
          poisoned.size,
        );
        healed = true;
        // What fails twice does so here too.
        await until('none is parked', async () => (await last.redrive()).remaining === 0);
        for (const [subject, done] of firsts) {
          const events = (await readLog(writer)).filter((event) => event.subject === subject);
          expect(done).toEqual(events.map(({ position }) => position));
        }
        await Promise.all([last.stop(), relay.stop()]);
      },
    ),
    { numRuns: 10 },
  );
});
