import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type District, openDistrict } from '../support/district.ts';

/** Where the traffic police's powers end, across services (道路交通安全法 art. 119; 山东物业 art. 45; 淄博物业 art. 59). */

let district: District;
beforeAll(async () => {
  district = await openDistrict({ start: '2018-05-14T01:00:00.000Z' });
});
afterAll(() => district?.close());

interface Row {
  readonly referral_id: string;
  readonly responsibility: string;
  readonly role: string;
  readonly status: string;
}
const officer = (command: string, data: unknown) => district.does('officer:0601', 'traffic', command, data);
const raise = async (category: string, answers: Readonly<Record<string, unknown>>): Promise<string> => {
  const incidentId = randomUUID();
  await district.does('grid-worker:1', 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    subject: '车辆问题',
    text: '车辆挡住通道，请处理',
    category,
    answers,
  });
  return incidentId;
};
const referralsOf = (incidentId: string, what: string, fits: (rows: readonly Row[]) => unknown): Promise<Row[]> =>
  district.sees(what, 'referral-router', 'Referrals', { incidentId }, fits as (rows: Row[]) => unknown);
const rolesOf = (rows: readonly Row[]) => rows.map(({ role, responsibility }) => `${role} ${responsibility}`).sort();
/** The traffic police accept their referral, and look at the place. */
const accept = async (rows: readonly Row[], road: string): Promise<string> => {
  const { referral_id: referralId } = rows.find(({ responsibility }) => responsibility === 'traffic')!;
  await desk(referralId, 'the referral', 'received');
  await officer('AcceptReferral', { referralId });
  const caseId = (await desk(referralId, 'accepted', 'accepted')).incident_id;
  await district.sees('the case', 'traffic', 'Parking', { caseId }, Boolean);
  await officer('AssessRoad', { caseId, officers: ['0601'], road });
  await officer('FindParkedVehicle', {
    caseId,
    officers: ['0601'],
    plate: '鲁C88888',
    vehicleKind: 'car',
    driverPresent: false,
    obstructs: true,
  });
  return referralId;
};
const desk = (referralId: string, what: string, status: string) =>
  district.sees<{ status: string; incident_id: string; outcome: string | null; last_note: string | null }>(
    what,
    'traffic',
    'Referral',
    { referralId },
    (row) => row?.status === status,
  );
const tow = { officers: ['0601'], to: '东二路停车场' };

test('inside a gated estate the subdistrict leads; a tow is refused with the article, the owner is reached', async () => {
  const caseId = await raise('illegal-parking', { 'road-open-to-public-traffic': false });
  const rows = await referralsOf(caseId, 'the referrals', ({ length }) => length === 2);
  expect(rolesOf(rows)).toEqual(['assist traffic', 'lead subdistrict']);
  const referralId = await accept(rows, 'unit-closed');
  const refused = await district.tries('officer:0601', 'traffic', 'TowVehicle', { caseId, ...tow });
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'not-a-road', rule: { law: '道路交通安全法', article: '第一百一十九条第一项' } },
  });
  await officer('NotifyOwner', { caseId, channel: 'telephone', within: { unit: 'minutes', amount: 30 } });
  await officer('LeaveParkingToManager', {
    caseId,
    to: { kind: 'subdistrict', name: '和平街道' },
    note: '车主答应挪车',
  });
  const done = await desk(referralId, 'completed', 'completed');
  expect(done.outcome).toBe('partly-resolved');
  expect(done.last_note).toContain('已联系车主');
});

test('the traffic police find on the spot that it is no road: the lead passes to the subdistrict', async () => {
  const caseId = await raise('blocked-access', {});
  const rows = await referralsOf(caseId, 'the referrals', ({ length }) => length === 2);
  expect(rolesOf(rows)).toEqual(['assist subdistrict', 'lead traffic']);
  const referralId = await accept(rows, 'unit-closed');
  await officer('LeaveParkingToManager', { caseId, to: { kind: 'enterprise', name: '和平物业' }, note: '封闭小区' });
  await desk(referralId, 'declined', 'declined');
  await referralsOf(caseId, 'the subdistrict leads', (all) =>
    all.some(({ role, responsibility, status }) => `${role} ${responsibility} ${status}` === 'lead subdistrict issued'),
  );
});

test('on a fire lane that the public may drive on, fire leads and the traffic police tow', async () => {
  const caseId = await raise('fire-lane-blocked', { obstacle: 'vehicle' });
  const rows = await referralsOf(caseId, 'the referrals', ({ length }) => length === 2);
  expect(rolesOf(rows)).toEqual(['assist traffic', 'lead fire']);
  const referralId = await accept(rows, 'unit-open');
  await officer('TowVehicle', { caseId, ...tow });
  const done = await desk(referralId, 'completed', 'completed');
  expect(done).toMatchObject({ outcome: 'resolved', last_note: '车辆已拖移至东二路停车场' });
});
