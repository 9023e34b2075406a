import type { Lexicon } from './lexicon.ts';
import { familyOf } from './lexicon.ts';
import { normalise } from './normalise.ts';
import { createScorer, type Score } from './score.ts';

/** A category that a report may belong to. */
export interface Suggestion {
  /** Key of a category of the catalogue, or of a child where the text clearly says so. */
  readonly category: string;
  /** About the share of such suggestions that are right, 0 to 1. */
  readonly confidence: number;
  /** Words of the lexicon that spoke for it; never sentences of the reporter. */
  readonly evidence: readonly string[];
}

export interface Report {
  readonly subject: string;
  readonly text: string;
}

const most = 5;
const mostEvidence = 8;

/** Bits that speak for any one category of a text in which nothing is clear. */
const nothing = 1;
/** Bits that make a category as good as twice as likely: clues are not independent of each other. */
const temperature = 1.6;
/** What remains of a certainty when people disagree about one message in ten. */
const ceiling = 0.95;
/** A child is named when it has this many bits of its own. */
const childBits = 1.5;

/**
 * Suggests categories for a report: best first, at most five, none when nothing speaks for anything.
 *
 * @param lexicon Words and what they speak for.
 */
export const suggesterOf = (lexicon: Lexicon): ((report: Report) => readonly Suggestion[]) => {
  const score = createScorer(lexicon);
  return (report) => {
    const families = byParent(score(normalise(report))).filter(({ bits }) => bits > 0);
    const odds = families.map(({ bits }) => 2 ** (bits / temperature));
    const all = odds.reduce((sum, value) => sum + value, 2 ** (nothing / temperature));
    return families
      .map(({ category, evidence }, index) => ({
        category,
        confidence: ceiling * (odds[index]! / all),
        evidence: evidence.slice(0, mostEvidence),
      }))
      .sort((a, b) => b.confidence - a.confidence || (a.category < b.category ? -1 : 1))
      .slice(0, most);
  };
};

/** What speaks for a child speaks for its parent; the child stands for both where it is clear. */
const byParent = (scores: readonly Score[]): Score[] =>
  [...Map.groupBy(scores, ({ category }) => familyOf(category))].map(([parent, family]) => {
    const child = family
      .filter(({ category, bits }) => category !== parent && bits >= childBits)
      .reduce<Score | undefined>((best, one) => (best && best.bits >= one.bits ? best : one), undefined);
    return {
      category: child?.category ?? parent,
      bits: family.reduce((sum, { bits }) => sum + bits, 0),
      evidence: [...new Set(family.toSorted((a, b) => b.bits - a.bits).flatMap(({ evidence }) => evidence))],
    };
  });
