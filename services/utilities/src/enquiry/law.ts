import type { EnquiryKind, RuleSource, Trade } from '@tiaokuai/contracts';
import { type StatutoryLimitKey, statutoryLimits } from '@tiaokuai/contracts';

interface AnswerLimit {
  readonly trade: Trade;
  readonly kinds: readonly EnquiryKind[];
  readonly key: StatutoryLimitKey;
  readonly level: 'national' | 'province' | 'city';
  /** First day in force. */
  readonly from: string;
}

const answerLimits: readonly AnswerLimit[] = [
  { trade: 'gas', kinds: ['enquiry'], key: 'gas-enquiry-national', level: 'national', from: '2011-03-01' },
  { trade: 'gas', kinds: ['enquiry'], key: 'gas-enquiry', level: 'city', from: '2014-08-01' },
  { trade: 'gas', kinds: ['complaint'], key: 'gas-complaint', level: 'city', from: '2014-08-01' },
  {
    trade: 'heating',
    kinds: ['enquiry', 'complaint'],
    key: 'heating-complaint',
    level: 'province',
    from: '2014-09-01',
  },
];
const locals = ['national', 'province', 'city'] as const;

/**
 * The limit for answering: of those in force on the day the most local one, else the hotline's.
 *
 * @returns also the rules that it stands before.
 */
export const answerLimitOn = (
  trade: Trade | undefined,
  kind: EnquiryKind,
  day: string,
): { readonly key: StatutoryLimitKey; readonly setAside: readonly RuleSource[] } => {
  const [chosen, ...others] = answerLimits
    .filter((each) => each.trade === trade && each.kinds.includes(kind) && each.from <= day)
    .toSorted((a, b) => locals.indexOf(b.level) - locals.indexOf(a.level));
  return chosen
    ? { key: chosen.key, setAside: others.map(({ key }) => statutoryLimits[key].source) }
    : { key: 'general-completion', setAside: [] };
};
