import type { RecordedEvent } from './port.ts';

/**
 * The columns of a stored event as every read asks for them; positions and versions come as text, so whoever orders by
 * them names the table (`events.position`): the bare name would mean the text.
 */
export const columns = `position::text, version::text, id::text, command_id::text, stream, type, lane, time, recorded,
  correlation, causation, actor, traceparent, encode(hash, 'hex'), data`;

/** One stored event, in the order of `columns`. */
export type Row = readonly [
  position: string,
  version: string,
  id: string,
  commandId: string,
  stream: string,
  type: string,
  lane: string,
  time: string,
  recorded: string,
  correlation: string,
  causation: string,
  actor: string,
  traceparent: string | null,
  hash: string,
  data: string,
];

/** `370303` of `370303.shelf`. */
export const districtOf = (log: string): string => log.slice(0, log.indexOf('.'));

/** The envelope of a stored event. */
export const eventOf = (row: Row, log: string, district: string): RecordedEvent => ({
  id: row[2],
  type: row[5],
  source: `/${district}/${log.slice(district.length + 1)}`,
  subject: row[4],
  time: row[7],
  recordedtime: row[8],
  dataschema: `urn:tiaokuai:schema:${row[5]}`,
  district,
  log,
  lane: row[6],
  position: BigInt(row[0]),
  version: Number(row[1]),
  correlationid: row[9],
  causationid: row[10],
  actor: row[11],
  ...(row[12] === null ? undefined : { traceparent: row[12] }),
  commandid: row[3],
  hash: row[13],
  data: JSON.parse(row[14]) as Record<string, unknown>,
});
