/**
 * Cold start to the first referral, and memory: `npm start` as a person gives it, on new data and again on the same; all
 * services in one process, and in one each.
 *
 *     node test/load/start.ts [--seconds 20]
 *
 * Time runs from the command to the first line that says where an incident went. Memory is read after so many seconds of
 * play: RSS counts what processes share once for each of them, PSS divides it among them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Figure, numbers, report } from './figures.ts';

const { seconds } = numbers({ seconds: 20 });
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'tiaokuai-start-'));
const figures: Figure[] = [];

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Seconds of processor time. */
  readonly cpu: number;
}

const processes = async (): Promise<Process[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const cpu = (Number(fields[11]) + Number(fields[12])) / 100;
      return { pid: Number(pid), parent: Number(fields[1]), command: command.replaceAll('\0', ' '), cpu };
    }),
  );
  return found.filter(({ command }) => command !== '');
};

const family = async (pid: number): Promise<Process[]> => {
  const all = await processes();
  const result = all.filter((each) => each.pid === pid);
  for (const each of result) result.push(...all.filter(({ parent }) => parent === each.pid));
  return result;
};

const memoryOf = async (pids: readonly number[], key: 'Rss' | 'Pss'): Promise<number> => {
  const rollups = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')));
  const kilobytes = rollups.map((text) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0));
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1_024;
};

const measure = async (variant: string, data: string, more: readonly string[]): Promise<void> => {
  const started = performance.now();
  const child = spawn('npm', ['start', '--silent', '--', '--plain', '--data', data, ...more], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let routed = 0;
  let cpu = 0;
  await new Promise<void>((resolve) => {
    // Read to the end: who stops reading stops what is measured.
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (routed > 0 || !line.includes('派遣 routed')) return;
      routed = performance.now() - started;
      resolve();
    });
  });
  for (const each of await family(child.pid!)) cpu += each.cpu;
  await delay(seconds * 1_000);
  const running = await family(child.pid!);
  const services = running.filter(
    ({ command }) => /infra\/(local\/start|host\/main)\.ts/.test(command) && !/run\.mjs/.test(command),
  );
  const servers = running.filter(({ command }) => /postgres|nats-server/.test(command));
  figures.push({ what: `${variant}: first referral after`, value: routed / 1_000, unit: 's' });
  figures.push({ what: `${variant}: processor time until then`, value: cpu, unit: 's' });
  for (const key of ['Rss', 'Pss'] as const) {
    const own = await memoryOf(
      services.map(({ pid }) => pid),
      key,
    );
    figures.push({
      what: `${variant}: ${services.length} Node processes, ${key.toUpperCase()}`,
      value: own,
      unit: 'MB',
    });
  }
  const theirs = await memoryOf(
    servers.map(({ pid }) => pid),
    'Pss',
  );
  figures.push({ what: `${variant}: Postgres and NATS, PSS`, value: theirs, unit: 'MB' });
  const stopping = performance.now();
  child.kill('SIGINT');
  await ended;
  figures.push({ what: `${variant}: Ctrl-C to the end`, value: (performance.now() - stopping) / 1_000, unit: 's' });
};

try {
  await measure('one process, new data', join(folder, 'one'), []);
  await measure('one process, again', join(folder, 'one'), []);
  await measure('one each, new data', join(folder, 'each'), ['--processes']);
  await measure('one each, again', join(folder, 'each'), ['--processes']);
} finally {
  await rm(folder, { recursive: true, force: true });
}
report('start', figures);
