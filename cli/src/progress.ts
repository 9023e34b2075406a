import cliProgress from 'cli-progress';
import { importing as words } from './import/words.ts';
import type { Say } from './language.ts';
import type { Terminal } from './terminal.ts';

/** How far an import is, on the screen; nothing where nobody watches. */
export interface Progress {
  /** @param bytes Of the whole file. */
  start(bytes: number): void;
  /** More bytes of the file have been read. */
  readonly read: (bytes: number) => void;
  readonly update: (counts: { readonly rows: number; readonly raised: number }) => void;
  /** All is sent; the router has still to come. */
  readonly waiting: () => void;
  stop(): void;
  /** Whether lines on the screen would get in its way. */
  readonly shown: boolean;
}

/** A bar with a line of text beside it. */
export const progressBar = (screen: Terminal['screen']) =>
  new cliProgress.SingleBar({
    stream: screen,
    format: ' {bar} {percentage}% │ {text}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    // Drawn as counts come in; a timer of its own would outlive its work.
    fps: 10,
  });

export const createProgress = (screen: Terminal['screen'], say: Say): Progress => {
  const shown = screen.isTTY === true;
  const bar = progressBar(screen);
  let bytes = 0;
  let running = false;
  let started = 0;
  const draw = (text: string) => {
    if (running) bar.update(bytes, { text });
  };
  return {
    shown,
    start(total) {
      if (!shown) return;
      running = true;
      started = performance.now();
      bar.start(total, 0, { text: '' });
    },
    read(more) {
      bytes += more;
    },
    update({ rows, raised }) {
      const seconds = (performance.now() - started) / 1_000;
      draw(say(words.progress, rows, raised, Math.round(rows / Math.max(seconds, 0.1))));
    },
    waiting: () => draw(say(words.waiting)),
    stop() {
      if (running) bar.stop();
      running = false;
    },
  };
};
