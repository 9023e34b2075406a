import { familyOf } from './lexicon.ts';
import type { Report, Suggestion } from './suggest.ts';

/** A message, and what people said that it is. */
export interface Labelled {
  readonly report: Report;
  /** `null`: a matter of no estate; `other` is then the only right answer, or silence. */
  readonly category: string | null;
  /** Other categories that a reasonable person would accept. */
  readonly alternatives: readonly string[];
  readonly lead: string | null;
  /** Departments that really acted, as the reply says; empty where it names none. */
  readonly handledBy: readonly string[];
}

/** Whom a category, or a child of one, goes to without rules. */
export interface Responsible {
  readonly lead: string;
  readonly assist: readonly string[];
}

export interface Share {
  readonly of: number;
  readonly right: number;
}

export interface Band {
  readonly from: number;
  readonly to: number;
  /** Mean confidence; what the share of right ones should be. */
  readonly confidence: number;
  readonly strict: Share;
  readonly accepted: Share;
}

export interface Figures {
  readonly top1: Share;
  readonly top3: Share;
  readonly top1Accepted: Share;
  readonly top3Accepted: Share;
  /** The lead of the category suggested first, by its parent, is the label's. */
  readonly lead: Share;
  /** Among messages whose reply names a department: the lead of what was suggested, child or not, is among them. */
  readonly leadActed: Share;
  readonly leadOrAssistActed: Share;
  /** Below the threshold, or silent. */
  readonly leftToPerson: Share;
  readonly raised: Share;
  readonly raisedAccepted: Share;
  readonly bands: readonly Band[];
  readonly confusions: readonly { readonly label: string; readonly suggested: string; readonly times: number }[];
  /** Of the messages of no estate: raised as a matter of estates, wrongly. */
  readonly outOfScopeRaised: Share;
}

export interface EvaluateOptions {
  readonly suggest: (report: Report) => readonly Suggestion[];
  readonly threshold: number;
  readonly responsible: (category: string) => Responsible;
  /** Who is expected to act; by default those responsible. */
  readonly acts?: (category: string) => Responsible;
}

const silent = '(nothing)';

/** Compares suggestions with labels. A child counts as its parent. */
export const evaluate = (labelled: readonly Labelled[], options: EvaluateOptions): Figures => {
  const { suggest, threshold, responsible, acts = responsible } = options;
  const judged = labelled.map((message) => judge(message, suggest(message.report)));
  const inScope = judged.filter(({ category }) => category !== null);
  const acted = inScope.filter(({ handledBy }) => handledBy.length > 0);
  const raised = inScope.filter(({ confidence }) => confidence >= threshold);
  const outOfScope = judged.filter(({ category }) => category === null);
  const among = (departments: readonly string[], { handledBy }: Judged) =>
    departments.some((department) => handledBy.includes(department));
  const ours = ({ suggested }: Judged): Responsible =>
    suggested === silent ? { lead: silent, assist: [] } : acts(suggested);
  return {
    top1: share(inScope, ({ strict }) => strict),
    top3: share(inScope, ({ strictOfThree }) => strictOfThree),
    top1Accepted: share(inScope, ({ accepted }) => accepted),
    top3Accepted: share(inScope, ({ acceptedOfThree }) => acceptedOfThree),
    lead: share(inScope, ({ first, lead }) => first !== silent && responsible(first).lead === lead),
    leadActed: share(acted, (one) => among([ours(one).lead], one)),
    leadOrAssistActed: share(acted, (one) => among([ours(one).lead, ...ours(one).assist], one)),
    leftToPerson: share(inScope, ({ confidence }) => confidence < threshold),
    raised: share(raised, ({ strict }) => strict),
    raisedAccepted: share(raised, ({ accepted }) => accepted),
    bands: bandsOf(inScope),
    confusions: confusionsOf(inScope),
    outOfScopeRaised: share(outOfScope, ({ confidence, first }) => confidence >= threshold && first !== 'other'),
  };
};

interface Judged extends Labelled {
  readonly suggested: string;
  /** Its parent. */
  readonly first: string;
  readonly confidence: number;
  readonly strict: boolean;
  readonly accepted: boolean;
  readonly strictOfThree: boolean;
  readonly acceptedOfThree: boolean;
}

const judge = (message: Labelled, suggestions: readonly Suggestion[]): Judged => {
  const three = suggestions.slice(0, 3).map(({ category }) => familyOf(category));
  const first = three[0] ?? silent;
  const right = [message.category, ...message.alternatives];
  return {
    ...message,
    suggested: suggestions[0]?.category ?? silent,
    first,
    confidence: suggestions[0]?.confidence ?? 0,
    strict: first === message.category,
    accepted: right.includes(first),
    strictOfThree: three.some((category) => category === message.category),
    acceptedOfThree: three.some((category) => right.includes(category)),
  };
};

const share = <T>(all: readonly T[], right: (one: T) => boolean): Share => ({
  of: all.length,
  right: all.filter(right).length,
});

const edges = [0, 0.2, 0.35, 0.5, 0.65, 0.8, 1.01];

const bandsOf = (judged: readonly Judged[]): Band[] =>
  edges.slice(1).map((to, index) => {
    const from = edges[index]!;
    const within = judged.filter(({ confidence }) => confidence >= from && confidence < to);
    return {
      from,
      to: Math.min(1, to),
      confidence: within.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, within.length),
      strict: share(within, ({ strict }) => strict),
      accepted: share(within, ({ accepted }) => accepted),
    };
  });

const confusionsOf = (judged: readonly Judged[]) =>
  [
    ...Map.groupBy(
      judged.filter(({ strict }) => !strict),
      ({ category, first }) => `${category} ${first}`,
    ).values(),
  ]
    .map((same) => ({ label: same[0]!.category!, suggested: same[0]!.first, times: same.length }))
    .sort((a, b) => b.times - a.times || (a.label < b.label ? -1 : 1));
