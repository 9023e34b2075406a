import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type District, openDistrict } from '../support/district.ts';
import { until } from '../support/until.ts';

/** From corrected reports to a lexicon that a person publishes, that speaks, and that a person takes back. */

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district?.close());

const agent = 'hotline-agent:1';
const officer = 'leading-group:lg-1';

interface Suggestion {
  readonly category: string;
  readonly evidence: readonly string[];
  readonly lexicon?: number;
}
interface Learned {
  readonly words: Readonly<Record<string, readonly { readonly word: string; readonly bits: number }[]>>;
  readonly practice: readonly { readonly category: string; readonly acted: readonly { responsibility: string }[] }[];
  readonly basis: { readonly reports: number; readonly persons: number; readonly corrected: number };
  readonly erased: number;
}

const report = async (
  text: string,
  person: string = randomUUID(),
  named = `${text.slice(0, 2)}苑`,
): Promise<string> => {
  const incidentId = randomUUID();
  await district.does(agent, 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'hotline',
    place: { named },
    subject: '',
    text,
    reporter: { person, name: '某某', telephone: '13800000000' },
  });
  return incidentId;
};
const suggestionsOf = async (text: string): Promise<readonly Suggestion[]> => {
  const incidentId = await report(text);
  const history = await district.host.service('subdistrict').context.history('incident', `incident-${incidentId}`);
  return (history[0]!.data as { suggestions: readonly Suggestion[] }).suggestions;
};
/** Nothing speaks for it: a clerk says what it is, and the lead accepts. */
const settle = async (text: string, category: string, person: string): Promise<void> => {
  const incidentId = await report(text, person);
  await district.does('property-office:1', 'subdistrict', 'CategoriseIncident', { incidentId, category });
  const rows = await district.sees<{ referral_id: string; responsibility: string; role: string }[]>(
    'the referral',
    'referral-router',
    'Referrals',
    { incidentId },
    (found) => found.some(({ role }) => role === 'lead'),
  );
  const { referral_id: referralId, responsibility } = rows.find(({ role }) => role === 'lead')!;
  await district.sees('the desk', responsibility, 'Referral', { referralId }, (row) => row !== null);
  await district.does(`officer:${responsibility}-1`, responsibility, 'AcceptReferral', { referralId });
  await district.sees<{ status: string }>(
    'in hand',
    'subdistrict',
    'Incident',
    { incidentId },
    (row) => row.status === 'in-hand',
  );
};
const learn = () => district.asks<Learned>('subdistrict', 'LearnLexicon', {});

const texts = [
  '有人养孔雀',
  '孔雀半夜叫',
  '请管管孔雀',
  '孔雀飞到阳台',
  '那边孔雀又叫',
  '孔雀伤人',
  '孔雀太多',
  '又是孔雀',
];
const persons = texts.map(() => randomUUID());

describe('the district learns', () => {
  test('from reports whose category people gave, words and no more', async () => {
    expect(await suggestionsOf('楼下孔雀又跑出来')).toEqual([]);
    for (const [index, text] of texts.entries()) await settle(text, 'dog-nuisance', persons[index]!);
    const learned = await learn();
    // 伤人 spoke for another category, wrongly.
    expect(learned.basis).toMatchObject({ reports: 8, persons: 8, corrected: 1, fewest: 3 });
    expect(JSON.stringify(learned)).not.toMatch(/阳台|半夜|1380000/);
    expect(learned.words['dog-nuisance']?.map(({ word }) => word)).toEqual(['孔雀']);
    expect(learned.practice).toContainEqual(
      expect.objectContaining({ category: 'dog-nuisance', lead: 'police', matters: 8, leadActed: 8 }),
    );
  });

  test('and speaks by a version once a person has published it, until a person takes it back', async () => {
    const { erased: _erased, measured: _measured, ...learned } = (await learn()) as Learned & { measured: unknown };
    const order = { ...learned, note: '已审阅' };
    expect(await district.tries('service:analytics', 'leading-group', 'PublishLexicon', order)).toMatchObject({
      ok: false,
      error: { code: 'a-person-decides' },
    });
    await district.does(officer, 'leading-group', 'PublishLexicon', order);
    const spoken = await untilSuggested('楼下孔雀又跑出来', (all) => all.length > 0);
    expect(spoken[0]).toMatchObject({ category: 'dog-nuisance', evidence: ['孔雀'], lexicon: 1 });
    await district.does(officer, 'leading-group', 'SetBackLexicon', { reason: '试退' });
    await untilSuggested('楼下孔雀又跑出来', (all) => all.length === 0);
    expect(await district.asks('leading-group', 'Lexicons', {})).toMatchObject([
      { version: 1, by: officer, words: 1, inForce: false },
    ]);
  });

  test('nothing more from those whose data were erased', async () => {
    for (const person of persons.slice(0, 6))
      await district.does('property-office:1', 'subdistrict', 'ErasePersonalData', { person, reason: '本人要求' });
    const learned = await district.sees<Learned>(
      'fewer texts',
      'subdistrict',
      'LearnLexicon',
      {},
      ({ erased }) => erased === 6,
    );
    expect(learned).toMatchObject({ words: {}, basis: { reports: 2 } });
  });
});

const untilSuggested = async (text: string, fits: (all: readonly Suggestion[]) => boolean) => {
  let all: readonly Suggestion[] = [];
  // Each look is a report of its own; what is in force is read anew every two seconds of the district's time.
  const { clock } = district;
  clock.moveTo(new Date(clock.now() + 3_000).toISOString());
  await until('suggestions', async () => {
    all = await suggestionsOf(text);
    return fits(all) ? all : undefined;
  });
  return all;
};
