import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Finding, lintRules, type RoutingRule, route, routingRules } from '../src/index.ts';
import { anyFacts, anyRules, ruleOf } from './support.ts';

const theft = { categories: ['theft'] };
const noise = { categories: ['neighbour-noise'] };
/** A rule for every category, so that nothing is uncovered. */
const net = ruleOf({ id: 'net', lead: 'leading-group', validFrom: '2017-12-01' });

const found = (rules: readonly RoutingRule[], kind: Finding['kind']) =>
  lintRules(rules)
    .filter((finding) => finding.kind === kind)
    .map(({ rules: named, categories }) => [named.join(' '), categories.join(' ')]);

test('the catalogue’s own rules are clean', () => {
  expect(lintRules(routingRules)).toEqual([]);
});
test('a net under everything is clean', () => {
  expect(lintRules([net])).toEqual([]);
});
test('every finding says why, in both languages', () => {
  const rules = [
    ruleOf({ id: 'a', lead: 'weather', assist: ['weather'], conditions: { categories: ['theft', 'rain'] } }),
    ruleOf({ id: 'b', lead: 'fire', conditions: { categories: ['theft'], answers: { moon: [true] } } }),
  ];
  const findings = lintRules(rules);
  expect(findings.length).toBeGreaterThan(4);
  for (const { names } of findings) {
    expect(names.zh).toMatch(/\p{Script=Han}/u);
    expect(names.en).toMatch(/[a-z]/);
  }
});

describe('invalid', () => {
  test('what is not registered', () => {
    const rule = ruleOf({ id: 'a', lead: 'weather', assist: ['moon'], conditions: { categories: ['rain'] } });
    expect(found([net, rule], 'invalid')).toHaveLength(3);
  });
  test('a lead that assists itself', () => {
    expect(found([net, ruleOf({ id: 'a', lead: 'fire', assist: ['fire'], conditions: theft })], 'invalid')).toEqual([
      ['a@1', 'theft'],
    ]);
  });
  test('a rule that ends before it begins', () => {
    const rule = ruleOf({ id: 'a', lead: 'police', conditions: theft, validFrom: '2020-01-01', validTo: '2020-01-01' });
    expect(found([net, rule], 'invalid')).toEqual([['a@1', 'theft']]);
  });
  test('two versions at once, and one version twice', () => {
    const first = ruleOf({ id: 'a', lead: 'police', conditions: theft, validTo: '2020-01-01' });
    const next = { ...first, version: 2, validFrom: '2019-12-31', validTo: '2021-01-01' };
    expect(found([net, first, next], 'invalid')).toEqual([['a@1 a@2', 'theft']]);
    expect(found([net, first, { ...next, validFrom: '2020-01-01' }], 'invalid')).toEqual([]);
    expect(found([net, first, { ...first, validFrom: '2021-01-01', validTo: '2022-01-01' }], 'invalid')).toEqual([
      ['a@1 a@1', 'theft'],
    ]);
  });
});

describe('unreachable', () => {
  test('a question that the category does not ask, or a choice that it does not offer', () => {
    const unasked = ruleOf({
      id: 'unasked',
      lead: 'police',
      conditions: { ...theft, answers: { obstacle: ['goods'] } },
    });
    const unoffered = ruleOf({
      id: 'unoffered',
      lead: 'police',
      conditions: { ...noise, answers: { 'noise-source': ['thunder'] } },
    });
    expect(found([net, unasked, unoffered], 'unreachable')).toEqual([
      ['unasked@1', 'theft'],
      ['unoffered@1', 'neighbour-noise'],
    ]);
  });
  test('conditions that contradict each other', () => {
    const rule = ruleOf({
      id: 'a',
      lead: 'police',
      conditions: { ...theft, estate: 'absent', estateKinds: ['old'] },
    });
    expect(found([net, rule], 'unreachable')).toEqual([['a@1', 'theft']]);
  });
  test('a warranty that runs in no estate', () => {
    const rule = ruleOf({ id: 'a', lead: 'fire', conditions: { ...theft, estate: 'absent', warranty: ['running'] } });
    expect(found([net, rule], 'unreachable')).toEqual([['a@1', 'theft']]);
  });
  test('a matter of the city for the subdistrict', () => {
    const rule = ruleOf({ id: 'a', lead: 'subdistrict', conditions: { categories: ['theft', 'construction-waste'] } });
    expect(found([net, rule], 'unreachable')).toEqual([['a@1', 'theft']]);
  });
});

