import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { listParked } from '@tiaokuai/bus';
import { Registry } from 'prom-client';
import { v5 as derived } from 'uuid';
import { openStepped, type ServiceDefinition, type SteppedService } from '../src/index.ts';
import { type Bench, freshJar, namesOf, openBench, silent } from './bench.ts';
import { jars, labelling, shelf } from './jars.ts';

let bench: Bench;
const opened: SteppedService[] = [];
beforeEach(async () => {
  bench = await openBench();
});
afterEach(async () => {
  for (const service of opened.splice(0)) await service.close();
  await bench.close();
});

let now = Date.parse('2025-01-02T01:00:00.000Z');
const open = async (definition: ServiceDefinition): Promise<SteppedService> => {
  const { pool, eventLog } = await bench.writer(definition.name);
  const service = await openStepped(definition, {
    district: bench.bed.district,
    pool,
    eventLog,
    clock: { now: () => now, real: (milliseconds) => milliseconds },
    logger: silent,
    registry: new Registry(),
  });
  opened.push(service);
  return service;
};

const openJar = (jarId: string, label = '腌菜') => ({ id: randomUUID(), actor: 'officer:1', data: { jarId, label } });

test('a command is carried out at the given time, and again it is answered again', async () => {
  const service = await open(jars);
  now = Date.parse('2025-03-01T00:00:00.000Z');
  const given = openJar(freshJar());
  expect(await service.take('OpenJar', given)).toMatchObject({ ok: true, repeated: false });
  expect(await service.take('OpenJar', given)).toMatchObject({ ok: true, repeated: true });
  const [event] = await bench.events('jars');
  expect(event).toMatchObject({ time: '2025-03-01T00:00:00.000Z', actor: 'officer:1' });
});

test('ids of events follow from the command', async () => {
  const service = await open(jars);
  const given = { ...openJar(freshJar()), id: '0190f0f0-0000-7000-8000-000000000001' };
  await service.take('OpenJar', given);
  const [event] = await bench.events('jars');
  expect(event!.id).toBe(derived(`${given.id}/0`, derived.URL));
});

test('who asks read models finds what was noted, and nothing else', async () => {
  const service = await open(jars);
  const jarId = freshJar();
  await service.take('OpenJar', openJar(jarId));
  expect(await service.ask('Jar', { jarId })).toBeNull();
  for (const event of await bench.events('jars')) expect(service.note(event)).toBe(true);
  expect(await service.ask('Jar', { jarId })).toMatchObject({ label: '腌菜', amount: 0 });
});

test('a reaction is carried out once it is told of the event, under ids that follow from it', async () => {
  const [from, to] = [await open(jars), await open(shelf)];
  await from.take('OpenJar', openJar(freshJar()));
  const [event] = await bench.events('jars');
  expect(namesOf(await bench.events('shelf'))).toEqual([]);
  expect(await to.react(event!)).toBe(0);
  expect(await to.react(event!)).toBe(0);
  const hung = await bench.events('shelf');
  expect(namesOf(hung)).toEqual(['LabelHung']);
  expect(hung[0]).toMatchObject({ causationid: event!.id, correlationid: event!.correlationid });
});

test('what is refused is parked with its reason, and what follows in the stream behind it', async () => {
  const [from, to] = [await open(jars), await open(shelf)];
  const jarId = freshJar();
  // The shelf has no room for so long a label.
  await from.take('OpenJar', openJar(jarId, '二〇二五年正月初八入坛的糖蒜头'.repeat(2).slice(0, 20)));
  await from.take('CloseJar', { id: randomUUID(), actor: 'officer:1', data: { jarId } });
  const events = await bench.events('jars');
  let parked = 0;
  for (const event of events) parked += await to.react(event);
  expect(parked).toBe(2);
  const { pool } = await bench.writer('shelf');
  expect(await listParked(pool)).toMatchObject([
    { consumer: 'shelf/labelling', state: 'poison', reason: expect.stringContaining('HangLabel refused') },
    { state: 'waiting' },
  ]);
});

test('a running service goes on where the steps ended', async () => {
  const [from, to] = [await open(jars), await open(shelf)];
  await from.take('OpenJar', openJar(freshJar()));
  const events = await bench.events('jars');
  for (const event of events) {
    from.note(event);
    await to.react(event);
  }
  const heads = new Map([[from.log, events.at(-1)!.position]]);
  await from.settle(heads);
  await to.settle(heads);
  let reacted = 0;
  const counting: ServiceDefinition = {
    ...shelf,
    reactions: [
      {
        ...labelling,
        react(event, context) {
          reacted += 1;
          return labelling.react(event, context);
        },
      },
    ],
  };
  const running = await bench.run(counting);
  const position = () => [...(running.reactors[0]?.positions().values() ?? [])][0];
  expect(position()).toBe(events.at(-1)!.position);
  expect(reacted).toBe(0);
});
