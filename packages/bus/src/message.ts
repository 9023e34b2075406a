import type { RecordedEvent } from '@tiaokuai/event-log';

/** An event as it arrives from the bus: the envelope, and what its log and its lane held just before it. */
export interface BusMessage {
  readonly event: RecordedEvent;
  /** Position of the event before it in its log (0n for the first). */
  readonly previousInLog: bigint;
  /** Position of the event before it in its lane (0n for the first). */
  readonly previousInLane: bigint;
}
