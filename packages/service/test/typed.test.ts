import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  accept,
  aggregate,
  command,
  type DomainCommand,
  type DomainEvent,
  event,
  queries,
  query,
} from '@tiaokuai/contracts';
import { z } from 'zod';
import {
  type Arrived,
  defineAggregate,
  defineService,
  dueClock,
  give,
  modelOf,
  nothing,
  prepare,
  queryOf,
  Refused,
  reactTo,
  reactToAll,
  type ServiceContext,
  tables,
  together,
  unchanged,
} from '../src/index.ts';
import { asOfficer, type Bench, openBench } from './bench.ts';

/* A pot that is put on, boils by a time and is taken off. Lines under `@ts-expect-error` must not compile. */

const key = z.object({ potId: z.string() });
const pot = aggregate('kitchen', 'pot', {
  key: 'potId',
  by: ['officer'],
  events: {
    PotPutOn: event({ zh: '上锅', en: 'Pot put on' }, key.extend({ dish: z.string(), boilsBy: z.iso.datetime() })),
    PotBoiled: event({ zh: '水开', en: 'Pot boiled' }, key.extend({ at: z.iso.datetime() })),
    PotStirred: event({ zh: '搅拌', en: 'Pot stirred' }, key),
    PotTakenOff: event({ zh: '起锅', en: 'Pot taken off' }, key),
  },
  commands: {
    PutOn: command({ zh: '上锅', en: 'Put on' }, key.extend({ dish: z.string(), boilsBy: z.iso.datetime() }), {
      given: (data) => data.omit({ boilsBy: true }).extend({ until: data.shape.boilsBy }),
    }),
  },
  internal: {
    ObservePot: command({ zh: '看锅', en: 'Observe' }, key.extend({ due: z.string() })),
    ServePot: command({ zh: '上菜', en: 'Serve' }, key.extend({ guests: z.array(z.string()) })),
  },
});
const potRow = z.object({
  pot_id: z.string(),
  status: z.enum(['on', 'boiling', 'off']),
  dish: z.string(),
  stirred: z.int(),
  boils_by: z.iso.datetime().nullable(),
  boiled_at: z.iso.datetime().nullable(),
  served: z.array(z.string()),
});

const pots = modelOf(pot, {
  name: 'pots',
  version: 1,
  row: potRow,
  indexes: [['status', 'boils_by']],
  opens: {
    PotPutOn: ({ data: { potId, dish, boilsBy } }, row) => ({
      pot_id: potId,
      status: 'on',
      dish,
      stirred: row?.stirred ?? 0,
      boils_by: boilsBy,
      served: [],
    }),
  },
  on: {
    PotBoiled: (_row, { time }) => ({ status: 'boiling', boiled_at: time, boils_by: null }),
    PotStirred: ({ stirred }) => (stirred < 9 ? { stirred: stirred + 1 } : null),
    PotTakenOff: { status: 'off' },
  },
});

const envelope = { time: '2018-05-14T01:00:00.000Z', actor: 'cook:1', position: 1n, correlationid: 'p' };
const boilsBy = '2018-05-14T01:10:00.000Z';
const putOn = { ...envelope, type: 'PotPutOn', data: { potId: 'p', dish: '馄饨', boilsBy } };
const said = (type: string) => ({ ...envelope, type, data: { potId: 'p' } });
const { fold } = pots;

