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
 * Finds words in one pass over a text, in order, words within words too (垃圾 and 垃圾站); only what lies within a mask is not
 * reported (消防 in 消防大队). Time is at most the length of the text times that of the longest word.
 */
export const createMatcher = (words: Iterable<string>, masks: ReadonlySet<string>): ((text: string) => Hit[]) => {
  const wanted = new Set(words);
  const root: Node = { next: new Map() };
  for (const word of [...wanted, ...masks]) insert(root, word);
  return (text) => {
    const hits: Hit[] = [];
    let masked = 0;
    for (let at = 0; at < text.length; at++) {
      const here = wordsAt(root, text, at);
      masked = here.reduce((end, word) => (masks.has(word) ? Math.max(end, at + word.length) : end), masked);
      for (const word of here)
        if (wanted.has(word) && (masks.has(word) || at + word.length > masked)) hits.push({ word, at });
    }
    return hits;
  };
};

const nowhere: readonly string[] = [];

/** Shortest first. */
const wordsAt = (root: Node, text: string, from: number): readonly string[] => {
  let node = root.next.get(text.charCodeAt(from));
  if (!node) return nowhere;
  const found: string[] = [];
  for (let at = from + 1; node; at++) {
    if (node.word) found.push(node.word);
    node = node.next.get(text.charCodeAt(at));
  }
  return found;
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
