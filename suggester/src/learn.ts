import { defaultLexicon } from './lexicon/index.ts';
import { type Clue, familyOf, joinLexicons, type Lexicon, wordsIn } from './lexicon.ts';
import { createMatcher } from './matcher.ts';
import { type NormalText, normalise } from './normalise.ts';
import { type Example, regress } from './regression.ts';
import { atOnce, type Steps } from './steps.ts';
import { logOddsOf, type Report, readerOf } from './suggest.ts';
import { weighedHits } from './weigh.ts';
import { wordsOf } from './words.ts';

/** A report, and what became of it. */
export interface Label {
  readonly report: Report;
  /** The category that people confirmed or gave; `null` where nobody did. */
  readonly category: string | null;
  /** Whoever reported it, by a pseudonym: a word counts once per person. */
  readonly person: string;
  /** Where it was, by any key: a word counts once per place. */
  readonly place: string;
  /** Names that are not to be learned, wherever they stand: of the place, of the enterprise. */
  readonly names: readonly string[];
}

/** A word, and what it adds to or takes from a category, in bits. */
export interface LearnedWord {
  readonly word: string;
  readonly bits: number;
}

/** What was learned, by category; the strongest words first. No category, no word of fewer than `fewest` persons. */
export type Learned = Readonly<Record<string, readonly LearnedWord[]>>;

/**
 * Of so many persons and of so many places a word must have been read, and by so many of a category's persons if it is to speak
 * for it. What three people of three places wrote is nobody's; below, it may be somebody's name or story.
 */
export const fewest = 3;
/** A word in more than this share of the reports says nothing of one of them; of few reports nothing can be said. */
const mostCommon = { share: 0.25, reports: 20 };
/** Chosen coarsely on the earlier 70 % of the labelled messages, each part of them foretold from those before it. */
const reluctance = { toSpeak: 0.3, toShout: 1 };
/** The latest so many labels; more would tell little more and take long. */
export const mostLabels = 5_000;
const mostWords = 4_000;
const mostWordsOfCategory = 40;
/** Of no consequence below. */
const leastBits = 0.05;
/** 12 bits are as good as certain; a lexicon that a person reads over should not hold more. */
const mostBits = 12;

/**
 * What labels teach beyond a lexicon: words that speak for or against categories, as log-odds in bits, so that they are clues
 * like all others. A category with labels of fewer than three persons is left as it is; without labels nothing is learned. Texts
 * of which the lexicon is sure and right teach next to nothing: what is learned is where it was wrong, or in doubt.
 *
 * @param labels In order of time; the latest 5,000 count. The same ones in another order teach the same.
 */
export const learn = (labels: readonly Label[], base: Lexicon = defaultLexicon): Learned =>
  atOnce(learning(labels, base));

/** A lexicon of what was learned, to be joined to that from which it was learned. */
export const lexiconOf = (learned: Learned): Lexicon => ({
  words: {},
  says: Object.fromEntries(
    Object.entries(learned).map(([category, words]) => [category, words.map(({ word, bits }): Clue => [bits, word])]),
  ),
  masks: '',
});

/** The words of this package and what was learned. */
export const withLearned = (learned: Learned, base: Lexicon = defaultLexicon): Lexicon =>
  joinLexicons(base, lexiconOf(learned));

/** `learn` in short steps. */
export function* learning(all: readonly Label[], base: Lexicon = defaultLexicon): Steps<Learned> {
  const labels = all.slice(-mostLabels).filter(({ category }) => category !== null);
  const classes = classesOf(labels);
  if (classes.length === 0) return {};
  const texts = yield* withoutNames(labels);
  const words = yield* commonWords(labels, texts);
  const examples = yield* examplesOf(labels, texts, { classes, words, base });
  const supported = supportOf(labels, examples, { classes, words });
  const weights = yield* regress({
    examples,
    classes: classes.length,
    words: words.length,
    maySpeakFor: (of, word) => supported[of]![word]! >= fewest,
    reluctance,
  });
  return Object.fromEntries(
    classes.flatMap((category, of) => {
      const own = words
        .map((word, index) => ({ word, bits: rounded(weights[index * classes.length + of]!) }))
        .filter(({ bits }) => Math.abs(bits) >= leastBits)
        .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits) || (a.word < b.word ? -1 : 1))
        .slice(0, mostWordsOfCategory);
      return own.length > 0 ? [[category, own]] : [];
    }),
  );
}

const rounded = (bits: number): number => Math.round(Math.max(-mostBits, Math.min(mostBits, bits)) * 100) / 100;

