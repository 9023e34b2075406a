import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CheckRow, EquipmentRow, InboxRow, PenaltyRow, RescueRow } from '@tiaokuai/contracts';
import { fire } from '@tiaokuai/fire';
import { answersAll } from '../../../test/support/answers.ts';
import { type District, openDistrict } from '../../../test/support/district.ts';
import { playRouter, type Referral, type Router } from '../../../test/support/referrals.ts';
import { qualitySupervision } from '../src/service.ts';

let district: District;
let router: Router;
beforeAll(async () => {
  district = await openDistrict({ services: [fire, qualitySupervision], start: '2018-05-14T01:00:00.000Z' });
  router = await playRouter(district);
});
afterAll(async () => {
  await router?.stop();
  await district?.close();
});

const service = 'quality-supervision';
const estate = {
  estateId: randomUUID(),
  name: '和平小区',
  subdistrict: '和平街道',
  kind: 'old' as const,
  mode: 'professional' as const,
  enterprise: '和平物业',
};
const party = { kind: 'unit', name: '和平物业' };
const visit = { officers: ['z01', 'z02'], credentialsShown: true };

const officer = (command: string, data: unknown) => district.does('officer:z01', service, command, data);
const refused = async (command: string, data: unknown) => {
  const reply = await district.tries('officer:z01', service, command, data);
  if (reply.ok) throw new Error(`${command} was accepted`);
  return reply.error;
};
const inbox = (at: string, { referralId }: Referral, what: string, fits: (row: InboxRow) => unknown) =>
  district.sees<InboxRow>(what, at, 'Referral', { referralId }, (row) => row && fits(row));
const accepted = async (facts: Parameters<Router['issue']>[1], by = service): Promise<Referral> => {
  const referral = await router.issue(by, { estate, ...facts });
  await inbox(by, referral, 'the referral in the inbox', ({ status }) => status === 'received');
  await district.does('officer:z01', by, 'AcceptReferral', { referralId: referral.referralId });
  return referral;
};
const check = (caseId: string, what: string, fits: (row: CheckRow) => unknown) =>
  district.sees<CheckRow>(what, service, 'Check', { caseId }, (row) => row && fits(row));
const rescue = (caseId: string, what: string, fits: (row: RescueRow) => unknown) =>
  district
    .sees<RescueRow[]>(what, service, 'Rescues', {}, (rows) => rows.find((row) => row.case_id === caseId && fits(row)))
    .then((rows) => rows.find((row) => row.case_id === caseId)!);
const equipment = (equipmentId: string, what: string, fits: (row: EquipmentRow) => unknown) =>
  district.sees<EquipmentRow>(what, service, 'OneEquipment', { equipmentId }, (row) => row && fits(row));
let registrations = 0;
const register = async (inspectedUntil: string, changes: object = {}): Promise<string> => {
  const equipmentId = randomUUID();
  registrations += 1;
  const particulars = {
    kind: 'elevator',
    registration: `梯11鲁C${String(registrations).padStart(5, '0')}(18)`,
    estate,
    site: `${registrations}号楼`,
    useUnit: '和平物业',
    maintenanceFirm: '迅达维保',
    ...changes,
  };
  await officer('RegisterEquipment', { equipmentId, particulars, inspectedUntil });
  return equipmentId;
};
const later = (minutes: number) =>
  district.clock.moveTo(new Date(district.clock.now() + minutes * 60_000).toISOString());

