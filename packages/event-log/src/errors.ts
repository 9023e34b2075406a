/** What can go wrong between the port and its store, for programs (`code`) and for people (`message`). */
export type EventLogErrorCode =
  /** An event or entry that no log can hold: a bug of the caller. */
  | 'invalid-entry'
  /** More than a store takes in one append, or the bus in one message. */
  | 'too-large'
  /** The store's answer is that this role may not write the log. */
  | 'not-the-writer'
  /** The log was never registered. */
  | 'unknown-log'
  /** The store could not be reached within the patience given. */
  | 'unreachable'
  /** Another store than the one in which the logs lie. */
  | 'wrong-store'
  /** What the store holds of the log is not all that was appended: nothing more is built on it until a person has looked. */
  | 'damaged';

export class EventLogError extends Error {
  override readonly name = 'EventLogError';
  readonly code: EventLogErrorCode;

  constructor(code: EventLogErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
