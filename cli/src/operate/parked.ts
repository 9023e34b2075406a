import type { Command } from 'commander';
import { askEach, servicesOf } from '../asking.ts';
import { failure } from '../failure.ts';
import { momentText } from '../names.ts';
import { tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { longWork } from './verify.ts';
import { operating as words } from './words.ts';

interface Options {
  /** A consumer, or true for all. */
  readonly redrive?: string | true;
  readonly stream?: string;
  readonly json?: boolean;
}

/** `tiaokuai parked`: what was set aside and why; `--redrive` gives it to its reactions again. */
export const parkedCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('parked')
    .description(say(words.parked))
    .option('--redrive [consumer]', say(words.redrive))
    .option('--stream <name>', say(words.stream))
    .option('--json', say(words.json))
    .action((options: Options) => (options.redrive ? redrive(options, terminal) : list(options, terminal)));
};

const list = async ({ json }: Options, { connect, output, say, note }: Terminal): Promise<void> => {
  const connection = connect();
  const { client } = await connection.bus();
  const answers = await askEach(await servicesOf(connection), (service) => client.admin(service, 'Parked'));
  const rows: (readonly (string | number)[])[] = [];
  for (const { service, answer } of answers) {
    if (!answer) {
      note(say(words.silent, service));
      continue;
    }
    for (const each of answer.reactions) {
      if (json) await output.write(`${JSON.stringify({ service, ...each })}\n`);
      const { consumer, log, position, stream, state, tries, reason, parkedAt } = each;
      const standing = state === 'poison' ? say(words.poison) : say(words.waiting);
      rows.push([consumer, `${log}@${position}`, stream, standing, tries, momentText(parkedAt), reason]);
    }
    for (const { model, kind, subject, position, reason } of answer.readModels) {
      if (json) await output.write(`${JSON.stringify({ service, model, kind, subject, position, reason })}\n`);
      rows.push([`${service}: ${model}`, `@${position}`, `${kind} ${subject}`, say(words.standsStill), '', '', reason]);
    }
  }
  if (json) return;
  if (rows.length === 0) {
    await output.write(`${say(words.nothingParked)}\n`);
    return;
  }
  const head = [say(words.consumer), say(words.event), say(words.streamColumn), say(words.state), say(words.tries)];
  await output.write(tableOf([...head, say(words.since), say(words.reason)], rows));
};

const redrive = async ({ redrive: wanted, stream, json }: Options, terminal: Terminal): Promise<void> => {
  const { connect, output, say } = terminal;
  const connection = connect();
  const { client } = await connection.bus();
  const consumer = wanted === true ? undefined : wanted;
  const services = consumer === undefined ? await servicesOf(connection) : [consumer.split('/')[0]!];
  const rows: (readonly (string | number)[])[] = [];
  let remaining = 0;
  for (const service of services)
    for (const done of await client.admin(
      service,
      'Redrive',
      { ...(consumer ? { consumer } : {}), ...(stream ? { stream } : {}) },
      longWork,
    )) {
      remaining += done.remaining;
      if (json) await output.write(`${JSON.stringify(done)}\n`);
      else if (done.succeeded + done.remaining > 0) rows.push([done.consumer, done.succeeded, done.remaining]);
    }
  // Read models are not redriven: one stands still until it is built anew. Said here as in the list.
  for (const service of stream ? [] : services)
    for (const { model, kind, subject } of consumer ? [] : (await client.admin(service, 'Parked')).readModels) {
      remaining += 1;
      if (!json) rows.push([`${service}: ${model} ${kind} ${subject}`, 0, say(words.rebuildIt, service)]);
    }
  if (!json)
    await output.write(
      rows.length === 0
        ? `${say(words.nothingParked)}\n`
        : tableOf([say(words.consumer), say(words.succeeded), say(words.remaining)], rows),
    );
  if (remaining > 0) throw failure(`仍有 ${remaining} 件搁置`, `${remaining} are still parked`);
};
