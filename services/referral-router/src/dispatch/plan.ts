import { departmentOn, type PlannedReferral, type Routing, responsibilityOf, route } from '@tiaokuai/contracts';
import { dateOf } from '@tiaokuai/working-time';
import { v5 as derived } from 'uuid';
import { acceptanceDeadline, completionDeadline } from './deadlines.ts';
import type { Facts } from './decider.ts';

/** What goes to whom: the routing's answer made into referrals, with the departments and the deadlines of the day. */

type Explanation = Routing['explanation'];

export interface Occasion {
  /** The event that led to it: ids derive from it, so that the same event again plans the same referrals. */
  readonly cause: string;
  /** ISO 8601: when it is decided. */
  readonly at: string;
}

/** One referral to a responsibility. */
export const planOne = (
  facts: Pick<Facts, 'category' | 'urgency'>,
  responsibility: string,
  role: 'lead' | 'assist',
  explanation: Explanation,
  { cause, at }: Occasion,
): PlannedReferral => ({
  referralId: derived(`${cause}/${responsibility}`, derived.URL),
  responsibility,
  role,
  explanation: { ...explanation, legalBasis: [...explanation.legalBasis], tried: [...explanation.tried] },
  department: departmentAt(responsibility, at),
  acceptBy: acceptanceDeadline(facts.urgency, at),
  completeBy: completionDeadline(facts.category, at),
});

/** All referrals of an incident, by the rules that are valid at the time. */
export const planAll = (facts: Facts, occasion: Occasion): PlannedReferral[] => {
  const { category, urgency, estate, place, answers } = facts;
  const { lead, assist, explanation } = route({
    category,
    urgency,
    answers,
    at: occasion.at,
    ...(estate ? { estate } : {}),
    ...(place ? { place } : {}),
  });
  return [
    planOne(facts, lead, 'lead', explanation, occasion),
    ...assist.map((each) => planOne(facts, each, 'assist', explanation, occasion)),
  ];
};

/** By somebody's decision and not by a rule. */
export const decidedBy = (
  rule: string,
  why: { zh: string; en: string },
  legalBasis: Explanation['legalBasis'],
): Explanation => ({ rule, ruleVersion: 1, why, legalBasis, tried: [] });

/** Who holds a responsibility on the day; its own name where no department is on the register. */
const departmentAt = (responsibility: string, at: string): PlannedReferral['department'] => {
  const department = departmentOn(responsibility, dateOf(Date.parse(at)));
  if (department) return { ...department.names, legalBasis: department.legalBasis };
  return { ...(responsibilityOf(responsibility)?.names ?? { zh: responsibility, en: responsibility }), legalBasis: '' };
};
