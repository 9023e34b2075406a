import { describe, test } from '@jest/globals';
import type { CaseMatter, ParkingCommand as Command, ParkingEvent as Event, RoadKind } from '@tiaokuai/contracts';
import { deadlineWithin } from '@tiaokuai/department';
import fc from 'fast-check';
import { neverUnlawful, specificationOf } from '../../../test/support/specification.ts';
import { type ParkingState, parkingDecider } from '../src/parking/decider.ts';

const { given } = specificationOf(parkingDecider);

const caseId = '0190f000-0000-7000-8000-000000000001';
const referral = { referralId: '0190f000-0000-7000-8000-0000000000aa', incidentId: caseId, round: 0 };
const penaltyId = '0190f000-0000-7000-8000-0000000000bb';
const key = { caseId, referral };
const matter: CaseMatter = { category: 'illegal-parking', urgency: 'normal', role: 'lead', brief: '车辆乱停' };
const vehicle = { hash: 'a'.repeat(64), tail: '45', kind: 'car' as const };
const monday = '2018-05-14T01:00:00.000Z';
const noon = '2018-05-14T04:00:00.000Z';
const moveBy = deadlineWithin({ unit: 'minutes', amount: 30 }, monday, {
  law: '道路交通安全法',
  article: '第九十三条',
});

type Given = Pick<Command, 'kind' | 'data'>;
const opened: Event = { type: 'ParkingReported', data: { ...key, source: 'referral', matter } };
const assessed = (road: RoadKind): Event => ({
  type: 'RoadAssessed',
  data: { ...key, officers: ['0601'], road, isRoad: road !== 'unit-closed' },
});
const found = ({ driverPresent = false, obstructs = true } = {}): Event => ({
  type: 'VehicleFoundParked',
  data: { ...key, officers: ['0601'], vehicle, driverPresent, obstructs, before: 0, evidence: [] },
});
const notified: Event = { type: 'OwnerNotified', data: { ...key, channel: 'telephone', moveBy } };
const onRoad = [opened, assessed('unit-open'), found()];
const inGatedEstate = [opened, assessed('unit-closed'), found()];

const assess = (road: RoadKind): Given => ({ kind: 'AssessRoad', data: { caseId, officers: ['0601'], road } });
const find = ({ driverPresent = false, obstructs = true } = {}): Given => ({
  kind: 'FindParkedVehicle',
  data: { caseId, officers: ['0601'], vehicle, driverPresent, obstructs, before: 0, evidence: [] },
});
const notify: Given = { kind: 'NotifyOwner', data: { caseId, channel: 'telephone', moveBy } };
const tow: Given = { kind: 'TowVehicle', data: { caseId, officers: ['0601'], to: '东二路停车场', evidence: [] } };
const fine = (yuan = 100): Given => ({ kind: 'ProposeParkingFine', data: { caseId, penaltyId, file: 'F-6', yuan } });
const moved: Given = { kind: 'RecordVehicleMoved', data: { caseId, evidence: [] } };
const refusal: Given = { kind: 'RecordRefusalToMove', data: { caseId, officers: ['0601'] } };
const leave: Given = {
  kind: 'LeaveParkingToManager',
  data: { caseId, to: { kind: 'enterprise', name: '和平物业' }, note: '小区内部道路' },
};
const conclude: Given = { kind: 'ConcludeParking', data: { caseId, gone: false, note: '车主在外地' } };
const tell: Given = { kind: 'TellTowPlace', data: { caseId, channel: 'message' } };
const giveBack = (fee = 0): Given => ({ kind: 'ReturnTowedVehicle', data: { caseId, fee, compensation: 0 } });
const note = (result: 'decided' | 'dropped'): Given => ({
  kind: 'NoteParkingFine',
  data: { caseId, penaltyId, result, ...(result === 'decided' ? { sanction: 'fine', yuan: 100 } : {}) },
});

