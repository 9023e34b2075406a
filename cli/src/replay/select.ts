import { eventNameOf } from '@tiaokuai/bus';
import type { EventLog, RecordedEvent } from '@tiaokuai/event-log';
import { failure } from '../failure.ts';

/** Which events of a district are wanted; what is left empty does not narrow, and all that is given must hold. */
export interface Selection {
  readonly district: string;
  /** Services whose logs are read. */
  readonly logs: readonly string[];
  readonly streams: readonly string[];
  /** Names (`IncidentReported`) or full types (`cn.tiaokuai.subdistrict.IncidentReported.v1`). */
  readonly types: readonly string[];
  /** Inclusive: when it happened, ISO 8601 UTC with milliseconds. */
  readonly from?: string | undefined;
  /** Exclusive. */
  readonly to?: string | undefined;
  /** Of one responsibility: its own log, and what other logs say of it, its referrals first of all. */
  readonly responsibility?: string | undefined;
  /** All that belongs to one incident. */
  readonly incident?: string | undefined;
  /** What was recorded at or before this time, ISO 8601 UTC with milliseconds. */
  readonly asOf?: string | undefined;
  /** Exclusive positions by service. */
  readonly after: ReadonlyMap<string, bigint>;
  readonly limit?: number | undefined;
}

/**
 * The selected events in the order in which they were recorded, in pages; constant memory.
 *
 * @throws CommandFailure when a log is named that is not there.
 */
export async function* replay(eventLog: EventLog, selection: Selection): AsyncGenerator<readonly RecordedEvent[]> {
  const logs = await logsOf(eventLog, selection);
  const wanted = predicateOf(selection);
  let left = selection.limit ?? Number.POSITIVE_INFINITY;
  const pages = selection.streams.length > 0 ? streams(eventLog, logs, selection) : merged(eventLog, logs, selection);
  for await (const page of pages) {
    const events = wanted ? page.filter(wanted) : page;
    if (events.length === 0) continue;
    yield events.length > left ? events.slice(0, left) : events;
    left -= events.length;
    if (left <= 0) return;
  }
}

const logsOf = async (eventLog: EventLog, { district, logs, after }: Selection): Promise<string[]> => {
  const all = (await eventLog.heads()).map(({ log }) => log).filter((log) => log.startsWith(`${district}.`));
  const unknown = [...logs, ...after.keys()].filter((service) => !all.includes(`${district}.${service}`));
  const names = all.map((log) => log.slice(district.length + 1)).join(', ');
  if (unknown.length > 0)
    throw failure(
      `没有日志 ${unknown.join('、')}；有：${names}`,
      `no log ${unknown.join(', ')}; there are: ${names}`,
      2,
    );
  return logs.length === 0 ? all : logs.map((service) => `${district}.${service}`);
};

const merged = (eventLog: EventLog, logs: readonly string[], { district, types, asOf, after }: Selection) =>
  eventLog.readAll({
    logs,
    after: new Map([...after].map(([service, position]) => [`${district}.${service}`, position])),
    ...(asOf === undefined ? {} : { recordedUntil: asOf }),
    // The store tells full types apart; names are told apart here.
    ...(types.length > 0 && types.every(isFull) ? { types } : {}),
  });

/** A few streams are looked up and not searched for. */
async function* streams(eventLog: EventLog, logs: readonly string[], { streams: wanted, after, asOf }: Selection) {
  const found = await Promise.all(logs.flatMap((log) => wanted.map((stream) => eventLog.readStream(log, stream))));
  const events = found.flat().sort((a, b) => {
    if (a.recordedtime !== b.recordedtime) return a.recordedtime < b.recordedtime ? -1 : 1;
    if (a.log !== b.log) return a.log < b.log ? -1 : 1;
    return a.position < b.position ? -1 : 1;
  });
  const until = asOf === undefined ? Number.POSITIVE_INFINITY : Date.parse(asOf);
  yield events.filter(
    ({ log, position, recordedtime }) =>
      position > (after.get(log.slice(log.indexOf('.') + 1)) ?? 0n) && Date.parse(recordedtime) <= until,
  );
}

const isFull = (type: string): boolean => type.includes('.');

/** undefined when every event is wanted. */
const predicateOf = (selection: Selection): ((event: RecordedEvent) => boolean) | undefined => {
  const { district, types, from, to, responsibility, incident } = selection;
  const tests: ((event: RecordedEvent) => boolean)[] = [];
  if (types.length > 0) {
    const wanted = new Set(types);
    tests.push(({ type }) => wanted.has(type) || wanted.has(eventNameOf(type)));
  }
  if (from !== undefined) tests.push(({ time }) => time >= from);
  if (to !== undefined) tests.push(({ time }) => time < to);
  if (incident !== undefined) tests.push(({ correlationid }) => correlationid === incident);
  if (responsibility !== undefined) {
    const own = `${district}.${responsibility}`;
    tests.push(({ log, data }) => log === own || data.responsibility === responsibility);
  }
  return tests.length === 0 ? undefined : (event) => tests.every((test) => test(event));
};
