import { createReadStream } from 'node:fs';
import ExcelJS from 'exceljs';
import { type Cell, problem, type ReadRow } from './rows.ts';

export interface XlsxOptions {
  /** Name of the sheet; the first one that is not empty by default. */
  readonly sheet?: string | undefined;
  readonly onBytes?: (bytes: number) => void;
}

export class NoSuchSheet extends Error {
  override readonly name = 'NoSuchSheet';
  readonly sheets: readonly string[];

  constructor(sheets: readonly string[]) {
    super(`the sheets are: ${sheets.join(', ')}`);
    this.sheets = sheets;
  }
}

/** What exceljs's streaming reader gives and its types leave out. */
interface Sheet extends AsyncIterable<ExcelJS.Row> {
  readonly name: string;
}

/**
 * Rows of one sheet, one at a time; the first row with more than one filled cell names the columns. Dates come as `Date`s whose UTC
 * parts are the clock on the wall. Of the file only its table of shared texts is held in memory.
 *
 * @throws NoSuchSheet
 */
export async function* readXlsx(file: string, { sheet, onBytes }: XlsxOptions = {}): AsyncGenerator<ReadRow> {
  const source = createReadStream(file);
  if (onBytes) source.on('data', (chunk) => onBytes(chunk.length));
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(source, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  });
  const seen: string[] = [];
  try {
    for await (const each of reader as unknown as AsyncIterable<Sheet>) {
      seen.push(each.name);
      let any = false;
      for await (const row of rowsOf(each)) {
        if (sheet !== undefined && each.name !== sheet) continue;
        any = true;
        yield row;
      }
      if (any) return;
    }
    if (sheet !== undefined && !seen.includes(sheet)) throw new NoSuchSheet(seen);
  } finally {
    source.destroy();
  }
}

async function* rowsOf(sheet: Sheet): AsyncGenerator<ReadRow> {
  let headers: readonly string[] | undefined;
  for await (const row of sheet) {
    // Sparse, and from 1: column A is at 1.
    const values = (row.values as ExcelJS.CellValue[]).slice(1);
    const cells = Array.from(values, cellOf);
    const filled = cells.filter((cell) => cell !== undefined && cell !== '').length;
    if (filled === 0) continue;
    if (!headers) {
      // A lone cell above the table is its title.
      if (filled > 1) headers = cells.map((cell) => String(cell ?? '').trim());
    } else if (cells.some((cell) => cell === faulty)) yield { row: row.number, problem: formulaError };
    else yield { row: row.number, headers, cells: cells as Cell[] };
  }
}

const faulty = Symbol('a formula that failed');

const cellOf = (value: ExcelJS.CellValue | undefined): Cell | typeof faulty => {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'object' || value instanceof Date) return value;
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return faulty;
  if ('hyperlink' in value)
    return typeof value.text === 'string' ? value.text : cellOf(value.text as ExcelJS.CellValue);
  if ('formula' in value || 'sharedFormula' in value) return cellOf(value.result as ExcelJS.CellValue | undefined);
  return undefined;
};

const formulaError = problem(
  'formula-error',
  '该行有公式出错的单元格（如 #N/A）',
  'a formula in this row failed (such as #N/A)',
);
