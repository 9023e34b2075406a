import { describe, expect, test } from '@jest/globals';
import type { EquipmentCommand, EquipmentEvent, EquipmentParticulars } from '@tiaokuai/contracts';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { aMonthBefore, type EquipmentState, equipmentDecider } from '../src/equipment/decider.ts';
import { onRegister } from '../src/equipment/register.ts';

const { given } = specificationOf(equipmentDecider);

const equipmentId = '0190f000-0000-7000-8000-0000000000e1';
const check = '0190f000-0000-7000-8000-0000000000c1';
const particulars: EquipmentParticulars = {
  kind: 'elevator',
  registration: '梯11鲁C00001(18)',
  rescueCode: '96333-0001',
  site: '3号楼1单元',
  useUnit: '和平物业',
  maintenanceFirm: '迅达维保',
};
const on = (date: string) => ({ at: `${date}T02:00:00.000Z` });
const registered: EquipmentEvent = {
  type: 'EquipmentRegistered',
  data: { equipmentId, particulars, inspectedUntil: '2018-06-30' },
};
const observe = (inspectedUntil = '2018-06-30') => ({
  kind: 'ObserveInspection' as const,
  data: { equipmentId, inspectedUntil },
});
const passed = (inspectedOn: string, until: string) => ({
  kind: 'RecordInspection' as const,
  data: { equipmentId, inspectedOn, agency: '市特检院', result: { passed: true as const, until } },
});
const failed = (inspectedOn: string) => ({
  kind: 'RecordInspection' as const,
  data: { equipmentId, inspectedOn, agency: '市特检院', result: { passed: false as const, opinion: '门锁失效' } },
});

describe('registration', () => {
  test('no elevator without somebody who runs it and somebody who maintains it', () => {
    const register = (changes: Partial<EquipmentParticulars>): Pick<EquipmentCommand, 'kind' | 'data'> => ({
      kind: 'RegisterEquipment',
      data: { equipmentId, particulars: { ...particulars, ...changes }, inspectedUntil: '2018-06-30' },
    });
    given().when(register({})).thenAccepted(registered).when(register({})).thenRefused('equipment-registered');
    const { useUnit: _unit, ...ownerless } = particulars;
    given()
      .when({ kind: 'RegisterEquipment', data: { equipmentId, particulars: ownerless, inspectedUntil: '2018-06-30' } })
      .thenRefused('no-use-unit', { article: '山东省特种设备安全条例 第二十七条' });
    const { maintenanceFirm: _firm, ...untended } = particulars;
    given()
      .when({ kind: 'RegisterEquipment', data: { equipmentId, particulars: untended, inspectedUntil: '2018-06-30' } })
      .thenRefused('no-maintenance-firm', { article: '淄博市电梯安全条例 第十八条' });
    given()
      .when({
        kind: 'RegisterEquipment',
        data: { equipmentId, particulars: { ...untended, kind: 'boiler' }, inspectedUntil: '2018-06-30' },
      })
      .thenTypes('EquipmentRegistered');
  });
});

describe('the inspection', () => {
  test('falls due a month before its end, by the calendar', () => {
    expect(aMonthBefore('2018-06-30')).toBe('2018-05-30');
    expect(aMonthBefore('2018-03-31')).toBe('2018-02-28');
    expect(aMonthBefore('2019-01-15')).toBe('2018-12-15');
    given(registered).when(observe(), on('2018-05-29')).thenNothing();
    given(registered)
      .when(observe(), on('2018-05-30'))
      .thenTypes('InspectionFellDue')
      .when(observe(), on('2018-05-31'))
      .thenNothing();
  });

  test('is overdue the day after, whether it was asked for or not, and time alone finds it', () => {
    given(registered).when(observe(), on('2018-06-30')).thenTypes('InspectionFellDue');
    const request = { kind: 'RequestInspection' as const, data: { equipmentId, agency: '市特检院' } };
    given(registered)
      .when(request, on('2018-06-01'))
      .thenTypes('InspectionRequested')
      .when(observe(), on('2018-07-01'))
      .thenAccepted({
        type: 'InspectionOverdue',
        data: { equipmentId, inspectedUntil: '2018-06-30', observedAt: on('2018-07-01').at, particulars },
      })
      .when(observe(), on('2018-07-02'))
      .thenNothing();
  });

  test('in Beijing, not at Greenwich: 2018-06-30 ends at 16:00 UTC', () => {
    given(registered).when(observe(), { at: '2018-06-30T15:59:59.000Z' }).thenTypes('InspectionFellDue');
    given(registered).when(observe(), { at: '2018-06-30T16:00:00.000Z' }).thenTypes('InspectionOverdue');
  });

  test('passed, it begins anew; what was observed about the old date means nothing', () => {
    given(registered)
      .when(passed('2018-06-20', '2019-06-30'), on('2018-06-21'))
      .thenTypes('InspectionPassed')
      .when(observe('2018-06-30'), on('2018-07-05'))
      .thenNothing();
    given(registered).when(passed('2018-06-20', '2018-06-20'), on('2018-06-21')).thenRefused('validity-backwards');
    given(registered).when(passed('2018-06-25', '2019-06-30'), on('2018-06-21')).thenRefused('in-future');
  });

  test('failed, no other firm takes it over', () => {
    const change = {
      kind: 'ChangeMaintenanceFirm' as const,
      data: { equipmentId, maintenanceFirm: '通力', since: '2018-06-22' },
    };
    given(registered).when(change, on('2018-06-23')).thenTypes('MaintenanceFirmChanged');
    given(registered)
      .when(failed('2018-06-20'), on('2018-06-21'))
      .thenTypes('InspectionFailed')
      .when(change, on('2018-06-23'))
      .thenRefused('inspection-not-valid', { article: '淄博市电梯安全条例 第二十九条' });
  });
});

