/**
 * What learning adds: real labelled messages, split by time, the later ones foretold with and without what the earlier ones
 * teach. The lexicon knows their matters already; so the same again with a lexicon from which the most frequent categories were
 * taken out, and with none at all: what learning makes of what nobody wrote down.
 *
 *     node test/measure/learning.ts [SPLIT]
 *
 * Prints a table and one line of JSON. Without `../shared/data` there is nothing to measure, and it says so.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { categoryOf } from '@tiaokuai/contracts';
import {
  atOnce,
  type DatedLabel,
  defaultLexicon,
  type Figures,
  foretelling,
  type Lexicon,
  learn,
  suggestionThreshold,
} from '@tiaokuai/suggester';
import { instantOf } from '../../cli/src/import/dates.ts';
import { readDated } from '../../cli/src/suggest/labelled.ts';

const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
if (!existsSync(join(data, 'labels-dev.jsonl'))) {
  console.log('learning: no labelled messages in ../shared/data, nothing measured');
  process.exit(0);
}

const files = ['replies=messages-dev.jsonl', 'hot=messages-hot.csv'].map((each) => each.replace('=', `=${data}/`));
const { labels } = await readDated(join(data, 'labels-dev.jsonl'), files);
const [, , given] = process.argv;
const split = given === undefined ? undefined : instantOf(given);

const frequent = [...Map.groupBy(labels, ({ category }) => category!.split('/')[0]!)]
  .filter(([category]) => category !== 'other')
  .sort(([, a], [, b]) => b.length - a.length)
  .slice(0, 6)
  .map(([category]) => category);
const without = (categories: readonly string[]): Lexicon => ({
  ...defaultLexicon,
  says: Object.fromEntries(
    Object.entries(defaultLexicon.says).filter(([category]) => !categories.includes(category.split('/')[0]!)),
  ),
});
const lexicons: Readonly<Record<string, Lexicon>> = {
  'the whole lexicon': defaultLexicon,
  [`without ${frequent.join(', ')}`]: without(frequent),
  'no lexicon': without(Object.keys(defaultLexicon.says)),
};

const policy = (category: string) => categoryOf(category)!;
const lines: readonly (keyof Figures)[] = [
  'top1',
  'top1Accepted',
  'top3',
  'lead',
  'leadActed',
  'leftToPerson',
  'raised',
];
const measured = Object.entries(lexicons).map(([name, base]) => {
  const foretold = atOnce(foretelling(labels, { split, base, policy, threshold: suggestionThreshold }))!;
  const share = (figures: Figures, line: keyof Figures) => {
    const { right, of } = figures[line] as { right: number; of: number };
    return `${right}/${of}`;
  };
  const rows = lines.map((line) => [line, `${share(foretold.before, line)} → ${share(foretold.after, line)}`] as const);
  return { name, split: foretold.split, trained: foretold.trained, ...Object.fromEntries(rows) };
});
console.table(measured);

/* How long it takes, at half the size that counts at most; the same messages again and again, by other persons. */
const many = Array.from({ length: 2_500 }, (_, index): DatedLabel => {
  const label = labels[index % labels.length]!;
  return { ...label, person: `${label.person}-${index}`, place: `${label.place}-${index}` };
});
const timed = (some: readonly DatedLabel[]): number => {
  const before = process.cpuUsage();
  learn(some);
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1_000);
};
const milliseconds = { [labels.length]: timed(labels), 2500: timed(many) };
console.log('processor time to learn, milliseconds by labels:', milliseconds);

console.log(
  JSON.stringify({ measure: 'learning', date: new Date().toISOString().slice(0, 10), measured, milliseconds }),
);
