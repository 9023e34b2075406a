import {
  type EventData,
  type JSONRecordedEvent,
  jsonEvent,
  type RecordedEvent as KurrentEvent,
} from '@eventstore/db-client';
import { type HashedFields, hashAfter } from '../chain.ts';
import type { CheckedEntry } from '../entries.ts';
import type { NewEvent, RecordedEvent } from '../port.ts';

/**
 * How an event lies in KurrentDB: its type and data are the event's own, everything else travels as metadata. The names
 * with `$` are those by which KurrentDB's own projections know them.
 */
type Metadata = {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly lane: string;
  readonly time: string;
  readonly recorded: string;
  readonly $correlationId: string;
  readonly $causationId: string;
  readonly actor: string;
  readonly traceparent?: string;
  readonly command: string;
  /** Place within its command's events, from 0, and how many these are. */
  readonly index: number;
  readonly size: number;
  readonly hash: string;
};

const texts = [
  'id',
  'stream',
  'lane',
  'time',
  'recorded',
  '$correlationId',
  '$causationId',
  'actor',
  'command',
] as const;
const numbers = ['version', 'index', 'size'] as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The stream of a log. Its category, for KurrentDB's projections, is `tiaokuai`. */
export const streamNameOf = (log: string): string => `tiaokuai-${log}`;

/** The part of the metadata that one entry's events share with no other. */
export interface Place {
  readonly log: string;
  readonly position: number;
  readonly version: number;
  readonly recorded: string;
  /** Of the event before it in its log. */
  readonly hashBefore: string;
}

/** An event ready to be sent, with what the index must know of it once it stands. */
export interface Outgoing {
  readonly data: EventData;
  readonly indexed: Indexed;
}

/** What the index keeps of an event. */
export interface Indexed {
  readonly position: number;
  readonly id: string;
  readonly command: string;
  readonly index: number;
  readonly size: number;
  readonly stream: string;
  readonly version: number;
  readonly lane: string;
  readonly recorded: string;
  readonly hash: string;
}

/** The form in which an entry's event goes to KurrentDB. */
export const outgoing = (entry: CheckedEntry, index: number, place: Place): Outgoing => {
  const event = entry.events[index]!;
  const { log, position, version, recorded, hashBefore } = place;
  const size = entry.events.length;
  const fields = fieldsOf(event, entry, { index, size, version, text: entry.texts[index]! });
  const hash = hashAfter(hashBefore, log, fields, BigInt(position), recorded);
  const metadata: Metadata = {
    id: event.id,
    stream: entry.stream,
    version,
    lane: event.lane,
    time: event.time,
    recorded,
    $correlationId: event.correlationid,
    $causationId: event.causationid,
    actor: event.actor,
    ...(event.traceparent === undefined ? undefined : { traceparent: event.traceparent }),
    command: entry.commandId,
    index,
    size,
    hash,
  };
  return {
    data: jsonEvent({ id: idOf(hash), type: event.type, data: event.data as Record<string, unknown>, metadata }),
    indexed: {
      position,
      id: event.id,
      command: entry.commandId,
      index,
      size,
      stream: entry.stream,
      version,
      lane: event.lane,
      recorded,
      hash,
    },
  };
};

const fieldsOf = (
  event: NewEvent,
  { stream, commandId }: Pick<CheckedEntry, 'stream' | 'commandId'>,
  { index, size, version, text }: { index: number; size: number; version: number; text: string },
): HashedFields => [
  stream,
  String(version),
  event.id,
  event.type,
  event.lane,
  event.time,
  event.correlationid,
  event.causationid,
  event.actor,
  event.traceparent ?? null,
  commandId,
  String(index),
  String(size),
  text,
];

/**
 * KurrentDB takes an event with an id that stands already for a repetition, and answers success without looking at what is
 * in it. So the id follows from the hash (UUID version 8): only the very same bytes at the very same place have the same.
 */
const idOf = (hash: string): string => {
  const bytes = Buffer.from(hash.slice(0, 32), 'hex');
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** Position of an event in its log. */
export const positionOf = ({ revision }: KurrentEvent): number => Number(revision) + 1;

type Own = JSONRecordedEvent & { readonly metadata: Metadata };

/** Whether an event was written by this adapter, by its form: whether it is true is the chain's to say. */
export const isOwn = (event: KurrentEvent): event is Own => {
  const { isJson, data, metadata } = event;
  if (!isJson || typeof data !== 'object' || data === null || Array.isArray(data)) return false;
  if (typeof metadata !== 'object' || metadata === null || metadata instanceof Uint8Array) return false;
  const given = metadata as Record<string, unknown>;
  return (
    texts.every((name) => typeof given[name] === 'string') &&
    numbers.every((name) => Number.isSafeInteger(given[name])) &&
    ['string', 'undefined'].includes(typeof given.traceparent) &&
    uuid.test(String(given.id)) &&
    uuid.test(String(given.command)) &&
    /^[0-9a-f]{64}$/.test(String(given.hash))
  );
};

export const indexedOf = (event: Own): Indexed => {
  const { id, stream, version, lane, recorded, command, index, size, hash } = event.metadata;
  return { position: positionOf(event), id, command, index, size, stream, version, lane, recorded, hash };
};

/** The envelope of a stored event. */
export const recordedOf = (event: Own, log: string, district: string): RecordedEvent => {
  const { type, data, metadata } = event;
  return {
    id: metadata.id,
    type,
    source: `/${district}/${log.slice(district.length + 1)}`,
    subject: metadata.stream,
    time: metadata.time,
    recordedtime: metadata.recorded,
    dataschema: `urn:tiaokuai:schema:${type}`,
    district,
    log,
    lane: metadata.lane,
    position: BigInt(positionOf(event)),
    version: metadata.version,
    correlationid: metadata.$correlationId,
    causationid: metadata.$causationId,
    actor: metadata.actor,
    ...(metadata.traceparent === undefined ? undefined : { traceparent: metadata.traceparent }),
    commandid: metadata.command,
    hash: metadata.hash,
    data: data as Record<string, unknown>,
  };
};

/** What the chain's hash of a stored event is over. The client gives data parsed; what we write parses and prints the same. */
export const hashedFieldsOf = (event: Own): HashedFields => {
  const { metadata, data } = event;
  return [
    metadata.stream,
    String(metadata.version),
    metadata.id,
    event.type,
    metadata.lane,
    metadata.time,
    metadata.$correlationId,
    metadata.$causationId,
    metadata.actor,
    metadata.traceparent ?? null,
    metadata.command,
    String(metadata.index),
    String(metadata.size),
    JSON.stringify(data),
  ];
};
