import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { housing } from '@tiaokuai/housing';
import { planning } from '@tiaokuai/planning';
import { type District, openDistrict } from '../support/district.ts';

/**
 * Policy 二(二)1 and 2: housing files and accepts service rooms, planning sees that they are built as planned
 * (山东省物业管理条例 art. 12; 淄博市物业管理条例 art. 9).
 */

let district: District;
beforeAll(async () => {
  district = await openDistrict({ services: [housing, planning], start: '2018-05-14T01:00:00.000Z' });
});
afterAll(() => district?.close());

interface Facilities {
  readonly case_id: string;
  readonly status: string;
  readonly source: string;
  readonly estate_id: string | null;
}
const estate = {
  estateId: randomUUID(),
  name: '世纪花园',
  subdistrict: '科苑街道',
  kind: 'new' as const,
  mode: 'professional' as const,
};
const { estateId } = estate;
const builder = '世纪置业';
const pair = ['0101', '0102'];
const room = (area: number) => ({ building: '1', floor: 1, area, fitted: true });
const planned = (command: string, data: unknown) => district.does('officer:0101', 'planning', command, data);
const housed = (command: string, data: unknown) => district.does('officer:0117', 'housing', command, data);
const cases = (what: string, fits: (rows: Facilities[]) => unknown, open = true) =>
  district.sees<Facilities[]>(what, 'planning', 'FacilitiesCases', { open, estateId }, fits);

test('rooms that housing finds lacking are planning’s case, until they are there', async () => {
  await housed('SubmitServiceRooms', {
    estateId,
    estate,
    builder,
    plan: {
      totalArea: 8_000_000,
      rooms: [room(24_000)],
      committeeOffice: 2_000,
      inPermit: true,
      inSaleContract: true,
    },
  });
  await housed('FileServiceRooms', { estateId, certificate: 'FW-2018-1' });
  await housed('InspectServiceRooms', {
    estateId,
    inspectors: ['0117'],
    rooms: [room(15_000)],
    committeeOffice: 2_000,
  });
  const [found] = await cases('the case', ([row]) => row?.source === 'housing' && row.status === 'reported');
  const caseId = found!.case_id;
  const facilities = (rooms: number) => ({
    rooms: [room(rooms)],
    facilities: [
      { kind: 'committee-office', amount: 2_000 },
      { kind: 'government-rooms', amount: 5_000 },
    ],
  });
  await planned('CompareFacilities', {
    caseId,
    inspectors: pair,
    builder: { kind: 'unit', name: builder },
    plan: {
      permit: '建字第370303201500012号',
      permittedOn: '2015-03-02',
      totalArea: 8_000_000,
      facilities: [{ kind: 'service-rooms', amount: 24_000 }, ...facilities(0).facilities],
    },
    delivered: facilities(15_000),
  });
  await district.sees<{ required: number; provided: number; missing: number }[]>(
    'what is missing',
    'planning',
    'ServiceRoomsByEstate',
    {},
    ([row]) => row?.required === 240 && row.provided === 150 && row.missing === 90,
  );
  await planned('OrderRemedy', { caseId, within: { unit: 'days', amount: 30 } });
  await planned('CheckRemedy', { caseId, inspectors: pair, delivered: facilities(24_000) });
  await cases('remedied', ([row]) => row?.status === 'remedied', false);
  const accepted = await housed('InspectServiceRooms', {
    estateId,
    inspectors: ['0117'],
    rooms: [room(24_000)],
    committeeOffice: 2_000,
  });
  expect(accepted.events).toEqual(['ServiceRoomsAccepted']);
});

test('rooms built as permitted that are less than the statute asks are housing’s to fine, without a referral', async () => {
  const caseId = randomUUID();
  const matter = { category: 'service-rooms-not-provided', urgency: 'normal', role: 'lead', estate, brief: '自查' };
  await planned('ReportFacilities', { caseId, source: 'own-inspection', matter });
  const rest = [
    { kind: 'committee-office', amount: 2_000 },
    { kind: 'government-rooms', amount: 5_000 },
  ];
  await planned('CompareFacilities', {
    caseId,
    inspectors: pair,
    builder: { kind: 'unit', name: builder },
    plan: {
      permit: '建字第370303201500013号',
      permittedOn: '2015-03-02',
      totalArea: 8_000_000,
      facilities: [{ kind: 'service-rooms', amount: 20_000 }, ...rest],
    },
    delivered: { rooms: [room(20_000)], facilities: rest },
  });
  await district.sees<{ status: string }>(
    'planning’s case ended',
    'planning',
    'FacilitiesCase',
    { caseId },
    (row) => row?.status === 'at-housing',
  );
  const [heard] = await district.sees<{ case_id: string; source: string; category: string }[]>(
    'housing’s case',
    'housing',
    'Conducts',
    {},
    (rows) => rows.length > 0,
  );
  expect(heard).toMatchObject({
    source: 'other-department',
    category: 'service-rooms-not-provided',
    estate_id: estateId,
  });
  const about = { caseId: heard!.case_id, inspectors: ['0117', '0118'] };
  await housed('EstablishConduct', {
    ...about,
    party: { kind: 'unit', name: builder },
    findings: [{ kind: 'service-rooms-not-provided', what: '物业服务用房不足法定面积' }],
  });
});
