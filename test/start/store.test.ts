import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type KurrentDouble, startKurrentDouble } from '../../packages/event-log/test/kurrent-double/index.ts';
import { patience, start, startToEnd } from './district.ts';

/** `npm start` with the logs in a KurrentDB. */

jest.setTimeout(2 * patience);

let folder: string;
let data: string;
let double: KurrentDouble;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-store-'));
  data = join(folder, 'data');
  double = await startKurrentDouble();
});
afterAll(async () => {
  await double.close();
  await rm(folder, { recursive: true, force: true });
});

test('a district runs on it, and a second start goes on with it', async () => {
  const first = start(data, '--plain', '--rate', '4', '--store', double.connectionString);
  expect(await first.line(/已就绪/)).toContain(
    `KurrentDB ${double.connectionString.slice('esdb://'.length).split('?')[0]}`,
  );
  await first.line(/派遣 routed/);
  expect((await first.runtime()).store).toBe(double.connectionString);
  first.signal('SIGTERM');
  expect(await first.ended).toBe(0);
  const standing = double.eventsOf('tiaokuai-370303.subdistrict').length;
  expect(standing).toBeGreaterThan(0);
  expect(await readdir(join(data, 'indexes'))).toContain('370303.subdistrict.index');

  const second = start(data, '--plain', '--rate', '4', '--store', double.connectionString);
  await second.line(/派遣 routed/);
  second.signal('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(double.eventsOf('tiaokuai-370303.subdistrict').length).toBeGreaterThan(standing);
});

test('what cannot be is one line that says what to do, and no password', async () => {
  expect(await startToEnd(data, '--empty')).toMatchObject({
    code: 1,
    errors: expect.stringMatching(
      /^the logs of this database lie in a KurrentDB that was not named → name that store with --store.*\n$/,
    ),
  });
  expect(
    await startToEnd(join(folder, 'other'), '--empty', '--store', 'kurrentdb://user:secret@127.0.0.1:1?tls=false'),
  ).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^no KurrentDB answers at 127\.0\.0\.1:1 → start it, or correct --store.*\n$/),
  });
  const mistyped = await startToEnd(join(folder, 'other'), '--store', 'kurrentdb://user:secret@host?tsl=false');
  expect(mistyped).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/^--store is not possible → .*known are connectionName.*\n$/),
  });
  expect(mistyped.errors).not.toContain('secret');
});
