import type { Command } from 'commander';
import { checkService, servicesOf } from '../asking.ts';
import { failure } from '../failure.ts';
import { tableOf } from '../tables.ts';
import type { Terminal } from '../terminal.ts';
import { operating as words } from './words.ts';

interface Options {
  readonly models?: boolean;
  readonly json?: boolean;
}

/** A rebuild or a comparison takes as long as its log is long. */
export const longWork = { timeout: 3_600_000 };

/** `tiaokuai verify [SERVICE...]`: is every log what its hash chain says, and every read model what its log folds to? */
export const verifyCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('verify')
    .description(say(words.verify))
    .argument('[service...]', say(words.services))
    .option('--models', say(words.models))
    .option('--json', say(words.json))
    .action((services: readonly string[], options: Options) => verify(services, options, terminal));
};

const verify = async (given: readonly string[], { models, json }: Options, terminal: Terminal): Promise<void> => {
  const connection = terminal.connect();
  for (const service of given) if (service !== 'analytics') await checkService(connection, service);
  const running = given.length > 0 ? given.filter((each) => each !== 'analytics') : await servicesOf(connection);
  const logs = given.length > 0 ? given : [...running, 'analytics'];
  const broken = await verifyLogs(logs, json === true, terminal);
  const differing = models ? await verifyModels(running, json === true, terminal) : 0;
  if (broken + differing > 0)
    throw failure(
      `${broken} 个日志不完整，${differing} 个读模型与日志不符`,
      `${broken} logs are not whole, ${differing} read models differ from their logs`,
    );
};

/** @returns how many logs are broken. */
const verifyLogs = async (services: readonly string[], json: boolean, { connect, output, say }: Terminal) => {
  const { eventLog, district } = connect();
  const rows: (readonly (string | number)[])[] = [];
  let broken = 0;
  for (const service of services) {
    const result = await eventLog.verify(`${district}.${service}`);
    if (json)
      await output.write(
        `${JSON.stringify(result, (_key, value) => (typeof value === 'bigint' ? String(value) : value))}\n`,
      );
    if (result.kind === 'broken') broken += 1;
    rows.push(
      result.kind === 'whole'
        ? [service, result.events, say(words.whole), result.hash.slice(0, 16)]
        : [service, Number(result.position), say(words.broken, String(result.position)), result.reason],
    );
  }
  if (!json) await output.write(tableOf([say(words.log), say(words.events), say(words.result), say(words.hash)], rows));
  return broken;
};

/** @returns how many read models differ, or could not be compared. */
const verifyModels = async (services: readonly string[], json: boolean, { connect, output, say }: Terminal) => {
  const { client } = await connect().bus();
  const rows: (readonly (string | number)[])[] = [];
  let wrong = 0;
  for (const service of services) {
    const { readModels } = await client.admin(service, 'Parked');
    for (const found of await client.admin(service, 'Verify', {}, longWork)) {
      // What stands still is the same as a fold that stands still at the same event, and yet is not what the log says.
      const standing = readModels.filter(({ model }) => model === found.model).map(({ subject }) => subject);
      if (json) await output.write(`${JSON.stringify({ service, ...found, standing })}\n`);
      if (!found.same || standing.length > 0) wrong += 1;
      const { missing, extra, differences } = found;
      const compared = found.same ? say(words.same) : say(words.differs, differences.length, missing, extra);
      const what = standing.length > 0 ? say(words.standing, standing.length, standing[0]!) : compared;
      rows.push([service, found.model, Number(found.rows), what]);
    }
  }
  if (!json)
    await output.write(
      `\n${tableOf([say(words.service), say(words.model), say(words.rows), say(words.result)], rows)}`,
    );
  return wrong;
};
