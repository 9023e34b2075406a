import { Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { parse as parseWhole } from 'csv-parse/sync';
import { decoded, type Encoding } from './encoding.ts';
import { problem, type ReadRow } from './rows.ts';

export interface CsvOptions {
  readonly encoding: Encoding;
  readonly onBytes?: (bytes: number) => void;
}

/** A row longer than this is no row but a quotation mark that nobody closed. */
const longestRow = 1024 * 1024;

interface Parsed {
  readonly record: string[];
  /** As the file has it. */
  readonly raw: string;
  readonly info: { readonly lines: number; readonly empty_lines: number };
}

/** What is known where reading begins, or begins again. */
interface Place {
  /** Lines of the file before it. */
  readonly lines: number;
  /** Rows as a spreadsheet counts them before it. */
  readonly rows: number;
}

/**
 * Rows of a table in text: comma, tab or semicolon, quotation marks where needed, the first row names the columns.
 *
 * A quotation mark that is never closed, or that swallowed the rows after it, costs its own row only: that row is broken and
 * reading goes on in the line after it.
 */
export async function* readCsv(file: string, options: CsvOptions): AsyncGenerator<ReadRow> {
  const delimiter = await delimiterOf(file, options.encoding);
  let headers: readonly string[] | undefined;
  let place: Place | undefined = { lines: 0, rows: 0 };
  while (place) {
    const from: Place = place;
    place = undefined;
    // Bytes are told once, though a damaged file is opened several times.
    const onBytes = from.lines === 0 ? options.onBytes : undefined;
    const text = Readable.from(afterLines(decoded(file, options.encoding, onBytes), from.lines), { objectMode: false });
    const parser = parse({
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      info: true,
      raw: true,
      skip_empty_lines: true,
      max_record_size: longestRow,
    });
    text.on('error', (error) => parser.destroy(error));
    text.pipe(parser);
    let end = 0;
    let empty = 0;
    let rows = from.rows;
    try {
      for await (const { record, raw, info } of parser as AsyncIterable<Parsed>) {
        const start = end + 1 + (info.empty_lines - empty);
        rows += 1 + (info.empty_lines - empty);
        empty = info.empty_lines;
        end = info.lines;
        const line = from.lines + start;
        // Spreadsheets leave rows of bare commas behind.
        if (record.every((cell) => cell.trim() === '')) continue;
        if (!headers) {
          headers = record.map((header) => header.trim());
          continue;
        }
        const cells = withoutEmptyEnd(record, headers.length);
        const tooMany = cells.length > headers.length;
        const swallowed = end > start && (tooMany || holdsRows(raw, delimiter, headers.length));
        if (tooMany) yield { row: rows, line, problem: tooManyColumns(headers.length, cells.length) };
        else if (swallowed) yield { row: rows, line, problem: openQuote };
        else yield { row: rows, line, headers, cells };
        if (swallowed) {
          place = { lines: line, rows };
          break;
        }
      }
    } catch (error) {
      if (!isQuoteTrouble(error)) throw error;
      const line = from.lines + end + 1;
      yield { row: rows + 1, line, problem: openQuote };
      place = { lines: line, rows: rows + 1 };
    } finally {
      text.destroy();
    }
  }
}

const withoutEmptyEnd = (record: readonly string[], columns: number): readonly string[] => {
  let length = record.length;
  while (length > columns && record[length - 1]!.trim() === '') length -= 1;
  return length === record.length ? record : record.slice(0, length);
};

/**
 * Whether a row of several lines is several rows behind one open quotation mark: a mark stands where none may (before it is
 * doubled or the field ends), and one of the lines has as many separators as a row.
 */
const holdsRows = (raw: string, delimiter: string, columns: number): boolean => {
  const [, ...inner] = raw.trimEnd().split(/\r\n|\n|\r/);
  if (!inner.some((line) => line.split(delimiter).length >= columns)) return false;
  try {
    parseWhole(raw, { delimiter });
    return false;
  } catch {
    return true;
  }
};

const isQuoteTrouble = (error: unknown): boolean =>
  ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes((error as CsvError).code);

const openQuote = problem(
  'quote-not-closed',
  '该行有一个引号没有收尾，下一行起继续读取',
  'a quotation mark of this row is never closed; reading goes on with the next line',
);

const tooManyColumns = (wanted: number, found: number) =>
  problem(
    'too-many-columns',
    `该行有 ${found} 列，表头只有 ${wanted} 列；内容里的逗号要加引号`,
    `${found} columns where the header has ${wanted}; a comma inside a text needs quotation marks`,
  );

/** The separator that the header line has most of. */
const delimiterOf = async (file: string, encoding: Encoding): Promise<string> => {
  let head = '';
  for await (const text of decoded(file, encoding)) {
    head += text;
    if (/[\r\n]/.test(head.trimStart()) || head.length > 65_536) break;
  }
  const [line = ''] = head.trimStart().split(/[\r\n]/);
  const count = (separator: string) => line.split(separator).length;
  return [',', '\t', ';', '，'].reduce((best, each) => (count(each) > count(best) ? each : best));
};

/** Leaves out the first lines; counts them as the parser does, by the first kind of line end that the file has. */
async function* afterLines(texts: AsyncIterable<string>, lines: number): AsyncGenerator<string> {
  let left = lines;
  let lineEnd: string | undefined;
  let held = '';
  for await (const text of texts) {
    if (left === 0) {
      yield held + text;
      held = '';
      continue;
    }
    let rest = held + text;
    // A line end of two characters may be cut in two by the pieces.
    held = rest.endsWith('\r') ? '\r' : '';
    if (held) rest = rest.slice(0, -1);
    lineEnd ??= /\r\n|\n|\r/.exec(rest)?.[0];
    while (left > 0 && lineEnd) {
      const at = rest.indexOf(lineEnd);
      if (at < 0) break;
      rest = rest.slice(at + lineEnd.length);
      left -= 1;
    }
    if (left === 0 && rest !== '') {
      yield rest + held;
      held = '';
    }
  }
  if (left === 0 && held) yield held;
}
