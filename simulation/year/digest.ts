import { createHash } from 'node:crypto';
import { createPostgresEventLog } from '@tiaokuai/event-log';
import type pg from 'pg';

/** What a log says, in one number: everything but when the machine wrote it down. */
export interface Digest {
  readonly log: string;
  readonly events: number;
  /** SHA-256, hex. */
  readonly digest: string;
}

/** Digests of all logs of a district. Two districts in which the same happened have the same. */
export const digestsOf = async (pool: pg.Pool, district: string): Promise<readonly Digest[]> => {
  const eventLog = createPostgresEventLog({ pool });
  const digests: Digest[] = [];
  for (const { log, position } of await eventLog.heads()) {
    if (!log.startsWith(`${district}.`) || position === 0n) continue;
    const hash = createHash('sha256');
    let events = 0;
    for await (const page of eventLog.readLog(log))
      for (const { recordedtime: _when, hash: _chained, ...event } of page) {
        events += 1;
        hash.update(JSON.stringify({ ...event, position: String(event.position) }));
      }
    digests.push({ log, events, digest: hash.digest('hex') });
  }
  return digests;
};
