/**
 * What a lexicon is: words, and what they speak for. All of it is data, so that weights learned from accepted and corrected
 * referrals are more clues of the same form: log-odds in bits are what a weight is.
 */

/**
 * Words that speak together: `[weight, ...all of these]`. Each part is a list of words separated by spaces, of which one is
 * enough; `@name` stands for a list of `words`. With several parts, one word of each must stand within 30 characters of one
 * of the first. A weight below 0 speaks against the category.
 */
export type Clue = readonly [weight: number, ...parts: string[]];

export interface Lexicon {
  /** Named lists of words, each separated by spaces. */
  readonly words: Readonly<Record<string, string>>;
  /** By category, or child of one (`neighbour-noise/business`), which counts for its parent too. */
  readonly says: Readonly<Record<string, readonly Clue[]>>;
  /** Words that place a report in or by an estate, where most matters of estates do. */
  readonly estate?: string;
  /** Longer words that contain words of the lexicon and mean something else: 消防大队 is not 消防. */
  readonly masks: string;
}

/** The parent of a child, anything else itself. */
export const familyOf = (category: string): string => category.split('/')[0]!;

/** One lexicon of many: clues are united by category. A name of a list belongs to one of them only. */
export const joinLexicons = (...parts: readonly Lexicon[]): Lexicon => ({
  estate: parts.map(({ estate }) => estate ?? '').join(' '),
  words: united(
    parts.map(({ words }) => words),
    (name) => {
      throw new Error(`two lexicons have a list of words @${name}`);
    },
  ),
  says: united(
    parts.map(({ says }) => says),
    (_, a, b) => [...a, ...b],
  ),
  masks: parts.map(({ masks }) => masks).join(' '),
});

const united = <T>(records: readonly Readonly<Record<string, T>>[], unite: (key: string, a: T, b: T) => T) => {
  const all = new Map<string, T>();
  for (const [key, value] of records.flatMap((record) => Object.entries(record))) {
    const known = all.get(key);
    all.set(key, known === undefined ? value : unite(key, known, value));
  }
  return Object.fromEntries(all);
};

/** The words of a list. */
export const wordsIn = (list: string): string[] => list.split(/\s+/).filter(Boolean);
