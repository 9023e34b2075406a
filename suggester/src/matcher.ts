/** A word found: `at` is where its first character stands. */
export interface Hit {
  readonly word: string;
  readonly at: number;
}

interface Node {
  readonly next: Map<number, Node>;
  /** The word that ends here, if it is sought. */
  word?: string;
  /** What ends here hides the words within. */
  mask?: true;
}

const newNode = (): Node => ({ next: new Map() });

/**
 * Finds words in one pass over a text, in order, words within words too (垃圾 and 垃圾站); only what lies within a mask is not
 * reported (消防 in 消防大队), but a mask that is itself sought is. Time is at most the length of the text times that of the
 * longest word.
 */
export const createMatcher = (words: Iterable<string>, masks: Iterable<string>): ((text: string) => Hit[]) => {
  const root = newNode();
  for (const word of words) nodeOf(root, word).word = word;
  for (const mask of masks) nodeOf(root, mask).mask = true;
  return (text) => {
    const hits: Hit[] = [];
    let hidden = 0;
    for (let at = 0; at < text.length; at++) {
      const first = root.next.get(text.charCodeAt(at));
      if (!first) continue;
      const here = hits.length;
      for (let node: Node | undefined = first, end = at + 1; node; node = node.next.get(text.charCodeAt(end++))) {
        if (node.mask && end > hidden) {
          hidden = end;
          hits.length = here;
        }
        if (node.word && (end > hidden || (node.mask && end === hidden))) hits.push({ word: node.word, at });
      }
    }
    return hits;
  };
};

const nodeOf = (root: Node, word: string): Node => {
  let node = root;
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const next = node.next.get(code) ?? newNode();
    node.next.set(code, next);
    node = next;
  }
  return node;
};
