import type { handleClientStreamingCall, ServerReadableStream, ServiceError, sendUnaryData } from '@grpc/grpc-js';
import {
  appendTooLarge,
  handlerFailed,
  invalidArgument,
  propertyMissing,
  streamDeleted,
  unavailable,
} from './errors.ts';
import type { Faults } from './faults.ts';
import {
  ANY,
  expectedRevision,
  NO_STREAM,
  STREAM_EXISTS,
  shared,
  streamNameOf,
  streams,
  uuidText,
} from './protocol.ts';
import type { ProposedEvent, Store, WriteOutcome } from './store.ts';

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type Answer = (error: ServiceError | null, response?: streams.AppendResp) => void;

export interface AppendSurroundings {
  readonly store: Store;
  readonly faults: Faults;
  readonly maxAppendBytes: number;
  /** Cuts the connection of a peer. */
  readonly cut: (peer: string) => void;
}

/** Appends are committed one after another, in the order in which their calls are complete. */
export const appendHandler =
  (surroundings: AppendSurroundings): handleClientStreamingCall<streams.AppendReq, streams.AppendResp> =>
  (call, callback) => {
    const { store, faults } = surroundings;
    const incoming = new IncomingAppend(surroundings.maxAppendBytes);
    let ended = false;
    const end = (error: ServiceError) => {
      ended = true;
      callback(error);
    };
    call.on('data', (message: streams.AppendReq) => {
      const error = ended ? undefined : incoming.take(message);
      if (error) end(error);
    });
    call.on('error', () => {
      ended = true;
    });
    call.on('end', () => {
      // A connection that is cut ends the call's messages like a client that has said all; only then is it known as cut.
      setImmediate(() => complete());
    });
    const complete = () => {
      if (ended || call.cancelled) return;
      const { options } = incoming;
      const expected = options && expectedRevision(options);
      if (!options) return end(handlerFailed());
      if (expected === undefined) return end(invalidArgument('no expected stream revision'));
      const stream = streamNameOf(options.getStreamIdentifier());
      const answer = answerOf(surroundings, call, callback);
      const commit = () => {
        const outcome = store.append(stream, expected, incoming.events);
        if (outcome.kind === 'deleted') answer(streamDeleted(stream));
        else answer(null, responseFor(outcome, options, expected));
      };
      const ids = incoming.events.map(({ id }) => id);
      if (!faults.holdsBack({ stream, ids }, commit)) commit();
    };
  };

/** The messages of one call so far. */
class IncomingAppend {
  readonly events: ProposedEvent[] = [];
  readonly #maxBytes: number;
  #options: streams.AppendReq.Options | undefined;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get options(): streams.AppendReq.Options | undefined {
    return this.#options;
  }

  /** The options come first, and once. */
  take(message: streams.AppendReq): ServiceError | undefined {
    const proposed = message.getProposedMessage();
    if (this.#options) return proposed ? this.#propose(proposed) : handlerFailed();
    this.#options = message.getOptions();
    return this.#options ? undefined : handlerFailed();
  }

  #propose(proposed: streams.AppendReq.ProposedMessage): ServiceError | undefined {
    const type = proposed.getMetadataMap().get('type');
    const contentType = proposed.getMetadataMap().get('content-type');
    if (type === undefined) return propertyMissing('type');
    if (contentType === undefined) return propertyMissing('content-type');
    const data = Buffer.from(proposed.getData_asU8());
    const metadata = Buffer.from(proposed.getCustomMetadata_asU8());
    this.#bytes += data.length + metadata.length + 2 * type.length;
    if (this.#bytes > this.#maxBytes) return appendTooLarge(this.#maxBytes);
    const id = uuidText(proposed.getId());
    if (id === undefined || type === '') return handlerFailed();
    const json = contentType === 'application/json';
    this.events.push({
      id,
      type,
      contentType: json ? contentType : 'application/octet-stream',
      data,
      metadata,
    });
    return undefined;
  }
}

/** Answers the call, unless the answer is to be lost. */
const answerOf =
  ({ faults, cut }: AppendSurroundings, call: AppendCall, callback: sendUnaryData<streams.AppendResp>): Answer =>
  (error, response) => {
    const fate = faults.fateOfNextAnswer();
    if (call.cancelled || fate === 'silence') return;
    if (fate === 'cut') return cut(call.getPeer());
    if (fate === 'unavailable') return callback(unavailable());
    callback(error, response);
  };

const responseFor = (
  outcome: Exclude<WriteOutcome, { kind: 'deleted' }>,
  options: streams.AppendReq.Options,
  expected: number,
): streams.AppendResp =>
  outcome.kind === 'written'
    ? new streams.AppendResp().setSuccess(success(outcome))
    : new streams.AppendResp().setWrongExpectedVersion(wrongVersion(outcome.current, options, expected));

const success = ({ last, position }: Extract<WriteOutcome, { kind: 'written' }>): streams.AppendResp.Success => {
  const message = new streams.AppendResp.Success();
  if (last < 0) message.setNoStream(new shared.Empty());
  else message.setCurrentRevision(String(last));
  if (position === undefined) return message.setNoPosition(new shared.Empty());
  const place = new streams.AppendResp.Position();
  return message.setPosition(place.setCommitPosition(String(position)).setPreparePosition(String(position)));
};

/** Said twice, as servers do: in the fields of today and in those of the first release, which have no word for `no stream`. */
const wrongVersion = (
  current: number,
  options: streams.AppendReq.Options,
  expected: number,
): streams.AppendResp.WrongExpectedVersion => {
  const message = new streams.AppendResp.WrongExpectedVersion();
  const empty = new shared.Empty();
  if (current < 0) message.setCurrentNoStream(empty).setNoStream2060(empty);
  else message.setCurrentRevision(String(current)).setCurrentRevision2060(current);
  if (expected === ANY) return message.setExpectedAny(empty).setAny2060(empty);
  if (expected === STREAM_EXISTS) return message.setExpectedStreamExists(empty).setStreamExists2060(empty);
  if (expected === NO_STREAM && options.hasNoStream()) return message.setExpectedNoStream(empty);
  return message.setExpectedRevision(options.getRevision()).setExpectedRevision2060(Number(options.getRevision()));
};
