import type { Names } from '@tiaokuai/contracts';

/** What a cell of a table, or a value of a JSON object, may hold by the time it is looked at. */
export type Cell = string | number | boolean | Date | undefined;

/** Why a row was not taken; says no content of the row, which may be personal. */
export interface Problem {
  /** For programs: stable, kebab-case. */
  readonly code: string;
  /** The field of ours, or the column of theirs, that is wrong. */
  readonly field?: string;
  readonly message: Names;
}

/** A row of a file, with its place as a person finds it again. */
export interface SourceRow {
  /** As a spreadsheet numbers it: the header is row 1. In JSONL, the line. */
  readonly row: number;
  /** Line of a text file in which it begins. */
  readonly line?: number;
  /** The same array for all rows that have the same columns. */
  readonly headers: readonly string[];
  readonly cells: readonly Cell[];
}

export interface BrokenRow {
  readonly row: number;
  readonly line?: number;
  readonly problem: Problem;
}

export type ReadRow = SourceRow | BrokenRow;

export const isBroken = (row: object): row is BrokenRow => 'problem' in row;

export const problem = (code: string, zh: string, en: string, field?: string): Problem => ({
  code,
  message: { zh, en },
  ...(field === undefined ? {} : { field }),
});
