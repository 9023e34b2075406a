import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type District, openDistrict } from '../support/district.ts';

/** Acceptance cases 13, 18 and 23 across services, and outages that were announced. */

let district: District;
beforeAll(async () => {
  district = await openDistrict({ start: '2018-05-14T01:00:00.000Z' });
});
afterAll(() => district?.close());

interface Dispatched {
  readonly referral_id: string;
  readonly responsibility: string;
  readonly role: string;
  readonly status: string;
}

const officer = (command: string, data: unknown) => district.does('officer:u-1', 'utilities', command, data);
const estateOf = async (): Promise<string> => {
  const estateId = randomUUID();
  await district.does('property-office:1', 'subdistrict', 'RegisterEstate', {
    estateId,
    effectiveFrom: '2018-01-01',
    particulars: {
      name: `和平里${estateId.slice(0, 4)}`,
      subdistrict: '和平街道',
      kind: 'old',
      mode: 'professional',
      buildings: ['1', '2'],
      gridCells: ['g-1'],
      hasOwnersCommittee: false,
      enterprise: '和平物业',
    },
  });
  return estateId;
};
const raise = async (category: string, what: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const incidentId = randomUUID();
  await district.does('grid-worker:1', 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    subject: '情况反映',
    text: '请尽快处理',
    category,
    ...what,
  });
  return incidentId;
};
const leadIs = async (incidentId: string, responsibility: string): Promise<string> => {
  const rows = await district.sees<Dispatched[]>(
    `${responsibility} leads`,
    'referral-router',
    'Referrals',
    { incidentId },
    (found) => found.some((row) => row.role === 'lead' && row.responsibility === responsibility),
  );
  return rows.find((row) => row.role === 'lead' && row.responsibility === responsibility)!.referral_id;
};
const acceptedBy = async (incidentId: string): Promise<string> => {
  const referralId = await leadIs(incidentId, 'utilities');
  await district.sees('the referral', 'utilities', 'Referral', { referralId }, (row) => row);
  await officer('AcceptReferral', { referralId });
  return referralId;
};

/** Acceptance case 13 (淄博市物业管理条例 art. 56, 82). */
test('a supply that the property enterprise cut goes to housing: when it is said, and when it is found on site', async () => {
  const said = await raise('water-outage', { estateId: await estateOf(), answers: { 'unpaid-property-fee': true } });
  await leadIs(said, 'housing');

  const unsaid = await raise('water-outage', { estateId: await estateOf() });
  const referralId = await acceptedBy(unsaid);
  await district.sees('the order', 'utilities', 'RepairOrder', { caseId: unsaid }, (row) => row);
  await officer('SendRepair', { caseId: unsaid, operator: '自来水公司' });
  await officer('RecordCrewArrival', { caseId: unsaid });
  await officer('RecordCause', { caseId: unsaid, found: 'cut-by-enterprise', what: '物业关闭单元阀门催交物业费' });
  await leadIs(unsaid, 'housing');
  const own = await district.asks<{ status: string }>('utilities', 'Referral', { referralId });
  expect(own.status).toBe('declined');
});

const nothingParked = async (service: string) => {
  for (const reactor of district.host.service(service).reactors) expect(await reactor.parked()).toEqual([]);
};

