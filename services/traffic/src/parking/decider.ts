import {
  accept,
  type CaseKey,
  type CaseMatter,
  type ParkingCommand as Command,
  caseKeyOf,
  type Decider,
  type Decision,
  type ParkingEvent as Event,
  houseRule,
  type Refusal,
  refuse,
  under,
  type Vehicle,
} from '@tiaokuai/contracts';
import { endedByReferral, openedAgain } from '@tiaokuai/department/decisions';
import { outsideRange } from '@tiaokuai/department/enforcement';
import { match, P } from 'ts-pattern';
import { isRoad, parkingRule, roadDefinition } from '../law.ts';
import * as because from '../refusals.ts';
import { parkingFine, parkingViolation } from './law.ts';

/**
 * A parked vehicle. What the place is in law comes first: the traffic police's powers end where the road does.
 *
 *   reported ─▶ assessed ─▶ found ─▶ notified ─▶ moved
 *                  │          ├▶ (driver absent, or refused to move, and in the way) fined ─▶ concluded
 *                  │          └▶ (likewise) towed ─▶ owner told where ─▶ fetched, free of charge
 *                  ├▶ no violation
 *                  └▶ no road: owner notified at most ─▶ moved · left to the subdistrict or the enterprise
 *
 * Law: 道路交通安全法 art. 119 (road), 56 (where to park), 93 (leave at once; fine and tow; no fee; tell where), 107 (small
 * fines on the spot).
 */
export type ParkingState = { readonly status: 'none' } | Parking;

interface Parking {
  readonly status: 'reported' | 'assessed' | 'found' | 'ended';
  readonly key: CaseKey;
  /** Whether the traffic police lead; otherwise they assist. */
  readonly leads: boolean;
  readonly isRoad: boolean;
  readonly vehicle?: Vehicle;
  readonly obstructs: boolean;
  readonly driverPresent: boolean;
  readonly refused: boolean;
  readonly notified: boolean;
  readonly moveBy?: string | undefined;
  readonly fines: readonly Fine[];
  /** A towed vehicle outlives the case, until it is fetched. */
  readonly custody: 'none' | 'towed' | 'told';
}

interface Fine {
  readonly penaltyId: string;
  readonly vehicle: Vehicle;
  readonly status: 'proposed' | 'decided' | 'dropped';
  /** Of a round before the rework: another violation. */
  readonly former: boolean;
}

const by93 = under(parkingRule);
const order = under(houseRule('停车案件办理次序'));
const notAssessed = under(roadDefinition)(
  'road-not-assessed',
  ['尚未认定该处是否属于道路', 'it is not known yet whether the place is a road in law'],
  ['先认定道路性质', 'assess the road first'],
);
const assessedAlready = order(
  'road-assessed',
  ['道路性质已经认定', 'the road has been assessed'],
  ['登记违停车辆', 'record the vehicle'],
);
const foundAlready = order(
  'vehicle-found',
  ['已登记违停车辆', 'the vehicle is on record'],
  ['另一车辆另行登记', 'report another vehicle as another case'],
);
const noVehicle = under({ law: '道路交通安全法', article: '第五十六条' })(
  'vehicle-not-found',
  ['尚未登记违停车辆', 'no vehicle was found parked against the rules'],
  ['先登记违停车辆', 'record the vehicle first'],
);
const notObstructing = by93(
  'not-obstructing',
  ['未妨碍其他车辆、行人通行的，不得罚款、拖移', 'what stands in nobody’s way is neither fined nor towed'],
  ['指出违法行为，令其立即驶离', 'point it out and have it driven away'],
);
const driverWillMove = by93(
  'driver-not-refused',
  ['驾驶人在现场且未拒绝驶离的，不得罚款、拖移', 'the driver is there and has not refused to move'],
  ['令其立即驶离；拒绝的登记后再处理', 'have it driven away; record a refusal when it comes'],
);
const noDriver = by93(
  'driver-absent',
  ['驾驶人不在现场，无从拒绝', 'no driver is there who could refuse'],
  ['通知车主；妨碍通行的可以罚款、拖移', 'notify the owner; fine or tow if it is in the way'],
);
const dueInPast = by93(
  'due-in-past',
  ['挪车期限须在今后', 'the time to move must end in the future'],
  ['改正期限', 'correct it'],
);
const finedAlready = under({ law: '行政处罚法', article: '第二十九条' })(
  'fined-already',
  ['同一违法行为不得两次罚款', 'nobody is fined twice for one violation'],
  ['仍不驶离且妨碍通行的，拖移', 'tow it if it stays in the way'],
);
const notTowed = by93(
  'not-towed',
  ['没有在停放地点的拖移车辆', 'no towed vehicle waits for its owner'],
  ['核对案件', 'check the case'],
);
const notTold = by93(
  'owner-not-told',
  ['尚未告知当事人停放地点', 'the owner was not told where the vehicle stands'],
  ['先告知停放地点', 'tell the owner first'],
);
const notFined = by93(
  'not-fined',
  ['未作出处罚，不得以处罚结案', 'no fine was decided'],
  ['登记驶离、拖移，或者作出处罚', 'record that it moved, tow it, or decide the fine'],
);

