import { validate as isUuid } from 'uuid';
import { EventLogError } from './errors.ts';
import type { AppendEntry, NewEvent } from './port.ts';

const word = '[A-Za-z0-9][A-Za-z0-9_-]*';
const patterns: Readonly<Record<'type' | 'lane', RegExp>> = {
  type: new RegExp(`^${word}(\\.${word})*\\.v[1-9]\\d*$`),
  lane: new RegExp(`^${word}\\.${word}$`),
};
const stream = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
/** Versions of a stream are counted in 32 bits. */
const highestVersion = 2 ** 31 - 1;
/** Letters of an envelope's field at most. */
const longestField = 300;

/**
 * Bytes that the events of one entry may take: what KurrentDB takes in one append (1 MiB), and the bus in one message,
 * with room for what they add themselves.
 */
export const mostEntryBytes = 960 * 1024;
/** What an event's envelope takes at most, beside its data. */
const envelopeBytes = 2_048;

/** An entry that a log can hold: ids in lower case, each event's data also as the text that is stored. */
export interface CheckedEntry extends AppendEntry {
  readonly texts: readonly string[];
  /** What its events take in a store, at most. */
  readonly bytes: number;
}

const invalid = (field: string, value: unknown, remedy: string): never => {
  const shown = typeof value === 'number' ? String(value) : JSON.stringify(value);
  throw new EventLogError('invalid-entry', `${field} is ${shown?.slice(0, 80)}; ${remedy}`);
};

/**
 * Checks what no log could hold, and gives one spelling to what has several.
 *
 * @throws EventLogError `invalid-entry`, naming field, value and remedy: a mistake of the program, not of its user;
 *   `too-large`, naming the limit.
 */
export const checkedEntry = (entry: AppendEntry): CheckedEntry => {
  const { commandId, expectedVersion, events } = entry;
  if (!isUuid(commandId)) invalid('commandId', commandId, 'give a UUID');
  if (!stream.test(entry.stream)) invalid('stream', entry.stream, 'give letters, digits and . _ : - only, at most 200');
  if (expectedVersion !== 'any' && !(Number.isInteger(expectedVersion) && expectedVersion >= 0))
    invalid('expectedVersion', expectedVersion, "give a whole number from 0, or 'any'");
  if (expectedVersion !== 'any' && expectedVersion > highestVersion)
    invalid('expectedVersion', expectedVersion, `give ${highestVersion} at most`);
  if (events.length === 0) invalid('events', [], 'a command that changed nothing is not appended');
  const texts = events.map(textOf);
  const ids = new Set(events.map(({ id }) => id.toLowerCase()));
  if (ids.size < events.length) invalid('id', events[0]?.id, 'give each event of a command an id of its own');
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + envelopeBytes, 0);
  if (bytes > mostEntryBytes)
    throw new EventLogError(
      'too-large',
      `the events of one command take ${bytes} bytes; at most ${mostEntryBytes} can be kept and sent`,
    );
  return {
    ...entry,
    commandId: commandId.toLowerCase(),
    events: events.map((event) =>
      event.id === event.id.toLowerCase() ? event : { ...event, id: event.id.toLowerCase() },
    ),
    texts,
    bytes,
  };
};

/** The text in which an event's data are stored, once the event has been checked. */
const textOf = (event: NewEvent): string => {
  if (!isUuid(event.id)) invalid('id', event.id, 'give a UUID');
  if (!patterns.type.test(event.type)) invalid('type', event.type, 'give cn.tiaokuai.<service>.<Event>.v<n>');
  if (!patterns.lane.test(event.lane)) invalid('lane', event.lane, 'give <service>.<aggregate>');
  if (!isInstant(event.time)) invalid('time', event.time, 'give ISO 8601 with milliseconds in UTC');
  for (const field of ['correlationid', 'causationid', 'actor'] as const)
    if (!isOneLine(event[field])) invalid(field, event[field], `give a text of one line, at most ${longestField}`);
  if (event.traceparent !== undefined && !isOneLine(event.traceparent))
    invalid('traceparent', event.traceparent, 'give what the trace context says, or nothing');
  if (event.type.length > longestField) invalid('type', event.type, `give at most ${longestField} letters`);
  if (event.lane.length > longestField) invalid('lane', event.lane, `give at most ${longestField} letters`);
  if (typeof event.data !== 'object' || event.data === null || Array.isArray(event.data))
    invalid('data', event.data, 'give a JSON object');
  const text = JSON.stringify(event.data, numbersStay);
  if (text.includes('\\u') && unstorable.test(text))
    invalid('data', '…', 'give texts without U+0000 and without halves of surrogate pairs');
  return text;
};

/** U+0000 and half of a surrogate pair, as JSON writes them: no column of text holds them. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** JSON would make `null` of a number that it cannot say. */
const numbersStay = (key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isFinite(value) ? invalid(`data.${key}`, value, 'give a finite number') : value;

/** A day and an hour that exist. */
const isInstant = (time: unknown): boolean =>
  typeof time === 'string' &&
  instant.test(time) &&
  !Number.isNaN(Date.parse(time)) &&
  new Date(time).toISOString() === time;

const isOneLine = (text: unknown): boolean =>
  typeof text === 'string' &&
  text !== '' &&
  text.length <= longestField &&
  text.isWellFormed() &&
  !/\p{Cc}/u.test(text);
