import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { AlterationRow, InboxRow, PenaltyRow, WarrantyRepairRow } from '@tiaokuai/contracts';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { construction } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [construction], start: '2018-05-14T01:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const estate = {
  estateId: randomUUID(),
  name: '齐林家园',
  subdistrict: '科苑街道',
  kind: 'new' as const,
  mode: 'professional' as const,
  acceptedOn: '2016-03-01',
};
const builder = { kind: 'unit', name: '齐林置业' };
const contractor = { kind: 'unit', name: '齐林建筑' };
const officer = (command: string, data: unknown) => district.does('officer:0201', 'construction', command, data);
const inbox = ({ referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, 'construction', 'Referral', { referralId }, (row) => row && fits(row));
const repair = (caseId: string, what: string, fits: (row: WarrantyRepairRow) => unknown) =>
  district.sees<WarrantyRepairRow>(what, 'construction', 'WarrantyRepair', { caseId }, (row) => row && fits(row));
const alteration = (caseId: string, what: string, fits: (row: AlterationRow) => unknown) =>
  district.sees<AlterationRow>(what, 'construction', 'Alteration', { caseId }, (row) => row && fits(row));
const accepted = async (facts: Parameters<Router['issue']>[1]): Promise<Referral> => {
  const referral = await router.issue('construction', { estate, ...facts });
  await inbox(referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await officer('AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const leak = { part: 'waterproofing', what: '屋面渗漏', common: true, cause: 'workmanship' };

test('a leak in warranty: ordered, overdue by time, repaired, and the referral follows', async () => {
  const referral = await accepted({ category: 'warranty-repair/leak' });
  const caseId = referral.incidentId;
  await repair(caseId, 'the case', ({ status }) => status === 'reported');
  await officer('InspectDefects', { caseId, inspectors: ['0201'], builder, contractor, defects: [leak] });
  await repair(caseId, 'in warranty', ({ covered, warranty_ends }) => covered === 1 && warranty_ends === '2021-03-01');
  await officer('OrderRepair', { caseId, within: { unit: 'days', amount: 10 } });
  await inbox(referral, 'the order', ({ last_note }) => last_note === '已责令齐林置业保修，期限至2018-05-24');
  await repair(caseId, 'ordered', ({ status }) => status === 'ordered');
  district.clock.moveTo('2018-05-25T01:00:00.000Z');
  await repair(caseId, 'overdue by itself', ({ status, overdue }) => status === 'overdue' && overdue === 1);
  await officer('CheckRepair', { caseId, inspectors: ['0201'], remaining: [] });
  await inbox(referral, 'completed', ({ status, outcome }) => status === 'completed' && outcome === 'resolved');
  await repair(caseId, 'the end', ({ status, repaired_by }) => status === 'repaired' && repaired_by === 'builder');
});

test('after the warranty the referral goes back with the right way; in a flat it is the owner’s', async () => {
  const common = await accepted({ category: 'warranty-repair' });
  const pipes = { ...leak, part: 'pipes-wiring-decoration' };
  await repair(common.incidentId, 'the case', ({ open }) => open);
  await officer('InspectDefects', { caseId: common.incidentId, inspectors: ['0201'], builder, defects: [pipes] });
  await inbox(common, 'declined', ({ status }) => status === 'declined');
  await repair(common.incidentId, 'not owed', ({ status }) => status === 'not-owed');

  const own = await accepted({ category: 'warranty-repair' });
  await repair(own.incidentId, 'the case', ({ open }) => open);
  await officer('InspectDefects', {
    caseId: own.incidentId,
    inspectors: ['0201'],
    builder,
    defects: [{ ...pipes, common: false }],
  });
  await inbox(own, 'answered', ({ outcome }) => outcome === 'no-violation-found');
});

test('a builder who does not come: the contractor fined, the builder in the list of those in default', async () => {
  const referral = await accepted({ category: 'warranty-repair' });
  const caseId = referral.incidentId;
  await repair(caseId, 'the case', ({ open }) => open);
  await officer('InspectDefects', { caseId, inspectors: ['0201'], builder, contractor, defects: [leak] });
  await officer('OrderRepair', { caseId, within: { unit: 'days', amount: 5 } });
  await repair(caseId, 'ordered', ({ status }) => status === 'ordered');
  district.clock.moveTo(new Date(district.clock.now() + 6 * 86_400_000).toISOString());
  await repair(caseId, 'overdue', ({ status }) => status === 'overdue');
  await officer('CheckRepair', { caseId, inspectors: ['0201'], remaining: [1] });
  const penaltyId = randomUUID();
  await officer('ProposeWarrantyPenalty', { caseId, penaltyId, defect: 1, yuan: 100_000 });
  await district.sees<PenaltyRow[]>('announced', 'construction', 'Penalties', { status: ['announced'] }, (rows) =>
    rows.some((row) => row.penalty_id === penaltyId),
  );
  await officer('HearParty', { penaltyId, waived: true });
  await officer('DecidePenalty', { penaltyId, officers: ['0201', '0202'], yuan: 100_000, reason: '拖延保修' });
  await repair(caseId, 'the fine', ({ fined }) => fined === 100_000);
  await officer('ConcludeWarrantyRepair', { caseId, note: '建设单位仍不维修' });
  await inbox(referral, 'not resolved', ({ outcome }) => outcome === 'not-resolved');
  const builders = await district.asks<{ builder: string; overdue: number; fined: number }[]>(
    'construction',
    'BuildersInDefault',
    {},
  );
  expect(builders).toEqual([expect.objectContaining({ builder: '齐林置业', overdue: 2, fined: 100_000, drawn: '0' })]);
});

test('a load-bearing wall: stopped, restored, let off, and the referral follows', async () => {
  const referral = await accepted({ category: 'structural-alteration', urgency: 'urgent' });
  const caseId = referral.incidentId;
  await alteration(caseId, 'the case', ({ status }) => status === 'reported');
  const finding = {
    result: 'altered',
    party: { kind: 'individual', file: 'A-3' },
    kind: 'by-occupant',
    members: '客厅承重墙',
  };
  await officer('InspectAlteration', { caseId, inspectors: ['0201'], finding });
  await officer('StopWork', { caseId, officers: ['0201'] });
  await officer('OrderRestoration', { caseId, designer: '淄博市建筑设计院', within: { unit: 'days', amount: 15 } });
  await officer('CheckRestoration', { caseId, inspectors: ['0201'], restored: true });
  const early = await district.tries('officer:0201', 'construction', 'CloseAlteration', { caseId, note: '已恢复' });
  expect(early).toMatchObject({ ok: false, error: { code: 'penalty-owed' } });
  await officer('CloseAlteration', { caseId, note: '及时恢复', leniency: 'minor-and-corrected' });
  await inbox(referral, 'completed', ({ outcome }) => outcome === 'resolved');
  await alteration(caseId, 'closed', ({ status, closed_as }) => status === 'closed' && closed_as === 'restored');
});

test('the chief’s figures, and every table is the fold of the log', async () => {
  const figures = await district.asks<Record<string, number>>('construction', 'ConstructionMorning', {});
  expect(figures).toEqual({
    openRepairs: 0,
    toInspect: 0,
    toCheck: 0,
    atHousing: 0,
    openAlterations: 0,
    dangerous: 0,
    toCheckRestored: 0,
    toDecide: 0,
    decisionsNear: 0,
    decisionsOverdue: 0,
    unpaid: 0,
  });
  const byEstate = await district.asks<{ estate: string; defects: number }[]>('construction', 'DefectsByEstate', {});
  expect(byEstate).toEqual([expect.objectContaining({ estate: '齐林家园', open: 0, defects: 4, covered: 2 })]);
  expect(await answersAll(district, construction)).toEqual(['Referral', 'WarrantyRepair', 'Alteration']);
  const { projections, reactors } = district.host.service('construction');
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