describe('a model', () => {
  test('has the columns of its row, in their order, and the key of its language', () => {
    expect(fold.columnList.map(({ name, type, nullable }) => [name, type, nullable])).toEqual([
      ['pot_id', 'text', false],
      ['status', 'text', false],
      ['dish', 'text', false],
      ['stirred', 'int', false],
      ['boils_by', 'timestamptz', true],
      ['boiled_at', 'timestamptz', true],
      ['served', 'text[]', false],
    ]);
    expect([fold.primaryKey, fold.service, fold.keysOf(putOn)]).toEqual(['pot_id', 'kitchen', ['p']]);
  });
  test('opens rows with nulls where nothing is said, changes what an event says, and leaves the rest', () => {
    const opened = fold.evolve(undefined, putOn, 'p')!;
    expect(opened).toEqual({
      pot_id: 'p',
      status: 'on',
      dish: '馄饨',
      stirred: 0,
      boils_by: boilsBy,
      boiled_at: null,
      served: [],
    });
    const boiling = fold.evolve(opened, said('PotBoiled'), 'p')!;
    expect(boiling).toEqual({ ...opened, status: 'boiling', boiled_at: envelope.time, boils_by: null });
    expect(fold.evolve(boiling, said('PotTakenOff'), 'p')).toEqual({ ...boiling, status: 'off' });
    const stirred = fold.evolve(boiling, said('PotStirred'), 'p')!;
    expect(fold.evolve(stirred, putOn, 'p')).toMatchObject({ status: 'on', stirred: 1, boiled_at: null });
    expect(fold.evolve({ ...stirred, stirred: 9 }, said('PotStirred'), 'p')).toBeNull();
  });
  test('passes over what comes before a row is open, and gives back the same row where nothing changes', () => {
    expect(fold.evolve(undefined, said('PotStirred'), 'p')).toBeNull();
    const quiet = modelOf(pot, {
      name: 'quiet',
      version: 1,
      row: potRow.pick({ pot_id: true, dish: true }),
      opens: { PotPutOn: ({ data: { potId, dish } }, row) => row ?? { pot_id: potId, dish } },
      on: { PotBoiled: unchanged, PotStirred: () => undefined, PotTakenOff: unchanged },
    });
    const row = quiet.fold.evolve(undefined, putOn, 'p')!;
    for (const each of [putOn, said('PotBoiled'), said('PotStirred')])
      expect(quiet.fold.evolve(row, each, 'p')).toBe(row);
  });
  test('of several languages, with rows of its own choice', () => {
    const lid = aggregate('kitchen', 'lid', {
      key: 'lidId',
      by: ['officer'],
      events: { LidLost: event({ zh: '失盖', en: 'Lid lost' }, z.object({ lidId: z.string(), potId: z.string() })) },
      commands: {},
    });
    const both = modelOf(together(pot, lid), {
      name: 'both',
      version: 1,
      row: z.object({ day: z.string(), lost: z.int() }),
      primaryKey: 'day',
      keysOf: ({ type, time }) => (type === 'PotStirred' ? [] : [time.slice(0, 10)]),
      opens: {
        PotPutOn: (_event, row, day) => row ?? { day, lost: 0 },
        LidLost: ({ data: { lidId } }, row, day) => ({ day, lost: (row?.lost ?? 0) + lidId.length }),
      },
      on: { PotBoiled: unchanged, PotStirred: unchanged, PotTakenOff: unchanged },
    });
    expect(both.fold.keysOf(said('PotBoiled'))).toEqual(['2018-05-14']);
    expect(both.fold.keysOf(said('PotStirred'))).toEqual([]);
    expect(both.events).toHaveLength(5);
    expect(reactTo(together(pot, lid), 'all', { LidLost: nothing }).lane).toBeUndefined();
  });
  test('cannot store what no column holds', () => {
    const row = potRow.pick({ pot_id: true }).extend({ note: z.string().optional() });
    const on = { PotBoiled: unchanged, PotStirred: unchanged, PotTakenOff: unchanged };
    const opens = { PotPutOn: () => ({ pot_id: 'p' }) };
    expect(() => modelOf(pot, { name: 'bad', version: 1, row, opens, on })).toThrow(
      'column note: a field of the kind optional',
    );
  });
  test('is typed', () => {
    const base = { name: 'pots', version: 1, row: potRow.pick({ pot_id: true, status: true, stirred: true }) } as const;
    const on = { PotBoiled: unchanged, PotStirred: unchanged, PotTakenOff: unchanged };
    const opens = { PotPutOn: () => ({ pot_id: 'p', status: 'on' as const, stirred: 0 }) };
    // @ts-expect-error: an event has no arm.
    modelOf(pot, { ...base, opens, on: { PotBoiled: unchanged, PotStirred: unchanged } });
    // @ts-expect-error: there is no such event.
    modelOf(pot, { ...base, opens, on: { ...on, PotBroken: unchanged } });
    modelOf(pot, {
      ...base,
      opens,
      // @ts-expect-error: there is no such column.
      on: { ...on, PotStirred: (row) => ({ stirred: row.stirred + 1, sttus: 'on' }) },
    });
    // @ts-expect-error: no such column here either.
    modelOf(pot, { ...base, opens, on: { ...on, PotStirred: { stirred: 1, sttus: 'on' } } });
    modelOf(pot, {
      ...base,
      opens,
      // @ts-expect-error: the status has no such word.
      on: { ...on, PotStirred: (row) => ({ stirred: row.stirred + 1, status: 'gone' }) },
    });
    modelOf(pot, {
      ...base,
      // @ts-expect-error: a column that may not be null is missing.
      opens: { PotPutOn: ({ data: { potId } }) => ({ pot_id: potId, status: 'on' }) },
      on,
    });
    modelOf(pot, {
      ...base,
      // @ts-expect-error: the event's data have no such field.
      opens: { PotPutOn: ({ data: { panId } }) => ({ pot_id: panId, status: 'on', stirred: 0 }) },
      on,
    });
    // @ts-expect-error: an index of no column, which is found when it is made as well.
    expect(() => modelOf(pot, { ...base, opens, on, indexes: [['dish']] })).toThrow('unknown column dish');
  });
});

