import { categoryOf } from '@tiaokuai/contracts';
import { evaluate, type Figures, type Share, suggestCategories, suggestionThreshold } from '@tiaokuai/suggester';
import type { Command } from 'commander';
import { failure } from '../failure.ts';
import { isBroken } from '../import/rows.ts';
import { importing, suggesting as words } from '../messages.ts';
import { categoryName } from '../names.ts';
import { tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';

interface Options {
  readonly measure?: string;
  readonly json?: boolean;
}

/** `tiaokuai suggest FILE`, `tiaokuai suggest --measure LABELS FILE...` */
export const suggestCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('suggest')
    .description(say(words.command))
    .argument('<file...>', say(words.files))
    .option('--measure <labels>', say(words.measure))
    .option('--json', say(words.json))
    .action(async (files: readonly string[], { measure: labels, json }: Options) => {
      if (labels === undefined) for (const file of files) await suggest(file, terminal);
      else await measure(labels, files, json === true, terminal);
    });
};

/** Whom a category goes to by the catalogue; rules that know more of the case may send it elsewhere. */
const responsible = (key: string) => {
  const category = categoryOf(key);
  if (!category) throw failure(`目录里没有类别 ${key}`, `the catalogue has no category ${key}`);
  return { lead: category.lead, assist: category.assist };
};

/** One line of JSON per message, in their order. */
const suggest = async (file: string, { output, note, say }: Terminal): Promise<void> => {
  const { messagesOf } = await import('../suggest/messages.ts');
  for await (const message of messagesOf(file)) {
    if (isBroken(message)) {
      note(say(importing.badRow, message.row, message.line, say(message.problem.message)));
      continue;
    }
    const { id, ...report } = message;
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
  const { readLabelled } = await import('../suggest/labelled.ts');
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

const percent = ({ right, of }: Share): string => (of === 0 ? '–' : `${((100 * right) / of).toFixed(1)} %`);

const confusions = ({ confusions: all }: Figures, { say }: Terminal): string => {
  const named = (key: string) => (categoryOf(key) ? categoryName(say, key) : say(words.nothing));
  const rows = all.map(({ label, suggested, times }): (string | number)[] => [named(label), named(suggested), times]);
  return tableOf([say(words.label), say(words.suggested), say(words.times)], rows);
};
