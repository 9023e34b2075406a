import type { JsonSchema } from './event-schemas.ts';

/** One way in which a schema no longer keeps what its frozen form promised. */
export interface BreakingChange {
  readonly kind:
    | 'field-removed'
    | 'field-required'
    | 'field-no-longer-required'
    | 'type-changed'
    | 'value-removed'
    | 'narrowed'
    | 'changed';
  /** From the root: `explanation.tried[].rule`. */
  readonly path: string;
  readonly was: unknown;
  readonly is: unknown;
}

/**
 * What breaks between a frozen schema and the present one of the same version. Everything that the frozen schema allowed must
 * still be allowed, because it lies in the logs; everything that it promised must still be there, because others read it.
 * Adding an optional field, a value of an enumeration, or room within a bound passes.
 */
export const breakingChanges = (frozen: JsonSchema, present: JsonSchema): readonly BreakingChange[] =>
  compare(frozen, present, '');

/** True when the present schema says the same as the frozen one, annotations aside. */
export const sameSchema = (frozen: JsonSchema, present: JsonSchema): boolean =>
  canonical(strip(frozen)) === canonical(strip(present));

type Compare = (was: JsonSchema, is: JsonSchema, path: string) => readonly BreakingChange[];

const compare: Compare = (was, is, path) => {
  const branches = branchesOf(was);
  const wider = branchesOf(is);
  if (branches || wider) return compareUnions(branches ?? [was], wider ?? [is], path);
  const types = compareTypes(was, is, path);
  if (types.length > 0) return types;
  return [
    ...compareValues(was, is, path),
    ...compareBounds(was, is, path),
    ...compareObjects(was, is, path),
    ...compareArrays(was, is, path),
    ...compareRest(was, is, path),
  ];
};

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null;
const schemaAt = (of: JsonSchema, keyword: string): JsonSchema | undefined => {
  const value = of[keyword];
  if (value === true) return {};
  if (value === false) return { not: {} };
  return isSchema(value) ? value : undefined;
};

/* Unions */

const branchesOf = (of: JsonSchema): readonly JsonSchema[] | undefined => {
  const branches = of.anyOf ?? of.oneOf;
  return Array.isArray(branches) ? branches.filter(isSchema) : undefined;
};

/** Each branch must find one that still takes it; the fewest complaints tell what happened to it. */
const compareUnions = (
  branches: readonly JsonSchema[],
  wider: readonly JsonSchema[],
  path: string,
): readonly BreakingChange[] =>
  branches.flatMap((branch) => {
    const attempts = wider.map((candidate) => compare(branch, candidate, path));
    return attempts.toSorted((a, b) => a.length - b.length)[0] ?? [change('type-changed', path, branch, undefined)];
  });

/* Types */

const typesOf = ({ type }: JsonSchema): readonly unknown[] | undefined =>
  type === undefined ? undefined : Array.isArray(type) ? type : [type];

const compareTypes: Compare = (was, is, path) => {
  const before = typesOf(was);
  const now = typesOf(is);
  if (!now) return [];
  const still = before?.every((type) => now.includes(type) || (type === 'integer' && now.includes('number')));
  return still ? [] : [change('type-changed', path, was.type, is.type)];
};

/* Values */

const valuesOf = (of: JsonSchema): readonly unknown[] | undefined =>
  Array.isArray(of.enum) ? of.enum : 'const' in of ? [of.const] : undefined;

const compareValues: Compare = (was, is, path) => {
  const before = valuesOf(was);
  const now = valuesOf(is);
  if (!now) return [];
  if (!before) return [change('narrowed', path, undefined, now)];
  const removed = before.filter((value) => !now.includes(value));
  return removed.length > 0 ? [change('value-removed', path, removed, now)] : [];
};

/* Bounds */

const lower = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems', 'minProperties'];
const upper = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems', 'maxProperties'];
const shape = ['pattern', 'format', 'multipleOf', 'uniqueItems'];

