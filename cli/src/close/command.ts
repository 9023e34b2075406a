import type { Names } from '@tiaokuai/contracts';
import type { Command } from 'commander';
import { order } from '../asking.ts';
import { uuidText } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { explaining } from '../why/words.ts';
import { closing as words } from './words.ts';

/** `tiaokuai verify-incident INCIDENT`, `tiaokuai callback INCIDENT`: the end of an incident, by grid staff. */
export const closeCommands = (program: Command, terminal: Terminal): void => {
  const { say, output, connect } = terminal;
  const give = async (name: string, data: object, actor: string, done: Names) => {
    const { client } = await connect().bus();
    await order(client, 'subdistrict', name, data, actor);
    await output.write(`${say(done)}\n`);
  };

  program
    .command('verify-incident')
    .description(say(words.verify))
    .argument('<incident>', say(explaining.incidentId), uuidText(say))
    .option('--failed', say(words.failed))
    .option('--note <text>', say(words.note))
    .option('--as <actor>', say(words.actor), 'grid-worker:terminal')
    .action((incidentId: string, { failed = false, note, as }: { failed?: boolean; note?: string; as: string }) =>
      give(
        'VerifyIncident',
        { incidentId, passed: !failed, ...(note ? { note } : {}) },
        as,
        failed ? words.returned : words.verified,
      ),
    );

  program
    .command('callback')
    .description(say(words.callback))
    .argument('<incident>', say(explaining.incidentId), uuidText(say))
    .option('--not-resolved', say(words.notResolved))
    .option('--not-satisfied', say(words.notSatisfied))
    .option('--note <text>', say(words.note))
    .option('--as <actor>', say(words.actor), 'grid-worker:terminal')
    .action(
      (
        incidentId: string,
        {
          notResolved = false,
          notSatisfied = false,
          note,
          as,
        }: { notResolved?: boolean; notSatisfied?: boolean; note?: string; as: string },
      ) =>
        give(
          'RecordCallback',
          { incidentId, resolved: !notResolved, satisfied: !notSatisfied && !notResolved, ...(note ? { note } : {}) },
          as,
          notResolved ? words.returned : words.calledBack,
        ),
    );
};
