import { categoryOf, parentOf } from '../catalogue/categories.ts';
import { dayInChina } from '../catalogue/days.ts';
import type { Names } from '../language/define.ts';
import type { RuleSource } from '../language/refusal.ts';
import { type Condition, conditionsOf, failureOf, holds } from './conditions.ts';
import type { RoutingFacts, RoutingRule } from './rule.ts';
import { routingRules } from './rules.ts';

/** Who leads, who assists, and why: the shape of `routingExplanation`. */
export interface Routing {
  readonly lead: string;
  readonly assist: readonly string[];
  readonly explanation: {
    readonly rule: string;
    readonly ruleVersion: number;
    readonly why: Names;
    readonly legalBasis: readonly RuleSource[];
    /** Every rule in force that concerns the category, most specific first. */
    readonly tried: readonly { readonly rule: string; readonly outcome: string }[];
  };
}

/**
 * Finds who must act: among the rules in force on the day, the most specific one whose conditions all hold.
 *
 * More specific is, in this order: the rule for the very category before one for its parent before one for all; more
 * conditions; higher priority; the smaller id. Rules not in force on the day are as if they did not exist. Where nothing
 * matches, the leading group's office triages (rule `none`).
 *
 * @param rules published rules; the ones of the catalogue by default. Kept indexed per array, so pass the same array again.
 * @throws RangeError when `facts.at` is no time.
 */
export const route = (facts: RoutingFacts, rules: readonly RoutingRule[] = routingRules): Routing => {
  const day = dayInChina(facts.at);
  const tried: { rule: string; outcome: string }[] = [];
  let winner: RankedRule | undefined;
  for (const candidate of indexOf(rules).concerning(facts.category)) {
    const { rule } = candidate;
    if (!inForce(rule, day)) continue;
    const failed = candidate.barred ?? failureIn(candidate.conditions, facts);
    const lost = failed ?? (winner && losesTo(winner, candidate));
    if (lost === undefined) winner = candidate;
    tried.push({ rule: rule.id, outcome: lost ?? won });
  }
  if (!winner) return triage(tried);
  const { rule } = winner;
  return {
    lead: rule.lead,
    assist: winner.assist,
    explanation: { rule: rule.id, ruleVersion: rule.version, why: rule.names, legalBasis: rule.legalBasis, tried },
  };
};

export const inForce = ({ validFrom, validTo }: RoutingRule, day: string): boolean =>
  validFrom <= day && (validTo === undefined || day < validTo);

const won = '胜出 / won';

const triage = (tried: Routing['explanation']['tried']): Routing => ({
  lead: 'leading-group',
  assist: [],
  explanation: {
    rule: 'none',
    ruleVersion: 0,
    why: {
      zh: '没有规则适用，由领导小组办公室研判',
      en: "No rule applies; the leading group's office triages",
    },
    legalBasis: [{ law: '政策', article: '四(一)' }],
    tried,
  },
});

/** A rule as it stands to one category. */
export interface RankedRule {
  readonly rule: RoutingRule;
  /** 2: for the very category; 1: for its parent; 0: for all. */
  readonly depth: number;
  readonly conditions: readonly Condition[];
  /** The rule's, without the lead and without repetition. */
  readonly assist: readonly string[];
  /** Why it may never win for this category. */
  readonly barred?: string;
}

const failureIn = (conditions: readonly Condition[], facts: RoutingFacts): string | undefined => {
  const failed = conditions.find((condition) => !holds(condition, facts));
  return failed && failureOf(failed, facts);
};

const losesTo = (winner: RankedRule, { depth, conditions, rule }: RankedRule): string => {
  const than = winner.rule.id;
  if (depth < winner.depth || conditions.length < winner.conditions.length)
    return `成立，但不如 ${than} 具体 / holds, but less specific than ${than}`;
  if (rule.priority < winner.rule.priority)
    return `成立，但优先级低于 ${than} / holds, but of lower priority than ${than}`;
  return `成立，与 ${than} 同级，按编号在后 / holds, equal to ${than}, after it by id`;
};

/** Negative when `a` comes first. */
export const bySpecificity = (a: RankedRule, b: RankedRule): number =>
  b.depth - a.depth ||
  b.conditions.length - a.conditions.length ||
  b.rule.priority - a.rule.priority ||
  compare(a.rule.id, b.rule.id) ||
  b.rule.version - a.rule.version;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rule as it stands to a category; undefined when it does not concern it. */
export const rankFor = (rule: RoutingRule, category: string): RankedRule | undefined => {
  const depth = depthFor(rule, category);
  if (depth === undefined) return undefined;
  const assist = [...new Set(rule.assist)].filter((responsibility) => responsibility !== rule.lead);
  const barred = barredFor(rule, category);
  return { rule, depth, conditions: conditionsOf(rule), assist, ...(barred && { barred }) };
};

const depthFor = ({ conditions: { categories } }: RoutingRule, category: string): number | undefined => {
  if (!categories) return 0;
  if (categories.includes(category)) return 2;
  return categories.includes(parentOf(category)) ? 1 : undefined;
};

/** 潍坊市12345政务服务便民热线条例 art. 24: what the city's departments must do is not pushed down to the subdistrict. */
const barredFor = (rule: RoutingRule, category: string): string | undefined =>
  rule.lead === 'subdistrict' && categoryOf(category)?.level === 'city'
    ? '市级部门职责事项不得交镇办主办（潍坊市12345条例24） / a matter of the city is not for the subdistrict to lead (Weifang 12345, art. 24)'
    : undefined;

interface RuleIndex {
  concerning(category: string): readonly RankedRule[];
}

const indexes = new WeakMap<readonly RoutingRule[], RuleIndex>();

const indexOf = (rules: readonly RoutingRule[]): RuleIndex => {
  const known = indexes.get(rules);
  if (known) return known;
  const ranked = new Map<string, readonly RankedRule[]>();
  const rank = (category: string) => rules.flatMap((rule) => rankFor(rule, category) ?? []).toSorted(bySpecificity);
  const index: RuleIndex = {
    concerning(category) {
      const kept = ranked.get(category);
      if (kept) return kept;
      const fresh = rank(category);
      // Only for categories of the catalogue, so that odd keys from outside cannot fill the memory.
      if (categoryOf(category)) ranked.set(category, fresh);
      return fresh;
    },
  };
  indexes.set(rules, index);
  return index;
};
