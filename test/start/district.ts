import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isAlive } from '../../infra/local/processes.ts';
import type { Runtime } from '../../infra/local/runtime.ts';
import { until } from '../support/until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Long enough for a busy machine; nothing waits that long on a free one. */
export const patience = 120_000;

/** `npm start`, as a person gives it, and what it wrote. */
export interface Started {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** The first line that fits. */
  line(pattern: RegExp): Promise<string>;
  runtime(): Promise<Runtime>;
  /** Every process that runs for it just now, itself first. */
  family(): Promise<readonly number[]>;
  /** Resolves with its exit code. */
  readonly ended: Promise<number | null>;
  signal(name: NodeJS.Signals): void;
}

export const start = (data: string, ...options: readonly string[]): Started => {
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/run.mjs'), 'infra/local/start.ts', '--data', data, ...options],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH } },
  );
  const lines: string[] = [];
  let errors = '';
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    output: () => lines.join('\n'),
    errors: () => errors,
    line: (pattern) =>
      until(
        `a line like ${pattern}`,
        () => {
          const found = lines.find((line) => pattern.test(line));
          if (!found && child.exitCode !== null)
            throw new Error(`ended with ${child.exitCode}: ${lines.join('\n')}${errors}`);
          return found;
        },
        { timeout: patience },
      ),
    runtime: () =>
      until(
        'runtime.json',
        async () =>
          readFile(join(data, 'runtime.json'), 'utf8').then(
            (text) => JSON.parse(text) as Runtime,
            () => undefined,
          ),
        { timeout: patience },
      ),
    family: () => familyOf(child.pid!),
    ended,
    signal: (name) => void child.kill(name),
  };
};

/** Runs to its end, for starts that fail. */
export const startToEnd = async (data: string, ...options: readonly string[]) => {
  const started = start(data, ...options);
  const code = await started.ended;
  return { code, output: started.output(), errors: started.errors() };
};

const familyOf = async (pid: number): Promise<number[]> => {
  const { readdir } = await import('node:fs/promises');
  const all = await Promise.all(
    (await readdir('/proc'))
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
        return { pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) };
      }),
  );
  const family = [pid];
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member).map((each) => each.pid));
  return family;
};

export const gone = (pids: readonly number[]): Promise<boolean> =>
  until(`the end of ${pids.filter(isAlive)}`, () => !pids.some(isAlive), { timeout: 20_000 });
