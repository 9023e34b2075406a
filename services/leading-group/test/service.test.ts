import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { OfficeMatterRow } from '@tiaokuai/contracts';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Router } from '../../../test/support/referrals.ts';
import { leadingGroup } from '../src/service.ts';

const service = 'leading-group';
const officer = 'leading-group:office-1';
let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [leadingGroup], start: '2018-05-14T01:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const matters = (what: string, status: OfficeMatterRow['status'], incidentId: string) =>
  district.sees<OfficeMatterRow[]>(what, service, 'Matters', { status }, (rows) =>
    rows.some(({ incident_id }) => incident_id === incidentId),
  );

test('what no rule covers waits for the office until it is decided, or taken back', async () => {
  const { incidentId } = await router.issue(service, { category: 'other' });
  await matters('the triage', 'open', incidentId);
  await district.does(officer, service, 'DecideTriage', {
    incidentId,
    lead: 'housing',
    assist: [],
    reason: '物业管理',
  });
  const decided = await matters('the decision', 'decided', incidentId);
  expect(decided).toMatchObject([{ kind: 'triage', decision: 'housing', category: 'other' }]);

  const back = await router.issue(service, { category: 'other' });
  await matters('the triage', 'open', back.incidentId);
  await router.withdraw(back);
  await matters('closed', 'closed', back.incidentId);
});

test('every version of the lexicon is answered, and every table is the fold of the log', async () => {
  const words = { 'dog-nuisance': [{ word: '孔雀', bits: 2.5 }] };
  const logs = [{ log: '370303.subdistrict', position: '120' }];
  const basis = { logs, reports: 8, persons: 8, confirmed: 0, corrected: 1, fewest: 3 };
  for (const note of ['第1版', '第2版'])
    await district.does(officer, service, 'PublishLexicon', { words, practice: [], basis, note });
  await district.does(officer, service, 'SetBackLexicon', { reason: '误判增多' });
  expect(await district.asks(service, 'Lexicons', {})).toMatchObject([
    { version: 2, note: '第2版', words: 1, inForce: false },
    { version: 1, by: officer, categories: 1, basis, inForce: true },
  ]);
  expect(await answersAll(district, leadingGroup)).toEqual(['Referral']);
  const { projections, reactors } = district.host.service(service);
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