describe('shadowed', () => {
  const wide = ruleOf({
    id: 'wide',
    lead: 'police',
    conditions: { ...theft, urgency: ['urgent', 'emergency'] },
    priority: 1,
  });
  const narrow = ruleOf({ id: 'narrow', lead: 'fire', conditions: { ...theft, urgency: ['emergency'] } });

  test('by a wider rule of one rank and a higher priority', () => {
    expect(found([net, wide, narrow], 'shadowed')).toEqual([['narrow@1 wide@1', 'theft']]);
    expect(found([net, wide, { ...narrow, priority: 2 }], 'shadowed')).toEqual([]);
  });
  test('not while it alone is in force for a day', () => {
    expect(found([net, { ...wide, validTo: '2025-01-01' }, narrow], 'shadowed')).toEqual([]);
    expect(found([net, { ...wide, validTo: '2025-01-01' }, { ...narrow, validTo: '2025-01-01' }], 'shadowed')).toEqual([
      ['narrow@1 wide@1', 'theft'],
    ]);
  });
  test('by several rules together', () => {
    const yes = ruleOf({ id: 'yes', lead: 'police', conditions: { ...noise, answers: { 'mediation-tried': [true] } } });
    const no = ruleOf({ id: 'no', lead: 'fire', conditions: { ...noise, answers: { 'mediation-tried': [false] } } });
    const either = ruleOf({
      id: 'either',
      lead: 'housing',
      conditions: { ...noise, answers: { 'mediation-tried': [true, false] } },
      priority: -1,
    });
    const base = ruleOf({ id: 'base', lead: 'police', conditions: noise });
    expect(found([net, yes, no, either, base], 'shadowed')).toEqual([['either@1 no@1 yes@1', 'neighbour-noise']]);
    // Nobody has to answer: the base rule takes those who did not.
    expect(found([net, yes, no, base], 'shadowed')).toEqual([]);
  });
});

describe('conflicting', () => {
  const a = ruleOf({ id: 'a', lead: 'police', conditions: { ...theft, urgency: ['emergency'] } });
  const b = ruleOf({ id: 'b', lead: 'fire', conditions: { ...theft, estateKinds: ['old'] } });

  test('two of one rank to different hands, unless one has priority', () => {
    expect(found([net, a, b], 'conflicting')).toEqual([['a@1 b@1', 'theft']]);
    expect(found([net, a, { ...b, priority: 1 }], 'conflicting')).toEqual([]);
  });
  test('not when both send to the same hands, or cannot hold together, or never at one time', () => {
    expect(found([net, a, { ...b, lead: 'police' }], 'conflicting')).toEqual([]);
    expect(found([net, a, { ...b, conditions: { ...theft, urgency: ['low'] } }], 'conflicting')).toEqual([]);
    expect(found([net, { ...a, validTo: '2020-01-01' }, { ...b, validFrom: '2020-01-01' }], 'conflicting')).toEqual([]);
  });
  test('not where a better rule decides', () => {
    const better = ruleOf({
      id: 'better',
      lead: 'health',
      conditions: { ...theft, urgency: ['emergency'], estateKinds: ['old'] },
    });
    expect(found([net, a, b, better], 'conflicting')).toEqual([]);
  });
});

describe('uncovered', () => {
  test('cases that no rule takes, with an example', () => {
    const rules = [ruleOf({ id: 'a', lead: 'police', conditions: { ...theft, urgency: ['urgent', 'emergency'] } })];
    const finding = lintRules(rules).find(({ kind, categories }) => kind === 'uncovered' && categories[0] === 'theft');
    expect(finding?.names.en).toContain('urgency is "low" or "normal"');
  });
  test('no case that cannot be: an estate has a kind and a mode, no estate has neither', () => {
    const anywhere = (conditions: RoutingRule['conditions'], id: string) => ({ ...net, id, conditions });
    const present = anywhere({ estate: 'present' }, 'present');
    const absent = anywhere({ estate: 'absent', warranty: ['unknown'] }, 'absent');
    expect(lintRules([present, absent])).toEqual([]);
    expect(found([present], 'uncovered')).not.toEqual([]);
  });
  test('a time without a rule', () => {
    const finding = lintRules([{ ...net, validTo: '2024-01-01' }]).find(({ kind }) => kind === 'uncovered');
    expect(finding?.names.en).toBe('no rule applies, triage is left: from 2024-01-01 on, every case');
    expect(found([{ ...net, validFrom: '2018-01-01' }], 'uncovered')).not.toEqual([]);
  });
});

describe('what the lint promises holds in routing', () => {
  test('a shadowed or unreachable rule never wins where it is so', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, facts) => {
        const idle = lintRules(rules).filter(({ kind }) => kind === 'shadowed' || kind === 'unreachable');
        const { explanation } = route(facts, rules);
        for (const {
          rules: [rule = ''],
          categories,
        } of idle)
          if (categories.includes(facts.category))
            expect(rule).not.toBe(`${explanation.rule}@${explanation.ruleVersion}`);
      }),
      { numRuns: 25 },
    );
  });
  test('a category that is covered is never triaged for want of a rule', () => {
    fc.assert(
      fc.property(anyRules, anyFacts, (rules, facts) => {
        const withNet = [...rules, { ...net, conditions: { urgency: ['normal' as const, 'urgent' as const] } }];
        const open = new Set(
          lintRules(withNet).flatMap(({ kind, categories }) => (kind === 'uncovered' ? categories : [])),
        );
        if (!open.has(facts.category)) expect(route(facts, withNet).explanation.rule).not.toBe('none');
      }),
      { numRuns: 25 },
    );
  });
});
