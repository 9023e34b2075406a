/** Waits that grow from try to try, with jitter so that many do not come back at once; in milliseconds. */
export interface Backoff {
  readonly first: number;
  readonly most: number;
  /** 0 to 1; `Math.random` by default. */
  readonly random?: () => number;
}

export const waitBefore = (tries: number, { first, most, random = Math.random }: Backoff): number =>
  Math.min(most, first * 2 ** Math.min(tries, 20)) * (0.5 + random() / 2);
