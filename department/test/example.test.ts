import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineService } from '@tiaokuai/service';
import { type District, openDistrict } from '../../test/support/district.ts';
import { playRouter, type Router } from '../../test/support/referrals.ts';
import { deskOf, deskQueries, type InboxRow } from '../src/index.ts';

// region declared
const { aggregate, readModel, reactions } = deskOf('police');

/** A service that does nothing but handle referrals; its own aggregates stand beside the desk's. */
export const police = defineService({
  name: 'police',
  aggregates: [aggregate],
  readModels: [readModel],
  reactions,
  queries: deskQueries,
});
// endregion

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [police] });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

test('the example of the README runs', async () => {
  const { client } = district.host;
  const issued = await router.issue('police', { category: 'neighbour-noise' });
  await district.sees<InboxRow | null>(
    'the referral',
    'police',
    'Referral',
    { referralId: issued.referralId },
    Boolean,
  );
  // region used
  const officer = { actor: 'officer:370303-0117' };
  const [first] = await client.query<InboxRow[]>('police', 'Inbox', {}); // open ones, by the nearest deadline
  const { referral_id: referralId } = first!;
  await client.command('police', 'AcceptReferral', { referralId }, officer);
  await client.command('police', 'ReportProgress', { referralId, note: '已到现场劝止' }, officer);
  const done = { referralId, outcome: 'resolved', note: '已劝止，未再发生' };
  expect(await client.command('police', 'CompleteReferral', done, officer)).toMatchObject({ ok: true });
  // Once more, under an id of its own: the referral has ended, and the answer says what to do.
  expect(await client.command('police', 'CompleteReferral', done, officer)).toMatchObject({
    ok: false,
    error: { code: 'referral-is-completed', remedy: { zh: '先查看该派遣的当前状态' } },
  });
  // endregion
});

test('the README shows that example and no other', async () => {
  const [own, readme] = await Promise.all(
    ['example.test.ts', '../README.md'].map((file) => readFile(new URL(file, import.meta.url), 'utf8')),
  );
  const between = (text: string, start: string, end: string) =>
    text
      .split(start)
      .slice(1)
      .map((part) => part.slice(part.indexOf('\n') + 1, part.indexOf(end)).trimEnd());
  const withoutIndent = (code: string) => code.replaceAll(new RegExp(`^${/^ */.exec(code)![0]}`, 'gm'), '');
  const examples = between(own!, '// region', '// endregion').slice(0, 2);
  expect(between(readme!, '```ts', '```')).toEqual(examples.map(withoutIndent));
});
