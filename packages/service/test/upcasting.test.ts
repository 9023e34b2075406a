import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineReadModel, readModelDb } from '@tiaokuai/read-models';
import { z } from 'zod';
import {
  type Aggregate,
  createCommandHandler,
  createDecoder,
  defineAggregate,
  defineService,
  type EventShape,
  type ModelEvent,
  ownReadModel,
} from '../src/index.ts';
import { type Bench, freshJar, openBench } from './bench.ts';
import { commandOf, eventOf } from './jars.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** The same word in three ages: a text, then a text with its language, then with its script too. */
const first = eventOf('signs', 'sign', 'SignPainted', z.object({ signId: z.string(), text: z.string() }));
const toSecond = { fromVersion: 1, up: (data: object) => ({ ...data, language: 'zh' }) };
const second = eventOf(
  'signs',
  'sign',
  'SignPainted',
  z.object({ signId: z.string(), text: z.string(), language: z.string() }),
  { version: 2, upcasts: [toSecond] },
);
const toThird = {
  fromVersion: 2,
  up: (data: Record<string, unknown>) => ({ ...data, script: data.language === 'zh' ? 'Hans' : 'Latn' }),
};
const third = eventOf(
  'signs',
  'sign',
  'SignPainted',
  z.object({ signId: z.string(), text: z.string(), language: z.string(), script: z.string() }),
  { version: 3, upcasts: [toSecond, toThird] },
);

/** What is painted last stands on the sign. */
const signs = (event: EventShape): Aggregate =>
  defineAggregate({
    name: 'sign',
    events: [event],
    commands: [commandOf('PaintSign', event.schema, (data: { signId: string }) => `sign-${data.signId}`)],
    decider: {
      initial: null as unknown,
      decide: ({ data }: { kind: string; data: unknown; at: string; actor: string }) => ({
        kind: 'accepted' as const,
        events: [{ type: 'SignPainted', data }],
      }),
      evolve: (_before: unknown, { data }: { type: string; data: unknown }) => data,
    },
  });

const handlerOf = async (event: EventShape) => {
  const { log, eventLog } = await bench.writer('signs');
  return createCommandHandler({
    log,
    eventLog,
    aggregates: [signs(event)],
    now: Date.now,
    onAppended: () => undefined,
  });
};
const paint = async (event: EventShape, data: Record<string, unknown>) =>
  (await handlerOf(event)).execute({ name: 'PaintSign', data, commandId: randomUUID(), actor: 'officer:1' });

test('what was written in an older form is read in the newest, step by step, by folds and read models', async () => {
  const [old, newer] = [freshJar(), freshJar()];
  await paint(first, { signId: old, text: '罐' });
  await paint(second, { signId: newer, text: 'jar', language: 'en' });
  const rows = defineReadModel<{ sign_id: string; script: string }, ModelEvent>({
    name: 'signs',
    version: 1,
    service: 'signs',
    columns: { sign_id: { type: 'text', primaryKey: true }, script: { type: 'text' } },
    keysOf: ({ data }) => [(data as { signId: string }).signId],
    evolve: (_row, { data }, sign_id) => ({ sign_id, script: (data as { script: string }).script }),
  });
  const service = await bench.run(
    defineService({ name: 'signs', aggregates: [signs(third)], readModels: [ownReadModel(rows, [third])] }),
  );
  const { state } = await service.context.load('sign', `sign-${old}`);
  expect(state).toEqual({ signId: old, text: '罐', language: 'zh', script: 'Hans' });
  expect((await service.context.history('sign', `sign-${newer}`)).map(({ data }) => data)).toEqual([
    { signId: newer, text: 'jar', language: 'en', script: 'Latn' },
  ]);
  await service.caughtUp(2n);
  const { pool, schema } = service.context;
  const stored = await readModelDb<{ signs: { sign_id: string; script: string } }>(pool, schema)
    .selectFrom('signs')
    .select(['sign_id', 'script'])
    .execute();
  expect(new Map(stored.map(({ sign_id, script }) => [sign_id, script]))).toEqual(
    new Map([
      [old, 'Hans'],
      [newer, 'Latn'],
    ]),
  );
});

test('a command meets a stream that a newer program wrote: nothing is decided on what is not understood', async () => {
  const signId = freshJar();
  await paint(third, { signId, text: '罐', language: 'zh', script: 'Hant' });
  await expect(paint(second, { signId, text: '坛', language: 'zh' })).rejects.toThrow('newer than this program');
  expect((await bench.events('signs')).filter(({ subject }) => subject === `sign-${signId}`)).toHaveLength(1);
});

test('a step that is missing is said, not skipped', () => {
  const decoder = createDecoder([{ ...third, upcasts: [toSecond] }]);
  expect(() => decoder.decode({ type: second.type, data: {} })).toThrow('no step from version 2');
  expect(() => decoder.decode({ type: 'cn.tiaokuai.signs.SignBroken.v1', data: {} })).toThrow('not known here');
});
