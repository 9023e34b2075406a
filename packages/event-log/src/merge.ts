import type { EventLog, ReadAllOptions, RecordedEvent } from './port.ts';

interface Source {
  readonly pages: AsyncIterator<readonly RecordedEvent[]>;
  page: readonly RecordedEvent[];
  at: number;
}

/** All logs in one order (recorded time, log, position), holding one page of each at a time. */
export async function* mergeLogs(
  { heads, readLog }: Pick<EventLog, 'heads' | 'readLog'>,
  options: ReadAllOptions,
): AsyncGenerator<readonly RecordedEvent[]> {
  const { logs, after, recordedUntil, limit = Number.POSITIVE_INFINITY, pageSize = 1_000, ...filters } = options;
  const open: Source[] = [];
  try {
    for (const { log, position } of await heads()) {
      if (logs && !logs.includes(log)) continue;
      const pages = readLog(log, { ...filters, after: after?.get(log) ?? 0n, until: position, pageSize })[
        Symbol.asyncIterator
      ]();
      const source: Source = { pages, page: [], at: 0 };
      if (await refill(source)) open.push(source);
    }
    const until = recordedUntil === undefined ? undefined : microseconds(recordedUntil);
    let out: RecordedEvent[] = [];
    let left = limit;
    while (open.length > 0 && left > 0) {
      let first = open[0]!;
      for (const source of open) if (precedes(source.page[source.at]!, first.page[first.at]!)) first = source;
      const event = first.page[first.at]!;
      if (until !== undefined && event.recordedtime > until) break;
      out.push(event);
      left -= 1;
      first.at += 1;
      if (first.at === first.page.length && !(await refill(first))) open.splice(open.indexOf(first), 1);
      if (out.length >= pageSize) {
        yield out;
        out = [];
      }
    }
    if (out.length > 0) yield out;
  } finally {
    await Promise.all(open.map((source) => source.pages.return?.()));
  }
}

const refill = async (source: Source): Promise<boolean> => {
  const next = await source.pages.next();
  if (next.done) return false;
  source.page = next.value;
  source.at = 0;
  return true;
};

const precedes = (a: RecordedEvent, b: RecordedEvent): boolean =>
  a.recordedtime !== b.recordedtime ? a.recordedtime < b.recordedtime : a.log < b.log;

/** The last microsecond that an ISO 8601 time of any precision and offset can mean. */
const microseconds = (time: string): string =>
  /\.\d{6}Z$/.test(time) ? time : new Date(time).toISOString().replace(/\.(\d{3})Z$/, '.$1999Z');
