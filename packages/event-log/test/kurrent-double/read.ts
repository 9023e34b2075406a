import { once } from 'node:events';
import type { handleServerStreamingCall, ServerWritableStream, ServiceError } from '@grpc/grpc-js';
import { v4 } from 'uuid';
import { invalidArgument, notInTheDouble, readFailed, streamDeleted } from './errors.ts';
import { type Generation, revisionOf, streamNameOf, streams } from './protocol.ts';
import {
  caughtUp,
  confirmation,
  firstStreamPosition,
  lastStreamPosition,
  readEvent,
  streamNotFound,
} from './read-event.ts';
import type { LoggedEvent, Store } from './store.ts';

type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** What is read from the store at a time; what is appended meanwhile is read too. */
const PAGE = 32;

/** One call as its handler needs it: where it reads, and how it answers. */
interface Reading {
  readonly store: Store;
  readonly stream: string;
  readonly options: streams.ReadReq.Options;
  /** Whether the client asks for the first and last positions. */
  readonly tellsPositions: boolean;
  readonly uuidForm: 'string' | 'structured';
  readonly gone: AbortSignal;
  /** Resolves when the client can take more. */
  send(message: streams.ReadResp): Promise<void>;
}

export const readHandler =
  (store: Store, generation: Generation): handleServerStreamingCall<streams.ReadReq, streams.ReadResp> =>
  (call) => {
    const gone = new AbortController();
    call.once('cancelled', () => gone.abort());
    call.on('error', () => gone.abort());
    handle(store, generation, call, gone.signal).then(
      (error) => {
        if (error) call.emit('error', error);
        else call.end();
      },
      (error: unknown) => {
        if (!gone.signal.aborted) call.emit('error', error);
      },
    );
  };

const handle = async (
  store: Store,
  generation: Generation,
  call: ReadCall,
  gone: AbortSignal,
): Promise<ServiceError | undefined> => {
  const options = call.request.getOptions();
  if (!options?.hasUuidOption()) return invalidArgument('`uuidOption` is a required argument');
  if (options.hasAll()) return notInTheDouble('the double reads single streams only, not $all');
  if (options.hasFilter()) return invalidArgument('a filter needs $all');
  const reading: Reading = {
    store,
    stream: streamNameOf(options.getStream()?.getStreamIdentifier()),
    options,
    tellsPositions: (options.getControlOption()?.getCompatibility() ?? 0) >= 1,
    uuidForm: options.getUuidOption()?.hasString() ? 'string' : 'structured',
    gone,
    send: async (message) => {
      gone.throwIfAborted();
      if (!call.write(message)) await once(call, 'drain', { signal: gone });
    },
  };
  if (options.hasSubscription()) return subscribe(reading, generation);
  const forwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS;
  return readPages(reading, forwards ? 'forwards' : 'backwards');
};

/** -1: the end. */
const startOf = ({ options }: Reading): number => {
  const stream = options.getStream();
  if (stream?.hasStart()) return 0;
  return stream?.hasRevision() ? revisionOf(stream.getRevision()) : -1;
};

/** Page by page, to the end of the stream as it then is or until as many are read as were asked for. */
const readPages = async (reading: Reading, direction: 'forwards' | 'backwards'): Promise<ServiceError | undefined> => {
  const { store, stream, tellsPositions } = reading;
  const forwards = direction === 'forwards';
  const start = startOf(reading);
  let left = Number(reading.options.getCount());
  if (left === 0 || (forwards && start < 0)) return readFailed();
  for (let from = start, unread = true; ; ) {
    const count = Math.min(PAGE, left);
    const outcome = forwards ? store.readForwards(stream, from, count) : store.readBackwards(stream, from, count);
    if (outcome.kind === 'deleted') return streamDeleted(stream);
    if (outcome.kind === 'not-found') {
      await reading.send(streamNotFound(stream));
      return undefined;
    }
    const { events, next, last, atEnd } = outcome.page;
    const nothingYet: boolean = unread && events.length === 0;
    if (tellsPositions && forwards && nothingYet && next !== start) await reading.send(firstStreamPosition(next));
    await sendAll(reading, events);
    unread = nothingYet;
    left -= events.length;
    from = next;
    if (atEnd || left === 0) {
      if (tellsPositions) await reading.send(lastStreamPosition(last));
      return undefined;
    }
  }
};

/** Confirms, catches up with what can be read after the checkpoint, then passes on whatever is written. */
const subscribe = async (reading: Reading, generation: Generation): Promise<ServiceError | undefined> => {
  const { store, stream, options } = reading;
  if (store.tombstoneOf(stream)) return streamDeleted(stream);
  const from = options.getStream();
  const lastAtStart = store.eventsOf(stream).length - 1;
  let checkpoint = from?.hasStart() ? -1 : from?.hasRevision() ? revisionOf(from.getRevision()) : lastAtStart;
  await reading.send(confirmation(v4()));
  while (checkpoint < store.eventsOf(stream).length - 1) {
    const outcome = store.readForwards(stream, checkpoint + 1, PAGE);
    if (outcome.kind === 'deleted') return streamDeleted(stream);
    if (outcome.kind === 'not-found') break;
    await sendAll(reading, outcome.page.events);
    checkpoint = outcome.page.next - 1;
  }
  let live = Math.max(checkpoint, store.eventsOf(stream).length - 1);
  if (generation !== '22.10') await reading.send(caughtUp());
  for (;;) {
    const events = store.eventsOf(stream).slice(live + 1);
    live += events.length;
    await sendAll(reading, events);
    if (store.eventsOf(stream).length - 1 > live) continue;
    const tombstone = store.tombstoneOf(stream);
    if (tombstone) {
      await sendAll(reading, [tombstone]);
      return streamDeleted(stream);
    }
    await store.changed(stream, reading.gone);
  }
};

const sendAll = async ({ send, stream, uuidForm }: Reading, events: readonly LoggedEvent[]): Promise<void> => {
  for (const event of events) await send(readEvent(stream, event, uuidForm));
};
