import { defaultLexicon } from './lexicon/index.ts';
import type { Lexicon } from './lexicon.ts';
import { type Report, type Suggestion, suggesterOf } from './suggest.ts';

export { type Acted, byPractice, type Practice, practiceOf } from './acts.ts';
export * from './evaluate.ts';
export { type DatedLabel, type Foretold, foretelling, usualSplit } from './foretell.ts';
export {
  fewest,
  type Label,
  type Learned,
  type LearnedWord,
  learn,
  learning,
  lexiconOf,
  mostLabels,
  withLearned,
} from './learn.ts';
export { defaultLexicon } from './lexicon/index.ts';
export { type Clue, joinLexicons, type Lexicon } from './lexicon.ts';
export { atOnce, inTurns, type Steps } from './steps.ts';
export type { Report, Suggestion } from './suggest.ts';

/**
 * A suggester: a pure function from a report to categories, best first, at most five, `[]` when nothing speaks for anything.
 *
 * @param lexicon The words; by default those of this package.
 */
export const createSuggester = (lexicon: Lexicon = defaultLexicon): ((report: Report) => readonly Suggestion[]) =>
  suggesterOf(lexicon);

/** Suggests with the words of this package. */
export const suggestCategories = createSuggester();

/** Below this confidence of the best suggestion, a person decides. */
export const suggestionThreshold = 0.5;
