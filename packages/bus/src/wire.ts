import type { RecordedEvent } from '@tiaokuai/event-log';
import { type Msg, type MsgHdrs, headers as newHeaders } from 'nats';
import type { BusMessage } from './message.ts';

/**
 * The form in which an event travels: a CloudEvents 1.0 envelope in structured JSON (`position` as text), and headers
 * that say where it stands, so that a reader can skip, or see a hole, without reading the body.
 */
export const header = {
  id: 'Nats-Msg-Id',
  log: 'Tk-Log',
  position: 'Tk-Position',
  previousInLog: 'Tk-Previous-In-Log',
  previousInLane: 'Tk-Previous-In-Lane',
} as const;

/** `JarOpened` of `cn.tiaokuai.shelf.JarOpened.v1`. */
export const eventNameOf = (type: string): string => type.split('.').at(-2) ?? type;

/** `evt.<district>.<lane>.<event>` */
export const subjectOf = (event: Pick<RecordedEvent, 'district' | 'lane' | 'type'>): string =>
  `evt.${event.district}.${event.lane}.${eventNameOf(event.type)}`;

/** The stream that keeps a district's events. */
export const streamNameOf = (district: string): string => `EVT_${district}`;

/** The bell of a log: an empty message after an append. */
export const bellOf = (log: string): string => `bell.${log}`;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const encodeBody = ({ position, ...rest }: RecordedEvent): Uint8Array =>
  encoder.encode(
    JSON.stringify({ specversion: '1.0', datacontenttype: 'application/json', ...rest, position: String(position) }),
  );

/**
 * In the place of an event that no message can hold: its envelope, and where its data are (CloudEvents' extension Dataref,
 * "claim check"). So what follows it can pass, and nobody takes the log for whole who has not read it.
 */
export const encodeReference = ({ position, data: _left, ...rest }: RecordedEvent): Uint8Array =>
  encoder.encode(
    JSON.stringify({
      specversion: '1.0',
      datacontenttype: 'application/json',
      ...rest,
      position: String(position),
      dataref: `urn:tiaokuai:event:${rest.log}:${position}`,
    }),
  );

export const encodeHeaders = ({ event, previousInLog, previousInLane }: BusMessage, id: string): MsgHdrs => {
  const result = newHeaders();
  result.set(header.id, id);
  result.set(header.log, event.log);
  result.set(header.position, String(event.position));
  result.set(header.previousInLog, String(previousInLog));
  result.set(header.previousInLane, String(previousInLane));
  return result;
};

/** Where a message stands, from its headers alone; `undefined` for a message that no relay sent. */
export const placeOf = ({ headers }: Pick<Msg, 'headers'>) => {
  if (!headers?.has(header.position)) return undefined;
  const texts = [header.position, header.previousInLog, header.previousInLane].map((name) => headers.get(name));
  if (!texts.every((text) => /^\d+$/.test(text))) return undefined;
  const [position, previousInLog, previousInLane] = texts.map(BigInt) as [bigint, bigint, bigint];
  return { log: headers.get(header.log), position, previousInLog, previousInLane };
};

/** An envelope as it travelled: without its data where the event is too large for the bus. */
export type Envelope = Omit<RecordedEvent, 'data'> & Partial<Pick<RecordedEvent, 'data'>>;

export const decodeEnvelope = (body: Uint8Array): Envelope => {
  const { specversion, datacontenttype, dataref, position, ...rest } = JSON.parse(decoder.decode(body)) as Record<
    string,
    unknown
  >;
  return { ...(rest as unknown as Envelope), position: BigInt(position as string) };
};

/** @throws Error for one that is no event, or holds a reference only: the log has it. */
export const decodeBody = (body: Uint8Array): RecordedEvent => {
  const { data, ...envelope } = decodeEnvelope(body);
  if (!data) throw new Error(`${envelope.id} came without its data: ask its log`);
  return { ...envelope, data };
};
