export interface Run {
  readonly first: number;
  readonly last: number;
}

/** Reading over so many events of others costs less than asking once more. */
const nearby = 40;
/** Events of one run at most. */
const longest = 1_000;

/** Few stretches that hold all of these rising positions. */
export const runsOf = (positions: readonly number[]): readonly Run[] => {
  const runs: { first: number; last: number }[] = [];
  for (const position of positions) {
    const run = runs.at(-1);
    if (run && position - run.last <= nearby && position - run.first < longest) run.last = position;
    else runs.push({ first: position, last: position });
  }
  return runs;
};
