import { familyOf, type Lexicon, wordsIn } from './lexicon.ts';
import { type NormalText, normalise } from './normalise.ts';
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

/** Bits that speak for none of the categories: more where the text has no word of an estate. */
const nothing = { byAnEstate: 1, elsewhere: 3 };
/** So many bits double the odds: clues of one category are not independent of each other. */
const temperature = 2;
/** No text is so clear that nobody would file it elsewhere. */
const ceiling = 0.95;
/** A child is named when it has this many bits of its own. */
const childBits = 1.5;
/** What has less than a bit is not worth a word, and many such would drown what is clear. */
const faint = 1;

/** What a lexicon says of a text, before odds are made of it. */
export interface Opinions {
  /** Categories, or the child of each that is clear, with the bits of the family; in no order. */
  readonly families: readonly Score[];
  /** Bits that speak for none of them. */
  readonly none: number;
}

/** What odds so many bits are, as a natural logarithm. */
export const logOddsOf = (bits: number): number => (bits * Math.LN2) / temperature;

/** How a lexicon reads: from a text to opinions. */
export const readerOf = (lexicon: Lexicon): ((normal: NormalText) => Opinions) => {
  const score = createScorer(lexicon);
  const byAnEstate = estateTest(lexicon);
  return (normal) => ({
    families: byParent(score(normal)),
    none: byAnEstate(normal) ? nothing.byAnEstate : nothing.elsewhere,
  });
};

/**
 * Suggests categories for a report: best first, at most five, none when nothing speaks for anything.
 *
 * @param lexicon Words and what they speak for.
 */
export const suggesterOf = (lexicon: Lexicon): ((report: Report) => readonly Suggestion[]) => {
  const read = readerOf(lexicon);
  return (report) => {
    const { families: heard, none } = read(normalise(report));
    const families = heard.filter(({ bits }) => bits >= faint);
    const odds = families.map(({ bits }) => Math.exp(logOddsOf(bits)));
    const all = odds.reduce((sum, value) => sum + value, Math.exp(logOddsOf(none)));
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

/** Whether a text has a word of an estate; a lexicon without such words asks nothing. */
const estateTest = ({ estate = '' }: Lexicon) => {
  const words = wordsIn(estate);
  return ({ subject, text }: NormalText): boolean =>
    words.length === 0 || words.some((word) => subject.includes(word) || text.includes(word));
};

/**
 * What speaks for a child speaks for its parent too, but children are different matters: the strongest counts. It is named
 * where it is clear.
 */
const byParent = (scores: readonly Score[]): Score[] =>
  [...Map.groupBy(scores, ({ category }) => familyOf(category))].map(([parent, family]) => {
    const own = family.find(({ category }) => category === parent) ?? { category: parent, bits: 0, evidence: [] };
    const child = family
      .filter(({ category }) => category !== parent)
      .reduce<Score>((best, one) => (best.bits >= one.bits ? best : one), { category: parent, bits: 0, evidence: [] });
    const [first, second] = child.bits > own.bits ? [child, own] : [own, child];
    return {
      category: child.bits >= childBits ? child.category : parent,
      bits: own.bits + child.bits,
      evidence: [...new Set([...first.evidence, ...second.evidence])],
    };
  });
