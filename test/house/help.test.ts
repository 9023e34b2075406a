import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { root } from '../../scripts/checks.ts';
import { helpFiles, helpOf } from '../../scripts/help.ts';

test.each(Object.entries(helpFiles))(
  '%s answers --help as it is kept (node scripts/run.mjs scripts/help.ts)',
  async (script, file) => {
    expect(await helpOf(script)).toBe(await readFile(join(root, 'scripts/help', file), 'utf8'));
  },
);

test('--help is answered where nothing is installed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tiaokuai-help-'));
  try {
    for (const each of ['scripts', 'bin', 'package.json', 'pnpm-lock.yaml'])
      await cp(join(root, each), join(folder, each), { recursive: true });
    const answered = await promisify(execFile)(process.execPath, [join(folder, 'bin/tiaokuai'), '--help']);
    expect(answered.stdout).toBe(await readFile(join(root, 'scripts/help/tiaokuai.txt'), 'utf8'));
    expect(answered.stderr).toBe('');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
