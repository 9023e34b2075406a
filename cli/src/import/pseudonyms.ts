import { createHmac, randomBytes } from 'node:crypto';
import { whileReachable } from '@tiaokuai/event-log';
import type pg from 'pg';

/** Milliseconds that Postgres may be away at the start of an import. */
const patience = 30_000;

/**
 * Ids of persons who are known to other systems only. The same user of the same system is the same person here, so that
 * what they reported is sealed under one key; but nobody can find out who it is by trying all telephone numbers: the id
 * is keyed with a secret that lies in a table of analytics' own.
 *
 * @param schema `own_<district>_analytics`, where the secret is kept; made when absent.
 */
export const createPseudonyms = async (
  pool: pg.Pool,
  schema: string,
): Promise<(system: string, user: string) => string> => {
  const table = `"${schema}".pseudonym_secret`;
  const secret = await whileReachable(async () => {
    await pool.query(
      `create table if not exists ${table} (one boolean primary key check (one), secret bytea not null)`,
    );
    await pool.query(`insert into ${table} values (true, $1) on conflict do nothing`, [randomBytes(32)]);
    const { rows } = await pool.query<{ secret: Buffer }>(`select secret from ${table}`);
    return rows[0]!.secret;
  }, patience);
  return (system, user) => pseudonymOf(secret, system, user);
};

/** A UUID of version 8 (RFC 9562) out of a keyed hash. */
export const pseudonymOf = (secret: Uint8Array, system: string, user: string): string => {
  const bytes = createHmac('sha256', secret)
    .update(JSON.stringify([system, user]))
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};
