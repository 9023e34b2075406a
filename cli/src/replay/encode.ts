import type { RecordedEvent } from '@tiaokuai/event-log';

/** Events as text, one a line, written by hand: this is where a replay spends its time. */

/** Holds nothing that JSON would have to write otherwise. */
const plain = /^[\x20\x21\x23-\x5B\x5D-\x7E]*$/;
const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/**
 * A CloudEvents 1.0 envelope in structured JSON, as it travels on the bus. What the log admits into ids, types, lanes, times
 * and names of streams needs no escaping.
 */
export const jsonLine = (event: RecordedEvent): string =>
  `{"specversion":"1.0","datacontenttype":"application/json","id":"${event.id}","type":"${event.type}"` +
  `,"source":"${event.source}","subject":"${event.subject}","time":"${event.time}"` +
  `,"recordedtime":"${event.recordedtime}","dataschema":"${event.dataschema}","district":"${event.district}"` +
  `,"log":"${event.log}","lane":"${event.lane}","position":"${event.position}","version":${event.version}` +
  `,"correlationid":${quoted(event.correlationid)},"causationid":${quoted(event.causationid)}` +
  `,"actor":${quoted(event.actor)}` +
  (event.traceparent === undefined ? '' : `,"traceparent":${quoted(event.traceparent)}`) +
  `,"commandid":"${event.commandid}","hash":"${event.hash}","data":${JSON.stringify(event.data)}}\n`;

export const csvHeader =
  'log,position,recordedtime,time,type,subject,version,correlationid,causationid,actor,id,hash,data\n';

/** Needs no quotation marks in a table. */
const bare = /^[^",\r\n]*$/;
const cell = (text: string): string => (bare.test(text) ? text : `"${text.replaceAll('"', '""')}"`);

/** The envelope's fields as columns, the content as JSON. */
export const csvLine = (event: RecordedEvent): string =>
  `${event.log},${event.position},${event.recordedtime},${event.time},${event.type},${event.subject},${event.version},` +
  `${cell(event.correlationid)},${cell(event.causationid)},${cell(event.actor)},${event.id},${event.hash},` +
  `${cell(JSON.stringify(event.data))}\n`;
