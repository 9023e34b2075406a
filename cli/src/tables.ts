import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import type { Output } from './output.ts';

/** A table for people, without lines; Chinese characters count for two columns. */
export const tableOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string => {
  const none = { top: '', bottom: '', left: '', mid: '', right: '' };
  const table = new Table({
    head: [...head],
    chars: {
      ...none,
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      'left-mid': '',
      'mid-mid': '',
      'right-mid': '',
      middle: '  ',
    },
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
  });
  for (const row of rows)
    table.push(
      row.map((cell) => (typeof cell === 'number' ? { content: String(cell), hAlign: 'right' as const } : cell)),
    );
  return `${table.toString()}\n`;
};

/** `84.9 %`; a dash of none. */
export const percent = ({ right, of }: { readonly right: number; readonly of: number }): string =>
  of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} %`;

/** How a list of rows is wanted. */
export interface ListForm {
  readonly json?: boolean;
  readonly csv?: boolean;
}

/**
 * Writes rows page by page: as JSONL or CSV with their own names for programs, as a table for people.
 *
 * @returns how many there were.
 */
export const writeRows = async <Row extends object>(
  output: Output,
  pages: AsyncIterable<readonly Row[]>,
  form: ListForm,
  head: readonly string[],
  cellsOf: (row: Row) => readonly (string | number)[],
): Promise<number> => {
  let count = 0;
  const shown: (readonly (string | number)[])[] = [];
  for await (const page of pages) {
    if (form.json) await output.write(page.map((row) => `${JSON.stringify(row)}\n`).join(''));
    else if (form.csv) await output.write(stringify(page.map(flat), { header: count === 0 }));
    else shown.push(...page.map(cellsOf));
    count += page.length;
  }
  if (shown.length > 0) await output.write(tableOf(head, shown));
  return count;
};

const flat = (row: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Array.isArray(value) ? value.join(' ') : value]));
