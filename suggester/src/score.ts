import { type Lexicon, wordsIn } from './lexicon.ts';
import { createMatcher } from './matcher.ts';
import type { NormalText } from './normalise.ts';
import { type WeighedHit, weighedHits } from './weigh.ts';

/** What speaks for a category, in bits; `evidence` are the words of the clues that do, strongest first. */
export interface Score {
  readonly category: string;
  readonly bits: number;
  readonly evidence: readonly string[];
}

interface CompiledClue {
  readonly category: string;
  readonly weight: number;
  /** Lists of words, by number; `first` is one of them. */
  readonly first: number;
  readonly others: readonly number[];
}

/** Characters between words that speak together: a sentence of usual length. */
const near = 30;

/** All categories for which, or against which, something speaks, in no order. */
export const createScorer = (lexicon: Lexicon): ((text: NormalText) => Score[]) => {
  const { listsOf, cluesOf } = compile(lexicon);
  const find = createMatcher(listsOf.keys(), wordsIn(lexicon.masks));
  return (text) => {
    const heard = heardLists(weighedHits(text, find), listsOf);
    const totals = new Map<string, { bits: number; evidence: Map<string, number> }>();
    for (const list of heard.keys())
      for (const { category, weight, first, others } of cluesOf[list]!) {
        const spoken = together(first, others, heard);
        if (!spoken) continue;
        const bits = weight * saturated(spoken.strength);
        const total = totals.get(category) ?? { bits: 0, evidence: new Map() };
        total.bits += bits;
        if (bits > 0) for (const word of spoken.words) total.evidence.set(word, (total.evidence.get(word) ?? 0) + bits);
        totals.set(category, total);
      }
    return Array.from(totals, ([category, { bits, evidence }]) => ({
      category,
      bits,
      evidence: [...evidence].sort(([, a], [, b]) => b - a).map(([word]) => word),
    }));
  };
};

/** Where words of each list stand, in order. */
type Heard = ReadonlyMap<number, readonly WeighedHit[]>;

const heardLists = (hits: readonly WeighedHit[], listsOf: ReadonlyMap<string, readonly number[]>): Heard => {
  const heard = new Map<number, WeighedHit[]>();
  for (const hit of hits)
    for (const list of listsOf.get(hit.word)!) {
      const known = heard.get(list);
      if (known) known.push(hit);
      else heard.set(list, [hit]);
    }
  return heard;
};

/** Words said again add less and less. */
const saturated = (strength: number): number => Math.log2(1 + strength);

/** How strongly words of the first list were heard, each with a word of all others near it. */
const together = (first: number, others: readonly number[], heard: Heard) => {
  if (others.some((list) => !heard.has(list))) return undefined;
  let strength = 0;
  const words = new Set<string>();
  const partners = others.map((list) => nearest(heard.get(list)!));
  for (const hit of heard.get(first)!) {
    const found = partners.map((partner) => partner(hit.at));
    if (found.includes(undefined)) continue;
    strength += hit.weight;
    words.add(hit.word);
    for (const partner of found) words.add(partner!.word);
  }
  return strength > 0 ? { strength, words } : undefined;
};

/** The first hit that is near a place; to be asked in the order of the text. */
const nearest = (hits: readonly WeighedHit[]) => {
  let next = 0;
  return (at: number): WeighedHit | undefined => {
    while (next < hits.length && hits[next]!.at < at - near) next++;
    const hit = hits[next];
    return hit && hit.at <= at + near ? hit : undefined;
  };
};

const compile = ({ words, says }: Lexicon) => {
  const numberOf = new Map<string, number>();
  const listsOf = new Map<string, number[]>();
  const cluesOf: CompiledClue[][] = [];
  const number = (part: string): number => {
    const known = numberOf.get(part);
    if (known !== undefined) return known;
    const list = numberOf.size;
    numberOf.set(part, list);
    cluesOf.push([]);
    for (const word of listOf(part, words)) listsOf.set(word, [...(listsOf.get(word) ?? []), list]);
    return list;
  };
  for (const [category, clues] of Object.entries(says))
    for (const [weight, ...parts] of clues) {
      const [first, ...others] = parts.map(number);
      cluesOf[first!]!.push({ category, weight, first: first!, others });
    }
  return { listsOf, cluesOf };
};

/** Words of a part; `@name` may stand among them. */
const listOf = (part: string, words: Lexicon['words']): string[] => [
  ...new Set(
    wordsIn(part).flatMap((word) => {
      if (!word.startsWith('@')) return [word];
      const list = words[word.slice(1)];
      if (list === undefined) throw new Error(`the lexicon knows no list of words ${word}`);
      return listOf(list, words);
    }),
  ),
];
