import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { InboxRow } from '@tiaokuai/department';
import { type District, openDistrict } from '../support/district.ts';

/** Acceptance case 19 across services (山东省城乡规划条例 art. 75; 城乡规划法 art. 68). */

let district: District;
beforeAll(async () => {
  district = await openDistrict({ start: '2018-05-14T01:00:00.000Z' });
});
afterAll(() => district?.close());

const service = 'urban-enforcement';
const officer = (command: string, data: unknown) => district.does('officer:0801', service, command, data);

test('an order disobeyed is reported to the government, which owes a written order within seven days', async () => {
  const incidentId = randomUUID();
  await district.does('grid-worker:1', 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    subject: '楼顶加建',
    text: '三号楼楼顶正在加建，已被责令停工仍在施工',
    category: 'illegal-construction',
    answers: { 'order-disobeyed': true },
  });
  const referrals = await district.sees<{ referral_id: string; responsibility: string; role: string }[]>(
    'the referrals',
    'referral-router',
    'Referrals',
    { incidentId },
    (rows) => rows.length === 3,
  );
  expect(referrals.map(({ responsibility, role }) => `${role} ${responsibility}`).sort()).toEqual([
    'assist planning',
    'assist subdistrict',
    'lead urban-enforcement',
  ]);
  const { referral_id: referralId } = referrals.find(({ role }) => role === 'lead')!;
  const inbox = (what: string, fits: (row: InboxRow) => unknown) =>
    district.sees<InboxRow | null>(what, service, 'Referral', { referralId }, (row) => row && fits(row));
  await inbox('the referral', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId });
  const caseId = incidentId;
  const visit = { caseId, inspectors: ['0801', '0802'], credentialsShown: true };
  await district.sees('the case', service, 'IllegalConstruction', { caseId }, Boolean);
  const found = { kind: 'without-permit', what: '楼顶加建60平方米', zone: 'city', underWay: true };
  await officer('FindConstruction', { ...visit, ...found });

  const early = await district.tries('officer:0801', service, 'ReportDisobedience', { caseId, of: 'stop' });
  expect(early).toMatchObject({ ok: false, error: { code: 'not-disobeyed', rule: { article: '第七十五条' } } });
  await officer('OrderWorkStop', { caseId, officers: ['0801', '0802'] });
  await officer('RevisitSite', { ...visit, found: 'working-on' });
  await officer('ReportDisobedience', { caseId, of: 'stop' });
  await inbox('said so', ({ last_note }) => last_note === '当事人不停止建设，已报告政府，2018-05-21前书面责成');

  district.clock.moveTo('2018-05-21T16:30:00.000Z');
  await district.sees<{ missed: string[] }>('the government late', service, 'IllegalConstruction', { caseId }, (row) =>
    row?.missed.includes('government'),
  );
  const unsealed = await district.tries('officer:0801', service, 'SealBuildingSite', { caseId, part: '楼顶' });
  expect(unsealed).toMatchObject({ ok: false, error: { code: 'compel-before-government-order' } });
  const measures = ['seal-site', 'compelled-removal'];
  await officer('RecordCompulsionOrder', { caseId, measures, document: '张政责〔2018〕3号' });
  await officer('SealBuildingSite', { caseId, part: '楼顶' });

  await officer('FileConstructionCase', { caseId, party: { kind: 'individual', file: 'F-8' } });
  await officer('InvestigateConstruction', {
    caseId,
    investigators: ['0801', '0802'],
    cost: 80_000,
    grounds: ['on-top-of-building'],
    removable: true,
  });
  await officer('OrderRemoval', { caseId });
  district.clock.moveTo('2018-07-02T01:00:00.000Z');
  await officer('RevisitSite', { ...visit, found: 'standing' });
  await officer('AnnounceCompelledRemoval', { caseId, within: { unit: 'days', amount: 10 } });
  district.clock.moveTo('2018-07-20T01:00:00.000Z');
  const force = { caseId, officers: ['0801', '0802'], costs: 12_000 };
  const soon = await district.tries('officer:0801', service, 'RemoveByForce', force);
  expect(soon).toMatchObject({ ok: false, error: { code: 'appeal-time-runs', rule: { law: '行政强制法' } } });
  district.clock.moveTo('2018-11-26T01:00:00.000Z');
  await officer('RemoveByForce', force);
  const row = await inbox('completed', ({ status }) => status === 'completed');
  expect(row).toMatchObject({ outcome: 'resolved', last_note: '已依法强制拆除' });
});
