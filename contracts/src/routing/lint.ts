import { categories, categoryOf } from '../catalogue/categories.ts';
import { policyFrom } from '../catalogue/departments.ts';
import { responsibilityOf } from '../catalogue/responsibilities.ts';
import type { Names } from '../language/define.ts';
import { type Box, casesOf, everyCase, intersection, leftOver, meet, wordsOf, worldsOf } from './boxes.ts';
import { bySpecificity, inForce, type RankedRule, rankFor } from './route.ts';
import type { RoutingRule } from './rule.ts';

/** What is wrong with a set of rules. */
export interface Finding {
  /**
   * `invalid`: names what does not exist, or contradicts itself · `unreachable`: its conditions can never hold ·
   * `shadowed`: others always win before it · `conflicting`: two rules of one rank, only the id decides ·
   * `uncovered`: cases that no rule takes, left to triage.
   */
  readonly kind: 'invalid' | 'unreachable' | 'shadowed' | 'conflicting' | 'uncovered';
  /** `<id>@<version>` of the rules concerned. */
  readonly rules: readonly string[];
  readonly categories: readonly string[];
  readonly names: Names;
}

/**
 * Examines rules before they are published: exactly, over all cases of all categories of the catalogue, from the beginning
 * of the register on.
 */
export const lintRules = (rules: readonly RoutingRule[]): readonly Finding[] => {
  const fields = categories.map(({ key }) => fieldOf(key, rules));
  return [
    ...rules.flatMap(invalid),
    ...repeated(rules),
    ...rules.flatMap((rule) => unreachable(rule, fields)),
    ...rules.flatMap((rule) => shadowed(rule, fields)),
    ...conflicting(fields),
    ...fields.flatMap(uncovered),
  ];
};

const nameOf = ({ id, version }: RoutingRule): string => `${id}@${version}`;

/* The rules of one category, as they stand to it. */

interface Contender extends RankedRule {
  readonly cases: Box;
  /** No case at all: its conditions cannot hold. */
  readonly never: boolean;
}

/** One category: its rules in the order in which they win, and all cases that it knows. */
interface Field {
  readonly category: string;
  readonly all: Box;
  readonly worlds: readonly Box[];
  readonly contenders: readonly Contender[];
  readonly of: ReadonlyMap<RoutingRule, Contender>;
  /** First days of the stretches of time in which the same rules are in force. */
  readonly days: readonly string[];
}

const fieldOf = (category: string, rules: readonly RoutingRule[]): Field => {
  const ranked = rules.flatMap((rule) => rankFor(rule, category) ?? []).toSorted(bySpecificity);
  const all = everyCase(
    category,
    ranked.map(({ rule }) => rule),
  );
  const days = new Set([policyFrom, ...ranked.flatMap(({ rule }) => [rule.validFrom, rule.validTo ?? policyFrom])]);
  const worlds = worldsOf(all);
  const contenders = ranked.map((each): Contender => {
    const cases = casesOf(each.rule, all);
    return { ...each, cases, never: !worlds.some((world) => meet(cases, world)) };
  });
  const of = new Map(contenders.map((each) => [each.rule, each]));
  return { category, all, worlds, contenders, of, days: [...days].toSorted() };
};

const onDay = ({ contenders }: Field, day: string): readonly Contender[] =>
  contenders.filter(({ rule, barred }) => !barred && inForce(rule, day));

const listed = ({ conditions: { categories: named } }: RoutingRule, field: Field): boolean =>
  named === undefined || named.includes(field.category);

/* invalid */

