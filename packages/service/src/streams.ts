import type { EventLog, NewEvent, RecordedEvent } from '@tiaokuai/event-log';
import { LRUCache } from 'lru-cache';
import { createDecoder } from './decode.ts';
import type { Aggregate } from './shapes.ts';

/**
 * Streams of one log, folded and kept in memory, so that most commands need no read. What is kept may be behind the log,
 * when another process of the same service has written or an append's outcome is unknown, and a stream that probably begins
 * is taken for empty; but never is anything ahead of the log. An append on what is behind fails with a conflict, but a
 * decision that appends nothing would go unnoticed: whoever decides that asks `catchUp` first.
 */
export interface Folded {
  state: unknown;
  version: number;
  /** What the stream belongs to, from its first event. */
  correlationid: string | undefined;
  /** What each command did, by its id: the first answer again. */
  readonly answers: Map<string, Answer>;
  /** By `performance.now()`: when the log was last asked whether there is more. */
  checked: number;
}

export interface Answer {
  version: number;
  position: bigint;
  events: string[];
}

export interface Streams {
  /** As it is kept, or folded from the log; one that is `likelyNew` is taken for empty without a look: an append will tell. */
  get(aggregate: Aggregate, stream: string, likelyNew?: boolean): Promise<Folded>;
  /** Folded from the log, whatever is kept. */
  fold(aggregate: Aggregate, stream: string): Promise<Folded>;
  /** Takes in what the log has beyond it. */
  catchUp(aggregate: Aggregate, stream: string, folded: Folded): Promise<void>;
  /** Takes in what was just appended to it. */
  appended(
    aggregate: Aggregate,
    stream: string,
    folded: Folded,
    commandId: string,
    events: readonly NewEvent[],
    at: { readonly version: number; readonly lastPosition: bigint },
  ): Answer;
  /** The state just before a version, and the time of the event that is this version. */
  before(
    aggregate: Aggregate,
    stream: string,
    version: number,
  ): Promise<{ readonly state: unknown; readonly time: string }>;
}

export interface StreamsOptions {
  readonly log: string;
  readonly eventLog: Pick<EventLog, 'readStream'>;
  readonly aggregates: readonly Aggregate[];
  /** Streams kept at most. */
  readonly cached: number;
}

export const createStreams = ({ log, eventLog, aggregates, cached }: StreamsOptions): Streams => {
  const kept = new LRUCache<string, Folded>({ max: cached });
  const decoders = new Map(aggregates.map((aggregate) => [aggregate.name, createDecoder(aggregate.events)]));

  const take = (aggregate: Aggregate, folded: Folded, event: RecordedEvent): void => {
    folded.state = aggregate.decider.evolve(folded.state, decoders.get(aggregate.name)!.decode(event));
    folded.version = event.version;
    folded.correlationid ??= event.correlationid;
    const answer = folded.answers.get(event.commandid) ?? { version: 0, position: 0n, events: [] };
    answer.version = event.version;
    answer.position = event.position;
    answer.events.push(nameOf(event.type));
    folded.answers.set(event.commandid, answer);
  };

  const catchUp: Streams['catchUp'] = async (aggregate, stream, folded) => {
    const fromVersion = folded.version + 1;
    for (const event of await eventLog.readStream(log, stream, { fromVersion })) take(aggregate, folded, event);
    folded.checked = performance.now();
  };

  const empty = ({ decider: { initial } }: Aggregate): Folded => ({
    state: initial,
    version: 0,
    correlationid: undefined,
    answers: new Map(),
    checked: 0,
  });

  const fold: Streams['fold'] = async (aggregate, stream) => {
    const folded = empty(aggregate);
    await catchUp(aggregate, stream, folded);
    if (folded.version > 0) kept.set(stream, folded);
    return folded;
  };

  return {
    get: async (aggregate, stream, likelyNew = false) =>
      kept.get(stream) ?? (likelyNew ? empty(aggregate) : fold(aggregate, stream)),
    fold,
    catchUp,
    appended(aggregate, stream, folded, commandId, events, { version, lastPosition }) {
      for (const event of events)
        folded.state = aggregate.decider.evolve(folded.state, { type: nameOf(event.type), data: event.data });
      folded.version = version;
      folded.correlationid ??= events[0]!.correlationid;
      folded.checked = performance.now();
      const answer = { version, position: lastPosition, events: events.map(({ type }) => nameOf(type)) };
      folded.answers.set(commandId, answer);
      kept.set(stream, folded);
      return answer;
    },
    async before({ name, decider }, stream, version) {
      const events = await eventLog.readStream(log, stream);
      const decoder = decoders.get(name)!;
      const earlier = events.slice(0, version - 1).map((event) => decoder.decode(event));
      return { state: earlier.reduce(decider.evolve, decider.initial), time: events[version - 1]!.time };
    },
  };
};

/** `JarOpened` of `cn.tiaokuai.shelf.JarOpened.v1`. */
const nameOf = (type: string): string => type.split('.').at(-2)!;
