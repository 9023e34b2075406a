/** Where an event stands. */
export interface Standing {
  readonly stream: string;
  readonly revision: number;
}

/** As much as servers keep. */
const KEPT_BYTES = 8 * 1024 * 1024;

const bytesOf = (stream: string): number => 28 + 2 * stream.length;

/**
 * The ids written lately, which alone make appends with the expectation `any` idempotent: bounded, the oldest forgotten
 * first, and all forgotten when a server ends. An id written twice keeps its first place.
 */
export class RecentIds {
  readonly #standing = new Map<string, Standing>();
  #bytes = 0;

  get(id: string): Standing | undefined {
    return this.#standing.get(id);
  }

  add(id: string, standing: Standing): void {
    if (this.#standing.has(id)) return;
    for (const [oldest, { stream }] of this.#standing) {
      if (this.#bytes <= KEPT_BYTES) break;
      this.#standing.delete(oldest);
      this.#bytes -= bytesOf(stream);
    }
    this.#standing.set(id, standing);
    this.#bytes += bytesOf(standing.stream);
  }

  forget(): void {
    this.#standing.clear();
    this.#bytes = 0;
  }
}
