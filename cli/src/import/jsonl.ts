import { decoded, type Encoding } from './encoding.ts';
import { type Cell, problem, type ReadRow } from './rows.ts';

/** A line longer than this is no row of ours. */
const longestLine = 1024 * 1024;

/** Rows of a file with one JSON object per line. */
export async function* readJsonl(
  file: string,
  options: { readonly encoding: Encoding; readonly onBytes?: (bytes: number) => void },
): AsyncGenerator<ReadRow> {
  const shapes = new Map<string, readonly string[]>();
  let row = 0;
  for await (const line of linesOf(decoded(file, options.encoding, options.onBytes))) {
    row += 1;
    if (line === undefined) yield { row, line: row, problem: tooLong };
    else if (line.trim() !== '') yield rowOf(line, row, shapes);
  }
}

const rowOf = (line: string, row: number, shapes: Map<string, readonly string[]>): ReadRow => {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { row, line: row, problem: noJson };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { row, line: row, problem: noObject };
  const keys = Object.keys(value);
  const shape = keys.join('\n');
  let headers = shapes.get(shape);
  if (!headers) {
    headers = keys;
    // Where every line has columns of its own, remembering them is of no use.
    if (shapes.size < 1_000) shapes.set(shape, keys);
  }
  return { row, line: row, headers, cells: Object.values(value).map(cellOf) };
};

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'object') return JSON.stringify(value);
  return value as string | number | boolean;
};

/** Lines by `\n` and `\r\n` only: other line separators may stand inside a JSON text. undefined for one that is too long. */
async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string | undefined> {
  let rest = '';
  let skipping = false;
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      yield skipping || line.length > longestLine ? undefined : line;
      skipping = false;
    }
    if (rest.length > longestLine) {
      skipping = true;
      rest = '';
    }
  }
  if (skipping) yield undefined;
  else if (rest !== '') yield rest;
}

const noJson = problem('no-json', '该行不是有效的 JSON', 'this line is no valid JSON');
const noObject = problem('no-object', '该行不是 JSON 对象', 'this line is no JSON object');
const tooLong = problem('line-too-long', '该行超过 1 MB', 'this line is longer than 1 MB');
