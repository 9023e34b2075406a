import { EventEmitter, once } from 'node:events';
import { v4 } from 'uuid';
import { type Decision, decide, type Refusal, type StreamView } from './decide.ts';
import { NO_STREAM } from './protocol.ts';
import { RecentIds } from './recent-ids.ts';
import {
  metadataStreamOf,
  originalOf,
  recreatedFrom,
  SOFT_DELETION,
  type Truncation,
  truncationOf,
} from './stream-metadata.ts';

export interface StoredEvent {
  id: string;
  type: string;
  contentType: string;
  data: Buffer;
  metadata: Buffer;
  /** .NET ticks as the protocol has them: 100 ns since 1970. */
  created: bigint;
  revision: number;
}

/** An event and its place in the log of the whole server. */
export interface LoggedEvent extends StoredEvent {
  position: bigint;
}

export type ProposedEvent = Pick<StoredEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type WriteOutcome =
  | { readonly kind: 'written' /** -1: the stream has no event */; readonly last: number; readonly position?: bigint }
  | Refusal;

export type ReadOutcome =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'deleted' };

export interface Page {
  readonly events: readonly LoggedEvent[];
  /** Where the next page begins. */
  readonly next: number;
  readonly last: number;
  readonly atEnd: boolean;
}

/** The revision of the event that a tombstone is. */
export const TOMBSTONE_REVISION = 9223372036854775807n;

/** Not the bare name: `error` would be special. */
const changeOf = (stream: string): string => `change of ${stream}`;

const TICKS_PER_MILLISECOND = 10_000n;

interface Stream {
  readonly events: LoggedEvent[];
  tombstone?: LoggedEvent;
}

/** What the server holds, in memory: streams of events in one log. */
export class Store {
  readonly #streams = new Map<string, Stream>();
  readonly #recent = new RecentIds();
  readonly #changed = new EventEmitter().setMaxListeners(0);
  #position = 0n;

  /** All events ever written to a stream, truncated or not. */
  eventsOf(stream: string): readonly LoggedEvent[] {
    return this.#streams.get(stream)?.events ?? [];
  }

  tombstoneOf(stream: string): LoggedEvent | undefined {
    return this.#streams.get(stream)?.tombstone ?? this.#streams.get(originalOf(stream) ?? '')?.tombstone;
  }

  change(stream: string, revision: number, change: (event: StoredEvent) => StoredEvent): void {
    const events = this.#streams.get(stream)?.events;
    const event = events?.[revision];
    if (!events || !event) throw new Error(`no event ${revision} in ${stream}`);
    const { position, ...stored } = event;
    events[revision] = { ...change(stored), position };
  }

  /** What a server forgets when it ends. */
  forgetRecentIds(): void {
    this.#recent.forget();
  }

