/** A word found: `at` is where its first character stands. */
export interface Hit {
  readonly word: string;
  readonly at: number;
}

interface Node {
  readonly next: Map<number, Node>;
  word?: string;
}

/**
 * Finds words in one pass over a text, in order. A word that lies within a longer one is not reported (垃圾 in 垃圾站);
 * words that overlap are. Time is at most the length of the text times that of the longest word.
 */
export const createMatcher = (words: Iterable<string>): ((text: string) => Hit[]) => {
  const root: Node = { next: new Map() };
  for (const word of words) insert(root, word);
  return (text) => {
    const hits: Hit[] = [];
    let covered = 0;
    for (let at = 0; at < text.length; at++) {
      const word = longestAt(root, text, at);
      if (word === undefined || at + word.length <= covered) continue;
      covered = at + word.length;
      hits.push({ word, at });
    }
    return hits;
  };
};

const longestAt = (root: Node, text: string, from: number): string | undefined => {
  let longest: string | undefined;
  let node = root.next.get(text.charCodeAt(from));
  for (let at = from + 1; node; at++) {
    longest = node.word ?? longest;
    node = node.next.get(text.charCodeAt(at));
  }
  return longest;
};

const insert = (root: Node, word: string): void => {
  let node = root;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const next = node.next.get(code) ?? { next: new Map() };
    node.next.set(code, next);
    node = next;
  }
  node.word = word;
};
