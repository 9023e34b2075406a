import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { construction } from '@tiaokuai/construction';
import type { InboxRow } from '@tiaokuai/department';
import { housing } from '@tiaokuai/housing';
import { type District, openDistrict } from '../support/district.ts';
import { playRouter, type Router } from '../support/referrals.ts';

/** Policy 二(二)1 and 3: what the builder does not repair in warranty is paid from the deposit that housing holds. */

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [housing, construction], start: '2018-05-14T01:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const estate = {
  estateId: randomUUID(),
  name: '世纪花园',
  subdistrict: '和平街道',
  kind: 'new' as const,
  mode: 'professional' as const,
  acceptedOn: '2017-06-01',
};
const { estateId } = estate;
const builder = '鲁中置业';

const housingDoes = (command: string, data: unknown) => district.does('officer:0117', 'housing', command, data);
const constructionDoes = (command: string, data: unknown) =>
  district.does('officer:0301', 'construction', command, data);

/** A leak in warranty, that the builder was ordered to repair. */
const ordered = async () => {
  const { referralId, incidentId: caseId } = await router.issue('construction', {
    estate,
    category: 'warranty-repair/leak',
  });
  const inbox = (what: string, fits: (row: InboxRow) => unknown) =>
    district.sees<InboxRow | null>(what, 'construction', 'Referral', { referralId }, (row) => row && fits(row));
  await inbox('the referral', ({ status }) => status === 'received');
  await constructionDoes('AcceptReferral', { referralId });
  await district.sees('the case', 'construction', 'WarrantyRepair', { caseId }, Boolean);
  await constructionDoes('InspectDefects', {
    caseId,
    inspectors: ['0301', '0302'],
    builder: { kind: 'unit', name: builder },
    defects: [{ part: 'waterproofing', what: '屋面渗漏', common: true, cause: 'workmanship' }],
  });
  await constructionDoes('OrderRepair', { caseId, within: { unit: 'days', amount: 3 } });
  return { caseId, inbox, claimId: randomUUID() };
};

test('the deposit answers construction: claimed, drawn, and the repair is completed', async () => {
  await housingDoes('AssessDeposit', { estateId, estate, builder, constructionCost: 100_000_000 });
  await housingDoes('RecordDepositPayment', { estateId, fen: 3_000_000 });
  await housingDoes('BeginDepositTerm', { estateId, acceptedOn: estate.acceptedOn });
  const { caseId, inbox, claimId } = await ordered();
  district.clock.moveTo('2018-05-21T01:00:00.000Z');
  await constructionDoes('CheckRepair', { caseId, inspectors: ['0301'], remaining: [1] });
  await constructionDoes('RequestWarrantyDraw', { caseId, claimId, defect: 1, fen: 800_000 });
  await district.sees<{ claims_open: number }[]>(
    'the claim at housing',
    'housing',
    'Deposits',
    {},
    ([row]) => row?.claims_open === 1,
  );
  const payee = '齐防水工程公司';
  expect(
    await district.tries('officer:0117', 'housing', 'DrawDeposit', { estateId, claimId, fen: 800_001, payee }),
  ).toMatchObject({ ok: false, error: { code: 'above-claim' } });
  await housingDoes('DrawDeposit', { estateId, claimId, fen: 750_000, payee });
  await inbox('the money', ({ last_note }) => last_note === `保修金已拨付，由${payee}维修`);
  await constructionDoes('CheckRepair', { caseId, inspectors: ['0301'], remaining: [] });
  await inbox('completed', ({ status, outcome }) => status === 'completed' && outcome === 'resolved');
  await district.sees<{ balance: number }[]>(
    'the rest',
    'housing',
    'Deposits',
    {},
    ([row]) => row?.balance === 2_250_000,
  );
});

test('more than the deposit holds is refused by an event, and construction hears the reason', async () => {
  const { caseId, inbox, claimId } = await ordered();
  district.clock.moveTo('2018-05-28T01:00:00.000Z');
  await constructionDoes('CheckRepair', { caseId, inspectors: ['0301'], remaining: [1] });
  await constructionDoes('RequestWarrantyDraw', { caseId, claimId, defect: 1, fen: 2_250_001 });
  await inbox('the refusal', ({ last_note }) => last_note === '保修金未予动用：超出保修金余额');
});

test('what is left is returned when its term and its publication are over', async () => {
  const early = await district.tries('officer:0117', 'housing', 'PublishDepositReturn', { estateId });
  expect(early).toMatchObject({ ok: false, error: { code: 'return-too-early' } });
  district.clock.moveTo('2022-06-02T01:00:00.000Z');
  await district.sees<{ returnable: boolean }[]>(
    'it can be returned',
    'housing',
    'Deposits',
    {},
    ([row]) => row?.returnable,
  );
  await housingDoes('PublishDepositReturn', { estateId });
  expect(await district.tries('officer:0117', 'housing', 'ReturnDeposit', { estateId })).toMatchObject({
    ok: false,
    error: { code: 'return-not-published' },
  });
  district.clock.moveTo('2022-06-25T01:00:00.000Z');
  await housingDoes('ReturnDeposit', { estateId });
  await district.sees<{ status: string; balance: number }[]>(
    'returned',
    'housing',
    'Deposits',
    {},
    ([row]) => row?.status === 'returned' && row.balance === 0,
  );
});
