import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from './checks.ts';

/**
 * What `--help` answers, kept as text so that it can be read before anything is installed.
 *
 *     node scripts/run.mjs scripts/help.ts     writes scripts/help/*.txt
 */

/** By the script that is asked. */
export const helpFiles = {
  'infra/local/start.ts': 'start.txt',
  'infra/cli.ts': 'tiaokuai.txt',
} as const;

/** What a script answers to `--help`, as wide as on a terminal of 100 columns. */
export const helpOf = async (script: string): Promise<string> => {
  const asked = await promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, script), '--help'],
    { env: { ...process.env, NODE_OPTIONS: '', COLUMNS: '100', LANG: 'zh_CN.UTF-8', LC_ALL: '', LANGUAGE: '' } },
  );
  // The folder of whoever wrote it is nobody else's.
  return asked.stdout.replaceAll(root, './');
};

if (import.meta.filename === process.argv[1])
  for (const [script, file] of Object.entries(helpFiles))
    await writeFile(join(root, 'scripts/help', file), await helpOf(script));
