import { ANY, NO_STREAM, STREAM_EXISTS } from './protocol.ts';

export type Refusal =
  | { readonly kind: 'wrong-version' /** -1: no stream */; readonly current: number }
  | { readonly kind: 'deleted' };

/** What becomes of a write, before anything is written. */
export type Decision =
  | { readonly kind: 'write'; readonly current: number /** From soft deletion. */; readonly undelete: boolean }
  | { readonly kind: 'repeated'; readonly last: number }
  | Refusal;

/** A stream as the decision sees it. */
export interface StreamView {
  readonly tombstoned: boolean;
  readonly softDeleted: boolean;
  readonly hasMetadata: boolean;
  /** -1: no event. */
  readonly current: number;
  /** Of truncated events too. */
  idAt(revision: number): string | undefined;
  /** Where an id stands in this stream, if it was written lately. */
  recentRevision(id: string): number | undefined;
}

/** A write with the same ids at the same place is the same write come again, and not written twice. */
export const decide = (stream: StreamView, expected: number, ids: readonly string[]): Decision => {
  const { current } = stream;
  const write = { kind: 'write', current, undelete: stream.softDeleted } as const;
  const refused = { kind: 'wrong-version', current } as const;
  if (stream.tombstoned) return { kind: 'deleted' };
  if (expected === STREAM_EXISTS && stream.softDeleted) return { kind: 'deleted' };
  if (expected === STREAM_EXISTS && current < 0 && !stream.hasMetadata) return refused;
  if (expected === ANY || expected === STREAM_EXISTS) return byRecentIds(stream, ids) ?? write;
  if (expected === current) return write;
  if (expected > current || ids.length === 0) return refused;
  const stands = (id: string, revision: number) =>
    stream.recentRevision(id) === revision || stream.idAt(revision) === id;
  const different = ids.findIndex((id, n) => !stands(id, expected + 1 + n));
  if (different < 0) return { kind: 'repeated', last: expected + ids.length };
  return different === 0 && expected === NO_STREAM && stream.softDeleted ? write : refused;
};

/** All ids known: come again. The first known and another not: refused. Else there is nothing to say. */
const byRecentIds = (stream: StreamView, ids: readonly string[]): Decision | undefined => {
  const revisions = ids.map((id) => stream.recentRevision(id));
  const last = revisions.at(-1);
  const missing = revisions.indexOf(undefined);
  if (missing > 0) return { kind: 'wrong-version', current: stream.current };
  return missing < 0 && last !== undefined ? { kind: 'repeated', last } : undefined;
};
