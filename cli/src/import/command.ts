import { heldReason, incidentStatus } from '@tiaokuai/contracts';
import { privateSchemaOf } from '@tiaokuai/service';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandFailure } from '../failure.ts';
import type { Say } from '../language.ts';
import { choiceName, responsibilityName } from '../names.ts';
import { several, wholeNumber } from '../options.ts';
import { createProgress } from '../progress.ts';
import { tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { createBadRows } from './bad-rows.ts';
import { type Field, fieldNames, type GivenColumns } from './columns.ts';
import { type Encoding, encodings } from './encoding.ts';
import { createPseudonyms } from './pseudonyms.ts';
import { type ImportResult, runImport } from './run.ts';
import { ServicesAway } from './send.ts';
import { importing as words } from './words.ts';

interface Options {
  readonly map?: readonly string[];
  readonly system: string;
  readonly errors?: string;
  readonly sheet?: string;
  readonly encoding?: Encoding;
  readonly concurrency: number;
  readonly timeout: number;
  readonly wait: number;
  readonly as: string;
  readonly json?: boolean;
}

/** `tiaokuai import FILE` */
export const importCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('import')
    .description(say(words.about))
    .argument('<file>', say(words.file))
    .option('--map <field=column>', `${say(words.map)} (${fieldNames.join(', ')})`, several)
    .option('--system <name>', say(words.system), systemName(say), 'import')
    .option('--errors <file>', say(words.errors))
    .option('--sheet <name>', say(words.sheet))
    .addOption(new Option('--encoding <name>', say(words.encoding)).choices(encodings))
    .option('--concurrency <n>', say(words.concurrency), wholeNumber(say, 1, 1_000), 64)
    .option('--timeout <seconds>', say(words.timeout), wholeNumber(say, 1), 300)
    .option('--wait <seconds>', say(words.wait), wholeNumber(say, 0), 60)
    .option('--as <actor>', say(words.actor), 'hotline:import')
    .option('--json', say(words.json))
    .action((file: string, options: Options) => importFile(file, options, terminal));
};

const importFile = async (file: string, options: Options, terminal: Terminal): Promise<void> => {
  const { say, screen, signal } = terminal;
  const { encoding, sheet, system } = options;
  const given = givenColumns(options.map ?? []);
  // The readers of spreadsheets are heavy; other commands do without them.
  const { openSource } = await import('./source.ts');
  const progress = createProgress(screen, say);
  const source = await openSource({ file, given, encoding, sheet, onBytes: progress.read });
  const { district, eventLog, pool, bus } = terminal.connect();
  const { client } = await bus();
  const personOf = await createPseudonyms(pool, privateSchemaOf(district, 'analytics'));
  const bad = await createBadRows(options.errors, terminal, progress.shown);
  progress.start(source.bytes);
  const result = await runImport({
    rows: source.rows,
    origin: { district, system, personOf: (user) => personOf(system, user) },
    given,
    eventLog,
    client,
    actor: options.as,
    concurrency: options.concurrency,
    timeout: options.timeout * 1_000,
    patience: options.wait * 1_000,
    signal,
    onBad: bad.add,
    onProgress: progress.update,
    onSent: progress.waiting,
  })
    .catch((error: unknown) => {
      throw error instanceof ServicesAway ? new CommandFailure(words.servicesAway) : error;
    })
    .finally(async () => {
      progress.stop();
      await bad.end();
    });
  await show(result, options, terminal);
  if (result.stopped) throw new CommandFailure(words.stopped);
  if (result.bad > 0 && result.bad === result.rows) throw new CommandFailure(words.nothingRaised);
  if (bad.unanswered() > 0) throw new CommandFailure(words.unanswered);
};

const show = async (result: ImportResult, { json }: Options, { say, output }: Terminal): Promise<void> => {
  const { rows, raised, standing, repeated, bad, sharedNumbers, outcomes, seconds } = result;
  if (json) {
    await output.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const lines: [string, number][] = [
    [say(words.rows), rows],
    [say(words.raised), raised],
    [say(words.standing), standing],
    [say(words.repeated), repeated],
    [say(words.bad), bad],
  ];
  await output.write(tableOf([], lines));
  if (sharedNumbers > 0) await output.write(`${say(words.sharedNumbers, sharedNumbers)}\n`);
  if (raised === 0 && standing > 0) await output.write(`${say(words.nothingNew)}\n`);
  await output.write(`${say(words.speed, seconds.toFixed(1), Math.round(rows / Math.max(seconds, 0.001)))}\n\n`);
  const { leads, held, ended, waiting } = outcomes;
  const group = (title: string, counts: Readonly<Record<string, number>>, nameOf: (key: string) => string) =>
    Object.entries(counts).map(([key, count]): [string, number] => [`${title} · ${nameOf(key)}`, count]);
  const where = [
    ...group(say(words.leads), leads, (key) => responsibilityName(say, key)),
    ...group(say(words.held), held, (key) => choiceName(say, heldReason, key)),
    ...group(say(words.ended), ended, (key) => choiceName(say, incidentStatus, key)),
    ...(waiting > 0 ? [[say(words.notYet), waiting] as [string, number]] : []),
  ];
  const sum = where.reduce((total, [, count]) => total + count, 0);
  await output.write(tableOf([say(words.outcome), say(words.incidents)], [...where, [say(words.sum), sum]]));
};

/** `--map text=诉求内容` */
const givenColumns = (maps: readonly string[]): GivenColumns => {
  const given: Partial<Record<Field, string>> = {};
  for (const map of maps) {
    const [, field, column] = /^([a-z]+)=(.+)$/su.exec(map) ?? [];
    if (!fieldNames.includes(field as Field))
      throw new CommandFailure(
        {
          zh: `--map ${map}：应为 字段=列名，字段有 ${fieldNames.join('、')}`,
          en: `--map ${map}: give field=column; the fields are ${fieldNames.join(', ')}`,
        },
        2,
      );
    given[field as Field] = column!;
  }
  return given;
};

const systemName =
  (say: Say) =>
  (text: string): string => {
    if (text.length > 0 && text.length <= 40) return text;
    throw new InvalidArgumentError(say({ zh: '1 至 40 个字。', en: '1 to 40 characters.' }));
  };
