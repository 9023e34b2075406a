import type { AbandonedVehicleEvent, ParkingEvent, Vehicle } from '@tiaokuai/contracts';
import { defineReadModel } from '@tiaokuai/read-models';
import type { ModelEvent } from '@tiaokuai/service';

/** One row per vehicle, known by its keyed hash: how often it was found, fined and towed. */
export interface VehicleRow {
  readonly hash: string;
  readonly tail: string;
  readonly kind: string;
  readonly found: number;
  readonly fines: number;
  /** Yuan. */
  readonly fined: number;
  readonly towed: number;
  readonly abandoned: number;
  readonly last_at: string;
}

const evolve = (row: VehicleRow | undefined, { type, data, time }: ModelEvent): VehicleRow | null => {
  const event = { type, data } as ParkingEvent | AbandonedVehicleEvent;
  const { vehicle } = data as { readonly vehicle?: Vehicle };
  if (!vehicle) return row ?? null;
  const { hash, tail, kind } = vehicle;
  const known = row ?? {
    hash,
    tail,
    kind,
    found: 0,
    fines: 0,
    fined: 0,
    towed: 0,
    abandoned: 0,
    last_at: time,
  };
  switch (event.type) {
    case 'VehicleFoundParked':
      return { ...known, found: known.found + 1, last_at: time };
    case 'ParkingFined':
      return { ...known, fines: known.fines + 1, fined: known.fined + event.data.yuan };
    case 'VehicleTowed':
      return { ...known, towed: known.towed + 1 };
    case 'AbandonedVehicleInspected':
      return { ...known, abandoned: known.abandoned + 1, last_at: time };
    default:
      return known;
  }
};

export const vehiclesModel = defineReadModel<VehicleRow, ModelEvent>({
  name: 'vehicles',
  version: 1,
  service: 'traffic',
  columns: {
    hash: { type: 'text', primaryKey: true },
    tail: { type: 'text' },
    kind: { type: 'text' },
    found: { type: 'int' },
    fines: { type: 'int' },
    fined: { type: 'int' },
    towed: { type: 'int' },
    abandoned: { type: 'int' },
    last_at: { type: 'timestamptz' },
  },
  indexes: [['found']],
  keysOf: ({ data }) => {
    const { vehicle } = data as { readonly vehicle?: Vehicle };
    return vehicle ? [vehicle.hash] : [];
  },
  evolve,
});
