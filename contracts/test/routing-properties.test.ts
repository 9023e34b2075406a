import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  categoryOf,
  dayInChina,
  parentOf,
  type RoutingFacts,
  type RoutingRule,
  responsibilityOf,
  route,
  routingExplanation,
  routingRules,
} from '../src/index.ts';
import { anyFacts, anyRule, anyRules } from './support.ts';

const shuffled = (rules: readonly RoutingRule[]) => fc.shuffledSubarray([...rules], { minLength: rules.length });
const inForceOn = ({ validFrom, validTo = '9999' }: RoutingRule, day: string) => validFrom <= day && day < validTo;

/* The specification once more, slowly and without an index; only for facts without an estate, of which no warranty is known. */

const withoutEstate = ({ estate: _, ...facts }: RoutingFacts): RoutingFacts => facts;

const meets = ({ conditions, lead }: RoutingRule, facts: RoutingFacts): boolean => {
  const { categories, urgency, estate, estateKinds, managementModes, warranty, answers = {} } = conditions;
  if (lead === 'subdistrict' && categoryOf(facts.category)?.level === 'city') return false;
  if (categories && !categories.includes(facts.category) && !categories.includes(parentOf(facts.category)))
    return false;
  if (urgency && !urgency.includes(facts.urgency)) return false;
  if (estate === 'present' || estateKinds || managementModes) return false;
  if (warranty && !warranty.includes('unknown')) return false;
  return Object.entries(answers).every(([question, allowed]) =>
    allowed.some((value) => value === facts.answers[question]),
  );
};

/** Higher is better, the first difference decides. */
const rankOf = ({ conditions, priority }: RoutingRule, { category }: RoutingFacts): readonly number[] => {
  const { categories, answers = {}, ...others } = conditions;
  const depth = !categories ? 0 : categories.includes(category) ? 2 : 1;
  return [depth, Object.keys(others).length + Object.keys(answers).length, priority];
};

describe('routing, whatever the rules and the facts', () => {
  test('gives one registered lead that does not assist itself, and an explanation that departments can be sent', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, facts) => {
        const { lead, assist, explanation } = route(facts, rules);
        expect(responsibilityOf(lead)).toBeDefined();
        expect(assist).not.toContain(lead);
        expect(new Set(assist).size).toBe(assist.length);
        expect(routingExplanation.parse(explanation)).toEqual(explanation);
      }),
    );
  });
  test('does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(
        anyRules.chain((rules) => fc.tuple(fc.constant(rules), shuffled(rules))),
        anyFacts,
        ([rules, again], facts) => {
          expect(route(facts, again)).toEqual(route(facts, rules));
        },
      ),
    );
  });
  test('lists the winner as the first that held, and nothing that is not in force', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, facts) => {
        const { explanation } = route(facts, rules);
        const won = explanation.tried.filter(({ outcome }) => outcome.startsWith('胜出'));
        expect(won.map(({ rule }) => rule)).toEqual(explanation.rule === 'none' ? [] : [explanation.rule]);
        const present = rules.filter((rule) => inForceOn(rule, dayInChina(facts.at))).map(({ id }) => id);
        for (const { rule } of explanation.tried) expect(present).toContain(rule);
      }),
    );
  });
  test('is not changed by a rule that is in force at another time', () => {
    fc.assert(
      fc.property(anyRules, anyRule, anyFacts, (rules, stranger, facts) => {
        const day = dayInChina(facts.at);
        fc.pre(!inForceOn(stranger, day));
        expect(route(facts, [...rules, { ...stranger, id: 'stranger' }])).toEqual(route(facts, rules));
      }),
    );
  });
  test('picks the best of the rules that hold, and triages only when none does', () => {
    fc.assert(
      fc.property(anyRules, anyFacts.map(withoutEstate), (rules, facts) => {
        const eligible = rules.filter((rule) => inForceOn(rule, dayInChina(facts.at)) && meets(rule, facts));
        const best = eligible.toSorted((a, b) => {
          const [mine, theirs] = [rankOf(a, facts), rankOf(b, facts)];
          const place = mine.findIndex((value, index) => value !== theirs[index]);
          return place === -1 ? (a.id < b.id ? -1 : 1) : (theirs[place] ?? 0) - (mine[place] ?? 0);
        })[0];
        const { lead, explanation } = route(facts, rules);
        expect([explanation.rule, lead]).toEqual([best?.id ?? 'none', best?.lead ?? 'leading-group']);
      }),
      { numRuns: 300 },
    );
  });
  test('never lets the subdistrict lead a matter of the city (潍坊12345 art. 24)', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, facts) => {
        fc.pre(categoryOf(facts.category)?.level === 'city');
        expect(route(facts, rules).lead).not.toBe('subdistrict');
        expect(route(facts).lead).not.toBe('subdistrict');
      }),
      { numRuns: 300 },
    );
  });
});

test('the catalogue’s own rules leave nothing to triage but what the policy leaves to it', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { lead, explanation } = route(facts);
      expect(explanation.rule).not.toBe('none');
      if (lead === 'leading-group') expect(facts.category).toBe('other');
      expect(explanation.legalBasis.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
  expect(routingRules.length).toBeGreaterThan(150);
});
