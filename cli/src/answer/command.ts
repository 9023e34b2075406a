import { declineGround, deskOutcome, type Names } from '@tiaokuai/contracts';
import type { BusClient } from '@tiaokuai/service';
import { type Command, Option } from 'commander';
import { order } from '../asking.ts';
import { choiceKeys, responsibilityName } from '../names.ts';
import { uuidText } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { noReferral } from '../why/command.ts';
import { explaining } from '../why/words.ts';
import { answering as words } from './words.ts';

interface Options {
  readonly as: string;
  readonly ground?: string;
  readonly law?: string;
  readonly article?: string;
  readonly reason?: string;
  readonly propose?: string;
  readonly note?: string;
  readonly outcome?: string;
}

/** `tiaokuai accept | decline | progress | complete REFERRAL`: what an officer of the responsibility answers. */
export const answerCommands = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  const command = (name: string, about: Names) =>
    program
      .command(name)
      .description(say(about))
      .argument('<referral>', say(explaining.referralId), uuidText(say))
      .option('--as <actor>', say(words.actor), 'officer:terminal');
  const action = (name: Answer, dataOf: (options: Options) => object) => (referralId: string, options: Options) =>
    answer(name, referralId, dataOf(options), options, terminal);

  command('accept', words.accept).action(action('AcceptReferral', () => ({})));
  command('decline', words.decline)
    .addOption(
      new Option('--ground <ground>', say(words.ground)).choices(choiceKeys(declineGround)).default('not-our-power'),
    )
    .requiredOption('--reason <text>', say(words.reason))
    .requiredOption('--law <name>', say(words.law))
    .requiredOption('--article <number>', say(words.article))
    .option('--propose <responsibility>', say(words.propose))
    .action(
      action('DeclineReferral', ({ ground, law, article, reason, propose }) => ({
        ground,
        legalGround: { law, article },
        reason,
        ...(propose ? { proposes: propose } : {}),
      })),
    );
  command('progress', words.progress)
    .requiredOption('--note <text>', say(words.note))
    .action(action('ReportProgress', ({ note }) => ({ note })));
  command('complete', words.complete)
    .addOption(
      new Option('--outcome <outcome>', say(words.outcome)).choices(choiceKeys(deskOutcome)).default('resolved'),
    )
    .requiredOption('--note <text>', say(words.note))
    .action(action('CompleteReferral', ({ outcome, note }) => ({ outcome, note })));
};

type Answer = keyof typeof words.did;

const answer = async (
  name: Answer,
  referralId: string,
  data: object,
  { as }: Options,
  { say, output, connect }: Terminal,
): Promise<void> => {
  const { client } = await connect().bus();
  const responsibility = await responsibilityOf(client, referralId);
  await order(client, responsibility, name, { referralId, ...data }, as);
  await output.write(`${say(words.done, responsibilityName(say, responsibility), say(words.did[name]))}\n`);
};

/** Whose referral it is: its answer goes to that responsibility's service. */
const responsibilityOf = async (client: BusClient, referralId: string): Promise<string> => {
  const why = await client.query<{ referral: { responsibility: string } } | null>('referral-router', 'Why', {
    referralId,
  });
  if (!why) throw noReferral(referralId);
  return why.referral.responsibility;
};
