import { failure, progressBar, type Register, type Terminal, tableOf, wholeNumber } from '@tiaokuai/cli';
import { InvalidArgumentError } from 'commander';
import type { Digest } from './digest.ts';
import type { Simulated } from './simulate.ts';
import { words } from './words.ts';

interface Options {
  readonly district: string;
  readonly days: number;
  readonly seed: number;
  readonly from: string;
  readonly perDay: number;
  readonly json?: boolean;
}

/** `tiaokuai simulate`: fills an empty data folder with a district's past. */
export const simulateCommand: Register = (program, terminal) => {
  const { say } = terminal;
  const matching = (pattern: RegExp, otherwise: { zh: string; en: string }) => (text: string) => {
    if (!pattern.test(text)) throw new InvalidArgumentError(say(otherwise));
    return text;
  };
  program
    .command('simulate')
    .description(say(words.simulate))
    .option('--district <code>', say(words.district), matching(/^[1-9]\d{5}$/, words.wrongDistrict), '370303')
    .option('--days <count>', say(words.days), wholeNumber(say, 1, 3_660), 365)
    .option('--seed <number>', say(words.seed), wholeNumber(say, 0, 2 ** 32 - 1), 1)
    .option('--from <day>', say(words.from), matching(/^20\d\d-\d\d-\d\d$/, words.wrongDay), '2025-01-01')
    .option('--per-day <count>', say(words.perDay), wholeNumber(say, 0, 10_000), 8)
    .option('--json', say(words.json))
    .action((options: Options) => run(options, terminal));
};

const run = async (options: Options, terminal: Terminal): Promise<void> => {
  const { output, say, screen, signal, note } = terminal;
  const folder = terminal.dataFolder();
  // Only now: help and mistakes need none of it.
  const { simulateInFolder } = await import('./folder.ts');
  const bar = screen.isTTY ? progressBar(screen) : undefined;
  const began = performance.now();
  note(say(words.starting));
  const { simulated, digests, possible } = await simulateInFolder(folder, {
    ...options,
    signal,
    onNotEmpty: () => failure(words.notEmpty.zh(folder), words.notEmpty.en(folder), 2),
    onStart: () => bar?.start(options.days, 0, { text: '' }),
    onDay: (days, { events }) => bar?.update(days, { text: say(words.progress, days, options.days, events) }),
  }).finally(() => bar?.stop());
  const seconds = Math.round((performance.now() - began) / 1_000);
  await output.write(
    options.json
      ? `${JSON.stringify(asJson(options, simulated, digests, possible), undefined, 2)}\n`
      : forPeople(terminal, folder, simulated, digests, possible, seconds),
  );
};

const forPeople = (
  { say }: Terminal,
  folder: string,
  simulated: Simulated,
  digests: readonly Digest[],
  possible: readonly string[],
  seconds: number,
): string => {
  const { days, reports, events, parked } = simulated;
  const refused = [...simulated.refused.values()].reduce((sum, count) => sum + count, 0);
  const reached = possible.filter((key) => simulated.happened.has(key)).length;
  return [
    tableOf(
      [say(words.log), say(words.events), say(words.digest)],
      digests.map(({ log, events: count, digest }) => [log, count, digest.slice(0, 16)]),
    ),
    `${say(words.done, days, reports, events, seconds)}\n`,
    `${say(words.reached, reached, possible.length)}\n`,
    refused > 0 ? `${say(words.refused, refused)}\n` : '',
    parked > 0 ? `${say(words.parked, parked)}\n` : '',
    `${say(words.next, folder)}\n`,
  ].join('');
};

const asJson = (
  { district, from, seed, perDay }: Options,
  { days, reports, events, parked, refused, happened }: Simulated,
  digests: readonly Digest[],
  possible: readonly string[],
) => ({
  district,
  from,
  days,
  seed,
  perDay,
  reports,
  events,
  parked,
  logs: digests,
  happened: Object.fromEntries([...happened].sort()),
  missing: possible.filter((key) => !happened.has(key)),
  refused: Object.fromEntries([...refused].sort()),
});
