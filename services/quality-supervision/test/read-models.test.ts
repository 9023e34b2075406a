import { expect, test } from '@jest/globals';
import type { CheckEvent, CheckRow, EquipmentEvent, EquipmentParticulars, EquipmentRow } from '@tiaokuai/contracts';
import { checks } from '../src/check/model.ts';
import { register } from '../src/equipment/model.ts';

const equipmentId = '0190f000-0000-7000-8000-0000000000e1';
const caseId = '0190f000-0000-7000-8000-000000000001';
const other = '0190f000-0000-7000-8000-000000000002';
const particulars: EquipmentParticulars = {
  kind: 'elevator',
  registration: '梯11鲁C00001(18)',
  site: '3号楼1单元',
  useUnit: '和平物业',
  maintenanceFirm: '迅达维保',
};
const asSeen = ({ type, data }: { type: string; data: unknown }, index: number) => ({
  type,
  data,
  time: new Date(Date.parse('2018-05-14T01:00:00.000Z') + index * 60_000).toISOString(),
  actor: 'officer:1',
  position: BigInt(index + 1),
  correlationid: caseId,
});
const equipmentAfter = (...events: readonly EquipmentEvent[]): EquipmentRow =>
  register.fold.canonicalRow(
    events.reduce<EquipmentRow | undefined>(
      (row, event, index) => register.fold.evolve(row, asSeen(event, index), equipmentId) ?? undefined,
      undefined,
    )!,
    equipmentId,
    undefined,
  );
const checkAfter = (...events: readonly CheckEvent[]): CheckRow =>
  checks.fold.canonicalRow(
    events.reduce<CheckRow | undefined>(
      (row, event, index) => checks.fold.evolve(row, asSeen(event, index), caseId) ?? undefined,
      undefined,
    )!,
    caseId,
    undefined,
  );

const registered: EquipmentEvent = {
  type: 'EquipmentRegistered',
  data: { equipmentId, particulars, inspectedUntil: '2018-06-30' },
};
const stop = (check: string): EquipmentEvent => ({
  type: 'UseStopped',
  data: { equipmentId, check, ground: 'severe-hazard' },
});
const release = (check: string): EquipmentEvent => ({ type: 'UseReleased', data: { equipmentId, check } });

test('equipment is free again when the last check has released it', () => {
  expect(equipmentAfter(registered)).toMatchObject({ request_from: '2018-05-30', stopped: false });
  expect(equipmentAfter(registered, stop(caseId), stop(other), release(caseId))).toMatchObject({
    stops: [other],
    stopped: true,
    stopped_since: '2018-05-14T01:01:00.000Z',
  });
  expect(equipmentAfter(registered, stop(caseId), stop(other), release(caseId), release(other))).toMatchObject({
    stops: [],
    stopped: false,
    stopped_since: null,
  });
});

test('who asks for an inspection that is overdue is still overdue, until it is passed', () => {
  const overdue: EquipmentEvent = {
    type: 'InspectionOverdue',
    data: { equipmentId, inspectedUntil: '2018-06-30', observedAt: '2018-07-01T01:00:00.000Z', particulars },
  };
  const requested: EquipmentEvent = {
    type: 'InspectionRequested',
    data: { equipmentId, requestedOn: '2018-07-02', agency: '市特检院' },
  };
  const passed: EquipmentEvent = {
    type: 'InspectionPassed',
    data: { equipmentId, inspectedOn: '2018-07-05', inspectedUntil: '2019-07-31', agency: '市特检院' },
  };
  expect(equipmentAfter(registered, requested)).toMatchObject({ inspection: 'requested' });
  expect(equipmentAfter(registered, overdue, requested)).toMatchObject({ inspection: 'overdue', times_overdue: 1 });
  expect(equipmentAfter(registered, overdue, requested, passed)).toMatchObject({
    inspection: 'valid',
    inspected_until: '2019-07-31',
    request_from: '2019-06-30',
    times_overdue: 1,
  });
});

test('a check counts what lasts as remaining, and all that was found', () => {
  const opened: CheckEvent = { type: 'CheckOpened', data: { caseId, cause: 'plan', findings: [] } };
  const party = { kind: 'unit' as const, name: '和平物业' };
  const checked: CheckEvent = {
    type: 'SiteChecked',
    data: {
      caseId,
      officers: ['z01', 'z02'],
      evidence: [],
      findings: [
        { no: 1, kind: 'not-maintained', what: '抱闸磨损', severe: true, party },
        { no: 2, kind: 'nobody-on-duty', what: '值班室无人', severe: false, party },
      ],
    },
  };
  const identified: CheckEvent = {
    type: 'EquipmentIdentified',
    data: { caseId, equipment: { ...particulars, equipmentId, status: 'in-use', inspection: 'valid' } },
  };
  expect(checkAfter(opened, identified, checked)).toMatchObject({
    status: 'checked',
    registration: '梯11鲁C00001(18)',
    findings: 2,
    remaining: 1,
    severe: true,
    parties: ['和平物业'],
    kinds: ['not-maintained', 'nobody-on-duty'],
  });
});
