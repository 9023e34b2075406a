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
  /** Indices of lists. */
  readonly parts: readonly number[];
}

/** Characters between words that speak together: a sentence of usual length. */
const near = 30;

/** All categories for which, or against which, something speaks, in no order. */
export const createScorer = (lexicon: Lexicon): ((text: NormalText) => Score[]) => {
  const { listsOf, clues, listCount } = compile(lexicon);
  const find = createMatcher(listsOf.keys(), new Set(wordsIn(lexicon.masks)));
  return (text) => {
    const found: WeighedHit[][] = Array.from({ length: listCount }, () => []);
    for (const hit of weighedHits(text, find)) for (const list of listsOf.get(hit.word)!) found[list]!.push(hit);
    const totals = new Map<string, { bits: number; evidence: Map<string, number> }>();
    for (const { category, weight, parts } of clues) {
      const spoken = together(parts, found);
      if (spoken.strength === 0) continue;
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

/** Words said again add less and less. */
const saturated = (strength: number): number => Math.log2(1 + strength);

const silence = { strength: 0, words: [] as string[] };

/** How strongly lists of words were heard together. */
const together = (parts: readonly number[], found: readonly WeighedHit[][]) => {
  const [first, ...others] = parts.map((part) => found[part]!);
  if (!first!.length || others.some((hits) => !hits.length)) return silence;
  let strength = 0;
  const words = new Set<string>();
  const next = others.map(() => 0);
  for (const hit of first!) {
    const partners = others.map((hits, index) => {
      while (next[index]! < hits.length && hits[next[index]!]!.at < hit.at - near) next[index]!++;
      const partner = hits[next[index]!];
      return partner && partner.at <= hit.at + near ? partner : undefined;
    });
    if (partners.includes(undefined)) continue;
    strength += hit.weight;
    words.add(hit.word);
    for (const partner of partners) words.add(partner!.word);
  }
  return { strength, words: [...words] };
};

const compile = ({ words, says }: Lexicon) => {
  const indexOf = new Map<string, number>();
  const listsOf = new Map<string, number[]>();
  const indexOfPart = (part: string): number => {
    const known = indexOf.get(part);
    if (known !== undefined) return known;
    const index = indexOf.size;
    indexOf.set(part, index);
    for (const word of listOf(part, words)) listsOf.set(word, [...(listsOf.get(word) ?? []), index]);
    return index;
  };
  const clues: CompiledClue[] = Object.entries(says).flatMap(([category, list]) =>
    list.map(([weight, ...parts]) => ({ category, weight, parts: parts.map(indexOfPart) })),
  );
  return { listsOf, clues, listCount: indexOf.size };
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
