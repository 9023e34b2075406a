import type { RecordedEvent } from '@tiaokuai/event-log';
import type pg from 'pg';
import type { Place } from './checkpoint.ts';
import type { ReadModel, RowShape } from './definition.ts';
import type { LogReader } from './feed.ts';
import { concernsOf, type Decode, fold, type Held, type Parked, ParkedSet } from './fold.ts';
import type { Table } from './table.ts';

/**
 * Folds a log into an empty table, fast and in bounded memory.
 *
 * Rows are held in memory and written when there are too many of them, so a row that many events change is written once
 * per filling of the memory, and the first filling is plain inserts. Only after it must a row not in memory be looked up.
 */
export class Filler<Row extends RowShape<Row>, Event> {
  readonly #client: pg.ClientBase;
  readonly #table: Table<Row>;
  readonly #model: ReadModel<Row, Event>;
  readonly #decode: Decode<Event>;
  readonly #maxRows: number;
  readonly #parked = new ParkedSet();
  #rows = new Map<string, Held<Row>>();
  #changed = new Set<string>();
  #flushed = false;
  #place: Place = { position: 0n, hash: '' };
  #events = 0;

  constructor(
    client: pg.ClientBase,
    table: Table<Row>,
    model: ReadModel<Row, Event>,
    decode: Decode<Event>,
    maxRows: number,
  ) {
    this.#client = client;
    this.#table = table;
    this.#model = model;
    this.#decode = decode;
    this.#maxRows = maxRows;
  }

  /** The last event folded. */
  get place(): Place {
    return this.#place;
  }

  /** How many events were folded. */
  get events(): number {
    return this.#events;
  }

  get parked(): readonly Parked[] {
    return [...this.#parked];
  }

  async add(events: readonly RecordedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    const { concerns } = concernsOf(this.#model, this.#decode, events, this.#parked);
    if (this.#flushed) await this.#loadMissing(concerns.flatMap((concern) => concern.keys));
    for (const key of fold(this.#model, this.#rows, concerns, this.#parked).changed) this.#changed.add(key);
    this.#place = { position: last.position, hash: last.hash };
    this.#events += events.length;
    if (this.#rows.size > this.#maxRows) await this.flush();
  }

  /** Writes what is held in memory and forgets it. */
  async flush(): Promise<void> {
    const rows = this.#rows;
    const changed = Iterator.from(this.#changed).map((key) => [key, rows.get(key)!] as const);
    await this.#table.write(this.#client, changed, !this.#flushed);
    this.#rows = new Map();
    this.#changed = new Set();
    this.#flushed = true;
  }

  async #loadMissing(keys: readonly string[]): Promise<void> {
    const missing = new Set(keys.filter((key) => !this.#rows.has(key)));
    if (missing.size === 0) return;
    for (const [key, held] of await this.#table.load(this.#client, [...missing])) this.#rows.set(key, held);
  }
}

/** Hands on the items of `source`, asking for the next while the last is worked on. */
export async function* readAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let next = iterator.next();
  try {
    for (;;) {
      const result = await next;
      if (result.done) return;
      next = iterator.next();
      // Awaited above or in `finally`: a failure in the meantime must not count as unhandled.
      next.catch(() => undefined);
      yield result.value;
    }
  } finally {
    await next.catch(() => undefined);
    await iterator.return?.();
  }
}

/** Reads the log from the filler's place to its head (as it is met), or to `until`, into the filler. */
export const fillFromLog = async <Row extends RowShape<Row>, Event>(
  filler: Filler<Row, Event>,
  eventLog: LogReader,
  log: string,
  options: { readonly pageSize: number; readonly until?: bigint; readonly onPage?: (place: Place) => void },
): Promise<void> => {
  const { pageSize, until, onPage } = options;
  const after = filler.place.position;
  for await (const page of readAhead(
    eventLog.readLog(log, { after, pageSize, ...(until !== undefined && { until }) }),
  )) {
    await filler.add(page);
    onPage?.(filler.place);
  }
};
