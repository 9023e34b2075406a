import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lineOf } from './failure.ts';
import { readOptions, WrongOption } from './options.ts';
import { watchSignals } from './signals.ts';

/** `npm start`: everything that a district needs, on this machine. */
const root = fileURLToPath(new URL('../..', import.meta.url));

const complain = (error: unknown): void => {
  process.stderr.write(`${lineOf(error).split('\n')[0]}\n`);
};

const run = async (): Promise<number> => {
  const options = readOptions(process.argv.slice(2), join(root, '.data'));
  if (!options) return 0;
  const signals = watchSignals();
  // Only now: help and mistakes need none of it.
  const { run: runAll } = await import('./run.ts');
  const code = await runAll(options, { cache: join(root, '.cache'), signals });
  return signals.broken() ? 1 : code;
};

process.exit(
  await run().catch((error: unknown) => {
    complain(error);
    return error instanceof WrongOption ? 2 : 1;
  }),
);
