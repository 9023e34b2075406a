import { type DispatchEvent, dispatch, parentOf, type RoutingRule, route } from '@tiaokuai/contracts';
import type { RecordedEvent } from '@tiaokuai/event-log';
import { createDecoder } from '@tiaokuai/service';

/** One incident as the rules sent it, and as others would have sent it. */
export interface Compared {
  readonly incidentId: string;
  readonly at: string;
  readonly place: string | null;
  readonly category: string;
  readonly before: Sent;
  readonly after: Sent;
  readonly moved: boolean;
  /** Hours from the referral to the lead's completion; null while it is open. */
  readonly hours: number | null;
}

export interface Sent {
  readonly lead: string;
  readonly assist: readonly string[];
  readonly rule: string;
}

type Issued = Extract<DispatchEvent, { type: 'ReferralIssued' }>['data'];

interface Followed {
  readonly issued: Issued;
  readonly at: string;
  readonly assist: string[];
  hours: number | null;
}

/** By somebody's decision: other rules would not have changed it. */
const decisions = new Set(['reassigned', 'arbitration', 'triage']);

/**
 * Replays the router's events under other rules: each incident's first dispatch within the period. What became of it later
 * (declines, arbitration) is left out, for nobody knows what it would have been.
 *
 * @param pages Events of the router's log, in order.
 * @param period ISO 8601; `from` inclusive, `to` exclusive.
 */
export const whatIf = async (
  pages: AsyncIterable<readonly RecordedEvent[]>,
  rules: readonly RoutingRule[],
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<Compared[]> => {
  const followed = new Map<string, Followed>();
  const { ReferralIssued, ReferralResponseRecorded } = dispatch.events;
  const decoder = createDecoder([ReferralIssued, ReferralResponseRecorded]);
  for await (const page of pages)
    for (const recorded of page) {
      if (!decoder.knows(recorded.type)) continue;
      const { time } = recorded;
      const event = decoder.decode(recorded);
      if (event.type === 'ReferralIssued') {
        const { data: issued } = event;
        const known = followed.get(issued.incidentId);
        const within = (from === undefined || time >= from) && (to === undefined || time < to);
        if (!known && issued.role === 'lead' && within && !decisions.has(issued.explanation.rule))
          followed.set(issued.incidentId, { issued, at: time, assist: [], hours: null });
        // The assistants of the first dispatch come with its lead, in one append.
        else if (known && issued.role === 'assist' && issued.explanation.rule === known.issued.explanation.rule)
          if (!known.assist.includes(issued.responsibility)) known.assist.push(issued.responsibility);
      } else if (event.data.response === 'completed') {
        const known = followed.get(event.data.incidentId);
        if (known?.issued.referralId === event.data.referralId)
          known.hours ??= (Date.parse(time) - Date.parse(known.at)) / 3_600_000;
      }
    }
  return [...followed.values()].map((each) => compare(each, rules));
};

const compare = ({ issued, at, assist, hours }: Followed, rules: readonly RoutingRule[]): Compared => {
  const { incidentId, category, urgency, estate, place, answers, explanation } = issued;
  const facts = { category, urgency, answers, at, ...(estate ? { estate } : {}), ...(place ? { place } : {}) };
  const routing = route(facts, rules);
  const before = { lead: issued.responsibility, assist, rule: `${explanation.rule}@${explanation.ruleVersion}` };
  const after = {
    lead: routing.lead,
    assist: routing.assist,
    rule: `${routing.explanation.rule}@${routing.explanation.ruleVersion}`,
  };
  return {
    incidentId,
    at,
    place: estate?.name ?? place?.named ?? null,
    category,
    before,
    after,
    moved: before.lead !== after.lead || !sameSet(before.assist, after.assist),
    hours,
  };
};

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((each) => other.includes(each));

/**
 * How long a matter of a category took where a responsibility led: the median of those that it completed, of the category
 * where there are some, else of all that it completed; null where there are none.
 */
export const usualHours = (all: readonly Compared[]): ((lead: string, category: string) => number | null) => {
  const times = new Map<string, number[]>();
  const add = (key: string, hours: number) => times.set(key, [...(times.get(key) ?? []), hours]);
  for (const { before, category, hours } of all)
    if (hours !== null) {
      add(`${before.lead}/${parentOf(category)}`, hours);
      add(before.lead, hours);
    }
  const medians = new Map([...times].map(([key, some]) => [key, median(some)]));
  return (lead, category) => medians.get(`${lead}/${parentOf(category)}`) ?? medians.get(lead) ?? null;
};

const median = (some: readonly number[]): number => {
  const sorted = [...some].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
