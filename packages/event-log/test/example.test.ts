import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { v7 } from 'uuid';
import { createTestBed, type TestBed } from '../../../test/support/test-bed.ts';
import { createPostgresEventLog, type NewEvent, registerLog } from '../src/index.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await createTestBed();
});
afterAll(() => bed.close());

test('the example of the README runs', async () => {
  const { adminPool, district } = bed;
  const { pool } = await bed.writer('fire');
  // region example
  const log = `${district}.fire`;
  await registerLog(adminPool, { log, writerRole: `tk_${district}_fire`, password: 'writer' });
  const eventLog = createPostgresEventLog({ pool }); // connected as that role

  const event = (name: string): NewEvent => ({
    id: v7(),
    type: `cn.tiaokuai.fire.${name}.v1`,
    lane: 'fire.hazard',
    time: '2019-03-01T08:00:00.000Z',
    correlationid: 'incident-0190',
    causationid: 'command-7',
    actor: 'officer:12',
    data: { estate: 'e-1' },
  });
  const inspect = { commandId: v7(), stream: 'hazard-1', expectedVersion: 0, events: [event('HazardInspected')] };
  const late = { commandId: v7(), stream: 'hazard-1', expectedVersion: 0, events: [event('HazardInspected')] };
  const other = { commandId: v7(), stream: 'hazard-2', expectedVersion: 0, events: [event('HazardInspected')] };
  // Independent commands in one durable call, each with its own outcome.
  expect(await eventLog.append(log, [inspect, late, other])).toEqual([
    { kind: 'appended', firstPosition: 1n, lastPosition: 1n, version: 1, repeated: false },
    { kind: 'version-conflict', expected: 0, actual: 1 },
    { kind: 'appended', firstPosition: 2n, lastPosition: 2n, version: 1, repeated: false },
  ]);
  // No answer came? The same again: the first answer, nothing written.
  expect(await eventLog.append(log, [inspect])).toMatchObject([{ firstPosition: 1n, repeated: true }]);

  const seen: bigint[] = [];
  for await (const page of eventLog.readLog(log, { after: 0n })) for (const { position } of page) seen.push(position);
  expect(seen).toEqual([1n, 2n]);
  expect(await eventLog.verify(log)).toMatchObject({ kind: 'whole', events: 2 });
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

test('the content and the hash that the README shows are the ones in use', async () => {
  const log = '370303.sample';
  await registerLog(bed.adminPool, { log, writerRole: `tk_${bed.district}_fire`, password: 'writer' });
  const { eventLog } = await bed.writer('fire');
  const event = {
    id: '0190a000-0000-7000-8000-000000000001',
    type: 'cn.tiaokuai.fire.HazardInspected.v1',
    lane: 'fire.hazard',
    time: '2019-03-01T08:00:00.000Z',
    correlationid: 'incident-0190',
    causationid: 'command-7',
    actor: 'officer:12',
    data: { note: '通道' },
  };
  const commandId = '0190a000-0000-7000-8000-000000000002';
  await eventLog.append(log, [{ commandId, stream: 'hazard-1', expectedVersion: 0, events: [event] }]);
  const [stored] = await eventLog.readStream(log, 'hazard-1');
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const content = /```text\n(.*)\n```/.exec(readme)?.[1] ?? '';
  const hash = createHash('sha256')
    .update(Buffer.alloc(32))
    .update(createHash('sha256').update(content).digest())
    .update(`1:1,27:${stored?.recordedtime},`);
  expect(stored?.hash).toBe(hash.digest('hex'));
});
