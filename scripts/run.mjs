// Runs on any Node from 18: installs what the lockfile names, then hands over to the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...args] = process.argv.slice(2);

const stop = (what, remedy) => {
  process.stderr.write(`${what}\n  → ${remedy}\n`);
  process.exit(1);
};

const [major] = process.versions.node.split('.').map(Number);
if (major < 18)
  stop(`Node ${process.version} is too old`, 'install Node 18 or newer; the project brings its own Node 24');

const stamp = join(root, 'node_modules', '.tiaokuai-installed');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'pnpm-lock.yaml')))
  .digest('hex');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  process.stderr.write('Installing dependencies …\n');
  const install = spawnSync(
    'npx',
    ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, CI: 'true', npm_config_loglevel: 'error' },
    },
  );
  if (install.status !== 0) {
    const output = `${install.stdout ?? ''}${install.stderr ?? ''}${install.error?.message ?? ''}`;
    const line =
      output
        .split('\n')
        .filter((each) => /ERR|error|ENOSPC|ENOTFOUND/i.test(each))
        .at(-1) ?? output.slice(-300);
    stop(
      `Dependencies could not be installed: ${line.trim()}`,
      'check the network and the free disk space, then start again',
    );
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, lock);
}

const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
  stdio: 'inherit',
  env: { ...process.env, NODE_OPTIONS: '' },
});
// Ctrl-C reaches the child from the terminal itself; a signal sent to this process alone is passed on.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
