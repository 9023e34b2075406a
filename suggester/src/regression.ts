import type { Steps } from './steps.ts';

/** One text as the regression sees it. */
export interface Example {
  /** Words by number, and how strongly each was heard. */
  readonly heard: readonly (readonly [word: number, strength: number])[];
  /** Log-odds of each class before anything is learned. */
  readonly prior: Float64Array;
  /** Log-odds of all that is none of the classes, together. */
  readonly elsewhere: number;
  /** The right class; `undefined`: none of them. */
  readonly right: number | undefined;
}

export interface Problem {
  readonly examples: readonly Example[];
  readonly classes: number;
  readonly words: number;
  /** Whether a word may speak for a class; against one it always may. */
  readonly maySpeakFor: (of: number, word: number) => boolean;
  /** How unwilling it is to say anything at all (Laplace), and to say much (Gauss). */
  readonly reluctance: { readonly toSpeak: number; readonly toShout: number };
}

const passes = 150;
/** Bits in a pass below which nothing moves any more. */
const settled = 0.001;

/**
 * Weights of words by class, `word * classes + class`, for which the labels are most likely: multinomial logistic regression
 * around what was known before, with an elastic net as prior (Zou and Hastie 2005; the informative prior mean as in Chelba and
 * Acero 2004), by accelerated proximal gradient (Beck and Teboulle 2009). The sum is strictly convex: there is one best answer,
 * the same labels in any order come to it, and without examples it is zero.
 *
 * @yields within each pass over the examples.
 */
export function* regress(problem: Problem): Steps<Float64Array> {
  const { examples, classes, words, maySpeakFor, reluctance } = problem;
  const size = classes * words;
  const { toSpeak, toShout } = reluctance;
  // The curvature is at most half the largest eigenvalue of the words' second moments.
  const step = 1 / (largestEigenvalue(examples, words) / 2 + toShout);
  let weights = new Float64Array(size);
  const ahead = new Float64Array(size);
  let momentum = 1;
  for (let pass = 0; pass < passes; pass++) {
    const slope = yield* gradient(problem, ahead);
    const next = new Float64Array(size);
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2;
    let furthest = 0;
    for (let word = 0, at = 0; word < words; word++)
      for (let of = 0; of < classes; of++, at++) {
        const moved = ahead[at]! - step * (slope[at]! + toShout * ahead[at]!);
        const shrunk = Math.sign(moved) * Math.max(0, Math.abs(moved) - step * toSpeak);
        next[at] = shrunk > 0 && !maySpeakFor(of, word) ? 0 : shrunk;
        const change = next[at]! - weights[at]!;
        furthest = Math.max(furthest, Math.abs(change));
        ahead[at] = next[at]! + ((momentum - 1) / nextMomentum) * change;
      }
    weights = next;
    momentum = nextMomentum;
    if (furthest < settled) break;
  }
  return weights;
}

/** So many examples are looked at between two pauses. */
const turn = 250;

function* gradient({ examples, classes }: Problem, weights: Float64Array): Steps<Float64Array> {
  const slope = new Float64Array(weights.length);
  const odds = new Float64Array(classes);
  for (const [index, { heard, prior, elsewhere, right }] of examples.entries()) {
    if (index % turn === 0) yield;
    odds.set(prior);
    for (const [word, strength] of heard)
      for (let of = 0, at = word * classes; of < classes; of++, at++) odds[of]! += weights[at]! * strength;
    let most = elsewhere;
    for (const one of odds) if (one > most) most = one;
    let all = Math.exp(elsewhere - most);
    for (let of = 0; of < classes; of++) {
      odds[of] = Math.exp(odds[of]! - most);
      all += odds[of]!;
    }
    // From here on: by how much each class was thought likelier than it is.
    for (let of = 0; of < classes; of++) odds[of] = odds[of]! / all - (of === right ? 1 : 0);
    for (const [word, strength] of heard)
      for (let of = 0, at = word * classes; of < classes; of++, at++) slope[at]! += odds[of]! * strength;
  }
  return slope;
}

const largestEigenvalue = (examples: readonly Example[], words: number): number => {
  let vector = new Float64Array(words).fill(1 / Math.sqrt(Math.max(1, words)));
  let value = 1;
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(words);
    for (const { heard } of examples) {
      let along = 0;
      for (const [word, strength] of heard) along += strength * vector[word]!;
      for (const [word, strength] of heard) next[word]! += strength * along;
    }
    const length = Math.hypot(...next);
    if (length === 0) break;
    value = length;
    vector = next.map((each) => each / length);
  }
  return value;
};
