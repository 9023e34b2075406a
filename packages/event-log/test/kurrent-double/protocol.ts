/**
 * The protocol as the client's own package has it. The generated modules are CommonJS that fill `exports` at run time, so
 * that plain Node can only import them whole.
 */
import gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import featureServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';

export const { StreamsService } = streamServices;
export const { ServerFeaturesService } = featureServices;
export const { GossipService } = gossipServices;
export { features, gossip, shared, streams };

/** Which servers the double speaks like: `22.10` says nothing when a subscription has caught up, servers from 23.10 do. */
export type Generation = '22.10' | '24.10';

/** Expected revisions below zero, as servers number them. */
export const ANY = -2;
export const NO_STREAM = -1;
export const STREAM_EXISTS = -4;

/** The end of a stream in a request; as a revision it reads as -1. */
const END = '18446744073709551615';

export const revisionOf = (uint64: string): number => (uint64 === END ? -1 : Number(uint64));

interface ExpectingOptions {
  hasRevision(): boolean;
  getRevision(): string;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
  hasAny(): boolean;
}

/** `undefined`: the call does not say what it expects. */
export const expectedRevision = (options: ExpectingOptions): number | undefined => {
  if (options.hasRevision()) return revisionOf(options.getRevision());
  if (options.hasNoStream()) return NO_STREAM;
  if (options.hasStreamExists()) return STREAM_EXISTS;
  return options.hasAny() ? ANY : undefined;
};

export const streamNameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export const streamIdentifier = (name: string): shared.StreamIdentifier =>
  new shared.StreamIdentifier().setStreamName(Buffer.from(name, 'utf8').toString('base64'));

/** A UUID in lower-case text, from either of its two forms; `undefined` if it is none. */
export const uuidText = (uuid: shared.UUID | undefined): string | undefined => {
  const structured = uuid?.getStructured();
  const text = structured
    ? [structured.getMostSignificantBits(), structured.getLeastSignificantBits()]
        .map((bits) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0'))
        .join('')
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    : uuid?.getString().toLowerCase();
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : undefined;
};

export const uuidMessage = (text: string, form: 'string' | 'structured'): shared.UUID => {
  if (form === 'string') return new shared.UUID().setString(text);
  const hex = text.replaceAll('-', '');
  const bits = (from: number) => BigInt.asIntN(64, BigInt(`0x${hex.slice(from, from + 16)}`)).toString();
  return new shared.UUID().setStructured(
    new shared.UUID.Structured().setMostSignificantBits(bits(0)).setLeastSignificantBits(bits(16)),
  );
};
