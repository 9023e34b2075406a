import type { Command } from 'commander';
import { checkService, servicesOf } from '../asking.ts';
import { tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { longWork } from './verify.ts';
import { operating as words } from './words.ts';

/** `tiaokuai rebuild [SERVICE] [MODEL]`: read models anew from their logs, beside the live ones. */
export const rebuildCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('rebuild')
    .description(say(words.rebuild))
    .argument('[service]', say(words.oneService))
    .argument('[model]', say(words.oneModel))
    .action((service: string | undefined, model: string | undefined) => rebuild(service, model, terminal));
};

const rebuild = async (service: string | undefined, model: string | undefined, terminal: Terminal): Promise<void> => {
  const { connect, output, say } = terminal;
  const connection = connect();
  if (service !== undefined) await checkService(connection, service);
  const { client } = await connection.bus();
  const rows: (readonly (string | number)[])[] = [];
  for (const each of service === undefined ? await servicesOf(connection) : [service])
    for (const built of await client.admin(each, 'Rebuild', model === undefined ? {} : { model }, longWork))
      rows.push([each, built.model, Number(built.events), Number(built.position), Number(built.parked)]);
  const head = [say(words.service), say(words.model), say(words.events), say(words.position), say(words.parkedCount)];
  await output.write(tableOf(head, rows));
};
