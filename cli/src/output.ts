import { once } from 'node:events';

/** Where a command's results go: standard output, or what a test reads. */
export interface Output {
  /** Resolves when there is room for more. @throws ReaderGone */
  write(text: string): Promise<void>;
}

/** Whoever read the output has seen enough, as `head` does: nothing went wrong. */
export class ReaderGone extends Error {
  override readonly name = 'ReaderGone';
}

/** An output that waits for a slow reader, and says when the reader has gone. */
export const outputTo = (stream: NodeJS.WritableStream): Output => {
  let failed: NodeJS.ErrnoException | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failed = error;
  });
  const check = () => {
    if (failed?.code === 'EPIPE') throw new ReaderGone();
    if (failed) throw failed;
  };
  return {
    async write(text) {
      check();
      // A failure while waiting rejects too; `check` says which it was.
      if (!stream.write(text)) await once(stream, 'drain').catch(() => undefined);
      check();
    },
  };
};