const decide = (command: Command, state: ParkingState): Decision<Event> =>
  state.status === 'none' ? begin(command) : proceed(command, state);

const begin = (command: Command): Decision<Event> =>
  match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'ReportParking' }, ({ data }) => accept({ type: 'ParkingReported', data }))
    .with({ kind: 'OpenParking' }, ({ data }) =>
      accept({ type: 'ParkingReported', data: { ...data, source: 'referral' } }),
    )
    .with({ kind: P.union('EndParking', 'NoteParkingFine', 'ObserveMove') }, () => accept())
    .otherwise(() => refuse(because.absent));

const proceed = (command: Command, parking: Parking): Decision<Event> => {
  const { key, status, vehicle, fines, custody } = parking;
  const isOpen = status !== 'ended';
  const whenOpen = (then: () => Decision<Event>): Decision<Event> => (isOpen ? then() : refuse(because.ended));
  const whenAssessed = (then: () => Decision<Event>): Decision<Event> =>
    whenOpen(() => (status === 'reported' ? refuse(notAssessed) : then()));
  const whenFound = (then: (found: Vehicle) => Decision<Event>): Decision<Event> =>
    whenAssessed(() => (vehicle ? then(vehicle) : refuse(noVehicle)));

  return match(command)
    .returnType<Decision<Event>>()
    .with({ kind: 'ReportParking' }, () => refuse(because.exists))
    .with({ kind: 'AssessRoad' }, ({ data: { caseId: _id, ...assessment } }) =>
      whenOpen(() =>
        status === 'reported'
          ? accept({ type: 'RoadAssessed', data: { ...key, ...assessment, isRoad: isRoad(assessment.road) } })
          : refuse(assessedAlready),
      ),
    )
    .with({ kind: 'RecordNoParkingViolation' }, ({ data: { officers, evidence } }) =>
      whenAssessed(() =>
        vehicle
          ? refuse(foundAlready)
          : accept({ type: 'NoParkingViolationFound', data: { ...key, officers, evidence } }),
      ),
    )
    .with({ kind: 'FindParkedVehicle' }, ({ data: { caseId: _id, ...found } }) =>
      whenAssessed(() =>
        vehicle ? refuse(foundAlready) : accept({ type: 'VehicleFoundParked', data: { ...key, ...found } }),
      ),
    )
    .with({ kind: 'NotifyOwner' }, ({ at, data: { channel, moveBy } }) =>
      whenFound(() =>
        moveBy.due > at ? accept({ type: 'OwnerNotified', data: { ...key, channel, moveBy } }) : refuse(dueInPast),
      ),
    )
    .with({ kind: 'RecordRefusalToMove' }, ({ data: { officers } }) =>
      whenFound(() =>
        parking.driverPresent ? accept({ type: 'DriverRefusedToMove', data: { ...key, officers } }) : refuse(noDriver),
      ),
    )
    .with({ kind: 'RecordVehicleMoved' }, ({ data: { evidence } }) =>
      whenFound(() => accept({ type: 'VehicleMoved', data: { ...key, evidence } })),
    )
    .with({ kind: 'ProposeParkingFine' }, ({ data: { penaltyId, file, yuan } }) =>
      whenFound(() => {
        if (fines.some((fine) => !fine.former && fine.status !== 'dropped')) return refuse(finedAlready);
        const obstacle = powerObstacle(parking) ?? outsideRange(parkingRule, parkingFine, 'fine', yuan);
        if (obstacle) return refuse(obstacle);
        const proposal = {
          penaltyId,
          party: { kind: 'individual' as const, file },
          violation: parkingViolation,
          rule: parkingRule,
          range: parkingFine,
          sanction: 'fine' as const,
          yuan,
        };
        return accept({ type: 'ParkingFineProposed', data: { ...key, proposal } });
      }),
    )
    .with({ kind: 'TowVehicle' }, ({ data: { officers, to, evidence } }) =>
      isOpen && status !== 'reported' && !parking.isRoad
        ? refuse(because.notARoad)
        : whenFound((found) => {
            const obstacle = powerObstacle(parking);
            return obstacle
              ? refuse(obstacle)
              : accept({ type: 'VehicleTowed', data: { ...key, officers, vehicle: found, to, evidence } });
          }),
    )
    .with({ kind: 'TellTowPlace' }, ({ data: { channel } }) =>
      custody === 'none' ? refuse(notTowed) : accept({ type: 'TowPlaceTold', data: { ...key, channel } }),
    )
    .with({ kind: 'ReturnTowedVehicle' }, ({ data: { fee, compensation } }) => {
      if (custody === 'none') return refuse(notTowed);
      if (custody === 'towed') return refuse(notTold);
      return fee > 0 ? refuse(because.towFee) : accept({ type: 'TowedVehicleFetched', data: { ...key, compensation } });
    })
    .with({ kind: 'LeaveParkingToManager' }, ({ data: { to, note } }) =>
      whenAssessed(() =>
        parking.isRoad
          ? refuse(because.isARoad)
          : accept({
              type: 'ParkingLeftToManager',
              data: { ...key, to, ownerNotified: parking.notified, led: parking.leads, note },
            }),
      ),
    )
    .with({ kind: 'ConcludeParking' }, ({ data: { gone, note } }) =>
      whenFound(() =>
        fines.some((fine) => !fine.former && fine.status === 'decided')
          ? accept({ type: 'ParkingConcluded', data: { ...key, gone, note } })
          : refuse(notFined),
      ),
    )
    .with({ kind: 'OpenParking' }, ({ data }) => openedAgain(key, data, 'ParkingReopened'))
    .with({ kind: 'EndParking' }, ({ data }) =>
      endedByReferral(key, isOpen, data, { withdrawn: 'ParkingWithdrawn', settled: 'ParkingSettled' }),
    )
    .with({ kind: 'NoteParkingFine' }, ({ data: { penaltyId, result, sanction = 'fine', yuan = 0 } }) => {
      const fine = fines.find((each) => each.penaltyId === penaltyId && each.status === 'proposed');
      if (!fine) return accept();
      return result === 'decided'
        ? accept({ type: 'ParkingFined', data: { ...key, penaltyId, vehicle: fine.vehicle, sanction, yuan } })
        : accept({ type: 'ParkingNotFined', data: { ...key, penaltyId } });
    })
    .with({ kind: 'ObserveMove' }, ({ at, data: { due } }) =>
      isOpen && parking.moveBy === due && at >= due
        ? accept({ type: 'MoveOverdue', data: { ...key, due, observedAt: at } })
        : accept(),
    )
    .exhaustive();
};