describe('what follows', () => {
  const context = {} as ServiceContext;
  const arrived = (type: string): Arrived<typeof pot> =>
    ({ ...said(type), id: 'e', stream: 'pot-p', log: 'd.kitchen' }) as Arrived<typeof pot>;
  test('from an event is the command that its arm gives; without an arm nothing does', async () => {
    const reaction = reactTo(pot, 'serve', {
      PotTakenOff: ({ data: { potId }, actor }) => give(pot.internal.ServePot, { potId, guests: [] }, { actor }),
      PotBoiled: async ({ data: { potId } }) => [give(pot.internal.ObservePot, { potId, due: boilsBy })],
      PotStirred: nothing,
    });
    expect(reaction).toMatchObject({ name: 'serve', from: 'kitchen', lane: 'kitchen.pot' });
    expect(reaction.events.map(({ name }) => name)).toEqual(['PotBoiled', 'PotStirred', 'PotTakenOff']);
    expect(await reaction.react(arrived('PotTakenOff'), context)).toEqual([
      { command: 'ServePot', data: { potId: 'p', guests: [] }, actor: 'cook:1' },
    ]);
    expect(await reaction.react(arrived('PotBoiled'), context)).toEqual([
      { command: 'ObservePot', data: { potId: 'p', due: boilsBy } },
    ]);
    expect(await reaction.react(arrived('PotStirred'), context)).toEqual([]);
    expect(await reaction.react(arrived('PotPutOn'), context)).toEqual([]);
  });
  test('is typed', () => {
    // @ts-expect-error: the command needs guests.
    give(pot.internal.ServePot, { potId: 'p' });
    // @ts-expect-error: there is no such event.
    reactTo(pot, 'serve', { PotBroken: nothing });
    const observe = (due: string) => give(pot.internal.ObservePot, { potId: 'p', due });
    // @ts-expect-error: the event's data have no such field.
    reactTo(pot, 'serve', { PotBoiled: ({ data: { dish } }) => observe(dish) });
    // @ts-expect-error: where every event must have an arm, these do not.
    reactToAll(pot, 'serve', { PotBoiled: nothing, PotStirred: nothing });
    const data = ({ pot_id: potId }: { readonly pot_id: string }) => ({ potId, due: '' });
    const watched = { name: 'watch', model: pots, command: pot.internal.ObservePot, due: 'boils_by', data } as const;
    // @ts-expect-error: no column of instants.
    dueClock({ ...watched, due: 'stirred' });
    // @ts-expect-error: the status has no such word.
    dueClock({ ...watched, where: { status: 'gone' } });
    // @ts-expect-error: the command needs `due`.
    dueClock({ ...watched, data: ({ pot_id: potId }) => ({ potId }) });
    // @ts-expect-error: what a command holds is no key by itself where it is more than plain values.
    dueClock({ ...watched, command: pot.internal.ServePot, data: () => ({ potId: 'p', guests: [] }) });
    // @ts-expect-error: the command holds no such thing.
    prepare(pot.commands.PutOn, ({ potId }) => ({ data: { potId, dish: 7, boilsBy } }));
    // @ts-expect-error: people do not give it.
    prepare(pot.commands.PutOn, ({ boilsBy: at, ...rest }) => ({ data: { ...rest, boilsBy: at } }));
    // @ts-expect-error: people give what it holds, so that there is nothing to complete.
    prepare(pot.internal.ObservePot, ({ potId }) => ({ data: { potId, due: '' } }));
  });
});

