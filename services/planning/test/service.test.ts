import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FacilitiesRow, InboxRow, PenaltyRow } from '@tiaokuai/contracts';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { planning } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [planning], start: '2018-05-14T01:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const estate = {
  estateId: randomUUID(),
  name: '世纪花园',
  subdistrict: '科苑街道',
  kind: 'new' as const,
  mode: 'professional' as const,
};
const builder = { kind: 'unit', name: '世纪置业' };
const plan = {
  permit: '建字第370303201500012号',
  permittedOn: '2015-03-02',
  totalArea: 8_000_000,
  facilities: [
    { kind: 'service-rooms', amount: 24_000 },
    { kind: 'committee-office', amount: 2_000 },
    { kind: 'government-rooms', amount: 5_000 },
  ],
};
const delivered = (rooms: number) => ({
  rooms: [{ building: '1', floor: 1, area: rooms, fitted: true }],
  facilities: [
    { kind: 'committee-office', amount: 2_000 },
    { kind: 'government-rooms', amount: 5_000 },
  ],
});
const pair = ['0101', '0102'];
const officer = (command: string, data: unknown) => district.does('officer:0101', 'planning', command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, 'planning', 'Referral', { referralId }, (row) => row && fits(row));
const one = (caseId: string, what: string, fits: (row: FacilitiesRow) => unknown) =>
  district.sees<FacilitiesRow>(what, 'planning', 'FacilitiesCase', { caseId }, (row) => row && fits(row));
const accepted = async (category = 'service-rooms-not-provided'): Promise<Referral> => {
  const referral = await router.issue('planning', { estate, category });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  await one(referral.incidentId, 'the case', ({ status }) => status === 'reported');
  return referral;
};
const days = (more: number) => new Date(district.clock.now() + more * 86_400_000).toISOString();

test('service rooms that were not delivered: computed, ordered, overdue by time, delivered', async () => {
  const referral = await accepted();
  const caseId = referral.incidentId;
  await officer('CompareFacilities', { caseId, inspectors: pair, builder, plan, delivered: delivered(10_000) });
  await inbox(referral, 'the deficit', ({ last_note }) => last_note === '经比对，不足1项：物业服务用房');
  await district.sees<{ required: number; provided: number; missing: number }[]>(
    'what is missing',
    'planning',
    'ServiceRoomsByEstate',
    {},
    ([row]) => row?.required === 240 && row.provided === 100 && row.missing === 140,
  );
  await officer('OrderRemedy', { caseId, within: { unit: 'days', amount: 30 } });
  await one(caseId, 'ordered', ({ status }) => status === 'ordered');
  district.clock.moveTo(days(31));
  await one(caseId, 'overdue by itself', ({ status, overdue }) => status === 'overdue' && overdue === 1);
  await officer('CheckRemedy', { caseId, inspectors: pair, delivered: delivered(24_000) });
  await inbox(referral, 'completed', ({ status, outcome }) => status === 'completed' && outcome === 'resolved');
  await district.sees<unknown[]>('nothing', 'planning', 'ServiceRoomsByEstate', {}, (rows) => rows.length === 0);
});

test('as permitted, but below the statute: back to the router, for housing', async () => {
  const referral = await accepted();
  const meagre = { ...plan, facilities: [{ kind: 'service-rooms', amount: 10_000 }, ...plan.facilities.slice(1)] };
  await officer('CompareFacilities', {
    caseId: referral.incidentId,
    inspectors: pair,
    builder,
    plan: meagre,
    delivered: delivered(10_000),
  });
  await inbox(referral, 'declined', ({ status }) => status === 'declined');
  await one(referral.incidentId, 'at housing', ({ status, housings }) => status === 'at-housing' && housings === 1);
});

test('a builder who never builds it: fined a share of the cost, and the case ends honestly', async () => {
  const referral = await accepted('facilities-not-as-planned');
  const caseId = referral.incidentId;
  await officer('CompareFacilities', { caseId, inspectors: pair, builder, plan, delivered: delivered(10_000) });
  await officer('OrderRemedy', { caseId, within: { unit: 'days', amount: 10 } });
  await one(caseId, 'ordered', ({ status }) => status === 'ordered');
  district.clock.moveTo(days(15));
  await one(caseId, 'overdue', ({ status }) => status === 'overdue');
  await officer('CheckRemedy', { caseId, inspectors: pair, delivered: delivered(10_000) });
  const penaltyId = randomUUID();
  await officer('ProposeFacilitiesPenalty', {
    caseId,
    penaltyId,
    deficit: 1,
    constructionCost: 1_400_000,
    yuan: 70_000,
  });
  await district.sees<PenaltyRow[]>('announced', 'planning', 'Penalties', { status: ['announced'] }, (rows) =>
    rows.some((row) => row.penalty_id === penaltyId),
  );
  await officer('HearParty', { penaltyId, waived: true });
  await officer('DecidePenalty', { penaltyId, officers: pair, yuan: 70_000, reason: '未按许可配置' });
  await one(caseId, 'the fine', ({ fined }) => fined === 70_000);
  await officer('ConcludeFacilities', { caseId, note: '已处罚，另行督促' });
  await inbox(referral, 'not resolved', ({ outcome }) => outcome === 'not-resolved');
});

test('a verification is granted for what is whole', async () => {
  const caseId = randomUUID();
  const matter = {
    category: 'facilities-not-as-planned',
    urgency: 'normal',
    role: 'lead',
    estate,
    brief: '竣工规划核实申请',
  };
  await officer('ReportFacilities', { caseId, source: 'verification', matter });
  await officer('CompareFacilities', { caseId, inspectors: pair, builder, plan, delivered: delivered(24_000) });
  await district.sees<{ toVerify: number }>(
    'to verify',
    'planning',
    'PlanningMorning',
    {},
    (row) => row.toVerify === 1,
  );
  await officer('GrantVerification', { caseId, certificate: '核实2018-3号' });
  await one(caseId, 'granted', ({ certificate }) => certificate === '核实2018-3号');
});

test('the chief’s figures, and every table is the fold of the log', async () => {
  const figures = await district.asks<Record<string, number>>('planning', 'PlanningMorning', {});
  const cases = { open: 0, toCompare: 0, toOrder: 0, toCheck: 0, toVerify: 0 };
  expect(figures).toEqual({ ...cases, toDecide: 0, decisionsNear: 0, decisionsOverdue: 0, unpaid: 0 });
  const builders = await district.asks<unknown[]>('planning', 'BuildersWithDeficits', {});
  expect(builders).toEqual([
    { builder: '世纪置业', cases: 3, deficits: 3, remedied: 1, overdue: 2, fined: 70_000, forfeited: 0 },
  ]);
  expect(await answersAll(district, planning)).toEqual(['Referral', 'FacilitiesCase']);
  const { projections, reactors } = district.host.service('planning');
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
