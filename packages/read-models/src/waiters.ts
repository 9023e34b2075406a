import { ReadModelError } from './errors.ts';

/** Those who wait for a position. */
export class Waiters {
  readonly #model: string;
  readonly #waiting = new Set<{ readonly position: bigint; readonly settle: (error?: Error) => void }>();
  #position: bigint;
  #ended = false;

  constructor(model: string, position: bigint) {
    this.#model = model;
    this.#position = position;
  }

  waitFor(position: bigint, timeoutMs: number): Promise<void> {
    if (position <= this.#position) return Promise.resolve();
    if (this.#ended) return Promise.reject(this.#stopped());
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        if (error) reject(error);
        else resolve();
      };
      const late = () =>
        settle(
          new ReadModelError(
            'not-reached',
            this.#model,
            `stands at position ${this.#position} and did not reach ${position} within ${timeoutMs} ms; ask again, or without atLeast`,
          ),
        );
      const timer = setTimeout(late, timeoutMs);
      const waiter = { position, settle };
      this.#waiting.add(waiter);
    });
  }

  reached(position: bigint): void {
    this.#position = position;
    for (const waiter of this.#waiting) if (waiter.position <= position) waiter.settle();
  }

  end(): void {
    this.#ended = true;
    for (const waiter of this.#waiting) waiter.settle(this.#stopped());
  }

  #stopped(): ReadModelError {
    return new ReadModelError(
      'stopped',
      this.#model,
      'is no longer followed by this process; ask another, or start it again',
    );
  }
}
