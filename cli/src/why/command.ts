import type { Command } from 'commander';
import { failure } from '../failure.ts';
import { uuidText } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { type Why, whyText } from './explain.ts';
import { explaining as words } from './words.ts';

/** `tiaokuai why REFERRAL` */
export const whyCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('why')
    .description(say(words.command))
    .argument('<referral>', say(words.referralId), uuidText(say))
    .option('--json', say(words.json))
    .action(async (referralId: string, { json }: { json?: boolean }) => {
      const { client } = await terminal.connect().bus();
      const why = await client.query<Why | null>('referral-router', 'Why', { referralId });
      if (!why) throw noReferral(referralId);
      await terminal.output.write(json ? `${JSON.stringify(why)}\n` : whyText(say, why));
    });
};

export const noReferral = (referralId: string) =>
  failure(
    `没有派遣 ${referralId}；tiaokuai referrals 可列出`,
    `no referral ${referralId}; tiaokuai referrals lists them`,
  );
