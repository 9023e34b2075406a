import type pg from 'pg';

/** One log, or one lane of it, that a consumer follows. */
export interface Place {
  readonly log: string;
  readonly lane?: string | undefined;
}

export const placeKey = ({ log, lane }: Place): string => (lane ? `${log}/${lane}` : log);

/** How far a consumer of the pool's role is, by `placeKey`. */
export const loadCursors = async (pool: pg.Pool, consumer: string): Promise<Map<string, bigint>> => {
  const { rows } = await pool.query<{ log: string; lane: string; position: string }>(
    'select log, lane, position from tiaokuai_bus.cursors where consumer = $1 and owner = session_user',
    [consumer],
  );
  return new Map(rows.map(({ log, lane, position }) => [placeKey({ log, lane: lane || undefined }), BigInt(position)]));
};

/** Records how far a consumer is. Cursors never go back. */
export const saveCursors = async (
  pool: pg.Pool,
  consumer: string,
  moved: readonly { readonly place: Place; readonly position: bigint }[],
): Promise<void> => {
  if (moved.length === 0) return;
  await pool.query(
    // Lost in a crash, it costs a repetition: the commit need not wait for the disk.
    `with relaxed as (select set_config('synchronous_commit', 'off', true))
     insert into tiaokuai_bus.cursors (consumer, log, lane, position)
     select $1, log, lane, position from relaxed, unnest($2::text[], $3::text[], $4::bigint[]) moved (log, lane, position)
     on conflict (owner, consumer, log, lane) do update set position = greatest(cursors.position, excluded.position)`,
    [
      consumer,
      moved.map(({ place }) => place.log),
      moved.map(({ place }) => place.lane ?? ''),
      moved.map(({ position }) => position),
    ],
  );
};
