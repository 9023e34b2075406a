import { createHmac } from 'node:crypto';
import { plate as plateSchema, type Vehicle } from '@tiaokuai/contracts';
import type { ServiceContext } from '@tiaokuai/service';

/**
 * Turns plates into what may stand in the log (see `vehicle` in the contracts). The key lies in the traffic police's own
 * schema: other services and readers of the log can neither recompute a hash nor try all plates. Destroying the key cuts
 * every past hash loose from its plate.
 */
type Store = Pick<ServiceContext, 'pool' | 'privateSchema'>;

export const setUpVehicleKey = async ({
  pool,
  privateSchema,
  entropy,
}: Pick<ServiceContext, 'pool' | 'privateSchema' | 'entropy'>): Promise<void> => {
  await pool.query(`create table if not exists "${privateSchema}".vehicle_key (
    one boolean primary key default true check (one),
    key bytea not null
  )`);
  await pool.query(`insert into "${privateSchema}".vehicle_key (key) values ($1) on conflict do nothing`, [
    entropy(32),
  ]);
};

/** The same plate is the same vehicle however it is typed: spaces, dots and small letters do not count. */
export const vehicleOf = async (
  { pool, privateSchema }: Store,
  plate: string,
  kind: Vehicle['kind'],
): Promise<Vehicle> => {
  const { rows } = await pool.query<{ key: Buffer }>(`select key from "${privateSchema}".vehicle_key`);
  const written = plateSchema.parse(plate).replaceAll('·', '');
  const hash = createHmac('sha256', rows[0]!.key).update(written).digest('hex');
  return { hash, tail: written.slice(-2), kind };
};
