import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStores } from '../support/kurrent.ts';
import { type FaultyStore, runFaults } from './faults.ts';

/** The short form of `test/faults/run.ts`, on messages of its own. */

const rows = 60;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-faults-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const matters = [
  '消防通道被私家车长期堵住，救护车进不来',
  '电梯经常停运，物业一直不修',
  '楼下饭店油烟直排，家里不敢开窗',
  '小区垃圾三天没有清运，臭气熏天',
  '半夜工地施工噪声太大，无法休息',
  '物业公司乱收停车费，没有公示标准',
];

const faults = async (kills: number, seed: number, store?: FaultyStore) => {
  const file = join(folder, 'messages.csv');
  const lines = Array.from(
    { length: rows },
    (_, index) => `${index + 1},${matters[index % matters.length]},第${index + 1}号小区`,
  );
  await writeFile(file, ['编号,主题,内容', ...lines].join('\n'));
  const result = await runFaults({ seed, kills, file, log: () => undefined, ...(store && { store }) });
  expect(result.problems).toEqual([]);
  expect(result.imported).toMatchObject({ rows, raised: rows, bad: 0 });
  expect(result.incidents).toBe(rows);
  expect(result.kills['jetstream-directory']).toBe(1);
  return result;
};

test('kills at random during an import lose nothing and double nothing', async () => {
  await faults(6, 7);
}, 300_000);

for (const { name, open, skip } of openStores)
  (skip ? test.skip : test)(
    `so it is with the logs in ${name}${skip ? ` (${skip})` : ''}`,
    async () => {
      const store = await open();
      try {
        const { kills } = await faults(5, 1, store);
        if (store.kill) expect(kills.kurrentdb).toBeGreaterThan(0);
      } finally {
        await store.close();
      }
    },
    300_000,
  );
