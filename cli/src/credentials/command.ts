import { chmod, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { createGuestKey } from '@tiaokuai/bus';
import { responsibilities, responsibilityOf } from '@tiaokuai/contracts';
import { departmentCredentials } from '@tiaokuai/department';
import type { Command } from 'commander';
import { z } from 'zod';
import type { BusConnection } from '../connection.ts';
import { failure } from '../failure.ts';
import type { Terminal } from '../terminal.ts';
import { recordDepartment } from './departments.ts';
import { crediting as words } from './words.ts';

/** `tiaokuai credentials RESPONSIBILITY`: what a department's own system needs to get its referrals from the bus. */
export const credentialsCommand = (program: Command, terminal: Terminal): void => {
  const { say } = terminal;
  program
    .command('credentials')
    .description(say(words.command))
    .argument('<responsibility>', say(words.responsibility))
    .option('--out <file>', say(words.out))
    .action((responsibility: string, { out }: { out?: string }) => issue(responsibility, out, terminal));
};

const issue = async (responsibility: string, out: string | undefined, terminal: Terminal): Promise<void> => {
  const { connect, dataFolder, say, output, note } = terminal;
  const known = responsibilityOf(responsibility);
  if (!known) {
    const all = responsibilities.map(({ key }) => key).join(', ');
    throw failure(
      `没有职责 ${responsibility}；有：${all}`,
      `no responsibility ${responsibility}; there are: ${all}`,
      2,
    );
  }
  const { district, bus } = connect();
  const { nc, url } = await bus();
  const { seed, publicKey } = createGuestKey();
  await recordDepartment(dataFolder(), { district, responsibility, publicKey });
  const credentials = departmentCredentials({ url, district, responsibility, seed });
  const text = `${JSON.stringify(credentials, null, 2)}\n`;
  if (out === undefined) {
    await output.write(text);
  } else {
    await writeFile(out, text, { mode: 0o600 });
    // The mode counts for new files only.
    await chmod(out, 0o600);
  }
  await takenOn(nc, district);
  note(say(words.done, say(known.names), out ?? say(words.above)));
};

const reply = z.union([z.object({ ok: z.literal(true) }), z.object({ ok: z.literal(false), error: z.string() })]);

/** An answer may go amiss: asked again, the bus takes on what is there and says so. */
const takenOn = async (nc: BusConnection, district: string): Promise<void> => {
  for (let tries = 1; ; tries += 1)
    try {
      const message = await nc.request(`host.${district}.ReloadDepartments`, '', { timeout: 8_000 });
      const answer = reply.parse(JSON.parse(new TextDecoder().decode(message.data)));
      if (answer.ok) return;
      throw failure(`总线未能启用新账户：${answer.error}`, `the bus did not take the account on: ${answer.error}`);
    } catch (error) {
      const noHost = (error as { code?: string }).code === '503';
      const lost = noHost || (error as { code?: string }).code === 'TIMEOUT';
      if (!lost) throw error;
      if (tries === 3)
        throw failure(
          '凭据已写好，但 npm start 没有应答：重新启动后生效',
          'the credentials are written, but npm start does not answer: they hold from its next start on',
        );
      await delay(500);
    }
};
