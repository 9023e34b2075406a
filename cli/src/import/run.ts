import type { EventLog } from '@tiaokuai/event-log';
import type { BusClient } from '@tiaokuai/service';
import { type Columns, columnsOf, type GivenColumns } from './columns.ts';
import { createOutcomeTally, type Outcomes } from './outcomes.ts';
import { type Origin, reportOf } from './report.ts';
import { isBroken, type Problem, problem, type ReadRow } from './rows.ts';
import { createSender, forEach, type Sent } from './send.ts';

/** How the rows of a file fared. Rows = raised + standing + repeated + bad; incidents = raised + standing. */
export interface ImportResult {
  readonly rows: number;
  /** Incidents that came to be through this import. */
  readonly raised: number;
  /** Incidents that were there before. */
  readonly standing: number;
  /** Rows that say again what another row of the same file says. */
  readonly repeated: number;
  readonly bad: number;
  /** Of the incidents, those whose number stands for another content too. */
  readonly sharedNumbers: number;
  /** Not until the end of the file: the reason to stop came first. */
  readonly stopped: boolean;
  readonly outcomes: Outcomes;
  /** For reading and raising, without the wait for the router. */
  readonly seconds: number;
}

export interface BadRow {
  readonly row: number;
  readonly line?: number;
  readonly problem: Problem;
}

export interface ImportOptions {
  readonly rows: AsyncIterable<ReadRow>;
  readonly origin: Origin;
  readonly given: GivenColumns;
  readonly eventLog: EventLog;
  readonly client: Pick<BusClient, 'command'>;
  /** `<kind>:<pseudonymous id>` */
  readonly actor: string;
  /** Reports under way at a time. */
  readonly concurrency: number;
  /** How long one report may wait for an answer, in milliseconds. */
  readonly timeout: number;
  /** How long the router may be silent at the end, in milliseconds. */
  readonly patience: number;
  /** Ends it early: what is under way is finished, nothing new begun. */
  readonly signal: AbortSignal;
  readonly onBad: (row: BadRow) => Promise<void>;
  readonly onProgress: (counts: { readonly rows: number; readonly raised: number }) => void;
  /** All rows have their answer; what follows is the wait for the router. */
  readonly onSent: () => void;
}

/** Raises every row of a file as an incident, once, however often it is imported. @throws ServicesAway */
export const runImport = async (options: ImportOptions): Promise<ImportResult> => {
  const { origin, given, eventLog, client, actor, signal, onBad, onProgress } = options;
  const log = `${origin.district}.subdistrict`;
  const started = performance.now();
  const { position: before } = await eventLog.head(log);
  const tally = createOutcomeTally(eventLog, log, signal);
  const send = createSender({ client, actor, timeout: options.timeout });
  const columns = cachedColumns(given);
  const counts = { rows: 0, raised: 0, standing: 0, repeated: 0, bad: 0, sharedNumbers: 0 };

  const count = (sent: Extract<Sent, { kind: 'standing' }>): void => {
    if (!tally.add(sent.incidentId)) {
      counts.repeated += 1;
      return;
    }
    // By its place in the log, not by the answer: a report whose first answer was lost is answered as a repeated one.
    if (sent.position > before) counts.raised += 1;
    else counts.standing += 1;
    if (sent.further) counts.sharedNumbers += 1;
  };

  await forEach(until(options.rows, signal), options.concurrency, async (row) => {
    const found = isBroken(row) ? row.problem : reportOf(row, columns(row.headers), origin);
    const sent = 'code' in found ? found : await send(found);
    counts.rows += 1;
    if ('kind' in sent && sent.kind === 'standing') {
      count(sent);
    } else {
      counts.bad += 1;
      const { row: number, line } = row;
      await onBad({ row: number, ...(line === undefined ? {} : { line }), problem: problemOf(sent) });
    }
    onProgress(counts);
  });

  const seconds = (performance.now() - started) / 1_000;
  const stopped = signal.aborted;
  options.onSent();
  // Of incidents that were there before, the log must be read from its start.
  const outcomes = await tally.settle(counts.standing > 0 ? 0n : before, options.patience);
  return { ...counts, stopped, outcomes, seconds };
};

/** Ends with the signal. */
async function* until(rows: AsyncIterable<ReadRow>, signal: AbortSignal): AsyncGenerator<ReadRow> {
  for await (const row of rows) {
    if (signal.aborted) return;
    yield row;
  }
}

const cachedColumns = (given: GivenColumns): ((headers: readonly string[]) => Columns) => {
  const known = new WeakMap<readonly string[], Columns>();
  return (headers) => {
    const found = known.get(headers) ?? columnsOf(headers, given);
    known.set(headers, found);
    return found;
  };
};

const problemOf = (sent: Problem | Exclude<Sent, { kind: 'standing' }>): Problem => {
  if ('code' in sent) return sent;
  if (sent.kind === 'no-answer') return noAnswer;
  const { code, field, message } = sent.error;
  return { code, message, ...(field === undefined ? {} : { field }) };
};

const noAnswer = problem(
  'no-answer',
  '镇办服务对该行一直没有答复；重新导入即可，不会重复',
  'the subdistrict service never answered for this row; import the file again, nothing is raised twice',
);
