import type { RuleSource } from '../language/refusal.ts';

/** A citation, and when it may be relied on. */
export interface DatedSource extends RuleSource {
  /** First day in force, YYYY-MM-DD; absent: since before the policy. */
  readonly from?: string;
  /** First day no longer in force. */
  readonly to?: string;
}

/** Statutes that came into force after the policy, with the day. Of revised ones, the revision that is cited here. */
export const statutesInForceSince: Readonly<Record<string, string>> = {
  淄博市物业管理条例: '2021-12-01',
  民法典: '2021-01-01',
  噪声污染防治法: '2022-06-05',
  固体废物污染环境防治法: '2020-09-01',
  // Passed in 2019; the text at hand is the revision approved on this day.
  淄博市电梯安全条例: '2021-12-03',
};

/** @param dates where an article is younger (or older) than its statute. */
export const cite = (
  law: string,
  article: string,
  dates: { readonly from?: string; readonly to?: string } = {},
): DatedSource => {
  const from = dates.from ?? statutesInForceSince[law];
  return { law, article, ...(from && { from }), ...(dates.to && { to: dates.to }) };
};

/** `淄博市物业管理条例`, in force since 1 December 2021. */
export const propertyRule = (article: string): DatedSource => cite('淄博市物业管理条例', article);
/** `山东省物业管理条例`, in force since 2009. */
export const provincialPropertyRule = (article: string): DatedSource => cite('山东省物业管理条例', article);
export const policy = (clause: string): DatedSource => ({ law: '政策', article: clause });

const inForceOn = ({ from, to }: DatedSource, day: string): boolean =>
  (from === undefined || from <= day) && (to === undefined || day < to);

/** One stretch of time in which the same citations hold. */
export interface BasisPeriod {
  readonly from: string;
  readonly to?: string;
  readonly basis: readonly RuleSource[];
}

/**
 * Cuts a period where a citation comes into force or leaves it, so that nothing is decided by a law that was not yet there.
 * @param from first day; @param to first day after, absent when open.
 */
export const basisPeriods = (
  basis: readonly DatedSource[],
  from: string,
  to: string | undefined,
): readonly BasisPeriod[] => {
  const cuts = basis
    .flatMap((source) => [source.from, source.to])
    .filter((day): day is string => day !== undefined && from < day && (to === undefined || day < to));
  const starts = [...new Set([from, ...cuts])].toSorted();
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? to;
    const holding = basis.filter((source) => inForceOn(source, start)).map(({ law, article }) => ({ law, article }));
    return { from: start, ...(end && { to: end }), basis: holding };
  });
};
