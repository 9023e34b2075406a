import { abandonedVehicle } from './abandoned-vehicle.ts';
import { roadsideFacility } from './facility.ts';
import { parking } from './parking.ts';

export * from './abandoned-vehicle.ts';
export * from './facility.ts';
export * from './parking.ts';
export * from './queries.ts';
export * from './vehicle.ts';

/** Everything that traffic says and is told. */
export const trafficAggregates = [parking, abandonedVehicle, roadsideFacility] as const;
