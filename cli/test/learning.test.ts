import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type District, openDistrict } from '../../test/support/district.ts';
import { environmentOf, jsonLines, type Ran, tiaokuai } from './terminal.ts';

/** `suggest --learn`, `--publish`, `--versions`, `--back` and `--evaluate` on a district's logs. */

let district: District;
let env: NodeJS.ProcessEnv;
beforeAll(async () => {
  district = await openDistrict();
  env = environmentOf(district.bed);
});
afterAll(() => district?.close());

const run = (...args: string[]): Promise<Ran> => tiaokuai(['--lang', 'en', 'suggest', ...args], { env });

/** Past messages, as an import brings them: what they are an officer says, and the lead accepts. */
const settle = async (text: string, occurredAt: string): Promise<void> => {
  const incidentId = randomUUID();
  const report = {
    incidentId,
    channel: 'import',
    occurredAt,
    subject: '',
    text,
    place: { named: `${text.length}号院` },
  };
  await district.does('hotline:import', 'subdistrict', 'ReportIncident', { ...report, hold: true });
  await district.does('property-office:1', 'subdistrict', 'CategoriseIncident', {
    incidentId,
    category: 'dog-nuisance',
  });
  const rows = await district.sees<{ referral_id: string; responsibility: string; role: string }[]>(
    'the referral',
    'referral-router',
    'Referrals',
    { incidentId },
    (found) => found.some(({ role }) => role === 'lead'),
  );
  const { referral_id: referralId, responsibility } = rows.find(({ role }) => role === 'lead')!;
  await district.sees('the desk', responsibility, 'Referral', { referralId }, (row) => row !== null);
  await district.does('officer:2', responsibility, 'AcceptReferral', { referralId });
  await district.sees<{ status: string }>(
    'in hand',
    'subdistrict',
    'Incident',
    { incidentId },
    (row) => row.status === 'in-hand',
  );
};

const early = ['孔雀叫', '养了孔雀', '孔雀半夜叫', '那边孔雀又叫', '请来管一管孔雀', '又是那些孔雀在叫'];
const late = ['楼下的孔雀', '孔雀又跑出来了啊'];

describe('an operator', () => {
  test('has too little to learn from at first', async () => {
    const evaluated = await run('--evaluate');
    expect(evaluated).toMatchObject({ code: 1, err: expect.stringContaining('too few labels') });
    const learned = await run('--learn', '--publish', 'nothing');
    expect(learned).toMatchObject({ code: 1, out: expect.stringContaining('nothing was learned') });
    expect((await run('--versions')).out).toContain('no learned lexicon');
  });

  test('sees what the logs teach, how good it is, and who really acts', async () => {
    for (const text of early) await settle(text, '2019-01-05T08:00:00+08:00');
    for (const [day, text] of late.entries()) await settle(text, `2019-03-0${day + 5}T08:00:00+08:00`);
    const { code, out } = await run('--evaluate', '--split', '2019-02-01', '--json');
    expect(code).toBe(0);
    expect(jsonLines(out)[0]).toMatchObject({
      erased: 0,
      trained: 6,
      tested: 2,
      before: { top1: { right: 0, of: 2 }, lead: { right: 0, of: 2 } },
      after: { top1: { right: 2, of: 2 }, lead: { right: 2, of: 2 }, leadActed: { right: 2, of: 2 } },
    });
    const narrower = await run('--evaluate', '--from', '2019-02-01', '--json');
    expect(jsonLines(narrower.out)[0]).toMatchObject({ trained: 1, tested: 1 });
    const learned = await run('--learn');
    expect(learned.out).toMatch(/learned from 8 incidents of 8 persons/);
    expect(learned.out).toMatch(/孔雀 \d/);
    expect(learned.out).toMatch(/police\s+8\s+.*police 8/i);
  });

  test('publishes it under a number, and goes back', async () => {
    const published = await run('--learn', '--publish', '已逐词审阅', '--as', 'leading-group:lg-7');
    expect(published).toMatchObject({ code: 0, out: expect.stringContaining('version 1 is published') });
    const [version] = jsonLines((await run('--versions', '--json')).out);
    expect(version).toMatchObject({
      version: 1,
      by: 'leading-group:lg-7',
      note: '已逐词审阅',
      inForce: true,
      basis: {
        reports: 8,
        logs: [{ log: `${district.bed.district}.subdistrict`, position: expect.stringMatching(/^\d+$/) }],
      },
    });
    expect((await run('--versions')).out).toMatch(/leading-group:lg-7\s+\d+\s+8\s+in force/);
    expect((await run('--back', 'misleads')).out).toContain('the words of the house alone');
    expect(await run('--back', 'once more')).toMatchObject({ code: 1, err: expect.stringContaining('refused') });
  });
});
