import { type ChildProcess, fork } from 'node:child_process';
import { open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Asked, ProcessConfiguration, Told } from '../host/main.ts';

/** A service in a process of its own, watched: when it ends unasked it is started again, later and later. */
export interface Child {
  readonly name: string;
  readonly pid: () => number;
  /** Resolves when it serves; rejects with its own words. */
  start(): Promise<void>;
  /** Undefined when it does not answer in time. */
  ask(what: Asked['what']): Promise<unknown>;
  stop(): Promise<void>;
  kill(): void;
}

export interface ChildOptions {
  readonly name: string;
  readonly configuration: ProcessConfiguration;
  readonly logFile: string;
  /** What a person should know. */
  readonly say: (notice: string) => void;
}

const program = fileURLToPath(new URL('../host/main.ts', import.meta.url));

/** A young generation that stays small: fifteen processes share one machine. */
const flags = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=1'];

const startingAtMost = 60_000;
const answeringAtMost = 2_000;
const backoff = { first: 500, most: 30_000 };
/** After so long a life, an end is a first end again. */
const longLife = 60_000;

export const createChild = ({ name, configuration, logFile, say }: ChildOptions): Child => {
  const waiting = new Map<number, (value: unknown) => void>();
  let child: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  let stopping = false;
  let questions = 0;
  let failures = 0;
  let timer: NodeJS.Timeout | undefined;

  const start = async (): Promise<void> => {
    const log = await open(logFile, 'a', 0o600);
    // In a group of its own: Ctrl-C in the terminal is for the process that started it.
    const fresh = fork(program, [], { execArgv: flags, stdio: ['pipe', log.fd, log.fd, 'ipc'], detached: true });
    await log.close();
    child = fresh;
    ended = new Promise((resolve) => {
      fresh.once('exit', () => resolve());
      fresh.once('error', () => resolve());
    });
    // Not by arguments or environment: others can list those.
    fresh.stdin?.on('error', () => undefined);
    fresh.stdin?.end(JSON.stringify(configuration));
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`not ready within ${startingAtMost / 1_000} s`)), startingAtMost);
      const settled = (how: () => void) => {
        clearTimeout(late);
        how();
      };
      fresh.on('message', (message: Told) => {
        if (message.kind === 'ready') settled(resolve);
        if (message.kind === 'failed') settled(() => reject(new Error(message.why)));
        if (message.kind === 'answer') waiting.get(message.id)?.(message.value);
      });
      fresh.once('error', (error) => settled(() => reject(error)));
      fresh.once('exit', (code, signal) => settled(() => reject(new Error(`ended with ${signal ?? code}`))));
    });
    const since = performance.now();
    void ended.then(() => {
      if (stopping) return;
      say(`${name} 进程意外退出，即将重启 / the process of ${name} ended unasked and is started again`);
      if (performance.now() - since > longLife) failures = 0;
      startLater();
    });
  };

  const startLater = (): void => {
    timer = setTimeout(
      () =>
        void start().then(
          () => say(`${name} 已恢复 / ${name} is back`),
          (error: Error) => {
            if (stopping) return;
            say(`${name}: ${error.message}`);
            child?.kill('SIGKILL');
            startLater();
          },
        ),
      Math.min(backoff.most, backoff.first * 2 ** failures),
    );
    failures += 1;
  };

  return {
    name,
    pid: () => child?.pid ?? 0,
    start,
    ask(what) {
      if (!child?.connected) return Promise.resolve(undefined);
      questions += 1;
      const id = questions;
      return new Promise((resolve) => {
        const settle = (value: unknown) => {
          clearTimeout(late);
          waiting.delete(id);
          resolve(value);
        };
        const late = setTimeout(() => settle(undefined), answeringAtMost);
        waiting.set(id, settle);
        child?.send({ id, what } satisfies Asked, (error) => {
          if (error) settle(undefined);
        });
      });
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      child?.kill('SIGTERM');
      await ended;
    },
    kill() {
      stopping = true;
      clearTimeout(timer);
      child?.kill('SIGKILL');
    },
  };
};
