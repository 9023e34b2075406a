import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type District, openDistrict } from '../support/district.ts';

/** Acceptance case 17 across services: a room too cold (山东省供热条例 art. 21, 28). */

let district: District;
beforeAll(async () => {
  district = await openDistrict({ start: '2018-01-08T01:00:00.000Z' });
});
afterAll(() => district?.close());

interface Dispatched {
  readonly referral_id: string;
  readonly responsibility: string;
  readonly role: string;
}
interface ColdRoom {
  readonly case_id: string;
  readonly status: string;
  readonly measure_by: string | null;
  readonly answer_by: string | null;
  readonly late_measurement: boolean;
  readonly late_answer: boolean;
  readonly reduced_fen: number;
}

const officer = (command: string, data: unknown) => district.does('officer:u-1', 'utilities', command, data);
const coldRoom = async (what: string, open: boolean, caseId: string, fits: (row: ColdRoom) => unknown) =>
  (
    await district.sees<ColdRoom[]>(what, 'utilities', 'TemperatureComplaints', { open }, (rows) =>
      rows.some((row) => row.case_id === caseId && fits(row)),
    )
  ).find((row) => row.case_id === caseId)!;
const raise = async (): Promise<string> => {
  const incidentId = randomUUID();
  await district.does('grid-worker:1', 'subdistrict', 'ReportIncident', {
    incidentId,
    channel: 'grid',
    subject: '室温不达标',
    text: '室温只有十六度',
    category: 'heating-failure/room-temperature',
  });
  const referrals = await district.sees<Dispatched[]>(
    'the referrals',
    'referral-router',
    'Referrals',
    { incidentId },
    (rows) => rows.some(({ role }) => role === 'lead'),
  );
  const lead = referrals.find(({ role }) => role === 'lead')!;
  expect(lead.responsibility).toBe('utilities');
  const referralId = lead.referral_id;
  await district.sees('the referral', 'utilities', 'Referral', { referralId }, (row) => row);
  await officer('AcceptReferral', { referralId });
  return incidentId;
};

test('is measured in a day, answered in three, and the fee reduced where it is the operator’s doing', async () => {
  const caseId = await raise();
  const row = await coldRoom('the clocks', true, caseId, ({ answer_by }) => answer_by);
  expect(row.measure_by).toBe('2018-01-09T01:00:00.000Z');
  expect(row.answer_by).toBe('2018-01-11T16:00:00.000Z');

  district.clock.moveTo('2018-01-08T08:00:00.000Z');
  await officer('MeasureTemperature', { caseId, readings: [{ room: 'bedroom', celsius: 16 }] });
  const early = await district.tries('officer:u-1', 'utilities', 'AnswerTemperatureComplaint', {
    caseId,
    answer: '达标',
  });
  expect(early).toMatchObject({ ok: false, error: { code: 'cause-unknown', rule: { law: '山东省供热条例' } } });
  await officer('FindColdCause', { caseId, cause: 'operator', what: '二网失衡' });
  await officer('AdjustHeating', { caseId, what: '调整平衡阀' });
  await officer('ReduceHeatFee', {
    caseId,
    from: '2018-01-07',
    until: '2018-01-08',
    seasonFen: 240_000,
    seasonDays: 120,
  });
  district.clock.moveTo('2018-01-09T08:00:00.000Z');
  await officer('MeasureTemperature', { caseId, readings: [{ room: 'bedroom', celsius: 19.5 }] });
  await officer('AnswerTemperatureComplaint', { caseId, answer: '已调整，复测十九度半，减收两日热费' });

  const ended = await coldRoom('answered', false, caseId, ({ status }) => status === 'answered');
  expect(ended).toMatchObject({ reduced_fen: 4_000, late_measurement: false, late_answer: false });
  await district.sees<Dispatched & { status: string; outcome: string }[]>(
    'the lead completed',
    'referral-router',
    'Referrals',
    { incidentId: caseId },
    (rows) => rows.some((each) => each.status === 'completed' && each.outcome === 'resolved'),
  );
});

test('nobody measures and nobody answers: both are found by time', async () => {
  const caseId = await raise();
  await coldRoom('the clocks', true, caseId, ({ answer_by }) => answer_by);
  district.clock.moveTo('2018-01-10T09:00:00.000Z');
  await coldRoom('not measured', true, caseId, ({ late_measurement, late_answer }) => late_measurement && !late_answer);
  district.clock.moveTo('2018-01-12T17:00:00.000Z');
  await coldRoom('not answered', true, caseId, ({ late_answer }) => late_answer);
});
