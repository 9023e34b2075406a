import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { environmentOf, jsonLines, tiaokuai } from '../../cli/test/terminal.ts';
import { allServices } from '../../infra/host/services.ts';
import { audit, settle } from '../support/auditor.ts';
import { type District, openDistrict } from '../support/district.ts';
import { type OpenStore, openStores } from '../support/kurrent.ts';

/** The main job with the logs' events in a KurrentDB: a file is imported, answered, audited and verified. */

const matters = [
  '消防通道被私家车长期堵住，救护车进不来',
  '电梯经常停运，物业一直不修',
  '楼下饭店油烟直排，家里不敢开窗',
  '小区垃圾三天没有清运，臭气熏天',
  '物业公司乱收停车费，没有公示标准',
];
const rows = 40;

for (const { name, open, skip } of openStores)
  (skip ? describe.skip : describe)(`the main job, logs in ${name}${skip ? ` (${skip})` : ''}`, () => {
    let store: OpenStore;
    let district: District;
    let folder: string;
    const run = async (args: readonly string[]) =>
      tiaokuai([...args, '--lang', 'en'], { env: { ...environmentOf(district.bed), TIAOKUAI_STORE: store.address } });
    beforeAll(async () => {
      store = await open();
      folder = await mkdtemp(join(tmpdir(), 'tiaokuai-kurrent-'));
      district = await openDistrict({ store: store.address });
    });
    afterAll(async () => {
      await district?.close();
      await store?.close();
      await rm(folder, { recursive: true, force: true });
    });

    test('a file is imported once, each incident referred, and all read models are the fold of their logs', async () => {
      const file = join(folder, 'messages.csv');
      const lines = Array.from({ length: rows }, (_, n) => `${n + 1},${matters[n % matters.length]},第${n + 1}号小区`);
      await writeFile(file, ['编号,主题,内容', ...lines].join('\n'));
      for (const raised of [rows, 0]) {
        const ran = await run(['import', file, '--json']);
        expect(ran).toMatchObject({ code: 0 });
        expect(jsonLines(ran.out).at(-1)).toMatchObject({ rows, raised, bad: 0 });
      }
      const [first] = await district.sees<{ referral_id: string; responsibility: string }[]>(
        'a referral to fire',
        'referral-router',
        'Referrals',
        { responsibility: 'fire' },
        (found) => found.length > 0,
      );
      const { referral_id: referralId } = first!;
      await district.sees('the desk', 'fire', 'Referral', { referralId }, Boolean);
      await district.does('officer:1', 'fire', 'AcceptReferral', { referralId });
      const { client, nc } = district.host;
      const options = {
        ...{ client, nc, store: store.address, pool: district.bed.adminPool, district: district.bed.district },
        services: allServices.map((each) => each.name),
      };
      await settle(options);
      const { problems, incidents, parked, readModels, events } = await audit(options);
      expect(problems).toEqual([]);
      expect({ incidents, parked }).toEqual({ incidents: rows, parked: 0 });
      expect(readModels).toBeGreaterThan(50);
      // Nothing of it lies in Postgres.
      const { rows: counted } = await district.bed.adminPool.query(
        'select count(*)::int as n from tiaokuai_log.events',
      );
      expect(counted).toEqual([{ n: 0 }]);
      expect(events).toBeGreaterThan(rows * 4);
    }, 180_000);

    test('the command line replays, verifies and says where the logs lie and what is not promised there', async () => {
      const replayed = jsonLines((await run(['replay', '--type', 'IncidentReported'])).out);
      expect(replayed).toHaveLength(rows);
      const verified = await run(['verify', '--models']);
      expect(verified).toMatchObject({ code: 0 });
      const status = await run(['status']);
      expect(status.out).toMatch(/logs in KurrentDB [^ ]+:\d+; it cannot promise: who writes, that an administrator/);
      const { capabilities, store: where } = jsonLines((await run(['status', '--json'])).out)[0] as Record<
        string,
        object
      >;
      expect(where).toMatch(/^KurrentDB [^@]+$/);
      expect(capabilities).toMatchObject({ store: 'KurrentDB', densePositions: true, provesWriter: false });
    });
  });
