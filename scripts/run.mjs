// Runs on any Node from 18: installs what the lockfile names, then hands over to the project's own Node 24.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** `[--flags of Node's] script [arguments]` */
const given = process.argv.slice(2);
const at = given.findIndex((each) => !each.startsWith('-'));
const [flags, script, args] = [given.slice(0, at), given[at], given.slice(at + 1)];

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
const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;

/** Kept as text (`scripts/help.ts`): who only asks what there is need not wait for an installation. */
const helpTexts = { 'infra/local/start.ts': 'start.txt', 'infra/cli.ts': 'tiaokuai.txt' };
if (!installed && script in helpTexts && args.some((each) => each === '--help' || each === '-h' || each === 'help')) {
  process.stdout.write(readFileSync(join(root, 'scripts', 'help', helpTexts[script]), 'utf8'));
  process.exit(0);
}

if (!installed) {
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

// The program itself: what lies in .bin is a shell script, which would keep signals to itself.
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const child = spawn(node, ['--disable-warning=ExperimentalWarning', ...flags, join(root, script), ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_OPTIONS: '',
    // Code that was stripped of types and compiled once is not again: a start takes half the time and less memory.
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, '.cache', 'node'),
  },
});
// Ctrl-C reaches the child from the terminal too; a signal that was sent to this process alone must reach it as well.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
