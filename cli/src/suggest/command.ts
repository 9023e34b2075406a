import { categoryOf } from '@tiaokuai/contracts';
import { evaluate, type Figures, suggestCategories, suggestionThreshold } from '@tiaokuai/suggester';
import type { Command } from 'commander';
import { failure } from '../failure.ts';
import { isBroken } from '../import/rows.ts';
import { importing } from '../import/words.ts';
import { categoryName } from '../names.ts';
import { timeText } from '../options.ts';
import { percent, tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { evaluateFiles, evaluateLogs } from './foretold.ts';
import { goBack, learnFromLogs, listVersions } from './learned.ts';
import { responsible } from './responsible.ts';
import { suggesting as words } from './words.ts';

interface Options {
  readonly measure?: string;
  readonly evaluate?: boolean;
  readonly learn?: boolean;
  readonly publish?: string;
  readonly versions?: boolean;
  readonly back?: string;
  readonly from?: string;
  readonly to?: string;
  readonly split?: string;
  readonly as: string;
  readonly json?: boolean;
}

/**
 * `tiaokuai suggest FILE`, `tiaokuai suggest --measure LABELS FILE...`; of what the district learns: `--learn [--publish NOTE]`,
 * `--evaluate`, `--versions`, `--back REASON`.
 */
export const suggestCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('suggest')
    .description(say(words.command))
    .argument('[file...]', say(words.files))
    .option('--measure <labels>', say(words.measure))
    .option('--evaluate', say(words.evaluate))
    .option('--learn', say(words.learn))
    .option('--publish <note>', say(words.publish))
    .option('--versions', say(words.versions))
    .option('--back <reason>', say(words.back))
    .option('--from <time>', say(words.from), timeText(say))
    .option('--to <time>', say(words.to), timeText(say))
    .option('--split <time>', say(words.split), timeText(say))
    .option('--as <actor>', say(words.actor), 'leading-group:terminal')
    .option('--json', say(words.json))
    .action((files: readonly string[], options: Options) => choose(files, options, terminal));
};

const choose = async (files: readonly string[], options: Options, terminal: Terminal): Promise<void> => {
  const { measure: labels, evaluate: evaluated, learn, publish, versions, back, json = false } = options;
  const chosen = [evaluated, learn, versions, back !== undefined].filter(Boolean).length;
  const given = files.length > 0 || labels !== undefined;
  if (chosen > 1 || (chosen === 1 && given && !evaluated) || (publish !== undefined && !learn)) throw oneOfThem();
  if (learn) return learnFromLogs(options, terminal);
  if (versions) return listVersions(json, terminal);
  if (back !== undefined) return goBack({ reason: back, as: options.as }, terminal);
  if (evaluated && !given) return evaluateLogs(options, terminal);
  if (files.length === 0 || (evaluated && labels === undefined))
    throw failure(
      '还需给出留言文件（与 --evaluate 同用时并给 --measure 标注）',
      'files of messages are needed, and --measure with --evaluate',
      2,
    );
  if (evaluated) return evaluateFiles({ ...options, labels: labels! }, files, terminal);
  if (labels !== undefined) return measure(labels, files, json, terminal);
  for (const file of files) await suggest(file, terminal);
};

const oneOfThem = () =>
  failure(
    '--learn、--evaluate、--versions、--back 只能用其一；--publish 与 --learn 同用；留言文件只与 --measure、--evaluate 同用',
    'one of --learn, --evaluate, --versions and --back; --publish goes with --learn; files go with --measure or --evaluate',
    2,
  );

/** One line of JSON per message, in their order. */
const suggest = async (file: string, { output, note, say }: Terminal): Promise<void> => {
  const { messagesOf } = await import('./unknown-messages.ts');
  for await (const message of messagesOf(file)) {
    if (isBroken(message)) {
      note(say(importing.badRow, message.row, message.line, say(message.problem.message)));
      continue;
    }
    const { id, subject, text } = message;
    const report = { subject, text };
    const suggestions = suggestCategories(report).map(({ category, confidence, evidence }) => ({
      category,
      ...responsible(category),
      confidence: Number(confidence.toFixed(4)),
      evidence,
    }));
    await output.write(`${JSON.stringify({ id, suggestions })}\n`);
  }
};

const measure = async (labels: string, files: readonly string[], json: boolean, terminal: Terminal): Promise<void> => {
  const { output, say } = terminal;
  const { readLabelled } = await import('./labelled.ts');
  const { labelled, missing } = await readLabelled(labels, files);
  if (labelled.length === 0) throw failure('没有一条标注找到留言', 'no label has its message in these files', 2);
  const figures = evaluate(labelled, { suggest: suggestCategories, threshold: suggestionThreshold, responsible });
  if (json) {
    await output.write(
      `${JSON.stringify({ labels: labelled.length, missing, threshold: suggestionThreshold, ...figures })}\n`,
    );
    return;
  }
  const outOfScope = labelled.filter(({ category }) => category === null).length;
  await output.write(`${say(words.labels, labelled.length, missing, outOfScope)}\n\n`);
  const rows = Object.entries(words.figures).map(([key, names]): string[] => {
    const { right, of } = figures[key as keyof typeof words.figures];
    return [say(names), percent({ right, of }), `${right}/${of}`];
  });
  await output.write(tableOf([say(words.figure), say(words.share), say(words.right)], rows));
  await output.write(`\n${say(words.confusions)}\n${confusions(figures, terminal)}`);
};

const confusions = ({ confusions: all }: Figures, { say }: Terminal): string => {
  const named = (key: string) => (categoryOf(key) ? categoryName(say, key) : say(words.nothing));
  const rows = all.map(({ label, suggested, times }): (string | number)[] => [named(label), named(suggested), times]);
  return tableOf([say(words.label), say(words.suggested), say(words.times)], rows);
};