describe('what the place is in law comes first', () => {
  test('nothing happens before the road is assessed, once', () => {
    const open: Given = { kind: 'OpenParking', data: { caseId, referral, matter } };
    given().when(open).thenAccepted(opened);
    given(opened).when(open).thenNothing();
    given().when(tow).thenRefused('no-such-vehicle-case');
    for (const early of [find(), notify, tow, fine(), moved, leave])
      given(opened).when(early).thenRefused('road-not-assessed', { article: '道路交通安全法 第一百一十九条' });
    given(opened).when(assess('unit-open')).thenAccepted(assessed('unit-open'));
    given(opened, assessed('unit-open')).when(assess('unit-closed')).thenRefused('road-assessed');
    given(opened, assessed('public-road')).when(tow).thenRefused('vehicle-not-found', { article: '第五十六条' });
  });

  test('a gated estate is no road: no tow, no fine; the owner is reached, and the manager leads', () => {
    given(...inGatedEstate)
      .when(tow)
      .thenRefused('not-a-road', { article: '第一百一十九条' });
    given(opened, assessed('unit-closed')).when(tow).thenRefused('not-a-road', { article: '第一百一十九条' });
    given(...inGatedEstate)
      .when(fine())
      .thenRefused('not-a-road', { article: '第一百一十九条' });
    given(...inGatedEstate)
      .when(notify)
      .thenAccepted(notified)
      .when(leave)
      .thenAccepted({
        type: 'ParkingLeftToManager',
        data: {
          ...key,
          to: { kind: 'enterprise', name: '和平物业' },
          ownerNotified: true,
          led: true,
          note: '小区内部道路',
        },
      })
      .when(moved)
      .thenRefused('vehicle-case-ended');
    given(...inGatedEstate)
      .when(moved)
      .thenTypes('VehicleMoved');
  });

  test('on a road the traffic police keep the lead', () => {
    given(...onRoad)
      .when(leave)
      .thenRefused('is-a-road', { article: '第五条' });
  });
});

describe('notified, fined, towed (art. 93)', () => {
  test('an owner who moves ends it; time says when not', () => {
    given(...onRoad)
      .when(notify)
      .thenAccepted(notified)
      .when(moved)
      .thenTypes('VehicleMoved');
    given(...onRoad)
      .when(notify, { at: noon })
      .thenRefused('due-in-past');
    const observe: Given = { kind: 'ObserveMove', data: { caseId, due: moveBy.due } };
    given(...onRoad, notified)
      .when(observe, { at: monday })
      .thenNothing();
    given(...onRoad, notified)
      .when(observe, { at: noon })
      .thenTypes('MoveOverdue')
      .when(observe, { at: noon })
      .thenNothing();
  });

  test('nothing found ends it, but not after a vehicle was', () => {
    const nothing: Given = { kind: 'RecordNoParkingViolation', data: { caseId, officers: ['0601'], evidence: [] } };
    given(opened, assessed('public-road')).when(nothing).thenTypes('NoParkingViolationFound');
    given(...onRoad)
      .when(nothing)
      .thenRefused('vehicle-found');
    given(...onRoad)
      .when(find())
      .thenRefused('vehicle-found');
  });

  test('only what is in the way, and only when nobody is there to move it or refuses', () => {
    given(opened, assessed('public-road'), found({ obstructs: false }))
      .when(tow)
      .thenRefused('not-obstructing', { article: '第九十三条' });
    const withDriver = [opened, assessed('public-road'), found({ driverPresent: true })];
    given(...withDriver)
      .when(tow)
      .thenRefused('driver-not-refused', { article: '第九十三条' });
    given(...withDriver)
      .when(refusal)
      .thenTypes('DriverRefusedToMove')
      .when(tow)
      .thenTypes('VehicleTowed');
    given(...onRoad)
      .when(refusal)
      .thenRefused('driver-absent');
  });

  test('twenty to two hundred yuan, once', () => {
    given(...onRoad)
      .when(fine(19))
      .thenRefused('outside-range', { article: '第九十三条' });
    given(...onRoad)
      .when(fine(201))
      .thenRefused('outside-range');
    const proposed = given(...onRoad)
      .when(fine(200))
      .thenTypes('ParkingFineProposed');
    proposed.when(fine(200)).thenRefused('fined-already', { article: '行政处罚法 第二十九条' });
    proposed.when(conclude).thenRefused('not-fined');
    proposed.when(note('decided')).thenTypes('ParkingFined').when(conclude).thenTypes('ParkingConcluded');
    proposed.when(note('dropped')).thenTypes('ParkingNotFined').when(fine()).thenTypes('ParkingFineProposed');
    given(...onRoad)
      .when(note('decided'))
      .thenNothing();
  });

  test('who is towed is told where and pays nothing', () => {
    const away = given(...onRoad)
      .when(tow)
      .thenTypes('VehicleTowed');
    away.when(tow).thenRefused('vehicle-case-ended');
    away.when(giveBack()).thenRefused('owner-not-told', { article: '第九十三条' });
    const told = away.when(tell).thenTypes('TowPlaceTold');
    told.when(giveBack(200)).thenRefused('tow-fee', { article: '第九十三条' });
    told.when(giveBack()).thenTypes('TowedVehicleFetched').when(giveBack()).thenRefused('not-towed');
    given(...onRoad)
      .when(tell)
      .thenRefused('not-towed');
  });
});

