import type { Report } from '@tiaokuai/suggester';
import { cellOf, columnsOf, textOf } from '../import/columns.ts';
import { instantOf } from '../import/dates.ts';
import { type BrokenRow, type Cell, isBroken } from '../import/rows.ts';
import { openSource } from '../import/source.ts';

/** A message with the id that its file gives it. */
export interface Message extends Report {
  readonly id: Cell;
  /** ISO 8601 UTC, where the file says it. */
  readonly asked: string | undefined;
  /** Whose it is, by the other system's number; empty where the file does not say. */
  readonly user: string;
}

/** The messages of a file of any kind that can be imported. @throws CommandFailure */
export async function* messagesOf(file: string): AsyncGenerator<Message | BrokenRow> {
  const { rows } = await openSource({ file, given: {} });
  for await (const row of rows) {
    if (isBroken(row)) {
      yield row;
      continue;
    }
    const columns = columnsOf(row.headers);
    const asked = cellOf(row.cells, columns, 'asked');
    yield {
      id: cellOf(row.cells, columns, 'reference'),
      subject: textOf(row.cells, columns, 'subject'),
      text: textOf(row.cells, columns, 'text'),
      asked: asked === undefined || typeof asked === 'boolean' ? undefined : instantOf(asked),
      user: textOf(row.cells, columns, 'user'),
    };
  }
}