/** Families that several persons' reports were of. `other` is no one matter, and has no words of its own. */
const classesOf = (labels: readonly Label[]): string[] =>
  [...Map.groupBy(labels, ({ category }) => familyOf(category!))]
    .filter(([family, own]) => family !== 'other' && new Set(own.map(({ person }) => person)).size >= fewest)
    .map(([family]) => family)
    .sort();

/** So many texts are read between two pauses. */
const turn = 25;

/** Texts in plain form, with the names that any of the labels says struck out. */
function* withoutNames(labels: readonly Label[]): Steps<readonly NormalText[]> {
  const plain = (text: string) => normalise({ subject: text, text: '' }).subject;
  const names = new Set(labels.flatMap((label) => label.names.map(plain)).filter((name) => name.length > 1));
  const find = createMatcher(names, []);
  const strike = (text: string): string => {
    let left = text;
    for (const { word, at } of find(text))
      left = left.slice(0, at) + '。'.repeat(word.length) + left.slice(at + word.length);
    return left;
  };
  const texts: NormalText[] = [];
  for (const [index, { report }] of labels.entries()) {
    const { subject, text } = normalise(report);
    texts.push({ subject: strike(subject), text: strike(text) });
    if (index % turn === 0) yield;
  }
  return texts;
}

/** Words of several persons and several places, in order; the most usual ones if there are too many. */
function* commonWords(labels: readonly Label[], texts: readonly NormalText[]): Steps<readonly string[]> {
  const seen = new Map<string, { readonly persons: Set<string>; readonly places: Set<string>; reports: number }>();
  for (const [index, { subject, text }] of texts.entries()) {
    const { person, place } = labels[index]!;
    for (const word of wordsOf(`${subject}。${text}`)) {
      const known = seen.get(word) ?? { persons: new Set(), places: new Set(), reports: 0 };
      known.persons.add(person);
      known.places.add(place);
      known.reports += 1;
      seen.set(word, known);
    }
    if (index % turn === 0) yield;
  }
  return [...seen]
    .filter(([, { persons, places }]) => persons.size >= fewest && places.size >= fewest)
    .filter(([, { reports }]) => reports <= Math.max(mostCommon.reports, mostCommon.share * labels.length))
    .sort(([a, one], [b, other]) => other.persons.size - one.persons.size || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .map(([word]) => word)
    .sort();
}

interface Space {
  readonly classes: readonly string[];
  readonly words: readonly string[];
}

/** As the scorer will read them: where a word stands, how often, what masks hide it. */
function* examplesOf(
  labels: readonly Label[],
  texts: readonly NormalText[],
  { classes, words, base }: Space & { readonly base: Lexicon },
): Steps<readonly Example[]> {
  const read = readerOf(base);
  const find = createMatcher(words, wordsIn(base.masks));
  const numberOf = new Map(words.map((word, index) => [word, index]));
  const classOf = new Map(classes.map((category, index) => [category, index]));
  const examples: Example[] = [];
  for (const [index, text] of texts.entries()) {
    const { families, none } = read(text);
    const prior = new Float64Array(classes.length);
    let elsewhere = Math.exp(logOddsOf(none));
    for (const { category, bits } of families) {
      const known = classOf.get(familyOf(category));
      if (known !== undefined) prior[known] = logOddsOf(bits);
      else if (bits > 0) elsewhere += Math.exp(logOddsOf(bits));
    }
    const strengths = new Map<string, number>();
    for (const { word, weight } of weighedHits(text, find)) strengths.set(word, (strengths.get(word) ?? 0) + weight);
    examples.push({
      heard: Array.from(
        strengths,
        ([word, strength]) => [numberOf.get(word)!, logOddsOf(Math.log2(1 + strength))] as const,
      ),
      prior,
      elsewhere: Math.log(elsewhere),
      right: classOf.get(familyOf(labels[index]!.category!)),
    });
    if (index % turn === 0) yield;
  }
  return examples;
}

/** By class and word: how many persons reported a matter of the class in such words. */
const supportOf = (
  labels: readonly Label[],
  examples: readonly Example[],
  { classes, words }: Space,
): Uint32Array[] => {
  const support = classes.map(() => new Uint32Array(words.length));
  const counted = new Set<string>();
  for (const [index, { heard, right }] of examples.entries())
    if (right !== undefined)
      for (const [word] of heard) {
        const key = `${right} ${word} ${labels[index]!.person}`;
        if (counted.has(key)) continue;
        counted.add(key);
        support[right]![word]! += 1;
      }
  return support;
};
