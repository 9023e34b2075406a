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

/**
 * The cases that can be: of an estate all is known but the warranty perhaps, without an estate nothing is. Together they
 * are less than `all`, which also holds an estate's kind without the estate.
 */
export const worldsOf = (all: Box): readonly Box[] => [
  narrowed(all, { estateKinds: (value) => value !== absent, managementModes: (value) => value !== absent }),
  narrowed(all, {
    estateKinds: (value) => value === absent,
    managementModes: (value) => value === absent,
    warranty: (value) => value === 'unknown',
  }),
];

/** The cases among `all` in which a rule holds. */
export const casesOf = ({ conditions }: RoutingRule, all: Box): Box => {
  const { estate, answers = {}, urgency: urgencies, estateKinds, managementModes, warranty } = conditions;
  const asked = Object.entries(answers).map(([question, allowed]) => [`answers.${question}`, among(allowed)]);
  const inEstate = estate && ((value: Value) => (value === absent) === (estate === 'absent'));
  const kinds = estateKinds && among(estateKinds);
  return narrowed(all, {
    ...(urgencies && { urgency: among(urgencies) }),
    ...((inEstate || kinds) && {
      estateKinds: (value: Value) => (inEstate?.(value) ?? true) && (kinds?.(value) ?? true),
    }),
    ...(managementModes && { managementModes: among(managementModes) }),
    ...(warranty && { warranty: among(warranty) }),
    ...Object.fromEntries(asked),
  });
};

const among =
  (allowed: readonly Value[]) =>
  (value: Value): boolean =>
    allowed.includes(value);

const narrowed = (box: Box, allowed: Readonly<Record<string, (value: Value) => boolean>>): Box =>
  new Map(
    box.entries().map(([dimension, values]) => {
      const keeps = allowed[dimension];
      return [dimension, keeps ? new Set([...values].filter(keeps)) : values];
    }),
  );

const inBoth = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> =>
  new Set([...a].filter((each) => b.has(each)));
const onlyIn = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> =>
  new Set([...a].filter((each) => !b.has(each)));

export const isEmpty = (box: Box): boolean => box.values().some((values) => values.size === 0);

export const intersection = (a: Box, b: Box): Box =>
  new Map(a.entries().map(([dimension, values]) => [dimension, inBoth(values, b.get(dimension) ?? values)]));

/** Whether two boxes have a case in common. */
export const meet = (a: Box, b: Box): boolean =>
  a.entries().every(([dimension, values]) => {
    const others = b.get(dimension) ?? values;
    return values.values().some((value) => others.has(value));
  });

/** What is left of a box, in worlds that can be, when the others have taken theirs; undefined when nothing is. */
export const leftOver = (box: Box, others: readonly Box[], worlds: readonly Box[]): Box | undefined => {
  for (const world of worlds) {
    const left = leftIn(intersection(box, world), others);
    if (left) return left;
  }
  return undefined;
};

const leftIn = (box: Box, others: readonly Box[]): Box | undefined => {
  if (isEmpty(box)) return undefined;
  const [next, ...rest] = others;
  if (!next) return box;
  if (!meet(box, next)) return leftIn(box, rest);
  let inside = box;
  for (const [dimension, values] of box) {
    const within = next.get(dimension) ?? values;
    const outside = new Map(inside).set(dimension, onlyIn(values, within));
    const left = leftIn(outside, rest);
    if (left) return left;
    inside = new Map(inside).set(dimension, inBoth(values, within));
  }
  return undefined;
};

/** A box within one world, in words: whether there is an estate, and the dimensions in which it says less than `all`. */
export const wordsOf = (box: Box, all: Box): Names => {
  const present = box.get('estateKinds')?.has(absent) === false;
  const said = [...box].flatMap(([dimension, values]) => {
    const known = [...values].filter((value) => value !== absent);
    const possible = [...(all.get(dimension) ?? [])].filter((value) => value !== absent);
    const estates = dimension === 'estateKinds' || dimension === 'managementModes';
    const unsaid = estates
      ? known.length === 0 || known.length === possible.length
      : values.size === all.get(dimension)?.size || (dimension === 'warranty' && !present);
    return unsaid ? [] : [partOf(dimension, known, !estates && values.has(absent))];
  });
  const estate = present
    ? { zh: '小区已登记', en: 'the estate is in the register' }
    : { zh: '小区未登记', en: 'no estate of the register' };
  return {
    zh: [estate, ...said].map(({ zh }) => zh).join('，'),
    en: [estate, ...said].map(({ en }) => en).join(', '),
  };
};

const partOf = (dimension: string, known: readonly (string | boolean)[], orUnknown: boolean): Names => {
  const what = namesOfDimension(dimension);
  const is = namesOfValues(dimension, known);
  return {
    zh: `${what.zh}为${[...(known.length > 0 ? [is.zh] : []), ...(orUnknown ? ['未知'] : [])].join('或')}`,
    en: `${what.en} is ${[...(known.length > 0 ? [is.en] : []), ...(orUnknown ? ['not known'] : [])].join(' or ')}`,
  };
};
