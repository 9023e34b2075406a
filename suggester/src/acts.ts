import type { Responsible } from './evaluate.ts';

/** A matter that was sent somewhere, and who really acted. */
export interface Acted {
  /** The category under which it was sent. */
  readonly sentAs: string;
  /** Responsibilities that acted, the lead first; empty where nobody has yet. */
  readonly acted: readonly string[];
}

/** Of one category: whom the policy names, and who acted how often. */
export interface Practice {
  readonly category: string;
  /** The lead by the catalogue. */
  readonly lead: string;
  readonly matters: number;
  /** In so many of them that lead was among those who acted. */
  readonly leadActed: number;
  /** Responsibilities that acted, the most frequent first. */
  readonly acted: readonly { readonly responsibility: string; readonly times: number }[];
  /** Who usually acts; the policy's lead until others have acted clearly more often. */
  readonly usual: string;
}

/** The policy's lead is taken to have acted in so many matters before any was seen. */
const trustInPolicy = 3;

/** What categories lead to, those first in which practice differs most from the policy. */
export const practiceOf = (matters: readonly Acted[], policy: (category: string) => Responsible): Practice[] =>
  [
    ...Map.groupBy(
      matters.filter(({ acted }) => acted.length > 0),
      ({ sentAs }) => sentAs,
    ),
  ]
    .map(([category, own]): Practice => {
      const { lead } = policy(category);
      const times = new Map<string, number>();
      for (const { acted } of own) for (const each of new Set(acted)) times.set(each, (times.get(each) ?? 0) + 1);
      const acted = Array.from(times, ([responsibility, count]) => ({ responsibility, times: count })).sort(
        (a, b) => b.times - a.times || (a.responsibility < b.responsibility ? -1 : 1),
      );
      const [first] = acted;
      const leadActed = times.get(lead) ?? 0;
      const usual = first && first.times > leadActed + trustInPolicy ? first.responsibility : lead;
      return { category, lead, matters: own.length, leadActed, acted, usual };
    })
    .sort((a, b) => b.matters - b.leadActed - (a.matters - a.leadActed) || (a.category < b.category ? -1 : 1));

/**
 * Whom a category goes to as practice has it; by the policy where nothing else is known. What is usual for a parent says nothing
 * of its children, which are told apart because others act in them.
 */
export const byPractice = (
  practice: readonly Practice[],
  policy: (category: string) => Responsible,
): ((category: string) => Responsible) => {
  const usual = new Map(practice.map((each) => [each.category, each.usual]));
  return (category) => {
    const { lead, assist } = policy(category);
    const now = usual.get(category) ?? lead;
    return { lead: now, assist: now === lead ? assist : [lead, ...assist].filter((each) => each !== now) };
  };
};
