import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { InboxRow, PatrolRow, PenaltyRow, SecurityCaseRow } from '@tiaokuai/contracts';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { police } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [police], start: '2018-05-14T01:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const estate = {
  estateId: randomUUID(),
  name: '和平小区',
  subdistrict: '和平街道',
  kind: 'old' as const,
  mode: 'professional' as const,
};
const pair = ['0401', '0402'];
const party = { kind: 'individual', file: 'N-1' };
const officer = (command: string, data: unknown) => district.does('officer:0401', 'police', command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, 'police', 'Referral', { referralId }, (row) => row && fits(row));
const one = (caseId: string, what: string, fits: (row: SecurityCaseRow) => unknown) =>
  district.sees<SecurityCaseRow>(what, 'police', 'SecurityCase', { caseId }, (row) => row && fits(row));
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue('police', { estate, ...facts });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  await one(referral.incidentId, 'the case', ({ status }) => status === 'reported');
  return referral;
};
const toTheScene = async (caseId: string) => {
  await officer('DispatchOfficers', { caseId, officers: pair });
  await officer('RecordOfficersArrival', { caseId });
};
const found = { what: '楼下争吵', party, dispute: true, endedOn: '2018-05-13' };
const days = (more: number) => new Date(district.clock.now() + more * 86_400_000).toISOString();

test('a quarrel is settled by agreement, and the referral follows', async () => {
  const referral = await accepted({ category: 'fight-or-threat', urgency: 'emergency' });
  const caseId = referral.incidentId;
  await toTheScene(caseId);
  await inbox(referral, 'there', ({ last_note }) => last_note === '民警已到达现场');
  await officer('RecordViolations', {
    caseId,
    officers: pair,
    findings: [{ ...found, kind: 'assault', gravity: 'light' }],
  });
  await officer('MediateParties', {
    caseId,
    officers: pair,
    findings: [1],
    agreed: true,
    performWithin: { unit: 'days', amount: 3 },
  });
  await inbox(referral, 'the agreement', ({ last_note }) => last_note === '达成调解协议，2018-05-17前履行');
  await one(caseId, 'agreed', ({ agreement }) => agreement === 'running');
  district.clock.moveTo('2018-05-18T01:00:00.000Z');
  await one(caseId, 'its time over', ({ agreement }) => agreement === 'overdue');
  await officer('RecordMediationKept', { caseId, performed: true });
  await inbox(referral, 'completed', ({ status, outcome }) => status === 'completed' && outcome === 'resolved');
  await one(caseId, 'mediated', ({ status, open }) => status === 'mediated' && !open);
});

test('noise: late by itself after three days, warned, gone on with, fined', async () => {
  const referral = await accepted({ category: 'neighbour-noise' });
  const caseId = referral.incidentId;
  district.clock.moveTo(days(4));
  await one(caseId, 'three days are over', ({ late_response }) => late_response);
  await toTheScene(caseId);
  const today = days(0).slice(0, 10);
  await officer('RecordViolations', {
    caseId,
    officers: pair,
    findings: [{ ...found, kind: 'noise', gravity: 'ordinary', dispute: false, endedOn: today }],
  });
  const warning = randomUUID();
  const penalise = { caseId, finding: 1, authority: 'station', sanction: 'warning', yuan: 0 };
  await officer('ProposeSecurityPenalty', { ...penalise, penaltyId: warning });
  const announced = (penaltyId: string) =>
    district.sees<PenaltyRow[]>('announced', 'police', 'Penalties', { status: ['announced'] }, (rows) =>
      rows.some((row) => row.penalty_id === penaltyId),
    );
  await announced(warning);
  await officer('DecidePenalty', { penaltyId: warning, officers: pair, yuan: 0, reason: '深夜噪声' });
  await one(caseId, 'warned', ({ warnings }) => warnings === 1);
  await officer('RecordContinuation', { caseId, officers: pair, finding: 1, endedOn: today });
  const fine = randomUUID();
  await officer('ProposeSecurityPenalty', { ...penalise, finding: 2, penaltyId: fine, sanction: 'fine', yuan: 200 });
  await announced(fine);
  await officer('DecidePenalty', { penaltyId: fine, officers: pair, yuan: 200, reason: '警告后不改正' });
  await one(caseId, 'fined', ({ fined }) => fined === 200);
  await officer('ConcludeSecurityCase', { caseId, note: '噪声已经停止' });
  await inbox(referral, 'completed', ({ outcome }) => outcome === 'resolved');
});

test('another department’s matter goes back with its name; thirty days run out; a crime is filed', async () => {
  const referral = await accepted({ category: 'neighbour-noise' });
  await officer('TransferSecurityCase', {
    caseId: referral.incidentId,
    to: 'urban-enforcement',
    reason: '噪声来自临街饭店',
  });
  await inbox(referral, 'declined', ({ status }) => status === 'declined');

  const theft = await accepted({ category: 'theft', urgency: 'urgent' });
  const caseId = theft.incidentId;
  await toTheScene(caseId);
  await one(caseId, 'there', ({ status }) => status === 'on-scene');
  district.clock.moveTo(days(31));
  await one(caseId, 'overdue by itself', ({ overdue }) => overdue);
  await officer('FileCriminalCase', { caseId, file: 'X-2018-9', reason: '数额较大' });
  await inbox(theft, 'answered', ({ outcome }) => outcome === 'partly-resolved');
});

test('a patrol falls short by time, and what a round meets is a case', async () => {
  const patrolId = randomUUID();
  await district.does('enterprise:hp-01', 'police', 'RequestPatrol', {
    patrolId,
    estate,
    requester: { kind: 'enterprise', name: '和平物业' },
    reason: '夜间车辆被砸',
    hours: 'night',
  });
  await officer('PlanPatrol', {
    patrolId,
    station: '和平派出所',
    rounds: 2,
    within: { unit: 'days', amount: 7 },
  });
  const incident = { caseId: randomUUID(), category: 'theft', brief: '车棚被撬' };
  await officer('RecordPatrolRound', { patrolId, officers: pair, incident });
  await one(incident.caseId, 'the case', ({ source, estate: name }) => source === 'patrol' && name === '和平小区');
  await district.sees<PatrolRow[]>('the round', 'police', 'Patrols', {}, (rows) => rows.some(({ made }) => made === 1));
  district.clock.moveTo(days(8));
  await district.sees<PatrolRow[]>('short', 'police', 'Patrols', { status: ['short'] }, (rows) =>
    rows.some((row) => row.patrol_id === patrolId && row.made === 1),
  );
});

test('the chief’s figures, and every table is the fold of the log', async () => {
  const figures = await district.asks<Record<string, number>>('police', 'PoliceMorning', {});
  expect(figures).toMatchObject({ open: 1, toDispatch: 1, overdue: 0, lateResponses: 0, toPlan: 0, patrolsShort: 1 });
  const hotspots = await district.asks<{ estate: string; cases: number; late: number }[]>(
    'police',
    'SecurityHotspots',
    {},
  );
  expect(hotspots).toEqual([
    expect.objectContaining({ estate: '和平小区', cases: 5, mediated: 1, penalised: 1, criminal: 1, late: 2 }),
  ]);
  expect(await answersAll(district, police)).toEqual(['Referral', 'SecurityCase']);
  const { projections, reactors } = district.host.service('police');
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
