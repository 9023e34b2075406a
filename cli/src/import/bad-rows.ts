import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { CommandFailure } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import type { BadRow } from './run.ts';
import { importing as words } from './words.ts';

/** What is told of bad rows: the first of them on the screen, all of them in a file where one is wanted. */
export interface BadRows {
  readonly add: (row: BadRow) => Promise<void>;
  /** Says what has not been said yet, and closes the file. */
  end(): Promise<void>;
  /** Rows for which no service ever answered. */
  readonly unanswered: () => number;
}

const shownAtMost = 20;

/** @param quiet Nothing on the screen until the end. @throws CommandFailure when the file cannot be written. */
export const createBadRows = async (
  file: string | undefined,
  { say, note }: Terminal,
  quiet: boolean,
): Promise<BadRows> => {
  const list = file === undefined ? undefined : await listIn(file);
  const held: string[] = [];
  let rows = 0;
  let unanswered = 0;
  return {
    async add({ row, line, problem }) {
      rows += 1;
      if (problem.code === 'no-answer') unanswered += 1;
      const why = say(problem.message);
      if (rows <= shownAtMost) {
        const text = say(words.badRow, row, line, why);
        if (quiet) held.push(text);
        else note(text);
      }
      await list?.add([row, line ?? '', problem.field ?? '', problem.code, why]);
    },
    async end() {
      for (const text of held.splice(0)) note(text);
      if (rows > shownAtMost && !list) note(say(words.moreBad, rows - shownAtMost));
      rows = 0;
      await list?.end();
    },
    unanswered: () => unanswered,
  };
};

const listIn = async (file: string) => {
  const csv = stringify({ header: true, columns: ['row', 'line', 'field', 'code', 'reason'], bom: true });
  const target = createWriteStream(file);
  const done = finished(target);
  done.catch(() => undefined);
  await new Promise<void>((resolve, reject) => {
    target.once('open', () => resolve());
    target.once('error', ({ message }) =>
      reject(
        new CommandFailure({ zh: `无法写入 ${file}（${message}）`, en: `${file} cannot be written (${message})` }, 2),
      ),
    );
  });
  csv.pipe(target);
  return {
    async add(cells: readonly (string | number)[]) {
      if (!csv.write(cells)) await new Promise((resolve) => csv.once('drain', resolve));
    },
    async end() {
      csv.end();
      await done;
    },
  };
};
