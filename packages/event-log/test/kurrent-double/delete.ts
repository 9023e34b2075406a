import type { handleUnaryCall, ServiceError } from '@grpc/grpc-js';
import { handlerFailed, invalidArgument, streamDeleted, wrongExpectedVersion } from './errors.ts';
import { expectedRevision, shared, streamNameOf, streams } from './protocol.ts';
import type { Store, WriteOutcome } from './store.ts';

export const deleteHandler =
  (store: Store): handleUnaryCall<streams.DeleteReq, streams.DeleteResp> =>
  ({ request }, callback) => {
    const result = remove(request.getOptions(), (stream, expected) => store.delete(stream, expected));
    if ('error' in result) return callback(result.error);
    const { position } = result;
    const place = new streams.DeleteResp.Position();
    callback(
      null,
      position === undefined
        ? new streams.DeleteResp().setNoPosition(new shared.Empty())
        : new streams.DeleteResp().setPosition(
            place.setCommitPosition(String(position)).setPreparePosition(String(position)),
          ),
    );
  };

export const tombstoneHandler =
  (store: Store): handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> =>
  ({ request }, callback) => {
    const result = remove(request.getOptions(), (stream, expected) => store.tombstone(stream, expected));
    if ('error' in result) return callback(result.error);
    const { position } = result;
    const place = new streams.TombstoneResp.Position();
    callback(
      null,
      position === undefined
        ? new streams.TombstoneResp().setNoPosition(new shared.Empty())
        : new streams.TombstoneResp().setPosition(
            place.setCommitPosition(String(position)).setPreparePosition(String(position)),
          ),
    );
  };

type Options = streams.DeleteReq.Options | streams.TombstoneReq.Options;

/** What both deletions share; a wrong expectation ends the call, unlike that of an append. */
const remove = (
  options: Options | undefined,
  write: (stream: string, expected: number) => WriteOutcome,
): { readonly error: ServiceError } | { readonly position?: bigint } => {
  if (!options) return { error: handlerFailed() };
  const expected = expectedRevision(options);
  if (expected === undefined) return { error: invalidArgument('no expected stream revision') };
  const stream = streamNameOf(options.getStreamIdentifier());
  const outcome = write(stream, expected);
  if (outcome.kind === 'deleted') return { error: streamDeleted(stream) };
  if (outcome.kind === 'wrong-version')
    return { error: wrongExpectedVersion('Delete', stream, expected, outcome.current) };
  return outcome;
};
