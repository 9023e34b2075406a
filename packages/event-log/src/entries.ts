import { validate as isUuid } from 'uuid';
import { EventLogError } from './errors.ts';
import type { AppendEntry, NewEvent } from './port.ts';

const word = '[A-Za-z0-9][A-Za-z0-9_-]*';
const patterns: Readonly<Record<'type' | 'lane' | 'time', RegExp>> = {
  type: new RegExp(`^${word}(\\.${word})*\\.v[1-9]\\d*$`),
  lane: new RegExp(`^${word}\\.${word}$`),
  time: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
};
const stream = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/;

const invalid = (field: string, value: unknown, remedy: string): never => {
  throw new EventLogError('invalid-entry', `${field} is ${JSON.stringify(value)?.slice(0, 80)}; ${remedy}`);
};

/**
 * Checks what no log could hold.
 *
 * @throws EventLogError `invalid-entry`, naming field, value and remedy: a mistake of the program, not of its user.
 */
export const checkEntry = (entry: AppendEntry): void => {
  if (!isUuid(entry.commandId)) invalid('commandId', entry.commandId, 'give a UUID');
  if (!stream.test(entry.stream)) invalid('stream', entry.stream, 'give letters, digits and . _ : - only, at most 200');
  if (entry.expectedVersion !== 'any' && !(Number.isInteger(entry.expectedVersion) && entry.expectedVersion >= 0))
    invalid('expectedVersion', entry.expectedVersion, "give a whole number from 0, or 'any'");
  if (entry.events.length === 0) invalid('events', [], 'a command that changed nothing is not appended');
  for (const event of entry.events) checkEvent(event);
};

const checkEvent = (event: NewEvent): void => {
  if (!isUuid(event.id)) invalid('id', event.id, 'give a UUID');
  if (!patterns.type.test(event.type)) invalid('type', event.type, 'give cn.tiaokuai.<service>.<Event>.v<n>');
  if (!patterns.lane.test(event.lane)) invalid('lane', event.lane, 'give <service>.<aggregate>');
  if (!patterns.time.test(event.time)) invalid('time', event.time, 'give ISO 8601 with milliseconds in UTC');
  for (const field of ['correlationid', 'causationid', 'actor'] as const)
    if (typeof event[field] !== 'string' || event[field] === '' || /\p{Cc}/u.test(event[field]))
      invalid(field, event[field], 'give a text of one line');
};
