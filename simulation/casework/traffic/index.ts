import { playAgain, playOutside } from '../outside.ts';
import { playPenalties } from '../penalties.ts';
import { type Casework, together } from '../working.ts';
import { abandonedVehicles } from './abandoned.ts';
import { facilities } from './facilities.ts';
import { parkings } from './parkings.ts';

/** Traffic police: parked and abandoned vehicles, facilities on the roads around the estates. */
export const playTraffic: Casework = (bench) =>
  together(
    parkings(bench),
    abandonedVehicles(bench),
    facilities(bench),
    playPenalties(bench, 'traffic'),
    playOutside(bench, 'traffic', ['ParkingReported']),
    playOutside(bench, 'traffic', ['AbandonedVehicleReported'], 6),
    playOutside(bench, 'traffic', ['FacilityRequested'], 10),
    playAgain(bench, 'traffic', ['VehicleMoved', 'ParkingLeftToManager', 'ParkingConcluded'], 8),
    playAgain(bench, 'traffic', ['VehicleTakenByOwner', 'AbandonedVehicleLeftToManager', 'VehicleNotAbandoned'], 2),
  );
