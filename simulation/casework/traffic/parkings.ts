import type { CaseMatter, ParkingEvent } from '@tiaokuai/contracts';
import { type Bench, type Caseworkers, hearing, hour, workday } from '../working.ts';
import { createPlates, managerOf } from './place.ts';

/** Parked vehicles: seen within minutes where one is in the way, at all hours. */
export const parkings = (bench: Bench): Caseworkers => {
  const { random, act, later, soon } = bench;
  const plates = createPlates(bench);
  const place = random.pack({ 'public-road': 5, 'unit-open': 3, 'unit-closed': 3, 'public-place': 1 });
  const looked = random.pack({ vehicle: 6, nothing: 1 });
  const onRoad = random.pack({ moved: 8, 'moved-late': 2, fined: 3, towed: 2, 'refused-and-fined': 1 });
  const offRoad = random.pack({ moved: 4, 'left-unasked': 1, left: 1 });
  type Fate = ReturnType<typeof onRoad> | ReturnType<typeof offRoad>;
  const matters = new Map<string, CaseMatter>();
  const fates = new Map<string, Fate>();

  const begin = (caseId: string, matter: CaseMatter): void => {
    matters.set(caseId, matter);
    const inTheWay = matter.urgency === 'urgent' || matter.urgency === 'emergency';
    soon(10, inTheWay ? 40 : 5 * hour, () =>
      act('AssessRoad', { caseId, officers: bench.pair(), road: place(), note: '按门岗是否对社会车辆放行认定' }),
    );
  };
  const fine = (caseId: string) => {
    const penalty = { penaltyId: bench.id('penalty'), file: `JT-${random.between(1_000, 9_999)}` };
    return act('ProposeParkingFine', { caseId, ...penalty, yuan: random.pick([50, 100, 100, 150, 200]) });
  };
  const leave = (caseId: string) => {
    const to = managerOf(matters.get(caseId)!);
    return act('LeaveParkingToManager', { caseId, to, note: '封闭小区内部道路，由其协调挪车、划定车位' });
  };

  return {
    begin() {
      bench.every(3, () => {
        const brief = random.pick(['门前道路违停', '盲道停车', '公交站台停车', '出入口两侧停车']);
        const matter = bench.matter('illegal-parking', random.pick(bench.estates), brief);
        const source = random.pick(['patrol', 'patrol', 'report']);
        return act('ReportParking', { caseId: bench.id('case'), source, matter });
      });
    },
    see: hearing<ParkingEvent>('traffic', {
      ParkingReported: ({ caseId, matter }) => begin(caseId, matter),
      ParkingReopened: ({ caseId, matter }) => begin(caseId, matter),
      RoadAssessed({ caseId, isRoad }) {
        soon(1, 15, () => {
          const officers = bench.pair();
          if (looked() === 'nothing') return act('RecordNoParkingViolation', { caseId, officers });
          const fate = isRoad ? onRoad() : offRoad();
          fates.set(caseId, fate);
          return act('FindParkedVehicle', {
            caseId,
            officers,
            plate: plates(),
            vehicleKind: random.pick(['car', 'car', 'car', 'van', 'lorry']),
            driverPresent: fate === 'refused-and-fined',
            obstructs: !fate.startsWith('moved') || random.chance(0.4),
            evidence: [bench.photograph()],
          });
        });
      },
      VehicleFoundParked({ caseId }) {
        const fate = fates.get(caseId);
        if (fate === 'refused-and-fined')
          soon(2, 10, () => act('RecordRefusalToMove', { caseId, officers: bench.pair() }));
        else if (fate === 'left-unasked') soon(5, hour, () => leave(caseId));
        else {
          const within = { unit: 'minutes', amount: random.pick([20, 30, 60]) };
          const channel = random.pick(['telephone', 'telephone', 'message', 'notice', 'in-person']);
          soon(1, 10, () => act('NotifyOwner', { caseId, channel, within }));
        }
      },
      DriverRefusedToMove: ({ caseId }) => soon(1, 10, () => fine(caseId)),
      OwnerNotified({ caseId, moveBy }) {
        const fate = fates.get(caseId);
        if (fate === 'left') later(hour, workday, () => leave(caseId));
        if (fate === 'moved') {
          const left = Math.max(1, (Date.parse(moveBy.due) - bench.now()) / 60_000 - 1);
          soon(1, left, () => act('RecordVehicleMoved', { caseId, evidence: [bench.photograph()] }));
        }
      },
      MoveOverdue({ caseId }) {
        const fate = fates.get(caseId);
        const officers = bench.pair();
        if (fate === 'moved-late') soon(10, 3 * hour, () => act('RecordVehicleMoved', { caseId }));
        if (fate === 'fined') soon(5, 30, () => fine(caseId));
        if (fate === 'towed') {
          const to = random.pick(['东二路停车场', '南外环停车场']);
          soon(20, 90, () => act('TowVehicle', { caseId, officers, to, evidence: [bench.photograph()] }));
        }
      },
      ParkingFined({ caseId }) {
        later(hour, workday, () =>
          act('ConcludeParking', { caseId, gone: random.chance(0.8), note: '已向驾驶人送达决定书' }),
        );
      },
      ParkingNotFined: ({ caseId }) => later(hour, workday, () => act('RecordVehicleMoved', { caseId })),
      VehicleTowed({ caseId }) {
        soon(10, 2 * hour, () => act('TellTowPlace', { caseId, channel: random.pick(['telephone', 'message']) }));
      },
      TowPlaceTold({ caseId }) {
        const compensation = random.chance(0.15) ? random.between(2, 10) * 100 : 0;
        later(hour, 5 * workday, () => act('ReturnTowedVehicle', { caseId, fee: 0, compensation }));
      },
    }),
  };
};
