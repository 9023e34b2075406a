import type pg from 'pg';
import { type HashedFields, walkChain } from './chain.ts';
import type { VerifyResult } from './port.ts';

type StoredRow = readonly [...fields: HashedFields, position: string, recorded: string, hash: string];

const text = `select stream, version::text, id::text, type, lane, time, correlation, causation, actor, traceparent,
    command_id::text, command_index::text, command_size::text, data, position::text, recorded, encode(hash, 'hex')
  from tiaokuai_log.events where log_id = $1 and position > $2 order by events.position limit 5000`;

/** Recomputes a log's chain from the bytes that Postgres holds, and compares it with the head. */
export const verifyChain = async (pool: pg.Pool, log: string): Promise<VerifyResult> => {
  const { rows: logs } = await pool.query<{ log_id: number; head: string; hash: string }>(
    `select log_id, head, encode(head_hash, 'hex') as hash from tiaokuai_log.logs where log = $1`,
    [log],
  );
  const registered = logs[0];
  const broken = (position: bigint, reason: string): VerifyResult => ({ kind: 'broken', log, position, reason });
  if (!registered) return broken(0n, 'the log is not registered');
  const walk = walkChain(log);
  for (;;) {
    const { rows } = (await pool.query({
      rowMode: 'array',
      text,
      values: [registered.log_id, walk.position],
    } as unknown as pg.QueryArrayConfig)) as unknown as { rows: StoredRow[] };
    for (const row of rows) {
      const fields = row.slice(0, 14) as unknown as HashedFields;
      const wrong = walk.check({ fields, position: BigInt(row[14]), recorded: row[15], hash: row[16] });
      if (wrong) return broken(wrong.position, wrong.reason);
    }
    // The log may have grown since its head was read; what counts is where that head's hash stands.
    if (walk.position >= BigInt(registered.head) && rows.length < 5000) break;
    if (rows.length === 0)
      return broken(walk.position + 1n, `the head is ${registered.head}, the last event ${walk.position}`);
  }
  const unfinished = walk.position === BigInt(registered.head) ? walk.end() : undefined;
  if (unfinished) return broken(unfinished.position, unfinished.reason);
  if (walk.position === BigInt(registered.head) && walk.hash !== registered.hash)
    return broken(walk.position, "the head's hash is not the last event's");
  return { kind: 'whole', log, events: Number(walk.position), hash: walk.hash };
};
