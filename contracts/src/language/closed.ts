import { z } from 'zod';

/**
 * The same schema with every object in it closed, at every depth: a field that it does not know is refused and not passed over.
 * A misnamed field would otherwise count for nothing, and what it was to say be decided without it.
 *
 * @throws Error for a kind of schema that cannot be closed; use another in what is given from outside.
 */
export const closed = <Schema extends z.ZodType>(schema: Schema): Schema =>
  // Of each schema another of its own kind is made.
  closing(schema) as Schema;

const made = new WeakMap<z.core.$ZodType, z.core.$ZodType>();

const closing = (schema: z.core.$ZodType): z.core.$ZodType => {
  const before = made.get(schema);
  if (before) return before;
  const other = partsOf(schema as z.core.$ZodTypes);
  const whole = other
    ? z.core.clone(schema, z.core.util.mergeDefs(schema._zod.def, other) as typeof schema._zod.def, { parent: true })
    : schema;
  made.set(schema, whole);
  return whole;
};

/** The parts of a schema, closed; undefined where it has none. */
const partsOf = ({ _zod: { def } }: z.core.$ZodTypes): object | undefined => {
  switch (def.type) {
    case 'object':
      return {
        shape: Object.fromEntries(Object.entries(def.shape).map(([name, field]) => [name, closing(field)])),
        catchall: z.never(),
      };
    case 'optional':
    case 'nullable':
    case 'default':
    case 'nonoptional':
    case 'readonly':
      return { innerType: closing(def.innerType) };
    case 'array':
      return { element: closing(def.element) };
    case 'record':
      return { keyType: closing(def.keyType), valueType: closing(def.valueType) };
    case 'union':
      return { options: def.options.map(closing) };
    case 'string':
    case 'number':
    case 'boolean':
    case 'enum':
    case 'literal':
      return undefined;
    default:
      throw new Error(`a schema of the kind ${def.type} cannot be closed`);
  }
};
