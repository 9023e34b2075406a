import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CommandHandler, type CommandReply, createCommandHandler } from '../src/index.ts';
import { type Bench, freshJar, openBench } from './bench.ts';
import { jarAggregate } from './jars.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const step = fc.record({
  name: fc.constantFrom('OpenJar', 'PutIn', 'TakeOut', 'CloseJar', 'ReopenJar'),
  jar: fc.nat({ max: 1 }),
  amount: fc.integer({ min: 1, max: 6 }),
  /** Which of two processes gets it. */
  by: fc.nat({ max: 1 }),
});

test('the command again emits nothing and is answered alike: over any history, in any process', async () => {
  const { log, eventLog } = await bench.writer('jars');
  const handlerOf = (): CommandHandler =>
    createCommandHandler({ log, eventLog, aggregates: [jarAggregate], now: Date.now, onAppended: () => undefined });
  const head = async () => (await eventLog.head(log)).position;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const both = [handlerOf(), handlerOf()] as const;
      const made = [freshJar(), freshJar()] as const;
      const given: { again: (handler: CommandHandler) => Promise<CommandReply>; reply: CommandReply }[] = [];
      for (const { name, jar, amount, by } of steps) {
        const request = {
          name,
          data: { jarId: made[jar]!, ...(name === 'OpenJar' ? { label: 'a' } : { amount }) },
          commandId: randomUUID(),
          actor: 'officer:1',
        };
        const before = await head();
        const reply = await both[by]!.execute(request);
        const after = await head();
        const again = (handler: CommandHandler) => handler.execute(request);
        for (const handler of both) expect(await again(handler)).toEqual(asRepeated(reply, after > before));
        expect(await head()).toBe(after);
        if (after > before) given.push({ again, reply });
      }
      // Much has happened since the first of them, and these processes know nothing of it.
      const end = await head();
      for (const { again, reply } of given) expect(await again(handlerOf())).toEqual(asRepeated(reply, true));
      expect(await head()).toBe(end);
    }),
    { numRuns: 40 },
  );
});

/** An answer's second giving: the same, and known for it where it left a trace. */
const asRepeated = (reply: CommandReply, left: boolean): CommandReply =>
  reply.ok ? { ...reply, repeated: left } : reply;
