import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type RoutingRule, routingRules } from '@tiaokuai/contracts';
import { type District, openDistrict } from '../../test/support/district.ts';
import { environmentOf, jsonLines, type Ran, tiaokuai } from './terminal.ts';

let district: District;
let env: NodeJS.ProcessEnv;
let folder: string;
beforeAll(async () => {
  district = await openDistrict();
  env = environmentOf(district.bed);
  folder = await mkdtemp(join(tmpdir(), 'tiaokuai-rules-'));
});
afterAll(async () => {
  await district?.close();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<Ran> => tiaokuai(['--lang', 'en', ...args], { env });
const draft = async (rules: unknown): Promise<string> => {
  const file = join(folder, `${randomUUID()}.json`);
  await writeFile(file, JSON.stringify(rules));
  return file;
};
const raise = async (category: string): Promise<string> => {
  const incidentId = randomUUID();
  await district.does('grid-worker:1', 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    category,
    subject: '情况',
    text: '情况',
  });
  await district.sees<readonly unknown[]>(
    'referred',
    'referral-router',
    'Referrals',
    { incidentId },
    (rows) => rows.length > 0,
  );
  return incidentId;
};
/** Advertising goes to the police from now on. */
const police: RoutingRule = {
  id: 'draft/advertising',
  version: 1,
  names: { zh: '草案：小广告归公安', en: 'draft: advertising to the police' },
  conditions: { categories: ['illegal-advertising'], estate: 'absent' },
  lead: 'police',
  assist: ['urban-enforcement'],
  legalBasis: [{ law: '政策', article: '二(二)5' }],
  validFrom: '2018-01-01',
  priority: 100,
};

describe('rules', () => {
  test('are printed so that they can be read again, and are sound', async () => {
    const { out } = await run('rules');
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(routingRules)));
    expect((await run('rules', '--lint')).code).toBe(0);
  });

  test('a draft with a fault names the rule', async () => {
    const file = await draft([...routingRules, { ...police, assist: ['police'] }]);
    const { code, out } = await run('rules', '--lint', file);
    expect([code, out]).toEqual([1, expect.stringContaining('draft/advertising@1')]);
    const wrong = await run('what-if', '--rules', await draft([{ ...police, lead: 7 }]));
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('lead of rule draft/advertising')]);
  });
});

describe('what-if', () => {
  test('under the rules in force moves nothing; under a draft, just what the draft is about', async () => {
    const [moves, stays] = [await raise('illegal-advertising'), await raise('theft')];
    const same = await run('what-if', '--rules', await draft(routingRules));
    expect([same.code, same.out.trim()]).toEqual([0, expect.stringMatching(/^0 of \d+ incidents/)]);
    const file = await draft([...routingRules, police]);
    const { out } = await run('what-if', '--rules', file, '--json');
    const lines = jsonLines<{ incidentId: string; before: { lead: string }; after: { lead: string; rule: string } }>(
      out,
    );
    expect(lines.map(({ incidentId }) => incidentId)).toEqual([moves]);
    expect(lines[0]).toMatchObject({
      before: { lead: 'urban-enforcement' },
      after: { lead: 'police', assist: ['urban-enforcement'], rule: 'draft/advertising@1' },
    });
    const none = await run('what-if', '--rules', file, '--to', '2018-01-02', '--json');
    expect(none.out).toBe('');
    expect((await run('what-if', '--rules', file)).out).toContain('1 of');
    expect(stays).not.toBe(moves);
  });
});
