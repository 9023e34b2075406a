import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { VerifyResult } from './port.ts';

/** The stored fields in the order in which they are hashed; then what the append itself added. */
type StoredRow = readonly [
  stream: string,
  version: string,
  id: string,
  type: string,
  lane: string,
  time: string,
  correlation: string,
  causation: string,
  actor: string,
  traceparent: string | null,
  commandId: string,
  commandIndex: string,
  commandSize: string,
  data: string,
  position: string,
  recorded: string,
  hash: string,
];

const text = `select stream, version::text, id::text, type, lane, time, correlation, causation, actor, traceparent,
    command_id::text, command_index::text, command_size::text, data, position::text, recorded, encode(hash, 'hex')
  from tiaokuai_log.events where log_id = $1 and position > $2 order by events.position limit 5000`;

const netstring = (value: string | null): string => `${Buffer.byteLength(value ?? '')}:${value ?? ''},`;

/**
 * Recomputes a log's chain from the stored bytes, with none of the code that wrote it: dense positions, dense versions
 * of each stream, rising recorded time, each hash, and the head's.
 */
export const verifyChain = async (pool: pg.Pool, log: string): Promise<VerifyResult> => {
  const { rows: logs } = await pool.query<{ log_id: number; head: string; hash: string }>(
    `select log_id, head, encode(head_hash, 'hex') as hash from tiaokuai_log.logs where log = $1`,
    [log],
  );
  const registered = logs[0];
  const broken = (position: bigint, reason: string): VerifyResult => ({ kind: 'broken', log, position, reason });
  if (!registered) return broken(0n, 'the log is not registered');
  let hash = '0'.repeat(64);
  let position = 0n;
  let recorded = '';
  const versions = new Map<string, number>();
  for (;;) {
    const { rows } = (await pool.query({
      rowMode: 'array',
      text,
      values: [registered.log_id, position],
    } as unknown as pg.QueryArrayConfig)) as unknown as { rows: StoredRow[] };
    for (const row of rows) {
      const at = BigInt(row[14]);
      if (at !== position + 1n) return broken(position + 1n, `position ${position + 1n} is missing`);
      const version = (versions.get(row[0]) ?? 0) + 1;
      if (Number(row[1]) !== version) return broken(at, `version ${row[1]} of its stream where ${version} is due`);
      if (row[15] < recorded) return broken(at, 'recorded before the event that precedes it');
      const content = createHash('sha256')
        .update([log, ...row.slice(0, 14)].map(netstring).join(''))
        .digest();
      hash = createHash('sha256')
        .update(Buffer.from(hash, 'hex'))
        .update(content)
        .update(netstring(row[14]) + netstring(row[15]))
        .digest('hex');
      if (hash !== row[16]) return broken(at, 'the hash does not follow from the content and the hash before it');
      versions.set(row[0], version);
      recorded = row[15];
      position = at;
    }
    // The log may have grown since its head was read; what counts is where that head's hash stands.
    if (position >= BigInt(registered.head) && rows.length < 5000) break;
    if (rows.length === 0) return broken(position + 1n, `the head is ${registered.head}, the last event ${position}`);
  }
  if (position === BigInt(registered.head) && hash !== registered.hash)
    return broken(position, "the head's hash is not the last event's");
  return { kind: 'whole', log, events: Number(position), hash };
};