const invalid = (rule: RoutingRule): readonly Finding[] => {
  const finding = (zh: string, en: string): Finding => ({
    kind: 'invalid',
    rules: [nameOf(rule)],
    categories: rule.conditions.categories ?? [],
    names: { zh, en },
  });
  const unknownResponsibilities = [rule.lead, ...rule.assist].filter((key) => !responsibilityOf(key));
  const unknownCategories = (rule.conditions.categories ?? []).filter((key) => !categoryOf(key));
  return [
    ...unknownResponsibilities.map((key) =>
      finding(`“${key}”不是登记的职责`, `"${key}" is not a registered responsibility`),
    ),
    ...unknownCategories.map((key) => finding(`目录中没有类别“${key}”`, `the catalogue has no category "${key}"`)),
    ...(rule.assist.includes(rule.lead)
      ? [finding(`主办单位 ${rule.lead} 又列为协办`, `the lead ${rule.lead} assists itself`)]
      : []),
    ...(rule.validTo !== undefined && rule.validTo <= rule.validFrom
      ? [finding('失效日不晚于生效日', 'it ends before it begins')]
      : []),
  ];
};

const overlap = (a: RoutingRule, b: RoutingRule): boolean =>
  (a.validTo === undefined || b.validFrom < a.validTo) && (b.validTo === undefined || a.validFrom < b.validTo);

const repeated = (rules: readonly RoutingRule[]): readonly Finding[] =>
  [...Map.groupBy(rules, ({ id }) => id).values()].flatMap((versions) =>
    versions.flatMap((a, index) =>
      versions
        .slice(index + 1)
        .filter((b) => a.version === b.version || overlap(a, b))
        .map(
          (b): Finding => ({
            kind: 'invalid',
            rules: [nameOf(a), nameOf(b)],
            categories: a.conditions.categories ?? [],
            names: {
              zh: a.version === b.version ? '同一版本出现两次' : '同一规则的两个版本同时有效',
              en: a.version === b.version ? 'the same version twice' : 'two versions of one rule are in force at once',
            },
          }),
        ),
    ),
  );

/* unreachable */

const unreachable = (rule: RoutingRule, fields: readonly Field[]): readonly Finding[] => {
  const own = fields.filter((field) => listed(rule, field));
  const barredIn = own.filter((field) => field.of.get(rule)?.barred !== undefined);
  const emptyIn = own.filter((field) => field.of.get(rule)?.never);
  const finding = (where: readonly Field[], zh: string, en: string): readonly Finding[] =>
    where.length > 0 && (rule.conditions.categories || where.length === own.length)
      ? [
          {
            kind: 'unreachable',
            rules: [nameOf(rule)],
            categories: where.map(({ category }) => category),
            names: { zh, en },
          },
        ]
      : [];
  return [
    ...finding(
      barredIn,
      '市级部门职责事项不得交镇办主办（潍坊市12345政务服务便民热线条例 第二十四条）',
      'a matter of the city is not for the subdistrict to lead (Weifang 12345 Regulation, art. 24)',
    ),
    ...finding(
      emptyIn,
      '条件不可能成立：该类别不问此问题、无此选项，或各条件互相矛盾',
      'its conditions can never hold: the category does not ask that question, has no such choice, or they contradict each other',
    ),
  ];
};

/* shadowed */

const shadowed = (rule: RoutingRule, fields: readonly Field[]): readonly Finding[] => {
  const own = fields.filter((field) => listed(rule, field) && !field.of.get(rule)?.never);
  const shadows = own.flatMap((field) => shadowsOf(rule, field) ?? []);
  // A rule for all categories is a net below the others; only when it catches nothing anywhere is it of no use.
  if (shadows.length === 0 || (!rule.conditions.categories && shadows.length < own.length)) return [];
  const winners = [...new Set(shadows.flatMap(({ by }) => by))];
  return [
    {
      kind: 'shadowed',
      rules: [nameOf(rule), ...winners],
      categories: shadows.map(({ category }) => category),
      names: {
        zh: `从不胜出：总有更具体或优先的规则在先（${winners.slice(0, 5).join('、')}）`,
        en: `it never wins: more specific or prior rules always come first (${winners.slice(0, 5).join(', ')})`,
      },
    },
  ];
};

