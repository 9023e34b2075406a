import { atOnce, type Foretold, foretelling, suggestionThreshold } from '@tiaokuai/suggester';
import { failure } from '../failure.ts';
import { categoryName, momentText } from '../names.ts';
import { percent, tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { readDated } from './labelled.ts';
import { responsible } from './responsible.ts';
import { suggesting, learning as words } from './words.ts';

/** What foretelling found, without what was learned on the way. */
export type Outcome = Omit<Foretold, 'learned' | 'practice'>;

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly split?: string;
  readonly json?: boolean;
}

/** Learning may read thousands of reports: as long is waited, in milliseconds. */
export const patience = 600_000;

/** Asks the subdistrict, where the reports may be read. */
export const evaluateLogs = async ({ from, to, split, json }: Options, terminal: Terminal): Promise<void> => {
  const { connect, output, say, note } = terminal;
  const { client } = await connect().bus();
  const { foretold, erased } = await client.query<{ foretold: Outcome | null; erased: number }>(
    'subdistrict',
    'EvaluateSuggester',
    { from, to, split },
    { timeout: patience },
  );
  if (!foretold) throw failure(words.tooFew.zh, words.tooFew.en);
  if (json) return output.write(`${JSON.stringify({ erased, threshold: suggestionThreshold, ...foretold })}\n`);
  if (erased > 0) note(say(words.erased, erased));
  await output.write(foretoldText(foretold, terminal));
};

/** Of a labelled file; needs no district. */
export const evaluateFiles = async (
  { labels: labelsFile, from, to, split, json }: Options & { readonly labels: string },
  files: readonly string[],
  terminal: Terminal,
): Promise<void> => {
  const { output, say, note } = terminal;
  const { labels, missing, undated, outOfScope } = await readDated(labelsFile, files);
  const within = labels.filter(({ at }) => (from === undefined || at >= from) && (to === undefined || at < to));
  const result = atOnce(foretelling(within, { split, threshold: suggestionThreshold, policy: responsible }));
  if (!result) throw failure(words.tooFew.zh, words.tooFew.en);
  const { learned: _learned, practice: _practice, ...foretold } = result;
  if (json) {
    const about = { missing, undated, outOfScope, threshold: suggestionThreshold };
    return output.write(`${JSON.stringify({ ...about, ...foretold })}\n`);
  }
  if (missing + undated + outOfScope > 0) note(say(words.ofFile, missing, undated, outOfScope));
  await output.write(foretoldText(foretold, terminal));
};

/** Figures that need labels of matters of no estate are left out: logs have none. */
const shown = Object.keys(suggesting.figures).filter((key) => key !== 'outOfScopeRaised') as Exclude<
  keyof typeof suggesting.figures,
  'outOfScopeRaised'
>[];

/** Before beside after, and the categories that moved. */
export const foretoldText = (foretold: Outcome, { say }: Pick<Terminal, 'say'>): string => {
  const { split, trained, tested, repeated, late, before, after, moved } = foretold;
  const rows = shown.map((key) => {
    const cells = [before[key], after[key]].map((each) => `${percent(each)} (${each.right}/${each.of})`);
    return [say(suggesting.figures[key]), ...cells];
  });
  const movedRows = moved.map(({ category, of, before: was, after: is }) => [categoryName(say, category), of, was, is]);
  return [
    `${say(words.foretold, momentText(split), trained, tested)}\n`,
    ...(repeated + late > 0 ? [`${say(words.leftOut, repeated, late)}\n`] : []),
    '\n',
    tableOf([say(suggesting.figure), say(words.before), say(words.after)], rows),
    `\n${say(moved.length > 0 ? words.movedMost : words.noneMoved)}\n`,
    moved.length > 0
      ? tableOf([say(words.category), say(words.cases), say(words.before), say(words.after)], movedRows)
      : '',
  ].join('');
};