test('rework is a new violation; taken back or completed elsewhere the case ends', () => {
  const again = { caseId, referral: { ...referral, round: 1 }, matter };
  given(...onRoad)
    .when(fine())
    .thenTypes('ParkingFineProposed')
    .when(note('decided'))
    .thenTypes('ParkingFined')
    .when(moved)
    .thenTypes('VehicleMoved')
    .when({ kind: 'OpenParking', data: again })
    .thenAccepted({ type: 'ParkingReopened', data: again })
    .when(assess('unit-open'))
    .thenTypes('RoadAssessed')
    .when(find())
    .thenTypes('VehicleFoundParked')
    .when(conclude)
    .thenRefused('not-fined');
  const end = (cause: 'taken-back' | 'completed'): Given => ({
    kind: 'EndParking',
    data: { caseId, referralId: referral.referralId, cause, note: '' },
  });
  given(opened).when(end('taken-back')).thenTypes('ParkingWithdrawn').when(end('completed')).thenNothing();
  given(opened).when(end('completed')).thenTypes('ParkingSettled');
  const own: Given = { kind: 'ReportParking', data: { caseId, source: 'patrol', matter } };
  given().when(own).thenTypes('ParkingReported').when(own).thenRefused('vehicle-case-exists');
});

/** What no history may show, whatever officers type. */
const unlawful = (_state: ParkingState, all: readonly Event[]): string | undefined => {
  const history = all.slice(all.findLastIndex(({ type }) => type === 'ParkingReopened') + 1);
  const last = history.at(-1);
  if (!last) return undefined;
  const before = history.slice(0, -1);
  const of = <Type extends Event['type']>(type: Type) =>
    before.filter((event): event is Extract<Event, { type: Type }> => event.type === type);
  const [road] = of('RoadAssessed');
  const [parked] = of('VehicleFoundParked');
  const power = () => {
    if (!road?.data.isRoad) return 'outside of roads';
    if (!parked?.data.obstructs) return 'of what is in nobody’s way';
    if (parked.data.driverPresent && of('DriverRefusedToMove').length === 0) return 'of a driver who may yet move';
    return undefined;
  };
  switch (last.type) {
    case 'VehicleFoundParked':
    case 'NoParkingViolationFound':
      return road ? undefined : `${last.type} before the road was assessed`;
    case 'VehicleTowed':
      return power() && `a tow ${power()}`;
    case 'ParkingFineProposed': {
      const { yuan } = last.data.proposal;
      if (yuan < 20 || yuan > 200) return 'a fine beyond article 93';
      const dropped = of('ParkingNotFined').map(({ data }) => data.penaltyId);
      if (of('ParkingFineProposed').some(({ data }) => !dropped.includes(data.proposal.penaltyId)))
        return 'fined twice';
      return power() && `a fine ${power()}`;
    }
    case 'ParkingLeftToManager':
      return road?.data.isRoad === false ? undefined : 'a road left to others';
    case 'TowedVehicleFetched': {
      const events = all.slice(0, -1).map(({ type }) => type);
      return events.lastIndexOf('TowPlaceTold') > events.lastIndexOf('VehicleTowed') ? undefined : 'fetched untold';
    }
    default:
      return undefined;
  }
};

test('no sequence of commands reaches what the law does not know', () => {
  const weighed = (weight: number, arbitrary: fc.Arbitrary<Given | ((at: string) => Given)>) => ({ weight, arbitrary });
  neverUnlawful(
    parkingDecider,
    fc.oneof(
      weighed(
        6,
        fc
          .integer({ min: 0, max: 9 })
          .map((round): Given => ({ kind: 'OpenParking', data: { caseId, referral: { ...referral, round }, matter } })),
      ),
      weighed(8, fc.constantFrom<RoadKind>('public-road', 'public-place', 'unit-open', 'unit-closed').map(assess)),
      weighed(10, fc.record({ driverPresent: fc.boolean(), obstructs: fc.boolean() }).map(find)),
      weighed(
        4,
        fc.integer({ min: -1, max: 9 }).map((hours) => (at: string): Given => {
          const due = new Date(Date.parse(at) + hours * 3_600_000).toISOString();
          return { kind: 'NotifyOwner', data: { caseId, channel: 'notice', moveBy: { ...moveBy, due } } };
        }),
      ),
      weighed(5, fc.constant(refusal)),
      weighed(
        8,
        fc.record({ id: fc.uuid(), yuan: fc.constantFrom(10, 20, 200, 300) }).map(
          ({ id, yuan }): Given => ({
            kind: 'ProposeParkingFine',
            data: { caseId, penaltyId: id, file: 'F-6', yuan },
          }),
        ),
      ),
      weighed(6, fc.constant(tow)),
      weighed(3, fc.constant(tell)),
      weighed(3, fc.constantFrom(0, 0, 100).map(giveBack)),
      weighed(1, fc.constantFrom(moved, leave, conclude)),
    ),
    unlawful,
    { length: 80, runs: 500 },
  );
});
