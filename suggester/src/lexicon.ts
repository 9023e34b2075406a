/**
 * What a lexicon is: words, and what they speak for. All of it is data, so that weights learned from accepted and corrected
 * referrals are more clues of the same form: log-odds in bits are what a weight is.
 */

/**
 * Words that speak together: `[weight, ...all of these]`. Each part is a list of words separated by spaces, of which one is
 * enough; `@name` stands for a list of `words`. With several parts, one of each must stand within `near` characters. A weight below 0
 * speaks against the category.
 */
export type Clue = readonly [weight: number, ...parts: string[]];

export interface Lexicon {
  /** Named lists of words, each separated by spaces. */
  readonly words: Readonly<Record<string, string>>;
  /** By category, or child of one (`neighbour-noise/business`), which counts for its parent too. */
  readonly says: Readonly<Record<string, readonly Clue[]>>;
  /** Longer words that contain words of the lexicon and mean something else: 消防大队 is not 消防. */
  readonly masks: string;
}

/** The parent of a child, anything else itself. */
export const familyOf = (category: string): string => category.split('/')[0]!;

/** One lexicon of many: lists of words are united by name, clues by category. */
export const joinLexicons = (...parts: readonly Lexicon[]): Lexicon => ({
  words: united(
    parts.map((part) => part.words),
    (a, b) => `${a} ${b}`,
  ),
  says: united(
    parts.map((part) => part.says),
    (a, b) => [...a, ...b],
  ),
  masks: parts.map((part) => part.masks).join(' '),
});

const united = <T>(records: readonly Readonly<Record<string, T>>[], unite: (a: T, b: T) => T): Record<string, T> => {
  const all: Record<string, T> = {};
  for (const record of records)
    for (const [key, value] of Object.entries(record))
      all[key] = Object.hasOwn(all, key) ? unite(all[key]!, value) : value;
  return all;
};
