import { z } from 'zod';
import type { EventDefinition } from '../language/define.ts';

/** A JSON Schema (2020-12), as far as our events use it. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** How the envelope names the schema of its data. */
export const schemaId = (type: string): string => `urn:tiaokuai:schema:${type}`;

/** The words that people see are no part of what an event promises. */
const withoutWords = z.registry<never>();

/**
 * The JSON Schema of an event's data, for departments' own systems. Readers must let unknown fields pass, because a version
 * may gain optional ones; only objects that are strict by design say `additionalProperties: false`.
 */
export const eventSchema = ({ type, names, schema }: EventDefinition): JsonSchema => {
  const { $schema, ...body } = z.toJSONSchema(schema, {
    metadata: withoutWords,
    override: ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      if (def.type === 'object' && !('catchall' in def && def.catchall)) delete jsonSchema.additionalProperties;
    },
  });
  return { $schema, $id: schemaId(type), title: `${names.zh} / ${names.en}`, ...body };
};

/** Where the frozen schema of an event lies, below `contracts/schemas`: `<service>/<event>.v<n>.json`. */
export const schemaPath = ({ service, name, version }: Pick<EventDefinition, 'service' | 'name' | 'version'>): string =>
  `${service}/${name}.v${version}.json`;
