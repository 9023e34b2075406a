import { abandonedVehicle, parking, type Vehicle, type VehicleRow, vehicleRow } from '@tiaokuai/contracts';
import { modelOf } from '@tiaokuai/service';

const { ParkingFined, VehicleFoundParked, VehicleTowed } = parking.events;
const { AbandonedVehicleInspected } = abandonedVehicle.events;

/** The events that say which vehicle they are about, of parked and of abandoned ones. */
const sightings = {
  service: parking.service,
  key: 'vehicle',
  events: { VehicleFoundParked, ParkingFined, VehicleTowed, AbandonedVehicleInspected },
};

export const vehicles = modelOf(sightings, {
  name: 'vehicles',
  version: 1,
  row: vehicleRow,
  primaryKey: 'hash',
  indexes: [['found']],
  keysOf: ({ data: { vehicle } }) => (vehicle ? [vehicle.hash] : []),
  opens: {
    VehicleFoundParked: ({ data: { vehicle }, time }, row) => {
      const known = row ?? neverSeen(vehicle, time);
      return { ...known, found: known.found + 1, last_at: time };
    },
    ParkingFined: ({ data: { vehicle, yuan }, time }, row) => {
      const known = row ?? neverSeen(vehicle, time);
      return { ...known, fines: known.fines + 1, fined: known.fined + yuan };
    },
    VehicleTowed: ({ data: { vehicle }, time }, row) => {
      const known = row ?? neverSeen(vehicle, time);
      return { ...known, towed: known.towed + 1 };
    },
    AbandonedVehicleInspected: ({ data: { vehicle }, time }, row) => {
      const known = row ?? (vehicle && neverSeen(vehicle, time));
      return known ? { ...known, abandoned: known.abandoned + 1, last_at: time } : null;
    },
  },
  on: {},
});

const neverSeen = ({ hash, tail, kind }: Vehicle, time: string): VehicleRow => ({
  hash,
  tail,
  kind,
  found: 0,
  fines: 0,
  fined: 0,
  towed: 0,
  abandoned: 0,
  last_at: time,
});
