import { EventLogError } from '@tiaokuai/event-log';
import { NoAnswer, Refused } from '@tiaokuai/service';
import { CommanderError } from 'commander';
import { refusal } from './asking.ts';
import { type Connection, connect, dataFolderOf } from './connection.ts';
import { CommandFailure, failure } from './failure.ts';
import { languageOf, type Say, sayIn } from './language.ts';
import { outputTo, ReaderGone } from './output.ts';
import { createProgram, type Register } from './program.ts';
import type { Terminal } from './terminal.ts';

/** The process around a command, or what a test puts in its place. */
export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Calls `stop` when the person wants an end. */
  readonly interrupt?: (stop: () => void) => void;
}

/**
 * Runs one command line.
 *
 * @param argv Without the names of node and script.
 * @param more Commands beside those of this package.
 * @returns The exit code: 0 done, 1 failed or not whole, 2 not understood.
 */
export const run = async (
  argv: readonly string[],
  surroundings: Surroundings,
  more: readonly Register[] = [],
): Promise<number> => {
  const { env, stdin, stdout, stderr } = surroundings;
  const language = languageOf(argv, env);
  const say = sayIn(language);
  const stop = new AbortController();
  let heeded = false;
  const interrupted = new Promise<never>((_resolve, reject) =>
    surroundings.interrupt?.(() => {
      stop.abort();
      // A command that takes no heed is left where it is: none of them leaves anything half done.
      if (!heeded) reject(failure('已中断', 'stopped'));
    }),
  );
  let connection: Connection | undefined;
  const note = (line: string) => {
    stderr.write(`${line}\n`);
  };
  const dataFolder = (): string => dataFolderOf(program.opts<{ data?: string }>().data, env);
  const terminal: Terminal = {
    language,
    say,
    env,
    input: stdin,
    output: outputTo(stdout),
    screen: stderr,
    note,
    get signal() {
      heeded = true;
      return stop.signal;
    },
    dataFolder,
    connect() {
      connection ??= connect({ dataFolder: dataFolder(), env });
      return connection;
    },
  };
  const program = createProgram(terminal, more);
  try {
    await Promise.race([program.parseAsync(argv, { from: 'user' }), interrupted]);
    return 0;
  } catch (error) {
    if (error instanceof ReaderGone) return 0;
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    note(lineOf(error, say));
    if (env.TIAOKUAI_DEBUG) note(String((error as Error).stack));
    return error instanceof CommandFailure ? error.exitCode : 1;
  } finally {
    await connection?.close().catch(() => undefined);
  }
};

/** One line for a person, whatever was thrown. */
const lineOf = (error: unknown, say: Say): string => {
  if (error instanceof CommandFailure) return say(error.names);
  if (error instanceof Refused) return say(refusal(error.error).names);
  if (error instanceof NoAnswer)
    return say(
      {
        zh: (subject: string) => `${subject} 没有服务应答：确认系统在运行（tiaokuai status）`,
        en: (subject: string) => `no service answers at ${subject}: see that all is running (tiaokuai status)`,
      },
      error.message.split(':')[0]!,
    );
  const { message, code } = error as Error & { code?: string };
  if ((error instanceof EventLogError && error.code === 'unreachable') || code === 'ECONNREFUSED')
    return say({ zh: '数据库没有应答：确认系统在运行', en: 'the database does not answer: see that it is running' });
  return say({ zh: `出错：${message}`, en: `failed: ${message}` });
};
