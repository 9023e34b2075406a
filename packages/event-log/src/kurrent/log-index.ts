import { noHash } from '../chain.ts';
import type { Indexed } from './wire.ts';

/**
 * What a writer must know of a log before it appends, gathered from the log's events in their order. Positions are
 * numbers here: 2^53 events are more than any log holds.
 */
export interface LogIndex {
  /** Up to which position all has been seen; 0 before the first. */
  readonly seen: number;
  /** Of the last event. */
  readonly hash: string;
  readonly recorded: string;
  /** The last event of the log's own; others may stand behind it. */
  readonly last: number;
  /** Takes the event that follows. What was taken before changes nothing. @throws RangeError where events are missing. */
  take(event: Indexed): void;
  /** Passes over an event that is none of the log's. */
  pass(position: number): void;
  versionOf(stream: string): number;
  /** How an earlier append of this command was answered. */
  answerTo(command: string): Answered | undefined;
  holds(eventId: string): boolean;
  /** Positions of a stream's events by version; not to be changed. */
  positionsOf(stream: string): readonly number[];
  /** The last position of a lane before `before`, or 0. */
  lastInLane(lane: string, before: number): number;
  /** All of it, as plain values that can be kept in a file. */
  kept(): KeptIndex;
}

export interface Answered {
  readonly first: number;
  readonly last: number;
  readonly version: number;
}

export interface KeptIndex {
  seen: number;
  last: number;
  hash: string;
  recorded: string;
  readonly streams: Map<string, number[]>;
  readonly lanes: Map<string, number[]>;
  /** Version and number of a command's events, by the position of its first. */
  readonly commands: Map<string, [first: number, size: number, version: number]>;
  readonly events: Set<string>;
}

const empty = (): KeptIndex => ({
  seen: 0,
  last: 0,
  hash: noHash,
  recorded: '',
  streams: new Map(),
  lanes: new Map(),
  commands: new Map(),
  events: new Set(),
});

/** A UUID in 16 letters: there are two of them to each event. */
const short = (uuid: string): string => Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('latin1');

/** @param all What `kept` gave earlier; belongs to the index from now on. */
export const createLogIndex = (all: KeptIndex = empty()): LogIndex => {
  const listed = (lists: Map<string, number[]>, key: string): number[] => {
    let list = lists.get(key);
    if (!list) {
      list = [];
      lists.set(key, list);
    }
    return list;
  };
  const follow = (position: number): boolean => {
    if (position <= all.seen) return false;
    if (position !== all.seen + 1) throw new RangeError(`position ${all.seen + 1} is missing`);
    all.seen = position;
    return true;
  };
  return {
    get seen() {
      return all.seen;
    },
    get last() {
      return all.last;
    },
    get hash() {
      return all.hash;
    },
    get recorded() {
      return all.recorded;
    },
    take({ position, id, command, index, size, stream, version, lane, recorded, hash }) {
      if (!follow(position)) return;
      Object.assign(all, { last: position, hash, recorded });
      listed(all.streams, stream).push(position);
      listed(all.lanes, lane).push(position);
      all.events.add(short(id));
      if (index === 0) all.commands.set(short(command), [position, size, version + size - 1]);
    },
    pass: (position) => void follow(position),
    versionOf: (stream) => all.streams.get(stream)?.length ?? 0,
    answerTo(command) {
      const found = all.commands.get(short(command));
      return found && { first: found[0], last: found[0] + found[1] - 1, version: found[2] };
    },
    holds: (eventId) => all.events.has(short(eventId)),
    positionsOf: (stream) => all.streams.get(stream) ?? [],
    lastInLane: (lane, before) => lastBelow(all.lanes.get(lane) ?? [], before),
    kept: () => all,
  };
};

/** The greatest number below `limit` in a rising list, or 0. */
const lastBelow = (rising: readonly number[], limit: number): number => {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : rising[low - 1]!;
};
