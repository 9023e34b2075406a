import { abandonedVehicleEvents, parkingEvents, roadsideFacilityEvents } from '@tiaokuai/contracts';
import { type OwnedReadModel, ownReadModel } from '@tiaokuai/service';
import { abandonedModel } from './abandoned-model.ts';
import { facilitiesModel } from './facilities-model.ts';
import { parkingsModel } from './parkings-model.ts';
import { vehiclesModel } from './vehicles-model.ts';

export type { AbandonedRow } from './abandoned-model.ts';
export type { FacilityRow } from './facilities-model.ts';
export type { ParkingRow } from './parkings-model.ts';
export type { VehicleRow } from './vehicles-model.ts';

export const readModels: readonly OwnedReadModel[] = [
  ownReadModel(parkingsModel, parkingEvents),
  ownReadModel(vehiclesModel, [...parkingEvents, ...abandonedVehicleEvents]),
  ownReadModel(abandonedModel, abandonedVehicleEvents),
  ownReadModel(facilitiesModel, roadsideFacilityEvents),
];