const { Pots, Broken } = queries('kitchen', {
  Pots: query(
    { zh: '锅', en: 'Pots' },
    { input: z.object({ atMost: z.int().default(5) }), output: z.array(potRow), by: ['officer'] },
  ),
  Broken: query(
    { zh: '错', en: 'Broken' },
    { input: z.object({}), output: z.object({ many: z.int() }), by: ['officer'] },
  ),
});
const db = tables(pots);

test('queries are typed', () => {
  // @ts-expect-error: the answer has other fields.
  queryOf(Broken, async () => ({ few: 1 }));
  // @ts-expect-error: the input has no such field, and the answer is no list.
  queryOf(Pots, async ({ atLeast }) => atLeast);
  // @ts-expect-error: the table has no such column.
  queryOf(Pots, (_input, context) => db(context).selectFrom('pots').selectAll().where('colour', '=', 'red').execute());
});

type Command = DomainCommand<'PutOn' | 'ObservePot' | 'ServePot', { potId: string }>;
type Said = DomainEvent<'PotPutOn' | 'PotBoiled' | 'PotStirred' | 'PotTakenOff', object>;
const kitchen = defineService({
  name: 'kitchen',
  aggregates: [
    defineAggregate({
      name: 'pot',
      events: Object.values(pot.events),
      commands: Object.values(pot.commands),
      internal: Object.values(pot.internal),
      decider: {
        initial: undefined,
        decide: ({ kind, data, at }: Command) =>
          kind === 'PutOn'
            ? accept<Said>({ type: 'PotPutOn', data })
            : accept<Said>({ type: 'PotBoiled', data: { potId: data.potId, at } }),
        evolve: () => undefined,
      },
    }),
  ],
  prepared: [prepare(pot.commands.PutOn, ({ until, ...rest }) => ({ data: { ...rest, boilsBy: until } }))],
  readModels: [pots],
  queries: [
    queryOf(Pots, ({ atMost }, context) => db(context).selectFrom('pots').selectAll().limit(atMost).execute()),
    // What is wrong here would be a mistake in a query's SQL, which no type can see.
    queryOf(Broken, async () => JSON.parse('{"many":"7"}')),
  ],
  clocks: [
    dueClock({
      name: 'watch-pots',
      every: 1_000,
      model: pots,
      due: 'boils_by',
      where: { status: ['on', 'off'], stirred: 0 },
      command: pot.internal.ObservePot,
      data: ({ pot_id: potId, boils_by: due }) => ({ potId, due }),
    }),
  ],
});

test('a service completes what is given for its commands', () => {
  expect(() => defineService({ ...kitchen, prepared: [] })).toThrow(
    'kitchen: nothing completes what is given for PutOn',
  );
});

describe('a running service', () => {
  let bench: Bench;
  let running: Awaited<ReturnType<Bench['run']>>;
  beforeAll(async () => {
    bench = await openBench();
    running = await bench.run(kitchen);
  });
  afterAll(() => bench.close());

  test('gives what is due under a key made of what the command holds; only what is published goes out', async () => {
    const [ticker] = kitchen.clocks!;
    const potId = randomUUID();
    const due = new Date(Date.now() + 3_600_000).toISOString();
    const reply = await bench.client.command('kitchen', 'PutOn', { potId, dish: '粥', until: due }, asOfficer);
    if (!reply.ok) throw new Error(reply.error.code);
    const [row] = await bench.client.query<object[]>('kitchen', 'Pots', {}, { atLeast: reply.position });
    expect(row).toMatchObject({ pot_id: potId, boils_by: due, boiled_at: null });
    expect(Object.keys(row!)).toEqual(Object.keys(potRow.shape));
    expect(await ticker!.due(running.context)).toEqual([]);
    const later = { ...running.context, now: () => due };
    expect(await ticker!.due(later)).toEqual([{ command: 'ObservePot', data: { potId, due }, key: `${potId}/${due}` }]);
  });
  test('refuses an answer that is not what was agreed, and counts it', async () => {
    const wrong = bench.client.query('kitchen', 'Broken', {});
    await expect(wrong).rejects.toThrow(Refused);
    await expect(wrong).rejects.toMatchObject({ error: { code: 'wrong-answer' } });
    expect(await running.registry.metrics()).toContain(
      'tiaokuai_wrong_answers_total{service="kitchen",query="Broken"} 1',
    );
  });
});
