import { incidentRow } from '@tiaokuai/contracts';
import type { Command } from 'commander';
import type { Say } from '../language.ts';
import {
  categoryKeyOf,
  categoryName,
  choiceName,
  columnNames,
  keysIn,
  momentText,
  responsibilityName,
} from '../names.ts';
import { several, wholeNumber } from '../options.ts';
import { type ListForm, writeRows } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { listing as words } from './words.ts';

const { status } = incidentRow.shape;
const columns = ['incident_id', 'reported_at', 'status', 'category', 'place', 'lead', 'assists'] as const;

interface Options extends ListForm {
  readonly status?: readonly string[];
  readonly category?: string;
  readonly estate?: string;
  readonly responsibility?: string;
  readonly limit: number;
  readonly all?: boolean;
}

/** What is shown of the subdistrict's row of an incident. */
interface IncidentRow {
  readonly incident_id: string;
  readonly status: string;
  readonly category: string | null;
  readonly best_guess: string | null;
  readonly estate: string | null;
  readonly place: string | null;
  readonly lead: string | null;
  readonly assists: readonly string[];
  readonly reported_at: string;
}

/** `tiaokuai incidents` */
export const incidentsCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('incidents')
    .description(say(words.incidents))
    .option('--status <status>', say(words.status), several)
    .option('--category <key>', say(words.category))
    .option('--estate <name>', say(words.estate))
    .option('--responsibility <key>', say(words.responsibility))
    .option('--limit <n>', say(words.limit), wholeNumber(say, 1), 50)
    .option('--all', say(words.all))
    .option('--json', say(words.json))
    .option('--csv', say(words.csv))
    .action((options: Options) => listIncidents(options, terminal));
};

const listIncidents = async (options: Options, { connect, output, say, note }: Terminal): Promise<void> => {
  const { estate, responsibility } = options;
  const filter = {
    category: options.category && (categoryKeyOf(options.category) ?? options.category),
    estate,
    responsibility,
    ...(options.status ? { status: keysIn(status, options.status) } : {}),
  };
  const { client } = await connect().bus();
  const limit = options.all ? Number.POSITIVE_INFINITY : options.limit;
  const count = await writeRows(
    output,
    pagesOf((data) => client.query<IncidentRow[]>('subdistrict', 'Incidents', data), filter, limit),
    options,
    columnNames(say, incidentRow, columns),
    (row) => cellsOf(row, say),
  );
  if (count === 0) note(say(words.none));
};

const cellsOf = (row: IncidentRow, say: Say): string[] => {
  const guessed = row.category === null && row.best_guess !== null ? `${categoryName(say, row.best_guess)}？` : '';
  const names = (keys: readonly string[]) => keys.map((key) => responsibilityName(say, key)).join(say(words.comma));
  return [
    row.incident_id,
    momentText(row.reported_at),
    choiceName(say, status, row.status),
    row.category === null ? guessed : categoryName(say, row.category),
    row.estate ?? row.place ?? '',
    names(row.lead ? [row.lead] : []),
    names(row.assists),
  ];
};

/** Rows per question: the answer must fit into one message. */
const pageSize = 500;

/** Newest first, each page from where the one before it ended. */
async function* pagesOf(
  ask: (data: unknown) => Promise<IncidentRow[]>,
  filter: object,
  limit: number,
): AsyncGenerator<IncidentRow[]> {
  let left = limit;
  let after: string | undefined;
  while (left > 0) {
    const size = Math.min(pageSize, left);
    const rows = await ask({ ...filter, limit: size, ...(after ? { after } : {}) });
    if (rows.length === 0) return;
    yield rows;
    if (rows.length < size) return;
    left -= rows.length;
    after = rows.at(-1)!.incident_id;
  }
}