describe('acceptance 10: people trapped in an elevator', () => {
  test('no firm in thirty minutes is a violation fact with its fine, and a case of its own', async () => {
    const equipmentId = await register('2018-12-31', { rescueCode: '96333-0001' });
    const referral = await accepted({ category: 'elevator-entrapment', urgency: 'emergency' });
    const caseId = referral.incidentId;
    await rescue(caseId, 'the rescue', ({ status }) => status === 'reported');
    await officer('NotifyFirm', { caseId, equipmentId });
    await inbox(service, referral, 'the call as progress', ({ last_note }) => last_note?.includes('迅达维保'));

    later(31);
    const late = await rescue(caseId, 'the limit missed, by time', ({ missed }) => missed.length === 1);
    expect(late).toMatchObject({ firm: '迅达维保', missed: ['迅达维保'] });
    await inbox(service, referral, 'the fact as progress', ({ last_note }) => last_note?.includes('三十分钟未到场'));

    // The brigade assists by a referral of its own to the same incident.
    const assist = await accepted(
      { category: 'elevator-entrapment', urgency: 'emergency', role: 'assist', incidentId: caseId },
      'fire',
    );
    await district.sees<{ case_id: string }[]>('the turnout', 'fire', 'Turnouts', {}, (rows) =>
      rows.some((row) => row.case_id === caseId),
    );
    await district.does('officer:0117', 'fire', 'RecordBrigadeArrival', { caseId });
    await rescue(caseId, 'the brigade', ({ fire_at }) => fire_at);
    await district.does('officer:0117', 'fire', 'EndTurnout', {
      caseId,
      result: 'people-rescued',
      people: 1,
      note: '协助开门，一人救出',
    });
    await inbox('fire', assist, 'the assistance completed', ({ status }) => status === 'completed');

    const freedAt = new Date(district.clock.now()).toISOString();
    await officer('RecordPeopleFreed', { caseId, freedAt, people: 1, by: 'fire' });
    expect(await refused('CloseRescue', { caseId, fullyChecked: false, cause: '门机故障' })).toMatchObject({
      code: 'not-fully-checked',
      rule: { law: '特种设备安全法' },
    });
    await officer('CloseRescue', { caseId, fullyChecked: true, cause: '门机故障，已修复' });
    const done = await inbox(service, referral, 'completed', ({ status }) => status === 'completed');
    expect(done.outcome).toBe('resolved');

    const [violation] = await district.sees<CheckRow[]>('the case', service, 'Checks', { party: '迅达维保' }, (rows) =>
      rows.some(({ cause }) => cause === 'late-rescue'),
    );
    const penaltyId = randomUUID();
    const proposal = { caseId: violation!.case_id, penaltyId, finding: 1, sanction: 'fine' };
    expect(await refused('ProposeCheckPenalty', { ...proposal, yuan: 20_000 })).toMatchObject({
      code: 'outside-range',
      rule: { law: '淄博市电梯安全条例', article: '第五十六条第三项' },
    });
    await officer('ProposeCheckPenalty', { ...proposal, yuan: 8_000 });
    await district.sees<PenaltyRow[]>('the announcement', service, 'Penalties', {}, (rows) =>
      rows.some((row) => row.penalty_id === penaltyId),
    );
    await officer('HearParty', { penaltyId, waived: true });
    await officer('DecidePenalty', { penaltyId, officers: ['z01', 'z02'], yuan: 8_000, reason: '三十分钟未到场' });
    await check(violation!.case_id, 'the penalty in the case', ({ fined }) => fined === 8_000);
    await officer('CloseCheck', { caseId: violation!.case_id, note: '已处罚' });
  });

  test('a firm that turns out to have come in time is no violator', async () => {
    const caseId = randomUUID();
    const matter = { category: 'elevator-entrapment', urgency: 'emergency', role: 'lead', estate, brief: '值班室来电' };
    await officer('ReportEntrapment', { caseId, matter });
    expect(await refused('NotifyFirm', { caseId })).toMatchObject({ code: 'firm-unknown' });
    await officer('NotifyFirm', { caseId, firm: '通力维保' });
    const notifiedAt = district.clock.now();
    later(45);
    await rescue(caseId, 'the limit missed', ({ missed }) => missed.length === 1);
    const case1 = await district.sees<CheckRow[]>(
      'the case',
      service,
      'Checks',
      { party: '通力维保' },
      (rows) => rows.length === 1,
    );
    await officer('RecordFirmArrival', { caseId, arrivedAt: new Date(notifiedAt + 18 * 60_000).toISOString() });
    const kept = await rescue(caseId, 'the fact corrected', ({ missed }) => missed.length === 0);
    expect(kept).toMatchObject({ minutes: 18, status: 'arrived' });
    await check(case1[0]!.case_id, 'the case withdrawn', ({ status }) => status === 'withdrawn');

    const responses = await district.asks<object[]>(service, 'ResponsesByFirm', {});
    expect(responses).toEqual([
      { firm: '迅达维保', rescues: 1, averageMinutes: null, worstMinutes: null, missed: 1, fined: 8_000 },
      { firm: '通力维保', rescues: 1, averageMinutes: 18, worstMinutes: 18, missed: 0, fined: 0 },
    ]);
  });
});

