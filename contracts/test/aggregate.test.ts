import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  aggregate,
  type CommandsOf,
  command,
  type EventsOf,
  event,
  eventsOf,
  fireAggregates,
  fireQueries,
  givenOf,
  queries,
  query,
} from '../src/index.ts';

const key = z.object({ jarId: z.string() });
const jar = aggregate('shelf', 'jar', {
  key: 'jarId',
  by: ['officer'],
  events: {
    JarOpened: event({ zh: '开罐', en: 'Jar opened' }, key.extend({ label: z.string() })),
    JarShut: event({ zh: '封罐', en: 'Jar shut' }, key, { version: 2 }),
  },
  commands: {
    OpenJar: command({ zh: '开罐', en: 'Open a jar' }, key.extend({ label: z.string() }), { begins: true }),
    ShutJar: command({ zh: '封罐', en: 'Shut a jar' }, key, { by: ['clerk'] }),
  },
  internal: { ObserveJar: command({ zh: '查看', en: 'Observe a jar' }, key) },
});

describe('an aggregate', () => {
  test('names its events and commands by their keys', () => {
    expect(Object.values(jar.events).map(({ name, type }) => [name, type])).toEqual([
      ['JarOpened', 'cn.tiaokuai.shelf.JarOpened.v1'],
      ['JarShut', 'cn.tiaokuai.shelf.JarShut.v2'],
    ]);
    expect(jar.commands.OpenJar).toMatchObject({ name: 'OpenJar', aggregate: 'jar', begins: true, duties: [] });
    expect(eventsOf([jar, jar])).toHaveLength(4);
  });
  test('derives streams from its key, and its lane', () => {
    expect(jar.streamOf({ jarId: '7' })).toBe('jar-7');
    expect(jar.commands.ShutJar.streamOf({ jarId: '7' })).toBe('jar-7');
    expect(jar.lane).toBe('shelf.jar');
    const schema = z.object({ shelf: z.string(), row: z.string() });
    const row = aggregate('shelf', 'row', {
      key: 'row',
      by: ['clerk'],
      streamOf: ({ row: each }) => `row/${each}`,
      events: { RowMade: event({ zh: '行', en: 'Row made' }, schema, { laneOf: ({ shelf }) => `rows.${shelf}` }) },
      commands: {},
    });
    expect(row.streamOf({ row: '3' })).toBe('row/3');
    const whole = aggregate('shelf', 'stock', {
      stream: 'stock-of-all',
      by: ['clerk'],
      events: { StockTaken: event({ zh: '盘点', en: 'Stock taken' }, z.object({ jars: z.int() })) },
      commands: { TakeStock: command({ zh: '盘点', en: 'Take stock' }, z.object({ jars: z.int() })) },
    });
    expect([whole.commands.TakeStock.streamOf({ jars: 3 }), whole.key]).toEqual(['stock-of-all', '']);
    expect([row.lane, row.events.RowMade.laneOf({ shelf: 'a', row: '3' })]).toEqual([undefined, 'rows.a']);
  });
  test('says what people give for a command, which is what its decider gets unless it says otherwise', () => {
    const { LabelJar, ShutJar } = aggregate('shelf', 'jar', {
      key: 'jarId',
      by: ['officer'],
      events: {},
      commands: {
        LabelJar: command(
          { zh: '贴标', en: 'Label a jar' },
          key.extend({ label: z.string(), keepsUntil: z.string() }),
          {
            given: (data) => data.omit({ keepsUntil: true }).extend({ keepsDays: z.int().default(30) }),
          },
        ),
        ShutJar: command({ zh: '封罐', en: 'Shut a jar' }, key),
      },
    }).commands;
    expect(givenOf(LabelJar).parse({ jarId: '7', label: '醋' })).toEqual({ jarId: '7', label: '醋', keepsDays: 30 });
    expect(givenOf(ShutJar)).toBe(ShutJar.schema);
  });
  test('says who gives its commands, each command for itself where it differs; services alone give internal ones', () => {
    expect([jar.commands.OpenJar.by, jar.commands.ShutJar.by, jar.internal.ObserveJar.by]).toEqual([
      ['officer'],
      ['clerk'],
      ['service'],
    ]);
  });
  test('of a converted department says for each command and query whose it is', () => {
    const commands = fireAggregates.flatMap((each) => Object.values(each.commands));
    for (const { name, by } of [...commands, ...Object.values(fireQueries)])
      expect([name, by?.length]).not.toEqual([name, undefined]);
  });
  test('keeps its types', () => {
    const opened: EventsOf<typeof jar> = { type: 'JarOpened', data: { jarId: '7', label: 'plums' } };
    const given = { at: '2018-05-14T01:00:00.000Z', actor: 'officer:1' };
    const observe: CommandsOf<typeof jar> = { kind: 'ObserveJar', data: { jarId: '7' }, ...given };
    expect([opened.type, observe.kind]).toEqual(['JarOpened', 'ObserveJar']);
    // @ts-expect-error: the event has no such field.
    const wrongField: EventsOf<typeof jar> = { type: 'JarShut', data: { jarId: '7', label: 'plums' } };
    // @ts-expect-error: there is no such event.
    const wrongName: EventsOf<typeof jar> = { type: 'JarBroken', data: { jarId: '7' } };
    // @ts-expect-error: a command lacks its label.
    const lacking: CommandsOf<typeof jar> = { kind: 'OpenJar', data: { jarId: '7' }, ...given };
    // @ts-expect-error: nobody has this role.
    command({ zh: '封罐', en: 'Shut a jar' }, key, { by: ['shopkeeper'] });
    // @ts-expect-error: somebody must give it.
    command({ zh: '封罐', en: 'Shut a jar' }, key, { by: [] });
    // @ts-expect-error: it does not say who gives its commands.
    aggregate('shelf', 'lid', { key: 'jarId', events: {}, commands: {} });
    // @ts-expect-error: it does not say who asks.
    query({ zh: '罐', en: 'Jars' }, { input: key, output: key });
    aggregate('shelf', 'lid', {
      key: 'lidId',
      by: ['officer'],
      // @ts-expect-error: the event does not say which lid.
      events: { LidLost: event({ zh: '失盖', en: 'Lid lost' }, key) },
      commands: {},
    });
    expect([wrongField, wrongName, lacking]).toHaveLength(3);
  });
});

test('queries are named by their keys, and belong to their service', () => {
  const shelf = queries('shelf', {
    Jars: query({ zh: '罐', en: 'Jars' }, { input: z.object({}), output: z.array(key), by: ['officer'] }),
  });
  expect(shelf.Jars).toMatchObject({ service: 'shelf', name: 'Jars', duties: [], by: ['officer'] });
  const rows: z.output<typeof shelf.Jars.output> = [{ jarId: '7' }];
  expect(shelf.Jars.output.parse(rows)).toEqual(rows);
});