describe('out of service', () => {
  const out: EquipmentEvent = {
    type: 'EquipmentTakenOutOfService',
    data: { equipmentId, since: '2017-05-01', reason: '长期停用' },
  };
  const back = (since: string) => ({ kind: 'ReturnToService' as const, data: { equipmentId, since } });

  test('its inspection does not run out, but a year later it needs a new one', () => {
    given(registered, out).when(observe(), on('2018-07-05')).thenNothing();
    given(registered, out)
      .when(back('2018-05-01'), on('2018-05-02'))
      .thenRefused('inspect-before-return', { article: '山东省特种设备安全条例 第二十条' });
    given(registered, out).when(back('2018-04-30'), on('2018-05-02')).thenTypes('EquipmentReturnedToService');
    given(registered, out)
      .when(passed('2018-05-01', '2019-05-01'), on('2018-05-02'))
      .thenTypes('InspectionPassed')
      .when(back('2018-05-02'), on('2018-05-02'))
      .thenTypes('EquipmentReturnedToService');
    given(registered, out).when(back('2018-07-02'), on('2018-07-02')).thenRefused('inspect-before-return');
  });

  test('scrapped is the end', () => {
    const scrap = { kind: 'ScrapEquipment' as const, data: { equipmentId, reason: '达到报废条件' } };
    given(registered)
      .when(scrap)
      .thenTypes('EquipmentScrapped')
      .when(scrap)
      .thenRefused('equipment-scrapped', { article: '第三十二条' });
    given().when(scrap).thenRefused('no-such-equipment');
  });
});

test('stops are counted by the checks that ordered them', () => {
  const stop = { kind: 'MarkStopped' as const, data: { equipmentId, check, ground: 'severe-hazard' as const } };
  const release = { kind: 'MarkReleased' as const, data: { equipmentId, check } };
  given(registered).when(stop).thenTypes('UseStopped').when(stop).thenNothing();
  given(registered).when(release).thenNothing();
  given(registered).when(stop).thenTypes('UseStopped').when(release).thenTypes('UseReleased');
  given().when(stop).thenNothing();
});

test('no sequence of commands lets unfit equipment pass for fit', () => {
  const date = fc.constantFrom('2017-01-10', '2018-05-01', '2018-06-15', '2018-09-01', '2019-03-01', '2020-01-01');
  const only = fc.constant<string>(equipmentId);
  const of = <Kind extends EquipmentCommand['kind']>(
    weight: number,
    kind: Kind,
    data: fc.Arbitrary<Extract<EquipmentCommand, { kind: Kind }>['data']>,
  ) => ({ weight, arbitrary: data.map((each) => ({ kind, data: each }) as Pick<EquipmentCommand, 'kind' | 'data'>) });
  const result = fc.oneof(
    date.map((until) => ({ passed: true as const, until })),
    fc.constant({ passed: false as const, opinion: '门锁失效' }),
  );
  const agency = fc.constant('市特检院');
  const lawful = (state: EquipmentState, history: readonly EquipmentEvent[]): string | undefined => {
    const entry = onRegister(state);
    if (!entry) return history.length > 0 ? 'events without a registration' : undefined;
    const verdict = history.findLast(({ type }) =>
      ['EquipmentRegistered', 'InspectionPassed', 'InspectionFailed', 'InspectionOverdue'].includes(type),
    )!.type;
    const unfit = verdict === 'InspectionFailed' || verdict === 'InspectionOverdue';
    if (entry.inspection === 'valid' && unfit) return 'unfit and called valid';
    const last = history.at(-1)!;
    if (last.type === 'EquipmentReturnedToService' && unfit) return 'returned without a valid inspection';
    if (last.type === 'MaintenanceFirmChanged' && unfit) return 'another firm for unfit equipment';
    const scrappedAt = history.findIndex(({ type }) => type === 'EquipmentScrapped');
    const after = history.slice(scrappedAt + 1).filter(({ type }) => type !== 'UseReleased');
    if (scrappedAt >= 0 && after.length > 0) return `${after[0]!.type} after it was scrapped`;
    return undefined;
  };
  neverUnlawful(
    equipmentDecider,
    fc.oneof(
      of(
        2,
        'RegisterEquipment',
        fc.record({ equipmentId: only, particulars: fc.constant(particulars), inspectedUntil: date }),
      ),
      of(8, 'ObserveInspection', fc.record({ equipmentId: only, inspectedUntil: date })),
      of(5, 'RecordInspection', fc.record({ equipmentId: only, inspectedOn: date, agency, result })),
      of(3, 'RequestInspection', fc.record({ equipmentId: only, agency })),
      of(
        3,
        'ChangeMaintenanceFirm',
        fc.record({ equipmentId: only, maintenanceFirm: fc.constant('通力'), since: date }),
      ),
      of(3, 'TakeOutOfService', fc.record({ equipmentId: only, since: date, reason: fc.constant('停用') })),
      of(4, 'ReturnToService', fc.record({ equipmentId: only, since: date })),
      of(2, 'MarkStopped', fc.constant({ equipmentId, check, ground: 'severe-hazard' })),
      of(2, 'MarkReleased', fc.constant({ equipmentId, check })),
      of(1, 'ScrapEquipment', fc.constant({ equipmentId, reason: '报废' })),
    ),
    lawful,
    { length: 60, runs: 500 },
  );
});
