import { passwordsOf, prepareDistrict } from '../../infra/host/district.ts';
import { allServices } from '../../infra/host/services.ts';
import { type Simulated, type SimulationOptions, simulate } from '../../simulation/year/simulate.ts';
import type { TestBed } from '../support/test-bed.ts';

export { allServices };

/** Simulates on the database of a bed, which must be new. */
export const simulateOn = async (
  bed: TestBed,
  options: Pick<SimulationOptions, 'days' | 'seed' | 'perDay'> & Partial<SimulationOptions>,
): Promise<Simulated> => {
  const { adminPool, district, server, database } = bed;
  const passwordOf = passwordsOf('test');
  const services = allServices.map(({ name }) => name);
  await prepareDistrict(adminPool, { district, services, passwordOf });
  return simulate({
    from: '2025-01-01',
    services: allServices,
    ...options,
    district,
    postgres: { host: String(server.host), port: Number(server.port), database },
    passwordOf,
  });
};
