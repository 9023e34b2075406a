import type { Names } from '../language/define.ts';
import type { RoutingFacts, RoutingRule } from './rule.ts';
import { warrantyStateOf } from './warranty.ts';

/** One condition of a rule, ready to be tested and put into words. */
export interface Condition {
  /** The dimension that it constrains: `urgency`, `estate`, `answers.mediation-tried`, ... */
  readonly dimension: string;
  readonly allowed: readonly (string | boolean)[];
  /** What the facts say in this dimension; undefined when they say nothing. */
  readonly of: (facts: RoutingFacts) => string | boolean | undefined;
}

const dimensionNames: Readonly<Record<string, Names>> = {
  urgency: { zh: '紧急程度', en: 'urgency' },
  estate: { zh: '小区登记', en: 'estate in the register' },
  estateKinds: { zh: '小区类型', en: 'kind of estate' },
  managementModes: { zh: '管理方式', en: 'mode of management' },
  warranty: { zh: '保修期', en: 'warranty' },
};

/** Names of a dimension, for explanations and findings; an answer's dimension is called by its question's key. */
export const namesOfDimension = (dimension: string): Names =>
  dimensionNames[dimension] ?? {
    zh: `问题“${dimension.slice('answers.'.length)}”`,
    en: `question "${dimension.slice('answers.'.length)}"`,
  };

const condition = (
  dimension: string,
  allowed: readonly (string | boolean)[] | undefined,
  of: Condition['of'],
): readonly Condition[] => (allowed ? [{ dimension, allowed, of }] : []);

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
export const failureOf = ({ dimension, allowed, of }: Condition, facts: RoutingFacts): string => {
  const value = of(facts);
  const { zh, en } = namesOfDimension(dimension);
  const wanted = allowed.join('|');
  return value === undefined
    ? `${zh}应为 ${wanted}，未知 / ${en} must be ${wanted}, is not known`
    : `${zh}应为 ${wanted}，实为 ${value} / ${en} must be ${wanted}, is ${value}`;
};
