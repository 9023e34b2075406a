import { streamIdentifier, streams, uuidMessage } from './protocol.ts';
import { type LoggedEvent, TOMBSTONE_REVISION } from './store.ts';

/** An event as readers get it. */
export const readEvent = (stream: string, event: LoggedEvent, uuidForm: 'string' | 'structured'): streams.ReadResp => {
  const tombstone = event.revision === Number(TOMBSTONE_REVISION);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(uuidMessage(event.id, uuidForm))
    .setStreamIdentifier(streamIdentifier(stream))
    .setStreamRevision(String(tombstone ? TOMBSTONE_REVISION : event.revision))
    .setCommitPosition(String(event.position))
    .setPreparePosition(String(event.position))
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('created', String(event.created))
    .set('content-type', event.contentType);
  return new streams.ReadResp().setEvent(
    new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position)),
  );
};

export const streamNotFound = (stream: string): streams.ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)),
  );

export const confirmation = (subscriptionId: string): streams.ReadResp =>
  new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(subscriptionId),
  );

export const caughtUp = (): streams.ReadResp => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());

/** As a field of 64 bits without sign, where -1 is the end. */
const uint64 = (revision: number): string => String(BigInt.asUintN(64, BigInt(revision)));

export const firstStreamPosition = (revision: number): streams.ReadResp =>
  new streams.ReadResp().setFirstStreamPosition(uint64(revision));

export const lastStreamPosition = (revision: number): streams.ReadResp =>
  new streams.ReadResp().setLastStreamPosition(uint64(revision));
