import { createHash } from 'node:crypto';

/** What the hash of an event is made of besides its log, in the order in which it is hashed; texts as they are stored. */
export type HashedFields = readonly [
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
];

/** An event as a store holds it, with what the append added. */
export interface ChainedEvent {
  readonly fields: HashedFields;
  readonly position: bigint;
  readonly recorded: string;
  /** Hex. */
  readonly hash: string;
}

/** The hash before the first event. */
export const noHash = '0'.repeat(64);

const netstring = (value: string | null): string => `${Buffer.byteLength(value ?? '')}:${value ?? ''},`;

/**
 * The hash of an event that follows another, in hex; this package's README says how it is formed.
 *
 * @param before Hex: the hash of the event before it in its log.
 */
export const hashAfter = (
  before: string,
  log: string,
  fields: HashedFields,
  position: bigint,
  recorded: string,
): string => {
  const content = createHash('sha256')
    .update([log, ...fields].map(netstring).join(''))
    .digest();
  return createHash('sha256')
    .update(Buffer.from(before, 'hex'))
    .update(content)
    .update(netstring(String(position)) + netstring(recorded))
    .digest('hex');
};

/** Walks along a log from its first event, and finds the first that is not as it must be. */
export interface ChainWalk {
  /** Of the last event that was as it must be. */
  readonly position: bigint;
  readonly hash: string;
  /** What is wrong with the event that comes next, or undefined. */
  check(event: ChainedEvent): Wrong | undefined;
  /** What is wrong where the log ends, or undefined. */
  end(): Wrong | undefined;
}

export interface Wrong {
  readonly position: bigint;
  readonly reason: string;
}

/**
 * Recomputes a chain from what is stored, with none of the code that wrote it: dense positions, dense versions of each
 * stream, the events of each command all and in their order, rising recorded time, each hash.
 */
export const walkChain = (log: string): ChainWalk => {
  let position = 0n;
  let hash = noHash;
  let lastRecorded = '';
  const versions = new Map<string, number>();
  /** Of the command whose events are under way: which one must come next. */
  let command = { id: '', next: 0, size: 0 };
  const halfDone = (): string | undefined =>
    command.next < command.size
      ? `only ${command.next} of the ${command.size} events of the command before it stand there`
      : undefined;
  return {
    get position() {
      return position;
    },
    get hash() {
      return hash;
    },
    check({ fields, position: at, recorded, hash: stored }) {
      const [stream, given] = fields;
      const [id, index, size] = [fields[10], Number(fields[11]), Number(fields[12])];
      if (at !== position + 1n) return { position: position + 1n, reason: `position ${position + 1n} is missing` };
      const version = (versions.get(stream) ?? 0) + 1;
      if (Number(given) !== version)
        return { position: at, reason: `version ${given} of its stream where ${version} is due` };
      const begins = index === 0 && id !== command.id;
      const goesOn = index === command.next && id === command.id && size === command.size;
      if (!goesOn && !(begins && !halfDone()))
        return { position: at, reason: halfDone() ?? 'its place among the events of its command is not the next' };
      if (recorded < lastRecorded) return { position: at, reason: 'recorded before the event that precedes it' };
      const computed = hashAfter(hash, log, fields, at, recorded);
      if (computed !== stored)
        return { position: at, reason: 'the hash does not follow from the content and the hash before it' };
      versions.set(stream, version);
      command = { id, next: index + 1, size };
      [position, hash, lastRecorded] = [at, computed, recorded];
      return undefined;
    },
    end() {
      const reason = halfDone();
      return reason === undefined ? undefined : { position: position + 1n, reason };
    },
  };
};
