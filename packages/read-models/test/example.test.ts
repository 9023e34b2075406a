import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals';
import { defineReadModel, logFeed, readModelDb, startProjection } from '../src/index.ts';
import { type Bed, closeServer, openBed } from './bed.ts';

let bed: Bed;
beforeEach(async () => {
  bed = await openBed();
});
afterEach(() => bed.close());
afterAll(closeServer);

test('the example of the README runs', async () => {
  const { pool, schema, district, eventLog } = bed;
  // region example
  interface InboxRow {
    readonly referral_id: string;
    readonly state: 'open' | 'answered';
    readonly due_at: string | null;
  }
  type InboxEvent =
    | { readonly kind: 'ReferralReceived'; readonly referralId: string; readonly dueAt: string }
    | { readonly kind: 'ReferralAnswered'; readonly referralId: string };

  const inbox = defineReadModel<InboxRow, InboxEvent>({
    name: 'inbox',
    version: 1,
    service: 'fire',
    columns: {
      referral_id: { type: 'text', primaryKey: true },
      state: { type: 'text' },
      due_at: { type: 'timestamptz', nullable: true },
    },
    indexes: [['state', 'due_at']],
    keysOf: (event) => [event.referralId],
    evolve: (row, event, referral_id) =>
      event.kind === 'ReferralReceived'
        ? { referral_id, state: 'open', due_at: event.dueAt }
        : row === undefined
          ? null
          : { ...row, state: 'answered', due_at: null },
  });

  const projection = await startProjection({
    model: inbox,
    pool,
    schema, // rm_<district>_<service>, the service's own
    district,
    eventLog,
    feed: logFeed(eventLog),
    decode: (recorded) => recorded.data as unknown as InboxEvent,
  });

  const received = { kind: 'ReferralReceived', referralId: 'r-1', dueAt: '2019-03-01T16:00:00+08:00' };
  const position = await bed.append([{ stream: 'referral-r-1', data: received }]);
  await projection.waitFor(position, 5_000); // so that a person sees their own write

  const db = readModelDb<{ inbox: InboxRow }>(pool, schema);
  const open = await db.selectFrom('inbox').selectAll().where('state', '=', 'open').execute();
  const seen = { referral_id: 'r-1', state: 'open', due_at: '2019-03-01T08:00:00.000Z' };
  expect(open).toEqual([{ ...seen, _position: position }]);
  expect(await projection.verify()).toMatchObject({ same: true, rows: 1 });
  await projection.stop();
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
