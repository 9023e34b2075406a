import type { ServiceDefinition } from '@tiaokuai/service';
import { z } from 'zod';

/**
 * What may happen in a district: every event of every aggregate, and where an event says how something ended, each way in
 * which it can. Desks and penalties are alike in all services; for them it is enough that it happens somewhere.
 */
export interface Possibility {
  /** `fire.HazardConcluded end=sealed`; `*.ReferralDeclined ground=wrong-place` */
  readonly key: string;
  readonly aggregate: string;
}

const shared = new Set(['referral', 'penalty']);
/** Fields that say how something ended, or on what ground. */
const ways = new Set(['end', 'result', 'outcome', 'cause', 'ground', 'by', 'decision']);

export const possibilities = (services: readonly ServiceDefinition[]): readonly Possibility[] => {
  const found = new Map<string, Possibility>();
  for (const { name: service, aggregates } of services)
    for (const { name: aggregate, events } of aggregates)
      for (const event of events)
        for (const way of ['', ...waysOf(event.schema)]) {
          const key = keyOf(service, aggregate, event.name, way);
          found.set(key, { key, aggregate });
        }
  return [...found.values()];
};

/** What an event shows to be possible. */
export const shownBy = (
  service: string,
  aggregate: string,
  name: string,
  data: Readonly<Record<string, unknown>>,
): readonly string[] => [
  keyOf(service, aggregate, name, ''),
  ...Object.entries(data)
    .filter(([field, value]) => ways.has(field) && typeof value === 'string')
    .map(([field, value]) => keyOf(service, aggregate, name, `${field}=${value}`)),
];

const keyOf = (service: string, aggregate: string, name: string, way: string): string =>
  `${shared.has(aggregate) ? '*' : service}.${name}${way === '' ? '' : ` ${way}`}`;

/** `end=sealed` and so on, for the fields of an event that can take few values. */
const waysOf = (schema: z.ZodType): readonly string[] => {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([field, type]) => {
    if (!ways.has(field)) return [];
    const inner = type instanceof z.ZodOptional ? (type.unwrap() as z.ZodType) : type;
    return inner instanceof z.ZodEnum ? inner.options.map((value) => `${field}=${value}`) : [];
  });
};
