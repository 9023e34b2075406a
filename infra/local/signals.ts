import { lineOf } from './failure.ts';

/** Ctrl-C and its kin. */
export interface Signals {
  /** Aborted when the end was asked for. */
  readonly end: AbortSignal;
  /** What to do when somebody cannot wait; asked for once more after a first time. */
  onImpatience(how: () => void): void;
  /** Something broke that nobody had foreseen: the end was asked for because of it. */
  readonly broken: () => boolean;
}

/**
 * One Ctrl-C may arrive more than once: from the terminal itself, from npm and from the set-up script, which both pass it
 * on. Only what comes later than this is a second one.
 */
const sameWish = 1_000;

export const watchSignals = (): Signals => {
  const end = new AbortController();
  let first = 0;
  let hurry = () => process.exit(130);
  const asked = () => {
    const now = performance.now();
    if (!end.signal.aborted) {
      first = now;
      end.abort();
    } else if (now - first > sameWish) {
      hurry();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, asked);
  // Nobody reads on: what cannot be shown need not be made. Without a listener, the process would fail in the middle.
  process.stdout.on('error', asked);
  process.stderr.on('error', () => undefined);
  let broken = false;
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${lineOf(error).split('\n')[0]}\n`);
    broken = true;
    end.abort();
  });
  return {
    end: end.signal,
    onImpatience(how) {
      hurry = how as () => never;
    },
    broken: () => broken,
  };
};
