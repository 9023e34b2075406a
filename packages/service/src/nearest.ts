/** The word that was meant by a misspelt one; undefined where none is near. */
export const nearest = (written: string, words: readonly string[]): string | undefined => {
  const fold = (word: string) => word.toLowerCase().replaceAll(/[_-]/g, '');
  const near = words
    .map((word) => ({ word, steps: distance(fold(written), fold(word)) }))
    .filter(({ word, steps }) => steps <= Math.max(1, Math.floor(word.length / 3)) || alike(fold(written), fold(word)))
    .toSorted((a, b) => a.steps - b.steps);
  return near[0]?.word;
};

/** One is the beginning or the end of the other: `reasons` and `reason`, `id` and `caseId`. */
const alike = (a: string, b: string): boolean =>
  a.length > 3 && b.length > 3 && (a.startsWith(b) || b.startsWith(a) || a.endsWith(b) || b.endsWith(a));

/** Letters to change, put in, take out, or put in each other's place (Damerau and Levenshtein). Words are short. */
const distance = (from: string, to: string): number => {
  const signs = [...from.slice(0, 60)];
  let earlier: readonly number[] = [];
  let before: readonly number[] = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, sign] of signs.entries()) {
    const now = [row + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const swapped = sign === to[column - 2] && signs[row - 1] === to[column - 1];
      now.push(
        Math.min(
          before[column]! + 1,
          now[column - 1]! + 1,
          before[column - 1]! + (sign === to[column - 1] ? 0 : 1),
          swapped ? earlier[column - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [earlier, before] = [before, now];
  }
  return before[to.length]!;
};
