import { type Acted, byPractice, type Practice, practiceOf } from './acts.ts';
import { evaluate, type Figures, type Labelled, type Responsible } from './evaluate.ts';
import { type Label, type Learned, learning, withLearned } from './learn.ts';
import { defaultLexicon } from './lexicon/index.ts';
import { familyOf, type Lexicon } from './lexicon.ts';
import { normalise } from './normalise.ts';
import type { Steps } from './steps.ts';
import { type Report, type Suggestion, suggesterOf } from './suggest.ts';

/** A label with its times, ISO 8601 UTC. */
export interface DatedLabel extends Label, Acted {
  /** Other categories that a reasonable person would accept. */
  readonly alternatives: readonly string[];
  /** When it was reported. */
  readonly at: string;
  /** When people had said what it is; from then on it could be learned from. */
  readonly knownAt: string;
}

export interface Foretold {
  /** Reported before and known before: learned from. Reported at or after: tested. */
  readonly split: string;
  readonly trained: number;
  readonly tested: number;
  /** Texts that stand on both sides, taken out of what is learned from: nobody learns from what is tested. */
  readonly repeated: number;
  /** Reported before the split and known only after it: in neither. */
  readonly late: number;
  readonly before: Figures;
  readonly after: Figures;
  /** Categories whose first suggestions became right or wrong, those first that moved most. */
  readonly moved: readonly {
    readonly category: string;
    readonly of: number;
    readonly before: number;
    readonly after: number;
  }[];
  readonly learned: Learned;
  readonly practice: readonly Practice[];
}

export interface ForetellOptions {
  /** ISO 8601 UTC; by default the time before which 70 % of the labels were reported. */
  readonly split?: string | undefined;
  readonly threshold: number;
  readonly policy: (category: string) => Responsible;
  readonly base?: Lexicon;
}

const trainingShare = 0.7;

/** The time before which 70 % of the labels with a category were reported; `undefined` when there are fewer than two. */
export const usualSplit = (labels: readonly DatedLabel[]): string | undefined => {
  const times = labels.filter(({ category }) => category !== null).map(({ at }) => at);
  return times.length < 2 ? undefined : times.sort()[Math.floor(trainingShare * times.length)];
};

/**
 * Learns from what was known before a time and foretells what came after, with and without what was learned: the words that
 * speak for a category, and who usually acts in it.
 *
 * @yields between steps.
 */
export function* foretelling(labels: readonly DatedLabel[], options: ForetellOptions): Steps<Foretold | undefined> {
  const { threshold, policy, base = defaultLexicon } = options;
  const split = options.split ?? usualSplit(labels);
  if (split === undefined) return undefined;
  const test = labels.filter(({ at, category }) => at >= split && category !== null);
  const earlier = labels.filter(({ at }) => at < split);
  const known = earlier.filter(({ knownAt }) => knownAt < split);
  const tested = new Set(test.map(({ report }) => sameText(report)));
  const train = known.filter(({ report }) => !tested.has(sameText(report))).sort((a, b) => (a.at < b.at ? -1 : 1));
  const learned = yield* learning(train, base);
  const practice = practiceOf(train, policy);
  const labelled = test.map(
    ({ report, category, alternatives, acted }): Labelled => ({
      report,
      category: familyOf(category!),
      alternatives,
      lead: policy(familyOf(category!)).lead,
      handledBy: acted,
    }),
  );
  const reports = test.map(({ report }) => report);
  const [first, then] = [yield* suggesting(reports, base), yield* suggesting(reports, withLearned(learned, base))];
  const figures = (said: Said, acts: (category: string) => Responsible): Figures =>
    evaluate(labelled, { suggest: (report) => said.get(report)!, threshold, responsible: policy, acts });
  return {
    split,
    trained: train.filter(({ category }) => category !== null).length,
    tested: test.length,
    repeated: known.length - train.length,
    late: earlier.length - known.length,
    before: figures(first, policy),
    after: figures(then, byPractice(practice, policy)),
    moved: movedOf(labelled, first, then),
    learned,
    practice,
  };
}

const sameText = (report: Report): string => {
  const { subject, text } = normalise(report);
  return text || subject;
};

type Said = ReadonlyMap<Report, readonly Suggestion[]>;

function* suggesting(reports: readonly Report[], lexicon: Lexicon): Steps<Said> {
  const suggest = suggesterOf(lexicon);
  const said = new Map<Report, readonly Suggestion[]>();
  for (const [index, report] of reports.entries()) {
    said.set(report, suggest(report));
    if (index % 50 === 0) yield;
  }
  return said;
}

const movedOf = (labelled: readonly Labelled[], first: Said, then: Said) => {
  const right = (own: readonly Labelled[], said: Said) =>
    own.filter(({ report, category }) => familyOf(said.get(report)![0]?.category ?? '') === category).length;
  return [...Map.groupBy(labelled, ({ category }) => category!)]
    .map(([category, own]) => ({ category, of: own.length, before: right(own, first), after: right(own, then) }))
    .filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before) || (a.category < b.category ? -1 : 1));
};