  /** Resolves when the stream is written to or tombstoned. */
  async changed(stream: string, signal: AbortSignal): Promise<void> {
    await once(this.#changed, changeOf(stream), { signal });
  }

  append(stream: string, expected: number, proposed: readonly ProposedEvent[]): WriteOutcome {
    const decision = this.#decide(
      stream,
      expected,
      proposed.map(({ id }) => id),
    );
    if (decision.kind === 'repeated') return this.#written(stream, decision.last);
    if (decision.kind !== 'write') return decision;
    const original = originalOf(stream);
    const undeletesOriginal = original !== undefined && this.#truncation(original).softDeleted;
    this.#write(stream, proposed);
    if (decision.undelete) this.#undelete(stream, decision.current + 1);
    if (undeletesOriginal) this.#undelete(original, this.eventsOf(original).length);
    return proposed.length === 0
      ? { kind: 'written', last: decision.current, position: this.#advance(0) }
      : this.#written(stream, decision.current + proposed.length);
  }

  delete(stream: string, expected: number): WriteOutcome {
    const decision = this.#decide(stream, expected, [v4()]);
    if (decision.kind === 'repeated') throw new Error('a new id cannot stand already');
    if (decision.kind !== 'write') return decision;
    const metadataStream = metadataStreamOf(stream);
    if (this.eventsOf(stream).length === 0 && this.eventsOf(metadataStream).length === 0)
      return { kind: 'wrong-version', current: NO_STREAM };
    this.#writeMetadata(stream, SOFT_DELETION);
    return this.#written(metadataStream, this.eventsOf(metadataStream).length - 1);
  }

  tombstone(stream: string, expected: number): WriteOutcome {
    const decision = this.#decide(stream, expected, [v4()]);
    if (decision.kind === 'repeated') throw new Error('a new id cannot stand already');
    if (decision.kind !== 'write') return decision;
    const event = { id: v4(), type: '$streamDeleted', contentType: 'application/octet-stream', ...EMPTY };
    const tombstone = this.#logged(event, Number(TOMBSTONE_REVISION));
    this.#stream(stream).tombstone = tombstone;
    this.#changed.emit(changeOf(stream));
    return { kind: 'written', last: -1, position: tombstone.position };
  }

  readForwards(stream: string, from: number, count: number): ReadOutcome {
    const readable = this.#readable(stream);
    if (readable.kind !== 'readable') return readable;
    const { events, first, last } = readable;
    const start = Math.max(from, first);
    const page = events.slice(start, start + count);
    return {
      kind: 'page',
      page: { events: page, next: Math.min(start, last + 1) + page.length, last, atEnd: start + count > last },
    };
  }

  /** `from` -1: from the end. */
  readBackwards(stream: string, from: number, count: number): ReadOutcome {
    const readable = this.#readable(stream);
    if (readable.kind !== 'readable') return readable;
    const { events, first, last } = readable;
    const end = from < 0 ? last : from;
    const start = Math.max(first, end - count + 1);
    return {
      kind: 'page',
      page: { events: events.slice(start, end + 1).reverse(), next: start - 1, last, atEnd: start <= first },
    };
  }

  #readable(stream: string) {
    if (this.tombstoneOf(stream)) return { kind: 'deleted' } as const;
    const events = this.eventsOf(stream);
    const truncation = this.#truncation(stream);
    if (events.length === 0 || truncation.softDeleted) return { kind: 'not-found' } as const;
    const last = events.length - 1;
    const first = Math.max(
      0,
      truncation.truncateBefore ?? 0,
      truncation.maxCount === undefined ? 0 : last - truncation.maxCount + 1,
    );
    return { kind: 'readable', events, first, last } as const;
  }

  #truncation(stream: string): Truncation {
    return truncationOf(stream, this.eventsOf(metadataStreamOf(stream)).at(-1)?.data);
  }

  #decide(stream: string, expected: number, ids: readonly string[]): Decision {
    const view: StreamView = {
      tombstoned: this.tombstoneOf(stream) !== undefined,
      softDeleted: this.#truncation(stream).softDeleted,
      hasMetadata: this.eventsOf(metadataStreamOf(stream)).length > 0,
      current: this.eventsOf(stream).length - 1,
      idAt: (revision) => this.eventsOf(stream)[revision]?.id,
      recentRevision: (id) => {
        const standing = this.#recent.get(id);
        return standing?.stream === stream ? standing.revision : undefined;
      },
    };
    return decide(view, expected, ids);
  }

  /** The answer for a write whose last event has this revision; its position is not told once it is truncated away. */
  #written(stream: string, last: number): WriteOutcome {
    const readable = this.#readable(stream);
    const event = readable.kind === 'readable' && last >= readable.first ? readable.events[last] : undefined;
    return { kind: 'written', last, ...(event && { position: event.position }) };
  }

  #write(stream: string, proposed: readonly ProposedEvent[]): void {
    if (proposed.length === 0) return;
    const { events } = this.#stream(stream);
    for (const event of proposed) {
      const revision = events.length;
      events.push(this.#logged(event, revision));
      this.#recent.add(event.id, { stream, revision });
    }
    this.#changed.emit(changeOf(stream));
  }

  #writeMetadata(stream: string, data: Buffer): void {
    const event = { id: v4(), type: '$metadata', contentType: 'application/json', data, metadata: EMPTY.metadata };
    this.#write(metadataStreamOf(stream), [event]);
  }

  #undelete(stream: string, from: number): void {
    const metadata = this.eventsOf(metadataStreamOf(stream)).at(-1)?.data;
    const recreated = metadata && recreatedFrom(metadata, from);
    if (recreated) this.#writeMetadata(stream, recreated);
  }

  #stream(name: string): Stream {
    const stream = this.#streams.get(name) ?? { events: [] };
    this.#streams.set(name, stream);
    return stream;
  }

  #logged(event: ProposedEvent, revision: number): LoggedEvent {
    const created = BigInt(Date.now()) * TICKS_PER_MILLISECOND;
    const position = this.#advance(event.data.length + event.metadata.length + 2 * event.type.length);
    return { ...event, created, revision, position };
  }

  #advance(bytes: number): bigint {
    const position = this.#position;
    this.#position += BigInt(bytes + 100);
    return position;
  }
}

const EMPTY = { data: Buffer.alloc(0), metadata: Buffer.alloc(0) };
