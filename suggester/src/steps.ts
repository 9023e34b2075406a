/** Long work in short steps: a pure function that lets others have their turn in between. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all of it now. */
export const atOnce = <Result>(steps: Steps<Result>): Result => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
};

/** Does it step by step, with a pause after each. */
export const inTurns = async <Result>(steps: Steps<Result>, pause: () => Promise<void>): Promise<Result> => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
};
