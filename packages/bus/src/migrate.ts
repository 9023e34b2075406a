import { applyMigrations } from '@tiaokuai/event-log';
import type pg from 'pg';

/** Brings the bus's own tables up to date; after `migrate` of the event log. */
export const migrateBus = (pool: pg.Pool): Promise<void> =>
  applyMigrations(pool, { owner: 'bus', folder: new URL('../sql', import.meta.url) });
