import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { InboxRow } from '@tiaokuai/department';
import { type District, openDistrict } from '../support/district.ts';

/** Acceptance case 24 across services (淄博市物业管理条例 art. 52, 53, 73). */

let district: District;
beforeAll(async () => {
  district = await openDistrict({ start: '2022-03-07T01:00:00.000Z' });
});
afterAll(() => district?.close());

interface ReferralRow {
  readonly referral_id: string;
  readonly responsibility: string;
  readonly role: string;
}

const officer = (command: string, data: unknown) => district.does('officer:0301', 'pricing', command, data);

test('an objection to a raise goes to market supervision, though the reform commission sets the base price', async () => {
  const estateId = randomUUID();
  await district.does('property-office:1', 'subdistrict', 'RegisterEstate', {
    estateId,
    particulars: {
      name: '和平花园',
      subdistrict: '和平街道',
      kind: 'new',
      mode: 'professional',
      starLevel: 3,
      buildings: ['1'],
      gridCells: [],
      enterprise: '和平物业',
      hasOwnersCommittee: false,
    },
    effectiveFrom: '2021-01-01',
  });
  const incidentId = randomUUID();
  await district.does('grid-worker:1', 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    estateId,
    subject: '物业费调价',
    text: '物业费一月起上调，未公示也未表决',
    category: 'property-fee-overcharge/fee-change',
  });
  const referrals = await district.sees<ReferralRow[]>(
    'the referrals',
    'referral-router',
    'Referrals',
    { incidentId },
    (rows) => rows.length >= 2,
  );
  const lead = referrals.filter(({ role }) => role === 'lead');
  expect(lead.map(({ responsibility }) => responsibility)).toEqual(['pricing']);
  expect(referrals.filter(({ role }) => role === 'assist').map(({ responsibility }) => responsibility)).toContain(
    'development-reform',
  );
  const { referral_id: referralId } = lead[0]!;
  const inbox = (what: string, fits: (row: InboxRow) => unknown) =>
    district.sees<InboxRow | null>(what, 'pricing', 'Referral', { referralId }, (row) => row && fits(row));
  await inbox('the referral', ({ status }) => status === 'received');
  const router = district.host.service('referral-router').context;
  const issued = (await router.history('dispatch', `dispatch-${incidentId}`)).filter(
    ({ type }) => type === 'ReferralIssued',
  );
  const departments = Object.fromEntries(
    issued.map(({ data }) => {
      const { responsibility, department } = data as { responsibility: string; department: { zh: string } };
      return [responsibility, department.zh];
    }),
  );
  // Since the reform of 2019 what polices prices sits with market supervision, and what sets them does not.
  expect(departments).toMatchObject({ pricing: '张店区市场监督管理局', 'development-reform': '张店区发展和改革局' });

  await officer('AcceptReferral', { referralId });
  await district.sees('the case', 'pricing', 'FeeComplaint', { caseId: incidentId }, Boolean);
  await officer('RecordPriceStandard', {
    item: 'property-service',
    starLevel: 3,
    base: 12_000,
    upPercent: 20,
    from: '2021-01',
    document: '张发改〔2021〕1号',
    authority: '张店区发展和改革局',
    publishedOn: '2021-01-04',
  });
  const change = { cause: 'costs', auditPublishedDays: 30, planPublishedDays: 12, told: ['subdistrict'], voted: false };
  const examination = {
    caseId: incidentId,
    officers: ['0301', '0302'],
    credentialsShown: true,
    party: { kind: 'unit', name: '和平物业' },
    terms: { contract: 'preliminary', ordinaryHome: true },
    charges: [
      {
        item: 'property-service',
        what: '调价后物业费',
        // All homes of the estate together.
        quantity: 5_000_000,
        from: '2022-01',
        to: '2022-02',
        price: 14_000,
        agreed: [
          { from: '2021-01', price: 12_500 },
          { from: '2022-01', price: 14_000, change },
        ],
      },
    ],
  };
  await officer('ExamineCharges', examination);
  const found = await district.sees<{ history: { type: string; data: unknown }[] }>(
    'the finding',
    'pricing',
    'FeeComplaint',
    { caseId: incidentId },
    (answer) => answer.history.some(({ type }) => type === 'OverchargeFound'),
  );
  // Within the guided price, and yet not the owners' to pay: 0.15 yuan × 50,000 m² × 2 months.
  expect(found.history.at(-1)?.data).toMatchObject({
    total: 1_500_000,
    findings: [
      {
        violation: 'change-unlawful',
        defects: ['plan-not-published', 'authorities-not-told', 'not-voted', 'result-not-published'],
      },
    ],
  });
  await officer('OrderRefund', { caseId: incidentId, within: { unit: 'days', amount: 15 } });
  const refunded = [{ no: 1, fen: 1_500_000 }];
  await officer('VerifyRefunds', { caseId: incidentId, officers: ['0301'], refunded });
  const end = await inbox('completed', ({ status }) => status === 'completed');
  expect(end).toMatchObject({ outcome: 'resolved', last_note: '多收的15000元已全部退还' });
});
