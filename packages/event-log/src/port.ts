/**
 * The port of the event log: what every adapter promises, and what every other package may rely on.
 *
 * A log (`<district>.<service>`) holds streams (one per aggregate instance). A stream has dense versions from 1; a log has
 * positions, opaque increasing bigints in this port (dense from 1 where an adapter's `capabilities` say so). Each event lies in one
 * lane, the part of its bus subject between district and event name (`shelf.jar`), so that a reader
 * who follows one lane can see and heal holes without reading the whole log.
 */

/** An event as a writer hands it in. The log adds position, version, recorded time and hash. */
export interface NewEvent {
  /** UUID; the same id never stands twice in one log. UUIDv7 from a command, UUIDv5 from a reaction. */
  readonly id: string;
  /** `cn.tiaokuai.<service>.<event>.v<n>` */
  readonly type: string;
  /** `<service>.<aggregate>`, or what follows from its content */
  readonly lane: string;
  /** When it happened, ISO 8601 with milliseconds, UTC. */
  readonly time: string;
  /** The case that all of this belongs to. */
  readonly correlationid: string;
  /** The command or event that caused it. */
  readonly causationid: string;
  /** Who did it: `<kind>:<pseudonymous id>`, never a name or a telephone. */
  readonly actor: string;
  readonly traceparent?: string;
  /** JSON object. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event as it stands in a log: the CloudEvents envelope of the architecture. */
export interface RecordedEvent extends NewEvent {
  /** `/<district>/<service>` */
  readonly source: string;
  /** The stream, e.g. `jar-0190…`. */
  readonly subject: string;
  /** When the log took it, ISO 8601 with microseconds, UTC; never decreases within a log. */
  readonly recordedtime: string;
  /** `urn:tiaokuai:schema:<type>` */
  readonly dataschema: string;
  readonly district: string;
  readonly log: string;
  readonly position: bigint;
  readonly version: number;
  readonly commandid: string;
  /** SHA-256 in hex over the hash before it in its log and this event's own content; see docs of the adapter. */
  readonly hash: string;
}

/** The stream must stand at this version (0: it must not exist yet), or at any. */
export type ExpectedVersion = number | 'any';

/** One command's events: written whole or not at all, independently of the other entries of the same call. */
export interface AppendEntry {
  /** UUID: the idempotency key. The same command again gets the first answer and writes nothing. */
  readonly commandId: string;
  readonly stream: string;
  readonly expectedVersion: ExpectedVersion;
  readonly events: readonly NewEvent[];
}

export type AppendOutcome =
  | {
      readonly kind: 'appended';
      readonly firstPosition: bigint;
      readonly lastPosition: bigint;
      /** The stream's version after the last of these events. */
      readonly version: number;
      /** True when this command had been appended before: the first answer again. */
      readonly repeated: boolean;
    }
  | { readonly kind: 'version-conflict'; readonly expected: number; readonly actual: number }
  /** An event id that stands in the log already under another command. */
  | { readonly kind: 'event-id-taken'; readonly eventId: string };

export interface ReadStreamOptions {
  /** First version wanted; 1 by default. */
  readonly fromVersion?: number;
}

export interface ReadLogOptions {
  /** Exclusive; 0n by default. */
  readonly after?: bigint;
  /** Inclusive. */
  readonly until?: bigint;
  /** Only these lanes. */
  readonly lanes?: readonly string[];
  /** Only these full types. */
  readonly types?: readonly string[];
  /** At most so many events. */
  readonly limit?: number;
  /** Events per round trip; a hint. */
  readonly pageSize?: number;
}

export interface ReadAllOptions extends Omit<ReadLogOptions, 'after' | 'until'> {
  /** Only these logs; all logs of the store by default. */
  readonly logs?: readonly string[];
  /** Exclusive positions per log; a log that is not named is read from its start. */
  readonly after?: ReadonlyMap<string, bigint>;
  /** Only what was recorded at or before this time (ISO 8601). */
  readonly recordedUntil?: string;
}

export interface LogHead {
  readonly log: string;
  /** 0n for an empty log. */
  readonly position: bigint;
  /** Hex; 64 zeros for an empty log. */
  readonly hash: string;
}

export type VerifyResult =
  | { readonly kind: 'whole'; readonly log: string; readonly events: number; readonly hash: string }
  | { readonly kind: 'broken'; readonly log: string; readonly position: bigint; readonly reason: string };

/** What a store can hold of what one would wish, said by each adapter of itself. */
export interface Capabilities {
  /** Its name, for people. */
  readonly store: string;
  /** Positions are 1, 2, 3 … without a gap. */
  readonly densePositions: boolean;
  /** The store itself proves who appends, and lets nobody else. */
  readonly provesWriter: boolean;
  /** The store refuses to change or to remove what was appended, whoever asks. */
  readonly refusesChange: boolean;
  /** Recorded time is the store's clock; else the writer's. */
  readonly recordedByStore: boolean;
  /** Nothing need be read before the first append. */
  readonly startsAtOnce: boolean;
}

export interface EventLog {
  readonly capabilities: Capabilities;
  /**
   * Appends many independent commands to one log, durably and in few round trips; outcomes come in the order of the
   * entries. Two entries for the same stream in one call are taken in order. Safe to call again after any error: what was
   * written the first time is answered as `repeated`. Throws only where an entry is none that a log can hold, the store
   * cannot be reached, what it holds is damaged, or the writer may not write this log.
   */
  append(log: string, entries: readonly AppendEntry[]): Promise<readonly AppendOutcome[]>;
  /** A stream's events in order of version. */
  readStream(log: string, stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;
  /** A log's committed events in order of position, in pages; constant memory. Ends at the head as it was met. */
  readLog(log: string, options?: ReadLogOptions): AsyncIterable<readonly RecordedEvent[]>;
  /** All logs merged by recorded time, then log, then position; constant memory. */
  readAll(options?: ReadAllOptions): AsyncIterable<readonly RecordedEvent[]>;
  head(log: string): Promise<LogHead>;
  heads(): Promise<readonly LogHead[]>;
  /** The position of the last event before `before` in a lane, or 0n. */
  lastInLane(log: string, lane: string, before?: bigint): Promise<bigint>;
  /**
   * The last position of a log, or of one of its lanes, or 0n, as it was a second ago or later: for many who look again and
   * again. Whoever must know of an append that was answered asks `head` or `lastInLane`.
   */
  recent(log: string, lane?: string): Promise<bigint>;
  /** Recomputes the hash chain from the stored content. */
  verify(log: string): Promise<VerifyResult>;
  close(): Promise<void>;
}
