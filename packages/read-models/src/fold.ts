import type { RecordedEvent } from '@tiaokuai/event-log';
import type { ReadModel, RowShape } from './definition.ts';
import { ReadModelError } from './errors.ts';

/**
 * The fold itself, pure: rows before, events, rows after. The live projection, the rebuild and the verification are three
 * callers of this one function.
 *
 *                 evolve answers                     evolve throws, or its row does not fit
 *   row ────────────────────────▶ row after    row ───────────────────────────────────────▶ row frozen (parked)
 *
 * A frozen row ignores all later events. What cannot even say its keys (decode or keysOf throws) freezes its stream
 * instead. So an event that no code can digest costs the rows it concerns and nothing else, and the outcome remains a
 * function of the log alone.
 */

/** Turns a stored event into the model's event (upcasting on the way); `undefined` when the model need not see it. */
export type Decode<Event> = (event: RecordedEvent) => Event | undefined;

/** The default: the model's event is the recorded one. */
export const identity =
  <Event>(): Decode<Event> =>
  (event) =>
    event as Event;

/** A row in memory, and the event that last changed it. */
export interface Held<Row> {
  /** `undefined`: there is no such row. */
  readonly row: Row | undefined;
  readonly position: bigint;
}

/** A key (or, where no key is known, a stream) that stands still since an event that could not be digested. */
export interface Parked {
  readonly kind: 'key' | 'stream';
  /** The key or the stream. */
  readonly subject: string;
  readonly position: bigint;
  readonly eventId: string;
  readonly eventType: string;
  readonly reason: string;
}

/** One event and the rows it concerns. */
export interface Concern<Event> {
  readonly recorded: RecordedEvent;
  readonly event: Event;
  readonly keys: readonly string[];
}

/** What stands still, by `kind` and subject. */
export class ParkedSet {
  readonly #all = new Map<string, Parked>();

  constructor(known: Iterable<Parked> = []) {
    for (const parked of known) this.add(parked);
  }

  add(parked: Parked): void {
    this.#all.set(`${parked.kind} ${parked.subject}`, parked);
  }

  has(kind: Parked['kind'], subject: string): boolean {
    return this.#all.size > 0 && this.#all.has(`${kind} ${subject}`);
  }

  get size(): number {
    return this.#all.size;
  }

  [Symbol.iterator](): IterableIterator<Parked> {
    return this.#all.values();
  }
}

/**
 * Which rows each event concerns. An event of a frozen stream, and one that concerns nothing, is left out; one whose keys
 * cannot be told freezes its stream (added to `parked` and to the answer's `newlyParked`).
 */
export const concernsOf = <Row extends RowShape<Row>, Event>(
  model: ReadModel<Row, Event>,
  decode: Decode<Event>,
  events: readonly RecordedEvent[],
  parked: ParkedSet,
): { concerns: Concern<Event>[]; newlyParked: Parked[] } => {
  const concerns: Concern<Event>[] = [];
  const newlyParked: Parked[] = [];
  for (const recorded of events) {
    if (parked.has('stream', recorded.subject)) continue;
    try {
      const event = decode(recorded);
      if (event === undefined) continue;
      const given = model.keysOf(event);
      if (given.length === 0) continue;
      const keys = given.length === 1 ? given : [...new Set(given)];
      for (const key of keys) checkKey(model.name, key);
      concerns.push({ recorded, event, keys });
    } catch (error) {
      const stopped = parkedBy('stream', recorded.subject, recorded, error);
      parked.add(stopped);
      newlyParked.push(stopped);
    }
  }
  return { concerns, newlyParked };
};

/** Whether some of the events may change a row. Stops at the first that does; one that cannot be digested counts. */
export const someConcern = <Row extends RowShape<Row>, Event>(
  model: ReadModel<Row, Event>,
  decode: Decode<Event>,
  events: readonly RecordedEvent[],
): boolean =>
  events.some((recorded) => {
    try {
      const event = decode(recorded);
      return event !== undefined && model.keysOf(event).length > 0;
    } catch {
      return true;
    }
  });

/**
 * Folds the concerns into `rows`, which must hold an entry for every key concerned. Answers the keys whose rows changed
 * (in `rows` they now stand as after the last event) and what newly stands still.
 */
export const fold = <Row extends RowShape<Row>, Event>(
  model: ReadModel<Row, Event>,
  rows: Map<string, Held<Row>>,
  concerns: readonly Concern<Event>[],
  parked: ParkedSet,
): { changed: Set<string>; newlyParked: Parked[] } => {
  const changed = new Set<string>();
  const newlyParked: Parked[] = [];
  for (const { recorded, event, keys } of concerns) {
    for (const key of keys) {
      if (parked.has('key', key)) continue;
      const before = rows.get(key)?.row;
      try {
        const answer = model.evolve(before, event, key) ?? undefined;
        if (answer === before) continue;
        const row = answer === undefined ? undefined : model.canonicalRow(answer, key, before);
        rows.set(key, { row, position: recorded.position });
        changed.add(key);
      } catch (error) {
        const stopped = parkedBy('key', key, recorded, error);
        parked.add(stopped);
        newlyParked.push(stopped);
      }
    }
  }
  return { changed, newlyParked };
};

const checkKey = (model: string, key: unknown): void => {
  // The length is what an index can hold, in any script.
  if (typeof key !== 'string' || key === '' || key.length > 600 || key.includes('\0') || !key.isWellFormed())
    throw new ReadModelError(
      'value-does-not-fit',
      model,
      'keysOf must give strings of 1 to 600 characters without NUL',
    );
};

const parkedBy = (kind: Parked['kind'], subject: string, event: RecordedEvent, error: unknown): Parked => ({
  kind,
  subject,
  position: event.position,
  eventId: event.id,
  eventType: event.type,
  reason: reasonOf(error),
});

/** One line, storable, at most 300 characters. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
    .replaceAll('\0', '')
    .toWellFormed()
    .slice(0, 300)
    .toWellFormed();
