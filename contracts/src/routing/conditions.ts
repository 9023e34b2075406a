import type { Names } from '../language/define.ts';
import type { RoutingFacts, RoutingRule } from './rule.ts';
import { warrantyStateOf } from './warranty.ts';
import { namesOfDimension, namesOfValues } from './words.ts';

/** One condition of a rule, ready to be tested and put into words. */
export interface Condition {
  /** The dimension that it constrains: `urgency`, `estate`, `answers.mediation-tried`, ... */
  readonly dimension: string;
  readonly allowed: readonly (string | boolean)[];
  /** What it asks, for people. */
  readonly names: Names;
  /** What the facts say in this dimension; undefined when they say nothing. */
  readonly of: (facts: RoutingFacts) => string | boolean | undefined;
}

const condition = (
  dimension: string,
  allowed: readonly (string | boolean)[] | undefined,
  of: Condition['of'],
): readonly Condition[] => {
  if (!allowed) return [];
  const what = namesOfDimension(dimension);
  const wanted = namesOfValues(dimension, allowed);
  const names = { zh: `${what.zh}应为${wanted.zh}`, en: `${what.en} must be ${wanted.en}` };
  return [{ dimension, allowed, names, of }];
};

/** The conditions of a rule beyond its categories. */
export const conditionsOf = ({ conditions }: Pick<RoutingRule, 'conditions'>): readonly Condition[] => [
  ...condition('urgency', conditions.urgency, ({ urgency }) => urgency),
  ...condition('estate', conditions.estate && [conditions.estate], ({ estate }) => (estate ? 'present' : 'absent')),
  ...condition('estateKinds', conditions.estateKinds, ({ estate }) => estate?.kind),
  ...condition('managementModes', conditions.managementModes, ({ estate }) => estate?.mode),
  ...condition('warranty', conditions.warranty, warrantyStateOf),
  ...Object.entries(conditions.answers ?? {}).flatMap(([question, allowed]) =>
    condition(`answers.${question}`, allowed, ({ answers }) => answers[question]),
  ),
];

export const holds = ({ allowed, of }: Condition, facts: RoutingFacts): boolean => {
  const value = of(facts);
  return value !== undefined && allowed.includes(value);
};

/** Why it does not hold, for people: what the rule asks and what the facts say. */
export const failureOf = ({ dimension, names, of }: Condition, facts: RoutingFacts): string => {
  const value = of(facts);
  if (value === undefined) return `${names.zh}，未知 / ${names.en}, is not known`;
  const is = namesOfValues(dimension, [value]);
  return `${names.zh}，实为${is.zh} / ${names.en}, is ${is.en}`;
};