const compareBounds: Compare = (was, is, path) => {
  const tighter = (keyword: string): boolean => {
    const before = was[keyword];
    const now = is[keyword];
    if (now === undefined || canonical(before) === canonical(now)) return false;
    if (typeof before !== 'number' || typeof now !== 'number') return true;
    return lower.includes(keyword) ? now > before : upper.includes(keyword) ? now < before : true;
  };
  return [...lower, ...upper, ...shape]
    .filter(tighter)
    .map((keyword) => change('narrowed', at(path, `(${keyword})`), was[keyword], is[keyword]));
};

/* Objects */

const propertiesOf = (of: JsonSchema): Readonly<Record<string, JsonSchema>> => {
  const { properties } = of;
  return isSchema(properties) ? (properties as Record<string, JsonSchema>) : {};
};
const requiredOf = ({ required }: JsonSchema): readonly string[] => (Array.isArray(required) ? required : []);

const compareObjects: Compare = (was, is, path) => {
  const before = propertiesOf(was);
  const now = propertiesOf(is);
  const required = requiredOf(was);
  const requiredNow = requiredOf(is);
  const changes = Object.entries(before).flatMap(([name, schema]) => {
    const present = now[name];
    if (!present) return [change('field-removed', at(path, name), schema, undefined)];
    const relaxed = required.includes(name) && !requiredNow.includes(name);
    return [
      ...(relaxed ? [change('field-no-longer-required', at(path, name), true, false)] : []),
      ...compare(schema, present, at(path, name)),
    ];
  });
  const demanded = requiredNow
    .filter((name) => !required.includes(name))
    .map((name) => change('field-required', at(path, name), false, true));
  return [
    ...changes,
    ...demanded,
    ...compareOpen(was, is, 'additionalProperties', at(path, '*')),
    ...compareOpen(was, is, 'propertyNames', at(path, '(key)')),
  ];
};

/** A keyword whose absence allows everything. */
const compareOpen = (was: JsonSchema, is: JsonSchema, keyword: string, path: string): readonly BreakingChange[] => {
  const now = schemaAt(is, keyword);
  if (!now) return [];
  const before = schemaAt(was, keyword);
  return before ? compare(before, now, path) : [change('narrowed', path, undefined, is[keyword])];
};

/* Arrays */

const compareArrays: Compare = (was, is, path) => {
  const item = `${path}[]`;
  const before = Array.isArray(was.prefixItems) ? was.prefixItems.filter(isSchema) : [];
  const now = Array.isArray(is.prefixItems) ? is.prefixItems.filter(isSchema) : [];
  if (before.length !== now.length) return [change('changed', item, was.prefixItems, is.prefixItems)];
  return [
    ...before.flatMap((schema, index) => compare(schema, now[index] ?? {}, `${path}[${index}]`)),
    ...compareOpen(was, is, 'items', item),
  ];
};

/* What is left must not change at all. */

const known = new Set([
  ...['type', 'enum', 'const', ...lower, ...upper, ...shape],
  ...['properties', 'required', 'additionalProperties', 'propertyNames', 'items', 'prefixItems'],
]);
const annotations = new Set(['$schema', '$id', 'title', 'description', 'default', 'examples', 'deprecated']);

const compareRest: Compare = (was, is, path) =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter((keyword) => !known.has(keyword) && !annotations.has(keyword))
    .filter((keyword) => canonical(was[keyword]) !== canonical(is[keyword]))
    .map((keyword) => change('changed', at(path, `(${keyword})`), was[keyword], is[keyword]));

const change = (kind: BreakingChange['kind'], path: string, was: unknown, is: unknown): BreakingChange => ({
  kind,
  path: path || '(root)',
  was,
  is,
});

const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const strip = (schema: JsonSchema): JsonSchema =>
  Object.fromEntries(Object.entries(schema).filter(([keyword]) => !annotations.has(keyword)));

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    isSchema(part) && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? '';
