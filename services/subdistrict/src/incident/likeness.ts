import type { LikelyDuplicate } from '@tiaokuai/contracts';

/**
 * How alike two reports are: the share of two-letter pieces that they have in common (Jaccard). Chinese needs no word
 * boundaries for this, and the order of sentences does not matter.
 */
export const likeness = (one: string, other: string): number => {
  const [a, b] = [pieces(one), pieces(other)];
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const piece of a) if (b.has(piece)) common += 1;
  return common / (a.size + b.size - common);
};

/** Reports beyond this length say nothing new about likeness. */
const longest = 2_000;

const pieces = (text: string): Set<string> => {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .slice(0, longest);
  const result = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at += 1) result.add(letters.slice(at, at + 2));
  return result;
};

export interface Candidate {
  readonly incidentId: string;
  readonly estateId: string | null;
  readonly place: string | null;
  readonly category: string | null;
  /** Undefined when it can no longer be read. */
  readonly text: string | undefined;
}

/** Those that may be the same matter, likeliest first; a person decides. */
export const likelyDuplicates = (of: Candidate, candidates: readonly Candidate[], least = 0.3): LikelyDuplicate[] =>
  candidates
    .filter(({ incidentId }) => incidentId !== of.incidentId)
    .map((each): LikelyDuplicate => {
      const text = of.text !== undefined && each.text !== undefined ? likeness(of.text, each.text) : 0;
      const sameEstate = of.estateId !== null && of.estateId === each.estateId;
      const samePlace = !sameEstate && of.place !== null && of.place === each.place;
      const sameCategory = of.category !== null && of.category === each.category;
      return {
        incidentId: each.incidentId,
        score: Math.min(1, text + (sameEstate ? 0.25 : samePlace ? 0.2 : 0) + (sameCategory ? 0.15 : 0)),
        because: [
          ...(sameEstate ? (['same-estate'] as const) : []),
          ...(samePlace ? (['same-place'] as const) : []),
          ...(sameCategory ? (['same-category'] as const) : []),
          ...(text >= 0.15 ? (['similar-text'] as const) : []),
        ],
      };
    })
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score || a.incidentId.localeCompare(b.incidentId))
    .slice(0, 10);
