import { categoryOf } from '../catalogue/categories.ts';
import type { Names } from '../language/define.ts';
import { urgency } from '../language/fields.ts';
import { estateKind, managementMode } from '../subdistrict/estate.ts';
import { type RoutingRule, warrantyState } from './rule.ts';
import { namesOfDimension, namesOfValues } from './words.ts';

/**
 * Sets of facts as boxes: for each dimension the values that it may take. The dimensions are few and finite, so whether one
 * rule leaves anything to another is decided exactly, not by trial.
 */
export type Value = string | boolean | undefined;
export type Box = ReadonlyMap<string, ReadonlySet<Value>>;

/** What an answer may be: the question's choices, or that it was not answered. */
const answersTo = (category: string, dimension: string): readonly Value[] | undefined => {
  const question = categoryOf(category)?.questions?.find(({ key }) => `answers.${key}` === dimension);
  if (!question) return undefined;
  return question.kind === 'boolean'
    ? [true, false, undefined]
    : [...(question.choices ?? []).map(({ value }) => value), undefined];
};

const absent: Value = undefined;

/** Every case that may be routed under a category, in the dimensions that these rules look at. */
export const everyCase = (category: string, rules: readonly RoutingRule[]): Box => {
  const questions = new Set(
    rules.flatMap(({ conditions }) => Object.keys(conditions.answers ?? {}).map((key) => `answers.${key}`)),
  );
  const box = new Map<string, ReadonlySet<Value>>([
    ['urgency', new Set(urgency.options)],
    // Without an estate of the register, its kind and mode are absent.
    ['estateKinds', new Set<Value>([...estateKind.options, absent])],
    ['managementModes', new Set<Value>([...managementMode.options, absent])],
    ['warranty', new Set(warrantyState.options)],
  ]);
  for (const dimension of questions) box.set(dimension, new Set(answersTo(category, dimension) ?? [absent]));
  return box;
};

/** The cases among `all` in which a rule holds; without any case when it never does. */
export const casesOf = ({ conditions }: RoutingRule, all: Box): Box => {
  const box = new Map(all);
  const keep = (dimension: string, allowed: (value: Value) => boolean) => {
    box.set(dimension, new Set([...(box.get(dimension) ?? [])].filter(allowed)));
  };
  const among = (dimension: string, allowed: readonly Value[] | undefined) => {
    if (allowed) keep(dimension, (value) => allowed.includes(value));
  };
  among('urgency', conditions.urgency);
  among('estateKinds', conditions.estateKinds);
  among('managementModes', conditions.managementModes);
  among('warranty', conditions.warranty);
  for (const [question, allowed] of Object.entries(conditions.answers ?? {})) among(`answers.${question}`, allowed);
  const { estate, estateKinds, managementModes, warranty } = conditions;
  // What needs an estate implies one; without one nothing is known of it.
  if (estate === 'absent') {
    keep('estateKinds', (value) => value === absent);
    keep('managementModes', (value) => value === absent);
    keep('warranty', (value) => value === 'unknown');
  } else if (estate ?? estateKinds ?? managementModes ?? (warranty && !warranty.includes('unknown'))) {
    keep('estateKinds', (value) => value !== absent);
    keep('managementModes', (value) => value !== absent);
  }
  return box;
};

const inBoth = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> =>
  new Set([...a].filter((each) => b.has(each)));
const onlyIn = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> =>
  new Set([...a].filter((each) => !b.has(each)));

export const isEmpty = (box: Box): boolean => box.values().some((values) => values.size === 0);

export const intersection = (a: Box, b: Box): Box =>
  new Map(a.entries().map(([dimension, values]) => [dimension, inBoth(values, b.get(dimension) ?? values)]));

/** One case of a box that none of the others holds; undefined when they cover it. */
export const leftOver = (box: Box, others: readonly Box[]): Box | undefined => {
  if (isEmpty(box)) return undefined;
  const [next, ...rest] = others;
  if (!next) return box;
  if (isEmpty(intersection(box, next))) return leftOver(box, rest);
  let inside = box;
  for (const [dimension, values] of box) {
    const within = next.get(dimension) ?? values;
    const outside = new Map(inside).set(dimension, onlyIn(values, within));
    const left = leftOver(outside, rest);
    if (left) return left;
    inside = new Map(inside).set(dimension, inBoth(values, within));
  }
  return undefined;
};

/** A box in words: only the dimensions in which it says less than `all`. */
export const wordsOf = (box: Box, all: Box): Names => {
  const said = [...box].filter(([dimension, values]) => values.size < (all.get(dimension)?.size ?? 0));
  if (said.length === 0) return { zh: '任何情形', en: 'every case' };
  const parts = said.map(([dimension, values]) => {
    const what = namesOfDimension(dimension);
    const known = [...values].filter((value) => value !== undefined);
    const is = namesOfValues(dimension, known);
    const unknown = values.size > known.length;
    return {
      zh: `${what.zh}为${[...(known.length > 0 ? [is.zh] : []), ...(unknown ? ['未知'] : [])].join('或')}`,
      en: `${what.en} is ${[...(known.length > 0 ? [is.en] : []), ...(unknown ? ['not known'] : [])].join(' or ')}`,
    };
  });
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') };
};
