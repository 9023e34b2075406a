import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';

/** A package's SQL files, applied once each in the order of their names. */
export interface Migrations {
  /** Whose they are, e.g. `event-log`. */
  readonly owner: string;
  /** `file:` URL or path of the folder. */
  readonly folder: URL | string;
}

export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/**
 * Applies what has not been applied yet, each file in its own transaction, under one lock for the whole database.
 *
 * @param pool Connected as the database's owner, who may create roles and schemas.
 * @throws MigrationError when a file that was applied has been changed or is gone.
 */
export const applyMigrations = async (pool: pg.Pool, { owner, folder }: Migrations): Promise<void> => {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder);
  const files = (await readdir(path)).filter((file) => file.endsWith('.sql')).sort();
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('tiaokuai migrations'))`);
    await client.query('create schema if not exists tiaokuai_meta');
    await client.query(`create table if not exists tiaokuai_meta.migrations (
      owner text, file text, checksum text not null, applied_at timestamptz not null default now(), primary key (owner, file))`);
    const { rows } = await client.query<{ file: string; checksum: string }>(
      'select file, checksum from tiaokuai_meta.migrations where owner = $1',
      [owner],
    );
    const applied = new Map(rows.map((row) => [row.file, row.checksum]));
    for (const file of applied.keys())
      if (!files.includes(file)) throw new MigrationError(`${owner}: ${file} was applied to this database and is gone`);
    for (const file of files) {
      const sql = await readFile(`${path}/${file}`, 'utf8');
      const checksum = createHash('sha256').update(sql).digest('hex');
      const known = applied.get(file);
      if (known === checksum) continue;
      if (known)
        throw new MigrationError(
          `${owner}: ${file} was changed after it had been applied; put the change in a new file`,
        );
      await client.query('begin');
      await client.query(sql);
      await client.query('insert into tiaokuai_meta.migrations (owner, file, checksum) values ($1, $2, $3)', [
        owner,
        file,
        checksum,
      ]);
      await client.query('commit');
    }
  } finally {
    // Ending the connection releases the lock and whatever a failed file left open.
    client.release(true);
  }
};

/** Brings the database's log schema up to date; safe to call from several processes at once. */
export const migrate = (pool: pg.Pool): Promise<void> =>
  applyMigrations(pool, { owner: 'event-log', folder: new URL('../sql', import.meta.url) });
