import pg from 'pg';
import { passwordsOf, prepareDistrict } from '../../infra/host/district.ts';
import { allServices } from '../../infra/host/services.ts';
import { openFolder } from '../../infra/local/folder.ts';
import { database, makeDatabase, pastOf } from '../../infra/local/ground.ts';
import { startPostgres } from '../../infra/local/postgres.ts';
import { takeFolder } from '../../infra/local/runtime.ts';
import { type Digest, digestsOf } from './digest.ts';
import { possibilities } from './ends.ts';
import { type Simulated, type SimulationOptions, simulate } from './simulate.ts';

export interface FolderOptions
  extends Pick<SimulationOptions, 'district' | 'from' | 'days' | 'seed' | 'perDay' | 'onDay' | 'signal'> {
  /** What to throw when the folder has a past of this district. */
  readonly onNotEmpty: () => Error;
  readonly onStart: () => void;
}

/**
 * Simulates a district in a data folder, as `npm start` opens it afterwards: a Postgres of its own, which ends with it.
 *
 * @throws SetupFailure when the folder cannot be used, or another program runs on it.
 */
export const simulateInFolder = async (
  path: string,
  { onNotEmpty, onStart, ...options }: FolderOptions,
): Promise<{ simulated: Simulated; digests: readonly Digest[]; possible: readonly string[] }> => {
  const { district } = options;
  const folder = await openFolder(path);
  const taken = await takeFolder(folder.path);
  try {
    const passwordOf = passwordsOf(folder.secret);
    const server = await startPostgres({
      folder: folder.postgres,
      port: undefined,
      password: passwordOf('postgres'),
      onDeath: () => undefined,
    });
    try {
      await makeDatabase(server);
      const pool = new pg.Pool({ ...server.admin(database), max: 2 });
      pool.on('error', () => undefined);
      try {
        await prepareDistrict(pool, { district, services: allServices.map(({ name }) => name), passwordOf });
        const { heads } = await pastOf(pool, district);
        if ([...heads.values()].some((head) => head > 0n)) throw onNotEmpty();
        onStart();
        const postgres = { host: '127.0.0.1', port: server.port, database };
        const simulated = await simulate({ ...options, services: allServices, postgres, passwordOf });
        const possible = possibilities(allServices).map(({ key }) => key);
        return { simulated, digests: await digestsOf(pool, district), possible };
      } finally {
        await pool.end();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await taken.release();
  }
};
