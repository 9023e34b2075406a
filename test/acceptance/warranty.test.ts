import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { InboxRow } from '@tiaokuai/department';
import { type District, openDistrict } from '../support/district.ts';

/**
 * Policy 二(二)3, 建设工程质量管理条例 art. 40: a defect is routed by its warranty; what turns out on site to be the owners' goes
 * on to housing and its maintenance fund, and nobody has to report it a second time.
 */

let district: District;
beforeAll(async () => {
  district = await openDistrict();
});
afterAll(() => district?.close());

interface Referral {
  readonly referral_id: string;
  readonly responsibility: string;
  readonly role: string;
  readonly status: string;
}
const worker = 'grid-worker:1';
const officer = (command: string, data: unknown) => district.does('officer:0201', 'construction', command, data);

const incidentIn = async (acceptedOn: string, answers: object): Promise<string> => {
  const [estateId, incidentId] = [randomUUID(), randomUUID()];
  await district.does('property-office:1', 'subdistrict', 'RegisterEstate', {
    estateId,
    effectiveFrom: '2018-01-01',
    particulars: {
      name: `齐林家园${estateId.slice(0, 4)}`,
      subdistrict: '科苑街道',
      kind: 'new',
      mode: 'professional',
      acceptedOn,
      buildings: ['1'],
      gridCells: ['g-1'],
      hasOwnersCommittee: true,
    },
  });
  await district.does(worker, 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    subject: '屋面渗水',
    text: '顶楼屋面渗水，请维修',
    estateId,
    category: 'warranty-repair/leak',
    answers,
  });
  return incidentId;
};
const leadOf = (incidentId: string, responsibility: string): Promise<Referral[]> =>
  district.sees<Referral[]>(`${responsibility} leads`, 'referral-router', 'Referrals', { incidentId }, (rows) =>
    rows.some(
      (row) =>
        row.role === 'lead' &&
        row.responsibility === responsibility &&
        row.status !== 'declined' &&
        row.status !== 'withdrawn',
    ),
  );
const takenOn = async (incidentId: string): Promise<string> => {
  const { referral_id: referralId } = (await leadOf(incidentId, 'construction')).find(
    ({ responsibility, role }) => responsibility === 'construction' && role === 'lead',
  )!;
  await district.sees<InboxRow | null>('at the desk', 'construction', 'Referral', { referralId }, (row) => row);
  await officer('AcceptReferral', { referralId });
  await district.sees('the case', 'construction', 'WarrantyRepair', { caseId: incidentId }, Boolean);
  return referralId;
};
const builder = { kind: 'unit', name: '齐林置业' };
const roof = { part: 'waterproofing', what: '屋面渗漏', common: true, cause: 'workmanship' };

test('a leak in warranty: construction orders the builder, and the incident is answered when it is repaired', async () => {
  const incidentId = await incidentIn('2016-03-01', { 'building-part': 'waterproofing' });
  const referralId = await takenOn(incidentId);
  await officer('InspectDefects', { caseId: incidentId, inspectors: ['0201'], builder, defects: [roof] });
  await officer('OrderRepair', { caseId: incidentId, within: { unit: 'days', amount: 10 } });
  await officer('CheckRepair', { caseId: incidentId, inspectors: ['0201'], remaining: [] });
  await district.sees<InboxRow>(
    'completed',
    'construction',
    'Referral',
    { referralId },
    ({ status, outcome }) => status === 'completed' && outcome === 'resolved',
  );
});

test('the roof that nobody maintained: found on site to be the owners’, and led by housing from then on', async () => {
  const incidentId = await incidentIn('2016-03-01', { 'building-part': 'waterproofing' });
  const referralId = await takenOn(incidentId);
  const answered = await district.does('officer:0201', 'construction', 'InspectDefects', {
    caseId: incidentId,
    inspectors: ['0201'],
    builder,
    // Two years of wiring were over in March.
    defects: [{ ...roof, part: 'pipes-wiring-decoration' }],
  });
  expect(answered.events).toEqual(['DefectsInspected', 'WarrantyNotOwed']);
  await district.sees<InboxRow>(
    'declined',
    'construction',
    'Referral',
    { referralId },
    (row) => row.status === 'declined',
  );
  await leadOf(incidentId, 'housing');
});