/** The rules that together win before it on every day of its time; undefined when it wins at least once. */
const shadowsOf = (
  rule: RoutingRule,
  field: Field,
): { readonly category: string; readonly by: readonly string[] } | undefined => {
  const by = new Set<string>();
  let contended = false;
  for (const day of field.days.filter((each) => inForce(rule, each))) {
    const present = onDay(field, day);
    const place = present.findIndex((each) => each.rule === rule);
    const own = present[place];
    if (!own) continue;
    contended = true;
    const before = present.slice(0, place).filter(({ cases }) => meet(own.cases, cases));
    if (
      leftOver(
        own.cases,
        before.map(({ cases }) => cases),
        field.worlds,
      )
    )
      return undefined;
    for (const winner of before) by.add(nameOf(winner.rule));
  }
  return contended ? { category: field.category, by: [...by] } : undefined;
};

/* conflicting */

const conflicting = (fields: readonly Field[]): readonly Finding[] => {
  const found = new Map<string, Conflict & { readonly where: Set<string> }>();
  for (const field of fields)
    for (const day of field.days)
      for (const conflict of conflictsOn(field, day)) {
        const key = conflict.pair.map(({ rule }) => nameOf(rule)).join(' ');
        const known = found.get(key) ?? { ...conflict, where: new Set<string>() };
        known.where.add(field.category);
        found.set(key, known);
      }
  return [...found.values()].map(({ pair: [a, b], open, all, where }) => {
    const example = wordsOf(open, all);
    return {
      kind: 'conflicting',
      rules: [nameOf(a.rule), nameOf(b.rule)],
      categories: [...where],
      names: {
        zh: `同级而去向不同（${a.rule.lead}、${b.rule.lead}），只凭编号取舍；例：${example.zh}。请设优先级`,
        en: `of one rank and to different hands (${a.rule.lead}, ${b.rule.lead}), only the id decides; e.g. ${example.en}. Give one a priority`,
      },
    };
  });
};

interface Conflict {
  readonly pair: readonly [Contender, Contender];
  /** Cases that both take and nothing better does, among all cases of the category. */
  readonly open: Box;
  readonly all: Box;
}

function* conflictsOn(field: Field, day: string): Generator<Conflict> {
  const present = onDay(field, day);
  for (const [index, a] of present.entries())
    for (const b of present.slice(index + 1)) {
      if (!sameRank(a, b) || sameHands(a, b) || !meet(a.cases, b.cases)) continue;
      const better = present.slice(0, index).filter((each) => !sameRank(each, a));
      const open = leftOver(
        intersection(a.cases, b.cases),
        better.map(({ cases }) => cases),
        field.worlds,
      );
      if (open) yield { pair: [a, b], open, all: field.all };
    }
}

const sameRank = (a: Contender, b: Contender): boolean =>
  a.depth === b.depth && a.conditions.length === b.conditions.length && a.rule.priority === b.rule.priority;

const sameHands = (a: Contender, b: Contender): boolean =>
  a.rule.lead === b.rule.lead &&
  a.assist.length === b.assist.length &&
  a.assist.every((responsibility) => b.assist.includes(responsibility));

/* uncovered */

const uncovered = (field: Field): readonly Finding[] => {
  const gaps = field.days
    .filter((day) => day >= policyFrom)
    .flatMap((day) => {
      const present = onDay(field, day);
      if (present.length === 0) return [{ day, zh: '任何情形', en: 'every case' }];
      const open = leftOver(
        field.all,
        present.map(({ cases }) => cases),
        field.worlds,
      );
      return open ? [{ day, ...wordsOf(open, field.all) }] : [];
    });
  if (gaps.length === 0) return [];
  return [
    {
      kind: 'uncovered',
      rules: [],
      categories: [field.category],
      names: {
        zh: `没有规则适用，将交研判：${gaps.map(({ day, zh }) => `自 ${day} 起${zh}`).join('；')}`,
        en: `no rule applies, triage is left: ${gaps.map(({ day, en }) => `from ${day} on, ${en}`).join('; ')}`,
      },
    },
  ];
};
