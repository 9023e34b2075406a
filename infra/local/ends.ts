import { lineOf } from './failure.ts';

/** What must be ended, last begun first. */
export interface Ends {
  /** @param hurry The same at once, without waiting for anything. */
  push(end: () => unknown, hurry?: () => void): void;
  /** Once; later calls await the same. What one of them throws does not keep the others from ending. */
  all(): Promise<void>;
  hurry(): void;
}

export const createEnds = (): Ends => {
  const ends: { readonly end: () => unknown; readonly hurry?: (() => void) | undefined }[] = [];
  let ending: Promise<void> | undefined;
  return {
    push: (end, hurry) => void ends.push({ end, hurry }),
    all() {
      ending ??= (async () => {
        for (const { end } of ends.toReversed())
          try {
            await end();
          } catch (error) {
            process.stderr.write(`${lineOf(error).split('\n')[0]}\n`);
          }
      })();
      return ending;
    },
    hurry() {
      for (const { hurry } of ends.toReversed()) hurry?.();
    },
  };
};
