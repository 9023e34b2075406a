import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { analystOf, passwordsOf } from '../../infra/host/district.ts';
import type { TestBed } from '../../test/support/test-bed.ts';
import { run } from '../src/index.ts';

/** What a command line printed, and how it ended. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
  /** Presses Ctrl-C when the promise resolves. */
  readonly interrupted?: Promise<unknown>;
}

/** Runs a command line in this process; in Chinese unless `--lang` says otherwise. */
export const tiaokuai = async (args: readonly string[], options: RunOptions = {}): Promise<Ran> => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const [out, err] = [text(stdout), text(stderr)];
  const code = await run(args, {
    env: options.env ?? {},
    stdin: Readable.from([options.input ?? '']),
    stdout,
    stderr,
    interrupt: (stop) => void options.interrupted?.then(stop),
  });
  stdout.end();
  stderr.end();
  return { code, out: await out, err: await err };
};

/** The lines of JSONL. */
export const jsonLines = <T = Record<string, unknown>>(output: string): T[] =>
  output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** How a test district is reached from another machine: by the environment. */
export const environmentOf = ({ district, database, server, natsUrl, natsPassword }: TestBed): NodeJS.ProcessEnv => {
  const role = analystOf(district);
  const password = passwordsOf('test')(role);
  return {
    TIAOKUAI_DISTRICT: district,
    TIAOKUAI_POSTGRES: `postgres://${role}:${password}@${server.host}:${server.port}/${database}`,
    TIAOKUAI_NATS: natsUrl.replace('nats://', `nats://service:${natsPassword}@`),
  };
};
