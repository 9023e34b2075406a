import { z } from 'zod';
import type { Names } from '../language/define.ts';
import { fieldNames } from './fields.ts';
import { valueNames } from './values.ts';

declare module 'zod' {
  /** A schema says its own word where the vocabulary's does not fit: `way.meta({ zh: '改正方式', en: 'how corrected' })`. */
  interface GlobalMeta {
    /** What the field is called. */
    zh?: string;
    en?: string;
    /** What values of an enumeration are called: those that the vocabulary calls otherwise. */
    values?: Readonly<Record<string, Names | undefined>>;
  }
}

/** One of the values that a field may have, and what people call it. */
export interface NamedValue {
  readonly value: string | boolean;
  readonly names: Names;
}

/** What a schema asks for, without what wraps it. */
export interface Shape {
  /** It may be left out, or be null. */
  readonly optional: boolean;
  /** There may be several, or one for each key. */
  readonly list: boolean;
  /** The closed list of what it may be; empty where it is open. */
  readonly choices: readonly NamedValue[];
  /** Of an object its fields; where there is a choice between objects, the fields of each; empty for anything else. */
  readonly variants: readonly (readonly Field[])[];
}

/** A field as people see it: what forms, lists, exports, messages and documents are made from. */
export interface Field extends Shape {
  /** Its key in the data. */
  readonly name: string;
  readonly names: Names;
  readonly schema: z.ZodType;
}

/** What a schema asks for: the fields of a command, an event, a row, or the choices of an enumeration. */
export const shapeOf = (schema: z.core.$ZodType): Shape => {
  const { inner, optional, list } = unwrapped(schema);
  return { optional, list, choices: choicesOf(inner), variants: variantsOf(inner) };
};

/** What a field is called: by its own schema, else by the vocabulary; `sealed_until` is `sealedUntil`. */
export const namesOfField = (name: string, schema?: z.core.$ZodType): Names =>
  (schema && ownNames(schema)) ?? fieldNames.get(camelCase(name)) ?? { zh: name, en: name };

/** What one value of an enumeration is called: by its own schema, else by the vocabulary; what is unknown by itself. */
export const namesOfChoice = (schema: z.core.$ZodType, value: string | boolean): Names => {
  const key = String(value);
  const { values = {} } = z.globalRegistry.get(unwrapped(schema).inner) ?? {};
  return (Object.hasOwn(values, key) ? values[key] : undefined) ?? valueNames.get(key) ?? { zh: key, en: key };
};

/** Several values in one breath, each once: `占用消防车通道、其他火灾隐患`. */
export const namesOfChoices = (schema: z.core.$ZodType, values: readonly (string | boolean)[]): Names => {
  const all = [...new Set(values)].map((value) => namesOfChoice(schema, value));
  return { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
};

/** What the field at a path is called and holds: `fieldAt(schema, 'findings', 'kind')`; lists are looked into. */
export const fieldAt = (schema: z.core.$ZodType, ...path: readonly string[]): Field | undefined => {
  const [name, ...rest] = path;
  const field = shapeOf(schema)
    .variants.flat()
    .find((each) => each.name === name);
  return field && rest.length > 0 ? fieldAt(field.schema, ...rest) : field;
};

const choicesOf = (schema: z.core.$ZodTypes): readonly NamedValue[] => {
  const { def } = schema._zod;
  if (def.type === 'boolean') return [true, false].map((value) => ({ value, names: namesOfChoice(schema, value) }));
  if (def.type !== 'enum' && def.type !== 'literal') return [];
  const values: readonly unknown[] = def.type === 'enum' ? Object.values(def.entries) : def.values;
  return values
    .filter((value) => typeof value === 'string' || typeof value === 'boolean')
    .map((value) => ({ value, names: namesOfChoice(schema, value) }));
};

const variantsOf = (schema: z.core.$ZodTypes): readonly (readonly Field[])[] => {
  const { def } = schema._zod;
  if (def.type === 'object') return [Object.entries(def.shape).map(([name, field]) => fieldOf(name, field))];
  return def.type === 'union' ? def.options.flatMap((option) => shapeOf(option).variants) : [];
};

const fieldOf = (name: string, schema: z.core.$ZodType): Field => ({
  name,
  names: namesOfField(name, schema),
  // Every schema of the contracts is made by zod's methods, which make this kind.
  schema: schema as z.ZodType,
  ...shapeOf(schema),
});

interface Unwrapped {
  readonly inner: z.core.$ZodTypes;
  readonly optional: boolean;
  readonly list: boolean;
}

const unwrapped = (schema: z.core.$ZodType): Unwrapped => {
  // Zod's own list of its kinds; a schema is one of them.
  const inner = schema as z.core.$ZodTypes;
  const { def } = inner._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return { ...unwrapped(def.innerType), optional: true };
    case 'readonly':
      return unwrapped(def.innerType);
    case 'array':
      return { ...unwrapped(def.element), optional: false, list: true };
    case 'record':
      return { ...unwrapped(def.valueType), optional: false, list: true };
    case 'pipe':
      return unwrapped(def.in);
    default:
      return { inner, optional: false, list: false };
  }
};

/** Said of the schema itself or of what it wraps; what a list's items are called is not what the list is. */
const ownNames = (schema: z.core.$ZodType): Names | undefined => {
  const { zh, en } = z.globalRegistry.get(schema) ?? {};
  if (zh !== undefined && en !== undefined) return { zh, en };
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return 'innerType' in def ? ownNames(def.innerType) : undefined;
};

const camelCase = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