/** What stands between the traffic police and a fine or a tow (art. 93 para. 2). */
const powerObstacle = (parking: Parking): Refusal | undefined => {
  if (!parking.isRoad) return because.notARoad;
  if (!parking.obstructs) return notObstructing;
  return parking.driverPresent && !parking.refused ? driverWillMove : undefined;
};

const opened = (
  data: CaseKey & { readonly matter: CaseMatter },
  { fines = [], custody = 'none' }: Partial<Pick<Parking, 'fines' | 'custody'>> = {},
): Parking => ({
  status: 'reported',
  key: caseKeyOf(data),
  leads: data.matter.role === 'lead',
  isRoad: false,
  obstructs: false,
  driverPresent: false,
  refused: false,
  notified: false,
  fines: fines.map((fine) => ({ ...fine, former: true })),
  custody,
});

const evolve = (state: ParkingState, event: Event): ParkingState => {
  if (state.status === 'none') return event.type === 'ParkingReported' ? opened(event.data) : state;
  const fineBecame = (penaltyId: string, status: 'decided' | 'dropped'): Parking => ({
    ...state,
    fines: state.fines.map((fine) => (fine.penaltyId === penaltyId ? { ...fine, status } : fine)),
  });
  return (
    match(event)
      .returnType<ParkingState>()
      .with({ type: 'ParkingReported' }, () => state)
      // What was towed before still waits for its owner.
      .with({ type: 'ParkingReopened' }, ({ data }) => opened(data, state))
      .with({ type: 'RoadAssessed' }, ({ data }) => ({ ...state, status: 'assessed', isRoad: data.isRoad }))
      .with({ type: 'VehicleFoundParked' }, ({ data: { vehicle, obstructs, driverPresent } }) => ({
        ...state,
        status: 'found',
        vehicle,
        obstructs,
        driverPresent,
      }))
      .with({ type: 'OwnerNotified' }, ({ data: { moveBy } }) => ({ ...state, notified: true, moveBy: moveBy.due }))
      .with({ type: 'MoveOverdue' }, () => ({ ...state, moveBy: undefined }))
      .with({ type: 'DriverRefusedToMove' }, () => ({ ...state, refused: true }))
      .with({ type: 'ParkingFineProposed' }, ({ data: { proposal } }) => ({
        ...state,
        fines: [
          ...state.fines,
          { penaltyId: proposal.penaltyId, vehicle: state.vehicle!, status: 'proposed', former: false },
        ],
      }))
      .with({ type: 'ParkingFined' }, ({ data: { penaltyId } }) => fineBecame(penaltyId, 'decided'))
      .with({ type: 'ParkingNotFined' }, ({ data: { penaltyId } }) => fineBecame(penaltyId, 'dropped'))
      .with({ type: 'VehicleTowed' }, () => ({ ...state, status: 'ended', custody: 'towed' }))
      .with({ type: 'TowPlaceTold' }, () => ({ ...state, custody: 'told' }))
      .with({ type: 'TowedVehicleFetched' }, () => ({ ...state, custody: 'none' }))
      .with(
        { type: P.union('NoParkingViolationFound', 'VehicleMoved', 'ParkingLeftToManager') },
        { type: P.union('ParkingConcluded', 'ParkingWithdrawn', 'ParkingSettled') },
        () => ({ ...state, status: 'ended' }),
      )
      .exhaustive()
  );
};

export const parkingDecider: Decider<Command, ParkingState, Event> = {
  initial: { status: 'none' },
  decide,
  evolve,
};
