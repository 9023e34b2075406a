import { open, stat } from 'node:fs/promises';
import { CommandFailure, failure } from '../failure.ts';
import { columnsOf, type GivenColumns, missingColumns } from './columns.ts';
import { readCsv } from './csv.ts';
import { type Encoding, encodingOf } from './encoding.ts';
import { readJsonl } from './jsonl.ts';
import { isBroken, type ReadRow } from './rows.ts';
import { NoSuchSheet, readXlsx } from './xlsx.ts';

export interface SourceOptions {
  readonly file: string;
  readonly given: GivenColumns;
  /** Found out by default. */
  readonly encoding?: Encoding | undefined;
  readonly sheet?: string | undefined;
  readonly onBytes?: (bytes: number) => void;
}

export interface Source {
  readonly bytes: number;
  readonly rows: AsyncGenerator<ReadRow>;
}

/**
 * Opens a file of reports and reads as far as its first row, so that a file of another kind, or without a text, is found
 * before anything is raised.
 *
 * @throws CommandFailure that says what the file lacks.
 */
export const openSource = async ({ file, given, encoding, sheet, onBytes }: SourceOptions): Promise<Source> => {
  const kind = await kindOf(file);
  const { size } = await stat(file);
  const told = onBytes ? { onBytes } : {};
  const text = { encoding: encoding ?? (kind === 'xlsx' ? 'utf-8' : await encodingOf(file)), ...told };
  const read = {
    csv: () => readCsv(file, text),
    jsonl: () => readJsonl(file, text),
    xlsx: () => readXlsx(file, { sheet, ...told }),
  };
  const rows = read[kind]();
  const first: ReadRow[] = [];
  try {
    for (;;) {
      const { done, value } = await rows.next();
      if (done) break;
      first.push(value);
      if (isBroken(value)) continue;
      check(value.headers, given);
      break;
    }
  } catch (error) {
    await rows.return(undefined);
    if (error instanceof NoSuchSheet)
      throw failure(
        `没有工作表“${sheet}”；有：${error.sheets.join('、')}`,
        `there is no sheet “${sheet}”; there are: ${error.sheets.join(', ')}`,
        2,
      );
    throw error;
  }
  return { bytes: size, rows: joined(first, rows) };
};

async function* joined(first: readonly ReadRow[], rest: AsyncGenerator<ReadRow>): AsyncGenerator<ReadRow> {
  yield* first;
  yield* rest;
}

const check = (headers: readonly string[], given: GivenColumns): void => {
  const listed = headers.filter((header) => header !== '').join('、');
  const missing = missingColumns(headers, given);
  if (missing.length > 0)
    throw failure(
      `没有列“${missing.join('、')}”；文件的列有：${listed}`,
      `there is no column ${missing.join(', ')}; the file has: ${listed}`,
      2,
    );
  const { text, subject } = columnsOf(headers, given);
  if (!text && !subject)
    throw failure(
      `认不出哪一列是留言内容；文件的列有：${listed}。用 --map text=列名 指明`,
      `no column is known to hold the text; the file has: ${listed}. Name it with --map text=COLUMN`,
      2,
    );
};

/** By what the file holds, whatever it is called. */
const kindOf = async (file: string): Promise<'csv' | 'jsonl' | 'xlsx'> => {
  const start = await beginningOf(file);
  if (start.length === 0) throw failure(`${file} 是空文件`, `${file} is empty`, 2);
  if (start.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return 'xlsx';
  if (start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw failure(
      `${file} 是旧式 .xls 文件：请另存为 .xlsx 或 CSV 再导入`,
      `${file} is an old .xls file: save it as .xlsx or CSV`,
      2,
    );
  // The first character that says something, past marks, spaces and the zeros of UTF-16.
  const sign = start.find((byte) => ![0x00, 0x09, 0x0a, 0x0d, 0x20, 0xbb, 0xbf, 0xef, 0xfe, 0xff].includes(byte));
  if (sign === '{'.charCodeAt(0)) return 'jsonl';
  if (sign === '['.charCodeAt(0))
    throw failure(
      `${file} 是 JSON 数组：请改为每行一个 JSON 对象（JSONL）`,
      `${file} is a JSON array: one object per line (JSONL) is needed`,
      2,
    );
  return 'csv';
};

const beginningOf = async (file: string): Promise<Buffer> => {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4_096), 0, 4_096, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandFailure({ zh: `无法读取 ${file}（${code}）`, en: `${file} cannot be read (${code})` }, 2, {
      cause: error,
    });
  }
};
