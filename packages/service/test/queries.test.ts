import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Refused } from '../src/index.ts';
import { asOfficer, type Bench, freshJar, openBench } from './bench.ts';
import { jars } from './jars.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run(jars);
});
afterAll(() => bench.close());

test('who asks for at least the position of their own write sees it', async () => {
  const jarId = freshJar();
  for (let amount = 1; amount <= 20; amount += 1) {
    const name = amount === 1 ? 'OpenJar' : 'PutIn';
    const reply = await bench.client.command('jars', name, { jarId, amount: 1, label: 'a' }, asOfficer);
    if (!reply.ok) throw new Error(reply.error.code);
    const seen = await bench.client.query('jars', 'Jar', { jarId }, { atLeast: reply.position });
    expect(seen).toEqual({ label: 'a', amount: amount - 1 });
  }
});

test('a position that the log has not reached yet is waited for', async () => {
  const { position } = await (await bench.writer('jars')).eventLog.head(`${bench.bed.district}.jars`);
  const waiting = bench.client.query('jars', 'Jar', { jarId: freshJar() }, { atLeast: String(position + 1n) });
  const jarId = freshJar();
  await bench.client.command('jars', 'OpenJar', { jarId, label: 'a' }, asOfficer);
  expect(await waiting).toBeNull();
});

test('an input that does not fit is refused by its field, without its value', async () => {
  const failing = bench.client.query('jars', 'Jar', { jarId: '13800001111' });
  await expect(failing).rejects.toThrow(Refused);
  await expect(failing).rejects.toMatchObject({ error: { code: 'invalid-input', field: 'jarId' } });
  await failing.catch((error: Refused) => expect(JSON.stringify(error.error)).not.toContain('13800001111'));
});

test('an answer too large for a message is refused as such, and the service lives on', async () => {
  const much = bench.client.query<string>('jars', 'Much', { characters: 2_000_000 });
  await expect(much).rejects.toMatchObject({ error: { code: 'too-large' } });
  expect(await bench.client.query<string>('jars', 'Much', { characters: 3 })).toBe('xxx');
});