test('an incident under an announced outage is answered at once, without anybody typing', async () => {
  const estateId = await estateOf();
  const hours = (count: number) => new Date(district.clock.now() + count * 3_600_000).toISOString();
  await officer('AnnounceOutage', {
    outageId: randomUUID(),
    trade: 'gas',
    kind: 'planned',
    operator: '燃气公司',
    area: { estates: [{ estateId, name: '和平里' }] },
    from: hours(48),
    until: hours(54),
    reason: '调压箱检修',
  });
  district.clock.moveTo(hours(49));
  const incidentId = await raise('gas-supply', { estateId });
  const referralId = await leadIs(incidentId, 'utilities');
  await district.sees<{ outcome: string | null; last_note: string | null }>(
    'the answer',
    'utilities',
    'Referral',
    { referralId },
    (row) => row?.outcome === 'no-violation-found' && row.last_note?.includes('调压箱检修'),
  );

  // An officer who accepts in the same instant is refused or first; either way nothing waits for a person.
  for (let time = 0; time < 5; time++) {
    const another = await raise('gas-supply', { estateId });
    const sent = await leadIs(another, 'utilities');
    await district.tries('officer:u-1', 'utilities', 'AcceptReferral', { referralId: sent });
    await district.sees<{ outcome: string | null }>(
      'the same answer',
      'utilities',
      'Referral',
      { referralId: sent },
      (row) => row?.outcome === 'no-violation-found',
    );
  }
  await nothingParked('utilities');
});

/** Acceptance case 18 (淄博市燃气管理条例 art. 26 before 城镇燃气管理条例 art. 29). */
test('a gas enquiry: three working days, not the national five; a complaint to the department: fifteen', async () => {
  const enquiry = await raise('gas-supply/enquiry');
  const referralId = await acceptedBy(enquiry);
  const [row] = await district.sees<{ answer_by: string; referral_id: string }[]>(
    'the clock',
    'utilities',
    'Enquiries',
    { trade: 'gas' },
    (rows) => rows.some((each) => each.referral_id === referralId && each.answer_by),
  );
  // Wednesday, 16 May; the third working day is Monday, 21 May, 17:30 in Beijing.
  expect(row!.answer_by).toBe('2018-05-21T09:30:00.000Z');
  await officer('AnswerEnquiry', { caseId: enquiry, operator: '燃气公司', answer: '按阶梯气价计费' });

  const complaint = await raise('gas-supply/complaint');
  const lead = await leadIs(complaint, 'construction');
  const atConstruction = await district.sees<{ complete_by: string }>(
    'the complaint at its department',
    'construction',
    'Referral',
    { referralId: lead },
    (found) => found?.complete_by,
  );
  expect(atConstruction.complete_by).toBe('2018-06-06T09:30:00.000Z');
});

/** Acceptance case 23 (电信条例 art. 32). */
test('telecommunications out in the city: repaired within 48 hours, or told, and no fee meanwhile', async () => {
  const incidentId = await raise('telecom-fault');
  await acceptedBy(incidentId);
  const start = district.clock.now();
  await district.sees<{ restore_by: string | null }>(
    'the clock',
    'utilities',
    'RepairOrder',
    { caseId: incidentId },
    (row) => row?.restore_by === new Date(start + 48 * 3_600_000).toISOString(),
  );
  await officer('SendRepair', { caseId: incidentId, operator: '通信公司' });
  await officer('RecordCrewArrival', { caseId: incidentId });
  await officer('RecordCause', { caseId: incidentId, found: 'fault', what: '光缆被挖断', interrupts: true });
  district.clock.moveTo(new Date(start + 50 * 3_600_000).toISOString());
  await district.sees<{ case_id: string }[]>('the overrun', 'utilities', 'Overruns', { trade: 'telecom' }, (rows) =>
    rows.some(({ case_id }) => case_id === incidentId),
  );
  const untold = await district.tries('officer:u-1', 'utilities', 'RestoreSupply', {
    caseId: incidentId,
    note: '熔接',
  });
  expect(untold).toMatchObject({ ok: false, error: { code: 'users-not-told', rule: { article: '第三十二条' } } });
  await officer('TellUsers', { caseId: incidentId, how: '短信告知，免收障碍期间月租费' });
  await officer('RestoreSupply', { caseId: incidentId, note: '熔接' });
  await district.sees<{ status: string; hours_free: number }>(
    'no fee for the time',
    'utilities',
    'RepairOrder',
    { caseId: incidentId },
    (row) => row?.status === 'restored' && row.hours_free === 50,
  );
});