describe('the register', () => {
  test('time finds what is due and what is overdue, and sends an officer there', async () => {
    const equipmentId = await register('2018-06-20');
    await register('2018-06-25', { kind: 'boiler' });
    await register('2018-07-05');
    const due = await district.sees<EquipmentRow[]>(
      'three in the register',
      service,
      'InspectionsDue',
      { month: '2018-06' },
      (rows) => rows.length === 2,
    );
    expect(due.map(({ inspected_until, kind }) => [inspected_until, kind])).toEqual([
      ['2018-06-20', 'elevator'],
      ['2018-06-25', 'boiler'],
    ]);

    district.clock.moveTo('2018-05-21T01:00:00.000Z');
    await equipment(equipmentId, 'due a month ahead', ({ inspection }) => inspection === 'due');
    district.clock.moveTo('2018-06-21T01:00:00.000Z');
    await equipment(equipmentId, 'overdue by itself', ({ inspection }) => inspection === 'overdue');
    const [opened] = await district.sees<CheckRow[]>('the check', service, 'Checks', { status: ['opened'] }, (rows) =>
      rows.some((row) => row.equipment_id === equipmentId),
    );
    expect(opened).toMatchObject({
      cause: 'inspection-overdue',
      check_by: '2018-06-28T09:30:00.000Z',
      estate: '和平小区',
    });

    const caseId = opened!.case_id;
    await officer('CheckSite', {
      caseId,
      ...visit,
      findings: [{ kind: 'used-uninspected', what: '超期未检仍在使用', severe: false, party }],
    });
    await officer('OrderStop', { caseId, findings: [1] });
    await equipment(equipmentId, 'stopped in the register', ({ stopped }) => stopped);
    const stopped = await district.asks<EquipmentRow[]>(service, 'StoppedEquipment', {});
    expect(stopped.map((row) => row.equipment_id)).toEqual([equipmentId]);

    await officer('IssueInstruction', { caseId, within: { unit: 'working-days', amount: 5 } });
    await officer('RecheckSite', { caseId, ...visit, remaining: [] });
    expect(await refused('LiftStop', { caseId })).toMatchObject({ code: 'lift-before-inspection' });
    expect(await refused('CloseCheck', { caseId, note: '已停用' })).toMatchObject({ code: 'still-stopped' });
    await officer('RecordInspection', {
      equipmentId,
      inspectedOn: '2018-06-21',
      agency: '市特检院',
      result: { passed: true, until: '2019-06-20' },
    });
    await officer('LiftStop', { caseId });
    await officer('CloseCheck', { caseId, note: '检验合格，恢复使用' });
    await equipment(equipmentId, 'released', ({ stopped: now, inspection }) => !now && inspection === 'valid');
  });

  test('where nobody goes in five working days, that is on record too', async () => {
    const equipmentId = await register('2018-06-30');
    district.clock.moveTo('2018-07-02T01:00:00.000Z');
    const rows = await district.sees<CheckRow[]>('the check', service, 'Checks', { status: ['opened'] }, (all) =>
      all.some((row) => row.equipment_id === equipmentId),
    );
    const { case_id: caseId } = rows.find((row) => row.equipment_id === equipmentId)!;
    district.clock.moveTo('2018-07-11T01:00:00.000Z');
    await check(caseId, 'the visit missed', ({ check_missed }) => check_missed);
  });
});

test('a complaint becomes a check, its instruction runs out by itself, and its end answers the referral', async () => {
  const equipmentId = await register('2018-12-31');
  const referral = await accepted({ category: 'elevator-fault', urgency: 'urgent' });
  const caseId = referral.incidentId;
  await check(caseId, 'the check', ({ status }) => status === 'opened');
  expect(await refused('IdentifyEquipment', { caseId, equipmentId: randomUUID() })).toMatchObject({
    code: 'equipment-not-registered',
  });
  await officer('IdentifyEquipment', { caseId, equipmentId });
  await officer('CheckSite', {
    caseId,
    ...visit,
    findings: [{ kind: 'not-maintained', what: '抱闸磨损', severe: false, party }],
  });
  await officer('IssueInstruction', { caseId, within: { unit: 'working-days', amount: 2 } });
  later(4 * 24 * 60);
  await check(caseId, 'the instruction over', ({ status }) => status === 'overdue');
  await inbox(service, referral, 'that as progress', ({ last_note }) => last_note === '监察指令期限届满，待复查');
  await officer('RecheckSite', { caseId, ...visit, remaining: [] });
  await officer('CloseCheck', { caseId, note: '抱闸已更换' });
  const done = await inbox(service, referral, 'completed', ({ status }) => status === 'completed');
  expect(done).toMatchObject({ outcome: 'resolved', last_note: '抱闸已更换' });

  await router.returnForRework(referral, 1, '仍有异响');
  await check(caseId, 'again', ({ status, round }) => status === 'opened' && round === 1);
  await officer('CheckSite', { caseId, ...visit, findings: [] });
  const again = await inbox(service, referral, 'again', ({ status, round }) => status === 'completed' && round === 1);
  expect(again.outcome).toBe('no-violation-found');
});

test('the chief sees one figure for each thing to be done, and every table is the fold of the log', async () => {
  const figures = await district.asks<Record<string, number>>(service, 'QualityMorning', {});
  // The boiler and the elevator of July and that of June went overdue on the way, with a check each.
  expect(figures).toMatchObject({ inUse: 6, unfit: 3, stopped: 0, checks: 3, toCheck: 3, toRecheck: 0, rescues: 1 });
  const unfit = await district.asks<EquipmentRow[]>(service, 'UnfitEquipment', {});
  expect(unfit.map(({ inspected_until }) => inspected_until)).toEqual(['2018-06-25', '2018-06-30', '2018-07-05']);
  expect(await answersAll(district, qualitySupervision)).toEqual(['Referral', 'OneEquipment', 'Check']);
  const { projections, reactors } = district.host.service(service);
  for (const projection of projections) expect(await projection.verify()).toMatchObject({ same: true });
  for (const reactor of reactors) expect(await reactor.parked()).toEqual([]);
});
