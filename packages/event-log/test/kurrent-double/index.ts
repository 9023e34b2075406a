import { type handleBidiStreamingCall, Server, ServerCredentials } from '@grpc/grpc-js';
import { gossipHandler, supportedMethodsHandler } from './about.ts';
import { appendHandler } from './append.ts';
import { deleteHandler, tombstoneHandler } from './delete.ts';
import { notInTheDouble } from './errors.ts';
import { Faults, type HeldAppend } from './faults.ts';
import { Listener } from './listener.ts';
import { type Generation, GossipService, ServerFeaturesService, StreamsService, type streams } from './protocol.ts';
import { readHandler } from './read.ts';
import { Store, type StoredEvent } from './store.ts';

export type { Generation, HeldAppend, StoredEvent };

/**
 * A double of a KurrentDB or EventStoreDB server, for the streams protocol: honest for the protocol, for what appends
 * and reads answer and for races; never for durability (see the conformance test for all that it does not stand for).
 */
export interface KurrentDouble {
  /** `esdb://127.0.0.1:<port>?tls=false` */
  readonly connectionString: string;
  /**
   * Ends every connection and stops listening, as a server that ends: events stay (in memory), appends held back are
   * lost, and so is the memory of the ids written lately.
   */
  stop(): Promise<void>;
  /** Listens again on the same port. */
  start(): Promise<void>;
  /** Cuts the connections of all clients, while calls are under way; goes on listening. */
  breakConnections(): Promise<void>;
  /**
   * From now on, of this share of appends the answer is lost AFTER the commit: the call never gets an answer, or ends as
   * UNAVAILABLE, or its connection is cut, by turns of `random`.
   */
  loseAnswers(share: number, random: () => number): void;
  /**
   * Holds appends back, all or those chosen: they are received in full, but neither committed nor answered until the
   * function returned is called; then they are committed in the order in which they came, even those whose clients have
   * given up (as with an append that another node of a cluster forwards late).
   */
  holdAppends(which?: (append: HeldAppend) => boolean): () => void;
  /** Rewrites a stored event behind everybody's back. */
  change(stream: string, revision: number, change: (event: StoredEvent) => StoredEvent): void;
  /** All that was ever written to a stream, truncated or not. */
  eventsOf(stream: string): readonly StoredEvent[];
  /** How many calls of each method came in since the start, e.g. `{ Append: 3, Read: 10 }`. */
  readonly calls: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

export interface KurrentDoubleOptions {
  /** What one append may add up to; 1,048,576 as on a server whose settings nobody touched. */
  readonly maxAppendBytes?: number;
  readonly port?: number;
  readonly generation?: Generation;
}

const refuseBatchAppend: handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> = (call) => {
  call.emit('error', notInTheDouble('the double takes plain appends only'));
};

/** The largest message that servers take in: about the largest record of their log. */
const MAX_MESSAGE_BYTES = 16 * 1024 * 1024 - 10_000;

export const startKurrentDouble = async ({
  maxAppendBytes = 1_048_576,
  port = 0,
  generation = '24.10',
}: KurrentDoubleOptions = {}): Promise<KurrentDouble> => {
  const store = new Store();
  const faults = new Faults();
  const calls: Record<string, number> = {};
  const server = new Server({ 'grpc.max_receive_message_length': MAX_MESSAGE_BYTES });
  const injector = server.createConnectionInjector(ServerCredentials.createInsecure());
  const listener = new Listener(port, (socket) => injector.injectConnection(socket));

  const counted = <Args extends unknown[]>(method: string, handler: (...args: Args) => void) => {
    return (...args: Args): void => {
      calls[method] = (calls[method] ?? 0) + 1;
      handler(...args);
    };
  };
  server.addService(StreamsService, {
    append: counted('Append', appendHandler({ store, faults, maxAppendBytes, cut: (peer) => void listener.cut(peer) })),
    read: counted('Read', readHandler(store, generation)),
    delete: counted('Delete', deleteHandler(store)),
    tombstone: counted('Tombstone', tombstoneHandler(store)),
    batchAppend: counted('BatchAppend', refuseBatchAppend),
  });
  server.addService(ServerFeaturesService, {
    getSupportedMethods: counted('GetSupportedMethods', supportedMethodsHandler(generation)),
  });
  server.addService(GossipService, {
    read: counted(
      'GossipRead',
      gossipHandler(() => listener.port),
    ),
  });
  await listener.start();

  const stop = async () => {
    await listener.stop();
    faults.dropHeld();
    store.forgetRecentIds();
  };
  return {
    connectionString: `esdb://127.0.0.1:${listener.port}?tls=false`,
    stop,
    start: () => listener.start(),
    breakConnections: () => listener.cutAll(),
    loseAnswers: (share, random) => faults.loseAnswers(share, random),
    holdAppends: (which = () => true) => faults.hold(which),
    change: (stream, revision, change) => store.change(stream, revision, change),
    eventsOf: (stream) => store.eventsOf(stream),
    calls,
    close: async () => {
      await stop();
      server.forceShutdown();
    },
  };
};
