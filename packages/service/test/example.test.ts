import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { accept, aggregateOf, type CommandOf, type Decider, type EventOf, refuse } from '@tiaokuai/contracts';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { createBusClient, defineAggregate, defineService, startService, systemClock } from '../src/index.ts';
import { type Bench, openBench, silent } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const openAlready = {
  code: 'open-already',
  message: { zh: '门已开', en: 'the gate is open' },
  rule: { law: '门规', article: '第一条' },
  remedy: { zh: '直接进入', en: 'walk in' },
};

test('the example of the README runs', async () => {
  const { nc } = bench;
  const { district } = bench.bed;
  const { pool, eventLog } = await bench.writer('gates');
  const [logger, registry, gateId] = [silent, new Registry(), randomUUID()];
  // region example
  const gate = aggregateOf('gates', 'gate');
  const key = z.object({ gateId: z.uuid() });
  const GateOpened = gate.event('GateOpened', { zh: '门已开', en: 'Gate opened' }, key);
  const names = { zh: '开门', en: 'Open a gate' };
  const OpenGate = gate.command('OpenGate', names, key, (data) => `gate-${data.gateId}`, { by: ['officer'] });

  const decider: Decider<CommandOf<typeof OpenGate>, { open: boolean }, EventOf<typeof GateOpened>> = {
    initial: { open: false },
    decide: ({ data }, { open }) => (open ? refuse(openAlready) : accept({ type: 'GateOpened', data })),
    evolve: () => ({ open: true }),
  };
  const gates = defineService({
    name: 'gates', // its log is <district>.gates, and `pool` logs in as that log's writer
    aggregates: [defineAggregate({ name: 'gate', events: [GateOpened], commands: [OpenGate], decider })],
  });

  const service = await startService(gates, { district, pool, eventLog, nc, clock: systemClock, logger, registry });
  const client = createBusClient(nc, district);
  const call = { id: randomUUID(), actor: 'officer:370303-0117' }; // the id is the idempotency key
  const first = await client.command('gates', 'OpenGate', { gateId }, call);
  expect(first).toMatchObject({ ok: true, events: ['GateOpened'], position: '1', repeated: false });
  expect(await client.command('gates', 'OpenGate', { gateId }, call)).toEqual({ ...first, repeated: true });
  const other = await client.command('gates', 'OpenGate', { gateId }, { actor: call.actor });
  expect(other).toEqual({ ok: false, error: openAlready });
  expect((await client.admin('gates', 'Status')).log.position).toBe('1');
  await service.stop();
  // endregion
});

test('the README shows that example and no other', async () => {
  const [own, readme] = await Promise.all(
    ['example.test.ts', '../README.md'].map((file) => readFile(new URL(file, import.meta.url), 'utf8')),
  );
  const region = /\/\/ region example\n([\s\S]*?) {2}\/\/ endregion/.exec(own ?? '')?.[1] ?? 'no region';
  const shown = /```ts\n([\s\S]*?)```/.exec(readme ?? '')?.[1] ?? 'no example';
  expect(shown.trim()).toBe(region.replaceAll(/^ {2}/gm, '').trim());
});
